import { Code, code, identifier } from './code.ts';

/** Statements being written, one after the other, in one function. */
export class Block {
  readonly statements: Code[] = [];
  private readonly names: { count: number };
  /** Values read before in this block or around it, by what was read. */
  private readonly read: Map<string, Term>;

  constructor(names: { count: number } = { count: 0 }, read: ReadonlyMap<string, Term> = new Map()) {
    this.names = names;
    this.read = new Map(read);
  }

  /** A block inside this one: it sees what was read before it, and keeps to itself what it reads. */
  inside(): Block {
    return new Block(this.names, this.read);
  }

  add(statement: Code): void {
    this.statements.push(statement);
  }

  /** A name not used in this function. */
  name(letter: 't' | 'l' | 'i' | 'e'): Code {
    this.names.count += 1;
    return identifier(letter, this.names.count);
  }

  /** The term under a name, evaluated once. */
  bind(term: Term): Term {
    if (/^[\w.]+$/.test(term.code.text)) return term;
    const name = this.name('t');
    this.add(code`const ${name} = ${term.code};`);
    return { ...term, code: name };
  }

  /** The term made by `write` the first time, and bound; the same one wherever it was surely written before. */
  once(key: string, write: () => Term): Term {
    const before = this.read.get(key);
    if (before !== undefined) return before;
    const term = this.bind(write());
    this.read.set(key, term);
    return term;
  }

  toCode(): Code {
    return new Code(this.statements.map((one) => one.text).join('\n'));
  }
}

/** Code of a value, with what the value can be besides known. */
export interface Term {
  readonly code: Code;
  /** May be an `Unknown`. */
  readonly unknown: boolean;
  /** May be absent: `undefined`. */
  readonly absent: boolean;
  /** May be a big integer. */
  readonly big: boolean;
}

export function knownTerm(text: Code, big = false): Term {
  return { code: text, unknown: false, absent: false, big };
}
