import { compare, type Fraction, fraction, fractionOfDigits, zero } from '../prove/fraction.ts';
import { meaningOf } from '../prove/scope.ts';
import type * as ast from '../syntax/ast.ts';
import { defaultListLength } from '../types/units.ts';
import { bodiesOf } from './bodies.ts';
import { latestField } from './latest-field.ts';
import { type Ranges, rangesToRead } from './ranges.ts';

/** The greatest number of elements that a list may have. */
export function longestList(list: ast.Expression, ranges: Ranges): Fraction {
  switch (list.kind) {
    case 'parenthesised':
      return longestList(list.operand, ranges);
    case 'list_literal':
      return fraction(list.elements.length);
    case 'if':
      return longestOf([list.then, list.otherwise], ranges);
    case 'match':
      return longestOf(
        list.arms.map(({ value }) => value),
        ranges,
      );
    case 'reference':
      return longestNamed(list, ranges);
    default:
      return fraction(defaultListLength);
  }
}

/** A parameter's list has been found to be no longer than lists are unless they say so. */
function longestNamed(list: ast.Reference, ranges: Ranges): Fraction {
  const meaning = meaningOf(list, ranges.scope);
  if (meaning?.kind === 'definition') {
    const { name } = meaning;
    return greatest(rangesToRead(name, ranges).map((inSpan) => longestOfDefinition(name, inSpan)));
  }
  const isGiven = meaning?.kind === 'fact' || meaning?.kind === 'field';
  const field = isGiven ? latestField(meaning, ranges.reading.analysis, ranges.analyses) : undefined;
  const declared = field?.maximum ?? null;
  return declared === null ? fraction(defaultListLength) : fractionOfDigits(declared.digits);
}

function longestOfDefinition(name: string, ranges: Ranges): Fraction {
  const known = ranges.lengths.get(name);
  if (known !== undefined) return known;
  // What goes round in a circle was reported.
  ranges.lengths.set(name, zero);
  const longest = longestOf(bodiesOf(name, ranges.reading), ranges);
  ranges.lengths.set(name, longest);
  return longest;
}

function longestOf(lists: readonly ast.Expression[], ranges: Ranges): Fraction {
  return greatest(lists.map((list) => longestList(list, ranges)));
}

function greatest(lengths: readonly Fraction[]): Fraction {
  return lengths.reduce((one, other) => (compare(one, other) >= 0 ? one : other), zero);
}
