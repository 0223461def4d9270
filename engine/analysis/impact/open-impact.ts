import { commonScale } from '../../compare/amounts.ts';
import { type DecidingRulebook, openSides, type Sides } from '../../compare/sides.ts';
import { prepareCaseReader } from '../../facts/case-reader.ts';
import type { JsonTextProblem } from '../../facts/parse.ts';
import type { FactProblem } from '../../facts/problem.ts';
import type { Facts } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Rulebook, Type } from '../../ir/ir.ts';
import { factsOf } from '../../ir/reads.ts';
import { isGenerated } from '../caseload/generated.ts';
import type { GroupImpact, Impact } from './impact.ts';
import {
  type AddedOutput,
  openDifferences,
  openLargest,
  openTally,
  openTransitions,
  type Tally,
  toGroup,
} from './tally.ts';

export interface ImpactRequest {
  readonly before: DecidingRulebook;
  readonly after: DecidingRulebook;
  /** Both rulebooks have it. */
  readonly decision: string;
  /** A fact by which cases are grouped: one of `groupingFacts`. Null for the first of them. */
  readonly by: string | null;
}

/** Why a case could not be decided under both rulebooks. */
export interface UndecidedCase {
  readonly kind: 'unusable';
  readonly case: string | number | null;
  readonly problems: readonly (FactProblem | JsonTextProblem)[];
}

/** A caseload being decided under two rulebooks, case by case, in memory that does not grow with it. */
export interface ImpactCount {
  /** Decides a case: a JSON text or a parsed object. Null where that went well. */
  add(given: string | object, line: number): UndecidedCase | null;
  /** Counts a line of which there are not even facts; hands its problems back. */
  addUnreadable<Problems>(problems: Problems): Problems;
  /** Of the cases so far. */
  result(): Impact;
}

/** More values than anyone compares. */
const mostGroups = 100;

/** The facts by which the cases of a decision can be grouped: choices, yes or no, and whole numbers of few values. */
export function groupingFacts(rulebook: Rulebook, decision: string): readonly { fact: string; type: Type }[] {
  return factsOf(rulebook, decision)
    .filter(({ sensitive, type, minimum = 0, maximum = Infinity }) => {
      if (sensitive) return false;
      if (type.kind !== 'number') return type.kind === 'enum' || type.kind === 'boolean';
      return type.decimals === 0 && maximum - minimum < mostGroups;
    })
    .map(({ path, type }) => ({ fact: path, type }));
}

/** Opens the count of what a change does to a caseload. */
export function openImpact({ before, after, decision, by }: ImpactRequest): ImpactCount {
  const sides = openSides(before, after, decision);
  const decide = prepareTwice(sides);
  const outputs = addedOutputs(sides);
  const grouping = chooseGrouping(after.rulebook, decision, by);
  const transitions = openTransitions();
  const whole = openTally(sides.outputs, outputs);
  const differences = openDifferences(outputs);
  const largest = openLargest(outputs[0] ?? null);
  const groups = new Map<GroupImpact['value'], Tally>();
  let unusable = 0;
  let generated = 0;
  return {
    add(given, line) {
      const decided = decide(given);
      if (decided.kind === 'unusable') {
        unusable += 1;
        return decided;
      }
      if (isGenerated(decided.case)) generated += 1;
      const twice = { case: decided.case, line, before: decided.before, after: decided.after };
      for (const count of [transitions, whole, differences, largest]) count.add(twice);
      if (grouping !== null)
        groupIn(groups, decided.facts, grouping.fact, () => openTally(sides.outputs, outputs)).add(twice);
      return null;
    },
    addUnreadable(problems) {
      unusable += 1;
      return problems;
    },
    result: () => ({
      decision,
      cases: whole.cases,
      unusable,
      generated,
      transitions: transitions.list(),
      changed: whole.changed,
      unclear: whole.unclear,
      outputs: differences.of(whole.sums()),
      by: grouping,
      groups: grouping === null ? [] : orderGroups(groups, grouping.type, after.rulebook),
      largest: largest.list(),
    }),
  };
}

function prepareTwice({ before, after }: Sides) {
  const [earlier, later] = [before.compiled, after.compiled];
  const readers = readersOf(before.rulebook, after.rulebook, after.decision.name);
  return (given: string | object) => {
    const read = readers.map((reader) =>
      typeof given === 'string' ? reader.readText(given) : reader.readObject(given),
    );
    const [first, last] = [read[0], read.at(-1)];
    invariant(first !== undefined && last !== undefined, 'there is a reader');
    const bad = read.find(({ problems }) => problems.length > 0);
    if (bad !== undefined) return { kind: 'unusable' as const, case: bad.case, problems: bad.problems };
    return {
      kind: 'decided' as const,
      case: last.case,
      facts: last.facts,
      before: earlier.verdict(earlier.load(first.facts, null)),
      after: later.verdict(later.load(last.facts, null)),
    };
  };
}

/** One reader where both rulebooks speak of the same facts. */
function readersOf(before: Rulebook, after: Rulebook, decision: string) {
  const isSame = before.facts === after.facts && before.records === after.records && before.enums === after.enums;
  return (isSame ? [after] : [before, after]).map((rulebook) => prepareCaseReader(rulebook, decision, null));
}

/** The outputs both have, in the same unit, that can be added up: rates and shares cannot. */
function addedOutputs({ outputs }: Sides): readonly AddedOutput[] {
  return outputs.flatMap(({ name, before, after }) => {
    const scale = before === null || after === null ? null : commonScale(before, after);
    return scale === null || scale.type.unit === '%' || scale.type.unit.includes('/') ? [] : [{ name, scale }];
  });
}

function chooseGrouping(rulebook: Rulebook, decision: string, by: string | null): Impact['by'] {
  const facts = groupingFacts(rulebook, decision);
  if (by !== null) return facts.find(({ fact }) => fact === by) ?? null;
  return facts.find(({ type }) => type.kind === 'enum') ?? facts.find(({ type }) => type.kind === 'boolean') ?? null;
}

function groupIn(groups: Map<GroupImpact['value'], Tally>, facts: Facts, fact: string, open: () => Tally): Tally {
  const given = facts.get(fact);
  const value = given === undefined || typeof given === 'object' ? null : given;
  const tally = groups.get(value) ?? open();
  groups.set(value, tally);
  return tally;
}

function orderGroups(
  groups: ReadonlyMap<GroupImpact['value'], Tally>,
  type: Type,
  { enums }: Rulebook,
): readonly GroupImpact[] {
  return [...valuesInOrder(groups, type, enums), null].flatMap((value) => {
    const tally = groups.get(value);
    return tally === undefined ? [] : [toGroup(value, tally)];
  });
}

function valuesInOrder(
  groups: ReadonlyMap<GroupImpact['value'], Tally>,
  type: Type,
  enums: Rulebook['enums'],
): readonly GroupImpact['value'][] {
  if (type.kind === 'number')
    return [...groups.keys()].sort((one, other) => Number(one) - Number(other)).filter((value) => value !== null);
  if (type.kind !== 'enum') return [true, false];
  return enums.find(({ name }) => name === type.enum)?.members.map(({ name }) => name) ?? [];
}
