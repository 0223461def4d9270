import type { Expression } from '../../../ir/ir.ts';
import { formatValue } from '../../../wording/format-value.ts';
import { tellChoiceChange } from './choice-change.ts';
import { tellConditionChange } from './condition-change.ts';
import { formOf, formOfValue, insideOf, quotedValue, undeclared, type Voice, type Voices } from './voice.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/**
 * What changed between two expressions for a value of the type that each voice has, as parts of a sentence. Empty where
 * they certainly mean the same.
 */
export function tellValueChange(before: Expression, after: Expression, voices: Voices): readonly string[] {
  if (formOfValue(before, voices.before) === formOfValue(after, voices.after)) return [];
  if (voices.after.type?.kind === 'boolean' && before.kind !== 'choose') {
    return tellConditionChange(before, after, 'value', voices);
  }
  const told =
    tellChoiceChange(before, after, voices) ??
    tellRounding(before, after, voices) ??
    tellPart(before, after, voices) ??
    tellCollection(before, after, voices);
  if (told !== null) return told;
  return tellCalculation(before, after, voices);
}

/** Nothing where both read the same: what differs is then told elsewhere, or as a change of meaning. */
function tellCalculation(before: Expression, after: Expression, voices: Voices): readonly string[] {
  const [old, now] = [quotedValue(before, voices.before), quotedValue(after, voices.after)];
  return old === now ? [] : [voices.phrases.changed(voices.phrases.calculation, old, now)];
}

/** A sum, difference or product of which one part changed; a mere number says nothing without what is around it. */
function tellPart(before: Expression, after: Expression, voices: Voices): readonly string[] | null {
  const isArithmetic = (one: Expression): one is Node<'add' | 'subtract' | 'multiply'> =>
    one.kind === 'add' || one.kind === 'subtract' || one.kind === 'multiply';
  if (!isArithmetic(before) || !isArithmetic(after) || before.kind !== after.kind) return null;
  const same = (side: 'left' | 'right'): boolean =>
    formOf(before[side], voices.before) === formOf(after[side], voices.after);
  const changed = same('left') ? 'right' : same('right') ? 'left' : null;
  if (changed === null || before[changed].kind === 'constant' || after[changed].kind === 'constant') return null;
  return tellValueChange(before[changed], after[changed], undeclared(voices));
}

/** Another way of rounding, of the same or of another calculation. */
function tellRounding(before: Expression, after: Expression, voices: Voices): readonly string[] | null {
  if (before.kind !== 'round' || after.kind !== 'round') return null;
  const { phrases } = voices;
  const inside = formOf(before.operand, voices.before) !== formOf(after.operand, voices.after);
  const way = ({ mode, step }: Node<'round'>, { telling, type }: Voice): string =>
    phrases.roundingOf(
      mode,
      type?.kind === 'number' ? formatValue(step, type, telling.language, telling.rulebook) : null,
    );
  const [old, now] = [way(before, voices.before), way(after, voices.after)];
  if (old === now && inside) return tellCalculation(before.operand, after.operand, undeclared(voices));
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
