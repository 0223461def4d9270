import type { Condition, RootCondition } from './rule-set.ts';

/** A condition of json-rules-engine, or one that needs no asking. An empty `any` is true there, so it is never written. */
export type Formula = 'always' | 'never' | Condition;

export function all(formulas: readonly Formula[]): Formula {
  if (formulas.includes('never')) return 'never';
  const parts = formulas.flatMap((one) => (isAsked(one) ? ('all' in one ? one.all : [one]) : []));
  return join(parts, 'always', (several) => ({ all: several }));
}

export function any(formulas: readonly Formula[]): Formula {
  if (formulas.includes('always')) return 'always';
  const parts = formulas.flatMap((one) => (isAsked(one) ? ('any' in one ? one.any : [one]) : []));
  return join(parts, 'never', (several) => ({ any: several }));
}

/** Where the formula does not fire: also where what it asks is unknown. */
export function unless(formula: Formula): Formula {
  if (formula === 'always') return 'never';
  return formula === 'never' ? 'always' : { not: formula };
}

/** A branch of a choice: where its condition is known to be true, to be false, and where it has what is wanted. */
export interface Branch {
  readonly applies: Formula;
  readonly excluded: Formula;
  readonly chosen: Formula;
}

/**
 * Where a choice has what is wanted: the branch that applies has it, or all that still may apply have. With one branch:
 * `(c ∧ a) ∨ ((¬c ∨ a) ∧ b)`. Conditions of branches exclude each other.
 */
export function choose(branches: readonly Branch[], otherwise: Formula): Formula {
  return any([
    ...branches.map(({ applies, chosen }) => all([applies, chosen])),
    all([...branches.map(({ excluded, chosen }) => any([excluded, chosen])), otherwise]),
  ]);
}

/** As the root of a rule; null where it never fires. */
export function toRoot(formula: Formula): RootCondition | null {
  if (formula === 'never') return null;
  if (formula === 'always') return { all: [] };
  return 'fact' in formula ? { all: [formula] } : formula;
}

function join(parts: readonly Condition[], none: Formula, group: (parts: Condition[]) => Condition): Formula {
  const different = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
  const [first] = different;
  if (first === undefined) return none;
  return different.length === 1 ? first : group(different);
}

function isAsked(formula: Formula): formula is Condition {
  return formula !== 'always' && formula !== 'never';
}
