import { parseDate, toCivil, toDay } from '../engine/ir/calendar.ts';
import type { Day, Rulebook } from '../engine/ir/ir.ts';
import type { Invocation } from './command.ts';
import { type Unusable, unusable } from './failure.ts';
import { chooseDecision } from './find-decision.ts';

/** What `rulebook caseload` was asked for. */
export interface CaseloadRequest {
  readonly kind: 'request';
  readonly decision: string;
  readonly seed: number;
  readonly count: number;
  readonly days: { readonly from: Day; readonly to: Day };
}

const largestSeed = 4_294_967_295;
const mostCases = 100_000_000;

/** Reads the options of `rulebook caseload`. */
export function readCaseloadRequest(invocation: Invocation, rulebook: Rulebook): CaseloadRequest | Unusable {
  const decision = chooseDecision(rulebook, invocation.value('--decision'));
  if (typeof decision !== 'string') return decision;
  const seed = readWhole(invocation, '--seed', 1, { from: 0, to: largestSeed });
  if (typeof seed !== 'number') return seed;
  const count = readWhole(invocation, '--count', 1000, { from: 1, to: mostCases });
  if (typeof count !== 'number') return count;
  const days = readDays(invocation.value('--on'), rulebook);
  return 'kind' in days ? days : { kind: 'request', decision, seed, count, days };
}

function readWhole(
  invocation: Invocation,
  flag: `--${string}`,
  usual: number,
  { from, to }: { readonly from: number; readonly to: number },
): number | Unusable {
  const text = invocation.value(flag);
  if (text === undefined) return usual;
  const number = Number(text);
  if (/^\d{1,10}$/.test(text) && from <= number && number <= to) return number;
  return unusable({
    fi: `${flag} ${text}: anna kokonaisluku väliltä ${from}–${to}`,
    en: `${flag} ${text}: give a whole number from ${from} to ${to}`,
  });
}

function readDays(
  text: string | undefined,
  { editions }: Rulebook,
): { readonly from: Day; readonly to: Day } | Unusable {
  if (text === undefined) return yearOf(editions.at(-1)?.date ?? 0);
  if (/^\d{4}$/.test(text)) {
    const day = parseDate(`${text}-01-01`);
    if (day !== null) return yearOf(day);
  }
  const [first = '', last = first, ...more] = text.split('..');
  const [from, to] = [parseDate(first), parseDate(last)];
  if (from !== null && to !== null && from <= to && more.length === 0) return { from, to };
  return unusable({
    fi: `--on ${text}: tällaista aikaa ei ole; kirjoita vuosi, päivä tai aikaväli kuten 2020-01-01..2020-06-30`,
    en: `--on ${text}: there is no such time; write a year, a day or a range such as 2020-01-01..2020-06-30`,
  });
}

function yearOf(day: Day): { readonly from: Day; readonly to: Day } {
  const { year } = toCivil(day);
  return { from: toDay({ year, month: 1, day: 1 }), to: toDay({ year, month: 12, day: 31 }) };
}
