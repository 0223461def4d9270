import { formatValue } from '../../../explain/format-value.ts';
import type { Expression, Type } from '../../../ir/ir.ts';
import { tellConditionChange } from './condition-change.ts';
import { formOf, held, insideOf, quoted, quotedValue, type Voice, type Voices } from './voice.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/**
 * What changed between two expressions for a value of this type, as parts of a sentence. Empty where they certainly
 * mean the same.
 */
export function tellValueChange(
  before: Expression,
  after: Expression,
  type: Type | null,
  voices: Voices,
): readonly string[] {
  if (formOf(before, voices.before) === formOf(after, voices.after)) return [];
  if (type?.kind === 'boolean' && before.kind !== 'choose') {
    return tellConditionChange(before, after, 'value', voices);
  }
  const told =
    tellRows(before, after, type, voices) ??
    tellRounding(before, after, type, voices) ??
    tellCollection(before, after, voices);
  if (told !== null) return told;
  const [old, now] = [quotedValue(before, voices.before, type), quotedValue(after, voices.after, type)];
  return [voices.phrases.changed(voices.phrases.calculation, old, now)];
}

/** Branches of a choice, or rows of a table, by their condition. */
function tellRows(before: Expression, after: Expression, type: Type | null, voices: Voices): readonly string[] | null {
  if (before.kind !== 'choose' || after.kind !== 'choose') return null;
  const { phrases } = voices;
  const old = new Map(before.branches.map((branch) => [formOf(branch.when, voices.before), branch]));
  const now = new Map(after.branches.map((branch) => [formOf(branch.when, voices.after), branch]));
  const gone = [...old].filter(([form]) => !now.has(form));
  const come = [...now].filter(([form]) => !old.has(form));
  const kept = [...now].flatMap(([form, branch]) => {
    const former = old.get(form);
    return former === undefined
      ? []
      : [{ condition: held(branch.when, voices.after), former: former.then, now: branch.then }];
  });
  const otherwise =
    before.otherwise === null || after.otherwise === null
      ? []
      : [{ condition: null, former: before.otherwise, now: after.otherwise }];
  const row = (branch: Node<'choose'>['branches'][number], voice: Voice): string =>
    `${quoted(branch.when, voice)} → ${quotedValue(branch.then, voice, type)}`;
  const changed = [...kept, ...otherwise]
    .filter((one) => formOf(one.former, voices.before) !== formOf(one.now, voices.after))
    .map((one) => {
      const values = [quotedValue(one.former, voices.before, type), quotedValue(one.now, voices.after, type)] as const;
      return phrases.rowChanged(one.condition, ...values);
    });
  const [onlyGone, ...moreGone] = gone;
  const [onlyCome, ...moreCome] = come;
  if (onlyGone !== undefined && onlyCome !== undefined && moreGone.length + moreCome.length === 0) {
    const conditions = tellConditionChange(onlyGone[1].when, onlyCome[1].when, 'value', voices);
    const same = formOf(onlyGone[1].then, voices.before) === formOf(onlyCome[1].then, voices.after);
    if (same) return [...conditions, ...changed];
  }
  return [
    ...gone.map(([, branch]) => phrases.rowRemoved(row(branch, voices.before))),
    ...come.map(([, branch]) => phrases.rowAdded(row(branch, voices.after))),
    ...changed,
  ];
}

/** Another way of rounding, of the same or of another calculation. */
function tellRounding(
  before: Expression,
  after: Expression,
  type: Type | null,
  voices: Voices,
): readonly string[] | null {
  if (before.kind !== 'round' || after.kind !== 'round') return null;
  const { phrases } = voices;
  const inside = formOf(before.operand, voices.before) !== formOf(after.operand, voices.after);
  const way = ({ mode, step }: Node<'round'>, { telling }: Voice): string =>
    phrases.roundingOf(
      mode,
      type?.kind === 'number' ? formatValue(step, type, telling.language, telling.rulebook) : null,
    );
  const [old, now] = [way(before, voices.before), way(after, voices.after)];
  if (old === now && inside) {
    const texts = [
      quotedValue(before.operand, voices.before, null),
      quotedValue(after.operand, voices.after, null),
    ] as const;
    return [phrases.changed(phrases.calculation, ...texts)];
  }
  return inside || old === now ? null : [phrases.rounding(old, now)];
}

/** A count or a sum over other elements of the same list. */
function tellCollection(before: Expression, after: Expression, voices: Voices): readonly string[] | null {
  const isCollection = (one: Expression): one is Node<'count' | 'sum'> => one.kind === 'count' || one.kind === 'sum';
  if (!isCollection(before) || !isCollection(after) || before.kind !== after.kind) return null;
  if (formOf(before.list, voices.before) !== formOf(after.list, voices.after)) return null;
  const inside: Voices = {
    ...voices,
    before: insideOf(voices.before, before.variable, before.list),
    after: insideOf(voices.after, after.variable, after.list),
  };
  const where = tellConditionChange(before.where, after.where, 'where', inside);
  const rest = (one: Node<'count' | 'sum'>, voice: Voice): string => formOf({ ...one, where: null }, voice);
  return rest(before, voices.before) === rest(after, voices.after) ? where : null;
}
