import type * as ir from '../../engine/ir/ir.ts';
import { constantsOf } from '../../engine/ir/parameter-values.ts';
import { type Range, rangeOf, uniteRanges } from './range.ts';

/** Where the numbers of a parameter lie, over all its members, bands and days. */
export function parameterRange({ values }: ir.Parameter): Range {
  const constants = values.flatMap(({ value }) => (value === null ? [] : constantsOf(value)));
  return uniteRanges(constants.flatMap((value) => (typeof value === 'number' ? [rangeOf(value)] : [])));
}
