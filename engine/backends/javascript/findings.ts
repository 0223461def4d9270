import type { RuleFinding, Violation } from '../../ir/findings.ts';
import type { Message } from '../../ir/ir.ts';
import { nameOfList } from '../interpreter/elements.ts';
import { toResult } from '../interpreter/results.ts';
import { fillMessage, standOverList } from '../interpreter/rules.ts';
import type { Standing } from '../interpreter/standing.ts';
import type { Program } from './generate.ts';
import type { RuleInForce } from './rule-in-force.ts';
import type { Run, Undecided } from './run.ts';
import { type Raw, toComputed } from './runtime/unknown.ts';

/** What a rule came to in a run: one note, or one for each element of its list. */
export interface Settled {
  readonly rule: number;
  readonly standing: Standing;
  /** Notes in order of the elements; one for a rule without a list. */
  readonly notes: readonly (number | Undecided)[];
  readonly ofElements: boolean;
}

/** Reads the notes of a run, in the order the rules ran in. */
export function settle({ noted, count, lists }: Run, { alternatives }: Program): readonly Settled[] {
  const settled: Settled[] = [];
  const ruleOf = (note: number | Undecided | undefined) =>
    typeof note === 'number' ? (note < 0 ? null : alternatives.at(note).rule) : (note?.rule ?? null);
  const standingOf = (note: number | Undecided) =>
    typeof note === 'number' ? alternatives.at(note).standing : note.standing;
  for (let position = 0; position < count; ) {
    const note = noted[position] ?? 0;
    position += 1;
    if (typeof note !== 'number' || note >= 0) {
      settled.push(typeof note === 'number' ? alternatives.at(note).settled : note.settled);
      continue;
    }
    const rule = -1 - note;
    const notes: (number | Undecided)[] = [];
    for (; position < count && ruleOf(noted[position]) === rule; position += 1) notes.push(noted[position] ?? 0);
    const standing = standOverList(notes.map(standingOf), toComputed(lists.get(rule)));
    settled.push({ rule, standing, notes, ofElements: true });
  }
  return settled;
}

/** Asks for the values a message tells. */
export type Tell = (message: Message, element: Raw) => readonly Raw[];

/** The finding of a settled rule, with its violations told. */
export function toFinding(
  settled: Settled,
  rule: RuleInForce,
  { alternatives }: Program,
  run: Run,
  tell: Tell,
): RuleFinding {
  const [only] = settled.notes;
  if (!settled.ofElements && typeof only === 'number') {
    const alternative = alternatives.at(only);
    if (!alternative.tellsValues) return alternative.finding;
  }
  const { status, effect, exceptions, open } = settled.standing;
  const list = run.lists.get(rule.place);
  const told = !settled.ofElements || Array.isArray(list);
  const violations = told
    ? settled.notes.flatMap((note, index) => {
        const element = settled.ofElements
          ? { path: `${pathOf(rule)}[${index}]`, raw: (list as readonly Raw[])[index] }
          : null;
        return violationOf(note, element, alternatives, tell);
      })
    : [];
  return { rule: rule.name, status, effect, exceptions, violations, waits: open.waits, gaps: open.gaps };
}

function pathOf({ version: { forEach } }: RuleInForce): string {
  return forEach === null ? '' : nameOfList(forEach.list);
}

function violationOf(
  note: number | Undecided,
  element: { readonly path: string; readonly raw: Raw } | null,
  alternatives: Program['alternatives'],
  tell: Tell,
): readonly Violation[] {
  const standing = typeof note === 'number' ? alternatives.at(note).standing : note.standing;
  if (standing.status !== 'violated') return [];
  const message = typeof note === 'number' ? alternatives.at(note).message : note.assessment.alternatives[0].message;
  return [
    {
      element: element?.path ?? null,
      effect: standing.effect ?? 'deny',
      message: message === null ? null : fill(message, tell(message, element?.raw)),
    },
  ];
}

function fill(message: Message, values: readonly Raw[]): Violation['message'] {
  let position = 0;
  return fillMessage(message, () => {
    const value = values[position];
    position += 1;
    return toResult(toComputed(value));
  });
}
