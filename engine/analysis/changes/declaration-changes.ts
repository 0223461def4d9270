import type { DeclaredSpan, DeclaredText, Wording } from '../../ir/declared-text.ts';
import type { Day } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import type { Consequence, DeclarationChange, Side } from './changes.ts';
import { findDeclared, meaningOf } from './meaning.ts';
import { type Differing, differencesOver, type Moment } from './moments.ts';

/** Every declaration whose text differs, in the order of the rulebook. */
export function findDeclarationChanges(
  before: Side,
  after: Side,
  moments: readonly Moment[],
): readonly DeclarationChange[] {
  const same = (one: DeclaredText, other: DeclaredText): boolean =>
    one.text === other.text && one.target === other.target;
  return keysInOrder(before, after).flatMap((key) =>
    differencesOver(
      moments,
      (day) => declaredOn(before, key, day),
      (day) => declaredOn(after, key, day),
      same,
    ).map((difference) => describe(key, difference, before, after)),
  );
}

/** A text in force on a day; the first on earlier days. */
function declaredOn({ declared }: Side, key: string, day: Day): DeclaredText | null {
  return spanOn(declared.spans, day)?.declarations.get(key) ?? null;
}

function spanOn(spans: readonly DeclaredSpan[], day: Day): DeclaredSpan | undefined {
  return spans.findLast(({ from }) => from <= day) ?? spans[0];
}

/** The keys of the later side; behind its predecessor each that only the earlier has. */
function keysInOrder(before: Side, after: Side): readonly string[] {
  const later = keysOf(after);
  const known = new Set(later);
  const behind = new Map<string | null, string[]>();
  let predecessor: string | null = null;
  for (const key of keysOf(before)) {
    if (known.has(key)) predecessor = key;
    else behind.set(predecessor, [...(behind.get(predecessor) ?? []), key]);
  }
  return [...(behind.get(null) ?? []), ...later.flatMap((key) => [key, ...(behind.get(key) ?? [])])];
}

function keysOf({ declared }: Side): readonly string[] {
  return [...new Set(declared.spans.toReversed().flatMap(({ declarations }) => [...declarations.keys()]))];
}

function describe(
  key: string,
  { before: earlier, after: later, from, until }: Differing<DeclaredText>,
  before: Side,
  after: Side,
): DeclarationChange {
  const stretch = { from, until };
  if (earlier === null || later === null) {
    const kind = earlier === null ? 'added' : 'repealed';
    const only = earlier ?? later;
    const consequence = only === null || !changesNothing(only) ? 'meaning' : 'wording';
    return { key, kind, before: earlier, after: later, consequence, wordings: [], ...stretch };
  }
  const wordings = changedWordings(earlier, later);
  const consequence = consequenceOf(earlier, later, wordings, from, before, after);
  return { key, kind: 'changed', before: earlier, after: later, consequence, wordings, ...stretch };
}

/** A unit's declaration says how it is written; the heads of enums, records and inputs have members or fields to count. */
function changesNothing({ kind }: DeclaredText): boolean {
  return kind === 'enum' || kind === 'record' || kind === 'input' || kind === 'unit';
}

const wordingKinds: readonly Wording[] = [
  'label',
  'message',
  'interpretation',
  'citation',
  'outcome_words',
  'changeable',
];

function changedWordings(before: DeclaredText, after: DeclaredText): readonly Wording[] {
  return wordingKinds.filter((kind) => before.wordings[kind] !== after.wordings[kind]);
}

function consequenceOf(
  earlier: DeclaredText,
  later: DeclaredText,
  wordings: readonly Wording[],
  day: Day | null,
  before: Side,
  after: Side,
): Consequence {
  if (earlier.syntax === later.syntax && earlier.target === later.target) {
    return wordings.length > 0 ? 'wording' : 'rewritten';
  }
  const meanings = [meaningOn(earlier, before, day), meaningOn(later, after, day)];
  if (meanings[0] === null || meanings[0] !== meanings[1]) return 'meaning';
  return wordings.length > 0 ? 'wording' : 'rewritten';
}

function meaningOn(declared: DeclaredText, side: Side, day: Day | null): string | null {
  if (declared.kind === 'parameter') {
    // Its bounds are checked, and read by nothing else.
    const parameter = namesOf(side.rulebook).parameters.get(declared.name);
    return JSON.stringify([parameter?.type, parameter?.index]);
  }
  const found = findDeclared(declared, side.rulebook, side.day ?? day ?? 0);
  return found === null ? null : `${declared.target ?? ''}\n${meaningOf(found)}`;
}
