/** What generated code calls, by the names it calls it by. */

import { addBusinessDays } from '../../../calendar/business-days.ts';
import { endOfMonth, startOfMonth } from '../../../calendar/dates.ts';
import { matchesFormat } from '../../../formats/formats.ts';
import { toCivil } from '../../../ir/calendar.ts';
import type { Day } from '../../../ir/ir.ts';
import { add, multiply, subtract } from '../../interpreter/exact.ts';
import { pickExtreme } from '../../interpreter/lists.ts';
import { sumOverBrackets } from '../../interpreter/lookups.ts';
import { sameScalar, sameValue } from '../../interpreter/results.ts';
import type { Context, OwnCase, Raw } from '../objects.ts';
import type { Run } from '../run.ts';
import * as civil from './civil-dates.ts';
import { maskedAssessor } from './masked-assessor.ts';
import * as numbers from './numbers.ts';

function beginList(o: Run, rule: number, list: readonly Raw[]): void {
  o.noted[o.count++] = -1 - rule;
  o.lists.set(rule, list);
}

/** Lines of several years may read one parameter: the latest use is told. */
function noteOutdated(o: Run, parameter: string, statedFor: number, day: Day): void {
  const usedFor = yearOf(day);
  if ((o.outdated.get(parameter)?.usedFor ?? 0) < usedFor) o.outdated.set(parameter, { statedFor, usedFor });
}

type Rules = (s: OwnCase, c: Context, o: Run) => number;

/** Runs functions of rules; their effects together, below zero where one gives up. */
function runEach(functions: readonly Rules[], s: OwnCase, c: Context, o: Run): number {
  let effects = 0;
  for (let index = 0; index < functions.length; index += 1) {
    const bits = functions[index]?.(s, c, o) ?? 0;
    if (bits < 0) return bits;
    effects |= bits;
  }
  return effects;
}

function yearOf(day: Day): number {
  return toCivil(day).year;
}

export const library = {
  /** Stands for a value that the program does not know. */
  BAIL: Symbol('not known'),
  emptyList: [] as readonly never[],
  noNames: [] as readonly string[],
  ...civil,
  ...numbers,
  add,
  addBusinessDays,
  beginList,
  endOfMonth,
  maskedAssessor,
  matchesFormat,
  multiply,
  noteOutdated,
  pickExtreme,
  runEach,
  sameScalar,
  sameValue,
  startOfMonth,
  sumOverBrackets,
  subtract,
  yearOf,
};
