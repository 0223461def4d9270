import { addBusinessDays } from '../../calendar/business-days.ts';
import { invariant } from '../../ir/invariant.ts';
import { floorDivide } from './bounds.ts';
import type { Atom, Choice, Integer, Truth } from './terms.ts';

/** What the variables of terms stand for in one case. */
export interface Assignment {
  flag(name: string): boolean;
  /** The place of the word among the choice's words. */
  word(choice: Choice): number;
  number(name: string): bigint;
}

/** Evaluates terms for one case. Lists must have been written out by element: nothing is known of lists at large. */
export class TermEvaluator {
  private readonly known = new Map<Truth | Integer | Atom, boolean | bigint>();
  private readonly assignment: Assignment;

  constructor(assignment: Assignment) {
    this.assignment = assignment;
  }

  truth(term: Truth): boolean {
    const before = this.known.get(term);
    if (typeof before === 'boolean') return before;
    const value = this.judge(term);
    this.known.set(term, value);
    return value;
  }

  integer(term: Integer): bigint {
    const before = this.known.get(term);
    if (typeof before === 'bigint') return before;
    const value = term.parts.reduce((sum, { factor, atom }) => sum + factor * this.atom(atom), term.constant);
    this.known.set(term, value);
    return value;
  }

  private judge(term: Truth): boolean {
    switch (term.kind) {
      case 'constant':
        return term.value;
      case 'flag':
        return this.assignment.flag(term.name);
      case 'among':
        return ((term.members >> BigInt(this.assignment.word(term.choice))) & 1n) === 1n;
      case 'not_positive':
        return this.integer(term.number) <= 0n;
      case 'zero':
        return this.integer(term.number) === 0n;
      case 'not':
        return !this.truth(term.operand);
      case 'and':
        return term.operands.every((operand) => this.truth(operand));
      case 'some':
        return refuseList();
    }
  }

  private atom(atom: Atom): bigint {
    const before = this.known.get(atom);
    if (typeof before === 'bigint') return before;
    const value = this.compute(atom);
    this.known.set(atom, value);
    return value;
  }

  private compute(atom: Atom): bigint {
    switch (atom.kind) {
      case 'variable':
        return this.assignment.number(atom.name);
      case 'either':
        return this.integer(this.truth(atom.condition) ? atom.then : atom.otherwise);
      case 'product':
        return this.integer(atom.left) * this.integer(atom.right);
      case 'quotient': {
        const divisor = this.integer(atom.divisor);
        // Where the divisor is not positive, something else has seen to it that the quotient does not matter.
        return divisor > 0n ? floorDivide(this.integer(atom.dividend), divisor) : 0n;
      }
      case 'business_day':
        return BigInt(addBusinessDays(Number(this.integer(atom.from)), Number(this.integer(atom.steps))));
      case 'total':
      case 'gathered':
        return refuseList();
    }
  }
}

function refuseList(): never {
  invariant(false, 'a list is written out by element before its terms are evaluated');
}
