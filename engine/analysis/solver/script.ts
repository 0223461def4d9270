import { invariant } from '../../ir/invariant.ts';
import type { Model } from './solver.ts';
import type { Atom, Choice, Integer, Truth } from './terms.ts';
import { collectNodes, type Node } from './walk-terms.ts';

/** A problem written in SMT-LIB 2 (https://smt-lib.org): declarations and assertions, and how to read a model of it. */
export interface Script {
  readonly text: string;
  /** Reads a model as Z3 prints it: `v1 -> (- 4)`, one a line. */
  readModel(printed: string): Model;
}

interface Asked {
  readonly symbol: string;
  readonly kind: 'flag' | 'word' | 'number';
  readonly name: string;
}

/** Writes that all these truths hold. */
export function writeScript(truths: readonly Truth[]): Script {
  const writer = new ScriptWriter();
  const asserted = truths.map((truth) => `(assert ${writer.write(truth)})`);
  return {
    text: [...writer.lines, ...asserted, ''].join('\n'),
    readModel: (printed) => readModel(printed, writer.asked),
  };
}

class ScriptWriter {
  readonly lines: string[] = [];
  readonly asked: Asked[] = [];
  private readonly symbols = new Map<Node, string>();
  private readonly choices = new Map<string, string>();

  /** The symbol or literal of a term, after writing what it needs. */
  write(term: Truth): string {
    for (const node of collectNodes([term])) {
      if (!this.symbols.has(node)) this.symbols.set(node, this.introduce(node));
    }
    return this.symbolOf(term);
  }

  private symbolOf(node: Node): string {
    const symbol = this.symbols.get(node);
    invariant(symbol !== undefined, 'parts are written before what they are part of');
    return symbol;
  }

  private introduce(node: Node): string {
    switch (node.sort) {
      case 'truth':
        return this.introduceTruth(node);
      case 'integer':
        return this.introduceInteger(node);
      case 'atom':
        return this.introduceAtom(node);
    }
  }

  private introduceTruth(term: Truth): string {
    switch (term.kind) {
      case 'constant':
        return String(term.value);
      case 'flag':
        return this.declare(term, 'Bool', { kind: 'flag', name: term.name });
      case 'some':
        return this.declare(term, 'Bool', null);
      case 'among':
        return this.define(term, 'Bool', this.writeAmong(term.choice, term.members));
      case 'not_positive':
        return this.define(term, 'Bool', `(<= ${this.symbolOf(term.number)} 0)`);
      case 'zero':
        return this.define(term, 'Bool', `(= ${this.symbolOf(term.number)} 0)`);
      case 'not':
        return this.define(term, 'Bool', `(not ${this.symbolOf(term.operand)})`);
      case 'and':
        return this.define(term, 'Bool', `(and ${term.operands.map((one) => this.symbolOf(one)).join(' ')})`);
    }
  }

  private writeAmong(choice: Choice, members: bigint): string {
    const symbol = this.choiceSymbol(choice);
    const places = choice.words.flatMap((_, place) =>
      (members >> BigInt(place)) & 1n ? [`(= ${symbol} ${place})`] : [],
    );
    return places.length === 1 ? String(places[0]) : `(or ${places.join(' ')})`;
  }

  private choiceSymbol({ name, words }: Choice): string {
    const known = this.choices.get(name);
    if (known !== undefined) return known;
    const symbol = `c${this.choices.size}`;
    this.choices.set(name, symbol);
    this.asked.push({ symbol, kind: 'word', name });
    this.lines.push(`(declare-const ${symbol} Int)`, `(assert (and (<= 0 ${symbol}) (< ${symbol} ${words.length})))`);
    return symbol;
  }

  private introduceInteger({ constant, parts, id }: Integer): string {
    if (parts.length === 0) return literal(constant);
    const terms = parts.map(({ factor, atom }) =>
      factor === 1n ? this.symbolOf(atom) : `(* ${literal(factor)} ${this.symbolOf(atom)})`,
    );
    if (constant !== 0n) terms.push(literal(constant));
    if (terms.length === 1) return this.define({ id }, 'Int', String(terms[0]));
    return this.define({ id }, 'Int', `(+ ${terms.join(' ')})`);
  }

  private introduceAtom(atom: Atom): string {
    switch (atom.kind) {
      case 'variable':
        return this.declareNumber(atom, { kind: 'number', name: atom.name });
      case 'either': {
        const branches = [atom.condition, atom.then, atom.otherwise].map((one) => this.symbolOf(one));
        return this.define(atom, 'Int', `(ite ${branches.join(' ')})`);
      }
      case 'product':
        return this.define(atom, 'Int', `(* ${this.symbolOf(atom.left)} ${this.symbolOf(atom.right)})`);
      case 'quotient':
        return this.introduceQuotient(atom);
      case 'business_day':
      case 'total':
      case 'gathered':
        return this.declareNumber(atom, null);
    }
  }

  /** A quotient is a number of its own between bounds: branches by sign, as `div` has them, take far longer. */
  private introduceQuotient(atom: Extract<Atom, { kind: 'quotient' }>): string {
    const [dividend, divisor] = [this.symbolOf(atom.dividend), this.symbolOf(atom.divisor)];
    const symbol = this.declareNumber(atom, null);
    const product = `(* ${divisor} ${symbol})`;
    const bounds = `(and (<= ${product} ${dividend}) (< ${dividend} (+ ${product} ${divisor})))`;
    const isConstant = atom.divisor.parts.length === 0;
    this.lines.push(`(assert ${isConstant ? bounds : `(=> (> ${divisor} 0) ${bounds})`})`);
    return symbol;
  }

  private declareNumber(atom: Atom, asked: Omit<Asked, 'symbol'> | null): string {
    const symbol = this.declare(atom, 'Int', asked);
    if (atom.minimum !== null) this.lines.push(`(assert (<= ${literal(atom.minimum)} ${symbol}))`);
    if (atom.maximum !== null) this.lines.push(`(assert (<= ${symbol} ${literal(atom.maximum)}))`);
    return symbol;
  }

  private declare(node: { readonly id: number }, sort: string, asked: Omit<Asked, 'symbol'> | null): string {
    const symbol = `v${node.id}`;
    this.lines.push(`(declare-const ${symbol} ${sort})`);
    if (asked !== null) this.asked.push({ symbol, ...asked });
    return symbol;
  }

  private define(node: { readonly id: number }, sort: string, body: string): string {
    const symbol = `d${node.id}`;
    this.lines.push(`(define-fun ${symbol} () ${sort} ${body})`);
    return symbol;
  }
}

function literal(value: bigint): string {
  return value < 0n ? `(- ${-value})` : String(value);
}

function readModel(printed: string, asked: readonly Asked[]): Model {
  const flags = new Map<string, boolean>();
  const words = new Map<string, number>();
  const numbers = new Map<string, bigint>();
  const bySymbol = new Map(asked.map((one) => [one.symbol, one]));
  for (const [, symbol = '', value = ''] of printed.matchAll(/^([cv]\d+) -> (true|false|\d+|\(- \d+\))$/gm)) {
    const one = bySymbol.get(symbol);
    if (one === undefined) continue;
    if (one.kind === 'flag') flags.set(one.name, value === 'true');
    else if (one.kind === 'word') words.set(one.name, Number(value));
    else numbers.set(one.name, readNumber(value));
  }
  return { flags, words, numbers };
}

function readNumber(text: string): bigint {
  const negative = /^\(- (\d+)\)$/.exec(text);
  return negative === null ? BigInt(text) : -BigInt(negative[1] ?? '0');
}
