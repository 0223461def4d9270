import type { TermStore } from './term-store.ts';
import type { Atom, Choice, Integer, Truth } from './terms.ts';

/** Says of one element what is said of elements at large. */
export interface Renaming {
  truth(term: Truth): Truth;
  integer(term: Integer): Integer;
}

/**
 * Gives what a term says of a list's elements at large (`path[]`) as said of the one element with this path. Lists that
 * are looked into on the way are left as they are: the checker allows nothing to be asked there about this element.
 */
export function openRenaming(store: TermStore, general: string, element: string): Renaming {
  const truths = new Map<Truth, Truth>();
  const integers = new Map<Integer, Integer>();
  const atoms = new Map<Atom, Integer>();
  const rename = (name: string) => (name.startsWith(general) ? element + name.slice(general.length) : name);
  const renameChoice = (choice: Choice): Choice => ({ name: rename(choice.name), words: choice.words });

  function truthOf(term: Truth): Truth {
    const before = truths.get(term);
    if (before !== undefined) return before;
    const made = makeTruth(term);
    truths.set(term, made);
    return made;
  }

  function makeTruth(term: Truth): Truth {
    switch (term.kind) {
      case 'constant':
        return term;
      case 'flag':
        return store.flag(rename(term.name));
      case 'among':
        return store.among(renameChoice(term.choice), term.members);
      case 'not_positive':
        return store.notPositive(integerOf(term.number));
      case 'zero':
        return store.isZero(integerOf(term.number));
      case 'not':
        return store.not(truthOf(term.operand));
      case 'and':
        return store.and(...term.operands.map(truthOf));
      case 'some':
        return term;
    }
  }

  function integerOf(term: Integer): Integer {
    const before = integers.get(term);
    if (before !== undefined) return before;
    const parts = term.parts.map(({ factor, atom }) => store.scale(atomOf(atom), factor));
    const made = store.add(store.integer(term.constant), ...parts);
    integers.set(term, made);
    return made;
  }

  function atomOf(atom: Atom): Integer {
    const before = atoms.get(atom);
    if (before !== undefined) return before;
    const made = makeAtom(atom);
    atoms.set(atom, made);
    return made;
  }

  function makeAtom(atom: Atom): Integer {
    switch (atom.kind) {
      case 'variable':
        return store.variable(rename(atom.name), atom);
      case 'either':
        return store.either(truthOf(atom.condition), integerOf(atom.then), integerOf(atom.otherwise));
      case 'product':
        return store.multiply(integerOf(atom.left), integerOf(atom.right));
      case 'quotient':
        return store.quotient(integerOf(atom.dividend), integerOf(atom.divisor));
      case 'business_day':
        return store.businessDay(integerOf(atom.from), integerOf(atom.steps));
      case 'total':
        return store.total(atom.list, atom.of, atom.longest);
      case 'gathered':
        return store.gathered(atom.name, atom.list, atom.reads, atom.keys);
    }
  }

  return { truth: truthOf, integer: integerOf };
}
