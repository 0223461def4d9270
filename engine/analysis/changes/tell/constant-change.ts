import { formatValue } from '../../../explain/format-value.ts';
import { operandsOf } from '../../../explain/operands.ts';
import type { Expression } from '../../../ir/ir.ts';
import { formOf, quoted, type Voice, type Voices } from './voice.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/**
 * Two expressions that differ in one number only: `raja nousee: 18 vuotta → 20 vuotta`. Null where there is more to
 * tell.
 */
export function tellConstantChange(before: Expression, after: Expression, voices: Voices): string | null {
  const pair = findOnlyDifference(before, after, voices);
  if (pair === null) return null;
  const { phrases } = voices;
  const [old, now] = [pair.before, pair.after];
  if (old.kind !== 'constant' || now.kind !== 'constant') return null;
  if (typeof old.value !== 'number' || typeof now.value !== 'number' || old.type.kind === 'boolean') return null;
  const write = ({ type, value }: Node<'constant'>, { telling }: Voice): string =>
    formatValue(value, type, telling.language, telling.rulebook);
  const texts = [write(old, voices.before), write(now, voices.after)] as const;
  const of = quoted(after, voices.after);
  return now.value > old.value ? phrases.rises(of, ...texts) : phrases.falls(of, ...texts);
}

/** The innermost pair that differs, where everything around it is the same. */
function findOnlyDifference(
  before: Expression,
  after: Expression,
  voices: Voices,
): { readonly before: Expression; readonly after: Expression } | null {
  if (before.kind !== after.kind) return null;
  const [old, now] = [operandsOf(before), operandsOf(after)];
  if (old.length === 0) return { before, after };
  if (old.length !== now.length || shellOf(before) !== shellOf(after)) return null;
  const differing = old.flatMap((one, index) => {
    const other = now[index];
    const same = other === undefined || formOf(one, voices.before) === formOf(other, voices.after);
    return same ? [] : [{ before: one, after: other }];
  });
  const [only, ...more] = differing;
  return only === undefined || more.length > 0 ? null : findOnlyDifference(only.before, only.after, voices);
}

/** What an expression says apart from its operands. */
function shellOf(expression: Expression): string {
  const operands = new Set<unknown>(operandsOf(expression));
  return JSON.stringify(expression, (key, value: unknown) =>
    key === 'wide' || operands.has(value) ? undefined : value,
  );
}
