import { invariant } from '../../../ir/invariant.ts';
import type { Effect, Expression, RuleVersion } from '../../../ir/ir.ts';
import { type Assessment, assessWithin, gravestEffect } from '../../interpreter/assessment.ts';
import { type Computed, known, waitFor } from '../../interpreter/results.ts';
import { effectBits } from '../alternatives.ts';
import { gapBit } from '../masks.ts';
import type { Context, OwnCase, Raw } from '../objects.ts';
import type { Run } from '../run.ts';

/** Leaves in `o.waits` what its value waits for; gives a symbol where it gives up. */
type Condition = (s: OwnCase, c: Context, o: Run) => Raw | symbol;

/** What is known of an assessment after some answers: the condition asked next, or the end. */
interface Node {
  asked: Condition | null;
  yes: Node | null;
  no: Node | null;
  undecided: Node | null;
  end: End | null;
}

interface End {
  /** The code of the verdict; of no violation where several are left. */
  readonly code: number;
  /** The gravest effect of several; null where none counts. */
  readonly effect: 'deny' | 'refer' | null;
  /** The answers that it waits for, by their place in the order asked. */
  readonly waits: readonly number[];
}

/**
 * A rule's assessment where conditions are not known, by the interpreter's own rules: the code of the verdict, one of
 * `codes` (of no violation, `deny`, `refer`, `warn`), with what is left open noted in `o`; below zero it gives up. Which
 * verdicts are left, and which conditions they wait for, rests only on which are true, false or not known: it is worked
 * out once for each row of such answers.
 */
export function maskedAssessor(
  codes: readonly number[],
  version: RuleVersion,
  conditions: ReadonlyMap<Expression, Condition>,
): (s: OwnCase, c: Context, o: Run) => number {
  const root = newNode();
  const masks: number[] = [];
  return (s, c, o) => {
    let node = root;
    for (let asked = 0; node.end === null && node.asked !== null; asked += 1) {
      const answer = node.asked(s, c, o);
      if (typeof answer === 'symbol') return -1;
      masks[asked] = o.waits;
      const next = o.waits !== 0 ? node.undecided : answer === true ? node.yes : answer === false ? node.no : null;
      if (next === null) break;
      node = next;
    }
    if (node.end === null) node = assess(root, masks, version, conditions, codes, s, c, o);
    return node.end === null ? -1 : conclude(node.end, masks, o);
  };
}

/** The end that the conditions of a case lead to, with the way there; a node without an end where one gives up. */
function assess(
  root: Node,
  masks: number[],
  version: RuleVersion,
  conditions: ReadonlyMap<Expression, Condition>,
  codes: readonly number[],
  s: OwnCase,
  c: Context,
  o: Run,
): Node {
  let node = root;
  let asked = 0;
  let givesUp = false;
  const assessment = assessWithin(version.when, version, (expression): Computed => {
    const condition = conditions.get(expression);
    invariant(condition !== undefined, 'every condition of a rule has a function');
    node.asked = condition;
    const answer = condition(s, c, o);
    const waits = typeof answer === 'symbol' ? 0 : o.waits;
    masks[asked] = waits;
    asked += 1;
    if (waits !== 0) node = node.undecided ??= newNode();
    else if (answer === true) node = node.yes ??= newNode();
    else if (answer === false) node = node.no ??= newNode();
    else {
      // Neither true nor false nor not known: whatever else is asked does not count.
      givesUp = true;
      node = newNode();
    }
    return waits === 0 ? known(answer === true) : waitFor(String(asked - 1));
  });
  if (!givesUp) node.end = endOf(assessment, codes);
  return node;
}

function endOf({ alternatives, open }: Assessment, codes: readonly number[]): End {
  const verdicts = alternatives.map(({ verdict }) => verdict);
  const gravest = gravestEffect(verdicts);
  if (verdicts.length === 1) return { code: codeOf(gravest, codes), effect: null, waits: [] };
  const effect = gravest === 'warn' ? null : gravest;
  return { code: codeOf(null, codes), effect, waits: [...open.waits].map(Number) };
}

function codeOf(effect: Effect | null, codes: readonly number[]): number {
  const found = codes[effect === null ? 0 : effectBits[effect]];
  invariant(found !== undefined, 'every effect has a code');
  return found;
}

function conclude({ code, effect, waits }: End, masks: readonly number[], o: Run): number {
  if (effect === null) return code;
  let mask = 0;
  for (const answer of waits) mask |= masks[answer] ?? 0;
  if (mask === gapBit) o.byGap |= mask;
  else if (effect === 'deny') o.openDeny |= mask;
  else o.openRefer |= mask;
  return code;
}

function newNode(): Node {
  return { asked: null, yes: null, no: null, undecided: null, end: null };
}
