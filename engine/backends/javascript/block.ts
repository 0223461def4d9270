import { Code, code, identifier } from './code.ts';

/** The names of one function. */
export class Names {
  private count = 0;
  private readonly lazies = new Map<string, Code>();
  private readonly hoisted = new Map<string, Code>();
  /** Reads of facts by the names that hold them. */
  readonly facts = new Map<string, Code>();

  next(letter: string): Code {
    this.count += 1;
    return identifier(letter, this.count);
  }

  lazy(call: Code): Code {
    const before = this.lazies.get(call.text);
    if (before !== undefined) return before;
    const name = this.next('y');
    this.lazies.set(call.text, name);
    return name;
  }

  /** The name of a read that nothing stands in the way of. */
  hoist(letter: string, read: Code): Code {
    const before = this.hoisted.get(read.text);
    if (before !== undefined) return before;
    const name = this.next(letter);
    this.hoisted.set(read.text, name);
    return name;
  }

  /** What the function's body begins with. */
  declarations(): Code {
    const lazies = [...this.lazies.values()].map((name) => `${name.text} = 0`);
    const reads = [...this.hoisted].map(([read, name]) => `const ${name.text} = ${read};\n`);
    return new Code(reads.join('') + (lazies.length === 0 ? '' : `let ${lazies.join(', ')};`));
  }
}

/** Statements being written, one after the other, in one function. */
export class Block {
  readonly statements: Code[] = [];
  private readonly names: Names;
  /** Values read before in this block or around it, by what was read. */
  private readonly read: Map<string, Term>;

  constructor(names: Names = new Names(), read: ReadonlyMap<string, Term> = new Map()) {
    this.names = names;
    this.read = new Map(read);
  }

  /** A block inside this one: it sees what was read before it, and keeps to itself what it reads. */
  inside(): Block {
    return new Block(this.names, this.read);
  }

  /** The statements so far, taken out. */
  take(): readonly Code[] {
    return this.statements.splice(0);
  }

  add(statement: Code): void {
    this.statements.push(statement);
  }

  /** A name not used in this function. */
  name(letter: 't' | 'l' | 'i' | 'e' | 'w'): Code {
    return this.names.next(letter);
  }

  /** The value of a pure call, made once in the whole function, when first asked for; never 0. */
  lazily(call: Code): Code {
    const name = this.names.lazy(call);
    return code`(${name} === 0 ? ${name} = ${call} : ${name})`;
  }

  /** The term under a name, evaluated once. */
  bind(term: Term): Term {
    if (isPlain(term.code)) return term;
    const name = this.name('t');
    const value = term.mask === null ? term.code : code`${term.mask} === 0 ? ${term.code} : undefined`;
    this.add(code`const ${name} = ${value};`);
    return { ...term, code: name };
  }

  /** The name of a read made where the function begins. */
  hoist(letter: 'x' | 'w', read: Code): Code {
    return this.names.hoist(letter, read);
  }

  /** A mask under a name. */
  bindMask(mask: Code): Code {
    if (isPlain(mask)) return mask;
    const name = this.name('w');
    this.add(code`const ${name} = ${mask};`);
    return name;
  }

  /** The read of a case's fact that a name was made for; null for any other code. */
  factBehind(name: Code): Code | null {
    return this.names.facts.get(name.text) ?? null;
  }

  /** Notes that a name holds a fact of the case. */
  holdsFact(name: Code, read: Code): void {
    this.names.facts.set(name.text, read);
  }

  /** The term made by `write` the first time, and bound; the same one wherever it was surely written before. */
  once(key: string, write: () => Term): Term {
    const before = this.read.get(key);
    if (before !== undefined) return before;
    const term = this.bind(write());
    this.read.set(key, term);
    return term;
  }

  /** The statements as a function's whole body. */
  toBody(): Code {
    return code`${this.names.declarations()}\n${this.toCode()}`;
  }

  toCode(): Code {
    return new Code(this.statements.map((one) => one.text).join('\n'));
  }
}

/** Whether code is a name or a literal of one word, which can stand anywhere again. */
function isPlain({ text }: Code): boolean {
  return /^[\w.]+$/.test(text);
}

/** Code of a value, with what the value can be besides known. */
export interface Term {
  readonly code: Code;
  /**
   * In a masked program a name or number for the facts that the value waits for, as bits: 0 where it is known. Else the
   * code is not to be run, unless it is a name, and means nothing. Null where the value is sure to be known.
   */
  readonly mask: Code | null;
  /** May be absent: `undefined`. */
  readonly absent: boolean;
  /** May be a big integer. */
  readonly big: boolean;
}

export function knownTerm(text: Code, big = false): Term {
  return { code: text, mask: null, absent: false, big };
}

/** A value of a masked program that waits for the facts of the mask. */
export function maskedTerm(text: Code, mask: Code, { absent = false, big = false } = {}): Term {
  return { code: text, mask, absent, big };
}
