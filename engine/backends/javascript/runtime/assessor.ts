import { invariant } from '../../../ir/invariant.ts';
import type { Expression, RuleVersion } from '../../../ir/ir.ts';
import { type Assessment, assessWithin } from '../../interpreter/assessment.ts';
import { type Standing, stand } from '../../interpreter/standing.ts';
import type { Context, OwnCase } from '../objects.ts';
import type { Run, Undecided } from '../run.ts';
import { type Raw, toComputed, toUnknown } from './unknown.ts';

type Condition = (s: OwnCase, c: Context, o: Run, e: Raw) => Raw;

/** What is known of an assessment after some answers: the condition asked next, or the end. */
interface Node {
  asked: Condition | null;
  readonly next: Map<Raw, Node>;
  end: Undecided | null;
}

const mostNodes = 2_000;

/**
 * A rule's assessment in full, by the interpreter's own rules, from functions of its conditions. What the same answers
 * came to before is remembered: the conditions are asked in the same order again.
 */
export function assessor(
  place: number,
  version: RuleVersion,
  conditions: ReadonlyMap<Expression, Condition>,
): (s: OwnCase, c: Context, o: Run, e: Raw) => Undecided {
  let root = newNode();
  let nodes = 0;
  return (s, c, o, e) => {
    let node = root;
    while (node.end === null && node.asked !== null) {
      const next = node.next.get(node.asked(s, c, o, e));
      if (next === undefined) break;
      node = next;
    }
    if (node.end !== null) return node.end;
    if (nodes > mostNodes) {
      root = newNode();
      nodes = 0;
    }
    let last = root;
    const assessment = assessWithin(version.when, version, (expression) => {
      const condition = conditions.get(expression);
      invariant(condition !== undefined, 'every condition of a rule has a function');
      const answer = condition(s, c, o, e);
      last.asked = condition;
      const before = last.next.get(answer);
      const next = before ?? newNode();
      if (before === undefined) nodes += 1;
      last.next.set(answer, next);
      last = next;
      return toComputed(answer);
    });
    last.end = newEnd(place, assessment);
    return last.end;
  };
}

/** As `assessor` for a rule without exceptions, from what `when` and `requires` came to. */
export function pairAssessor(place: number, version: RuleVersion): (when: Raw, requires: Raw) => Undecided {
  const ends = new Map<Raw, Map<Raw, Undecided>>();
  let remembered = 0;
  return (when, requires) => {
    const before = ends.get(when)?.get(requires);
    if (before !== undefined) return before;
    const assessment = assessWithin(version.when, version, (expression) =>
      toComputed(expression === version.requires ? requires : when),
    );
    const end = newEnd(place, assessment);
    if (remembered > mostNodes) {
      ends.clear();
      remembered = 0;
    }
    remembered += 1;
    const ofWhen = ends.get(when) ?? new Map<Raw, Undecided>();
    ends.set(when, ofWhen);
    ofWhen.set(requires, end);
    return end;
  };
}

function newEnd(rule: number, assessment: Assessment): Undecided {
  const { open, ...rest } = stand(assessment);
  const standing: Standing = { ...rest, open: toUnknown(open) };
  const notes: Undecided[] = [];
  const settled = { rule, standing, notes, ofElements: false };
  const end: Undecided = { rule, assessment, standing, settled };
  notes.push(end);
  return end;
}

function newNode(): Node {
  return { asked: null, next: new Map(), end: null };
}
