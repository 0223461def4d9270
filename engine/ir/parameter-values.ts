import type { Constant, ParameterValue } from './ir.ts';

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
