import type * as ir from '../../engine/ir/ir.ts';
import { type Range, rangeOf, uniteRanges } from './range.ts';

/** Where the numbers of a parameter lie, over all its members, bands and days. */
export function parameterRange({ values }: ir.Parameter): Range {
  const constants = values.flatMap(({ value }) => (value === null ? [] : constantsOf(value)));
  return uniteRanges(constants.flatMap((value) => (typeof value === 'number' ? [rangeOf(value)] : [])));
}

function constantsOf(value: ir.ParameterValue): readonly ir.Constant[] {
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
