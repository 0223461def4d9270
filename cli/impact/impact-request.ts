import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import { groupingFacts } from '../../engine/analysis/impact/open-impact.ts';
import type { DecidingRulebook } from '../../engine/compare/sides.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import { suggest } from '../../engine/ir/suggest.ts';
import { type Input, openInput } from '../batch/input.ts';
import type { Invocation, Session } from '../command.ts';
import { type ComparedStates, readStates } from '../diff/sides.ts';
import { type Unusable, unusable } from '../failure.ts';
import { chooseDecision, findDecision } from '../find-decision.ts';
import { didYouMean } from '../texts.ts';
import { openSides } from './open-sides.ts';

/** What `rulebook impact` was asked for, all of it found and opened. */
export interface ImpactRequest {
  readonly kind: 'request';
  readonly states: ComparedStates;
  readonly before: DecidingRulebook;
  readonly after: DecidingRulebook;
  readonly decision: string;
  /** Null: the decision's first enum. */
  readonly by: string | null;
  readonly input: Input;
}

/** A side with errors. */
export interface InvalidSide {
  readonly kind: 'invalid';
  readonly states: ComparedStates;
  readonly side: 'before' | 'after';
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the command line of `rulebook impact` and opens both sides and the caseload. */
export async function readImpactRequest(
  invocation: Invocation,
  session: Session,
): Promise<ImpactRequest | InvalidSide | Unusable> {
  const misuse = findMisuse(invocation);
  if (misuse !== null) return misuse;
  const states = await readStates(invocation.words, invocation, session);
  if (states.kind === 'unusable') return states;
  const sides = openSides(states);
  if (sides.kind === 'invalid') return { ...sides, states };
  const { before, after } = sides;
  const decision = findCommon(before.rulebook, after.rulebook, invocation.value('--decision'));
  if (typeof decision !== 'string') return decision;
  const by = invocation.value('--by') ?? null;
  const unsuitable = by === null ? null : findUnsuitable(after.rulebook, decision, by);
  if (unsuitable !== null) return unsuitable;
  const input = openInput(invocation.value('--caseload') ?? '-', session.io);
  return input.kind === 'unusable' ? input : { kind: 'request', states, before, after, decision, by, input };
}

function findMisuse(invocation: Invocation): Unusable | null {
  if (invocation.value('--caseload') === undefined) return unusable(texts.noCaseload);
  const format = invocation.value('--format') ?? 'text';
  const isShared = invocation.has('--shared') || format === 'markdown' || format === 'html';
  return isShared && invocation.has('--show-cases') ? unusable(texts.sharedCases) : null;
}

/** The decision asked for, where both rulebooks have it and are states of one. */
function findCommon(before: Rulebook, after: Rulebook, asked: string | undefined): string | Unusable {
  if (before.id !== after.id) return unusable(texts.unrelated(before.id, after.id));
  const decision = chooseDecision(after, asked);
  return typeof decision === 'string' ? findDecision(before, decision) : decision;
}

function findUnsuitable(rulebook: Rulebook, decision: string, by: string): Unusable | null {
  const facts = groupingFacts(rulebook, decision).map(({ fact }) => fact);
  if (facts.includes(by)) return null;
  const meant = didYouMean(suggest(by, facts));
  const listed = facts.map((fact) => `  --by ${fact}`).join('\n');
  return unusable({
    fi: `tapauksia ei voi ryhmitellä tiedon '${by}' mukaan${meant.fi}\nRyhmitellä voi näiden mukaan:\n${listed}`,
    en: `cases cannot be grouped by '${by}'${meant.en}\nThey can be grouped by:\n${listed}`,
  });
}

const texts = {
  noCaseload: {
    fi: "tapaukset puuttuvat: anna --caseload TIEDOSTO; esimerkkitapauksia tekee 'rulebook caseload'",
    en: "the cases are missing: give --caseload FILE; 'rulebook caseload' makes example cases",
  },
  sharedCases: {
    fi: 'jaettava raportti ei näytä tapauksia: jätä --show-cases pois tai anna --format text tai json ilman valitsinta --shared',
    en: 'a report to be handed on shows no cases: leave out --show-cases, or give --format text or json without --shared',
  },
  unrelated: (before: string, after: string) => ({
    fi: `sääntökirjat ovat eri sääntökirjoja (${before} ja ${after}); vertaa saman sääntökirjan versioita`,
    en: `these are different rulebooks (${before} and ${after}); compare versions of one rulebook`,
  }),
};
