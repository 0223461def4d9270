import { addBounds, type Bounds, scaleBounds } from './bounds.ts';
import type { Atom, Integer, Term, Truth } from './terms.ts';

/** What takes more terms than this would take a solver too long anyway. */
const mostTerms = 400_000;

/** Thrown where a decision is too large to be told in terms: caught where it is encoded, and told as undecided. */
export class TooManyTerms extends Error {}

type Bare<T> = T extends unknown ? Omit<T, 'sort' | 'id'> : never;

/** The terms made so far, each form once: asked for one of a form that is there, it gives that one. */
export class TermTable {
  private readonly interned = new Map<string, Term | Atom>();

  /** The sum of atoms times factors, and a constant. */
  sum(constant: bigint, parts: Integer['parts']): Integer {
    const merged = new Map<Atom, bigint>();
    for (const { atom, factor } of parts) merged.set(atom, (merged.get(atom) ?? 0n) + factor);
    const kept = [...merged].filter(([, factor]) => factor !== 0n).sort(([left], [right]) => left.id - right.id);
    const key = `+ ${constant} ${kept.map(([atom, factor]) => `${factor}*${atom.id}`).join(' ')}`;
    const known = this.interned.get(key);
    if (known?.sort === 'integer') return known;
    let bounds: Bounds = { minimum: constant, maximum: constant };
    for (const [atom, factor] of kept) bounds = addBounds(bounds, scaleBounds(atom, factor));
    const made: Integer = {
      sort: 'integer',
      id: this.interned.size,
      constant,
      parts: kept.map(([atom, factor]) => ({ factor, atom })),
      ...bounds,
    };
    this.keep(key, made);
    return made;
  }

  private keep(key: string, made: Term | Atom): void {
    if (this.interned.size >= mostTerms) throw new TooManyTerms('a decision takes too many terms');
    this.interned.set(key, made);
  }

  truth(key: string, bare: Bare<Truth>): Truth {
    const known = this.interned.get(key);
    if (known?.sort === 'truth') return known;
    const made: Truth = { sort: 'truth', id: this.interned.size, ...bare };
    this.keep(key, made);
    return made;
  }

  atom(key: string, bare: Bare<Atom>): Atom {
    const known = this.interned.get(key);
    if (known?.sort === 'atom') return known;
    const made: Atom = { sort: 'atom', id: this.interned.size, ...bare };
    this.keep(key, made);
    return made;
  }
}
