import type { Constant, ParameterValue } from './ir.ts';

/** Which of a parameter's values: its only one, or that of a member, a band or a bracket. */
export type ValueKey =
  | { readonly kind: 'single' }
  | { readonly kind: 'member'; readonly member: string }
  /** Closed, on the index's grid; `to` null: without end. */
  | { readonly kind: 'band'; readonly from: number; readonly to: number | null }
  | { readonly kind: 'bracket'; readonly from: number };

/** Every constant in a parameter's value: one, or one a member, band or bracket. */
export function constantsOf(value: ParameterValue): readonly Constant[] {
  switch (value.kind) {
    case 'single':
      return [value.value];
    case 'by_member':
      return Object.values(value.values);
    case 'bands':
      return value.bands.map((band) => band.value);
    case 'brackets':
      return value.brackets.map((bracket) => bracket.value);
  }
}

/** Which values there are in a parameter's value, in its order. */
export function keysIn(value: ParameterValue): readonly ValueKey[] {
  switch (value.kind) {
    case 'single':
      return [{ kind: 'single' }];
    case 'by_member':
      return Object.keys(value.values).map((member) => ({ kind: 'member', member }));
    case 'bands':
      return value.bands.map(({ from, to }) => ({ kind: 'band', from, to }));
    case 'brackets':
      return value.brackets.map(({ from }) => ({ kind: 'bracket', from }));
  }
}

/** The constant at a key; null where there is none. */
export function constantAt(value: ParameterValue, key: ValueKey): Constant | null {
  switch (value.kind) {
    case 'single':
      return key.kind === 'single' ? value.value : null;
    case 'by_member':
      return key.kind === 'member' && Object.hasOwn(value.values, key.member)
        ? (value.values[key.member] ?? null)
        : null;
    case 'bands':
      return (
        value.bands.find(({ from, to }) => key.kind === 'band' && from === key.from && to === key.to)?.value ?? null
      );
    case 'brackets':
      return value.brackets.find(({ from }) => key.kind === 'bracket' && from === key.from)?.value ?? null;
  }
}
