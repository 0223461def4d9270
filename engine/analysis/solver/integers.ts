import { greatestCommonDivisor } from './bounds.ts';
import type { Atom, Integer } from './terms.ts';

/** A choice between constants is looked into up to this many. */
const mostLeaves = 64;

/** Of how many constants a number is a choice; 0 where it is something else too. */
export function countLeaves({ parts }: Integer): number {
  const [only, ...others] = parts;
  if (only === undefined) return 1;
  return others.length === 0 && only.atom.kind === 'either' ? only.atom.leaves : 0;
}

/** A number that is nothing but a choice between constants, times a factor, plus a constant. */
export function asChoice({
  parts,
}: Integer): { readonly factor: bigint; readonly atom: Extract<Atom, { kind: 'either' }> } | null {
  const [only, ...others] = parts;
  if (only === undefined || others.length > 0 || only.atom.kind !== 'either') return null;
  const { factor, atom } = only;
  return atom.leaves > 0 && atom.leaves <= mostLeaves ? { factor, atom } : null;
}

/** The greatest number that divides the factors of all atoms. */
export function commonDivisor({ parts }: Integer): bigint {
  return parts.map(({ factor }) => factor).reduce(greatestCommonDivisor, 0n) || 1n;
}

/** The greatest number that divides all of a sum, whatever its atoms are. */
export function contentOf(number: Integer): bigint {
  return number.parts
    .map(({ factor }) => factor)
    .reduce(greatestCommonDivisor, number.constant < 0n ? -number.constant : number.constant);
}

/** Whether the first atom's factor is above zero: of a number and its opposite one does. */
export function leadsPositive({ parts }: Integer): boolean {
  return (parts[0]?.factor ?? 1n) > 0n;
}
