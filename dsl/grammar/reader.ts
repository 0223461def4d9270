/**
 * The reader of tokens on which the productions of the grammar are written: Chevrotain's verbs made public, the tokens
 * around, and what is known while a declaration is read. A production is a constant, `production(name, read)`; its
 * `read` runs once without tokens while Chevrotain records the grammar, so that what looks into a node it has read
 * stands in `act`.
 */
import {
  EmbeddedActionsParser,
  type IToken,
  NoViableAltException,
  type ParserMethod,
  type TokenType,
} from 'chevrotain';
import { invariant } from '../../engine/ir/invariant.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import { type Problem, tokenSpan } from './problem.ts';
import { describeUnexpected } from './unexpected.ts';

/** How deep expressions may nest: far more than can be read, far less than the stack holds. */
export const deepestNesting = 50;

/** The messages of a declaration, read beforehand, by the offset of their text. */
export type Messages = ReadonlyMap<number, ast.Message>;

/** One production of the grammar. */
export interface Production<Arguments extends unknown[], Node> {
  readonly name: string;
  readonly read: ($: Reader, ...args: Arguments) => Node;
}

/** A production of the grammar; `name` is what messages about what is expected are found by. */
export function production<Arguments extends unknown[], Node>(
  name: string,
  read: ($: Reader, ...args: Arguments) => Node,
): Production<Arguments, Node> {
  return { name, read };
}

interface Alternative<Node> {
  readonly GATE?: () => boolean;
  readonly ALT: () => Node;
  readonly IGNORE_AMBIGUITIES?: boolean;
}

interface Gated<Node> {
  readonly GATE: () => boolean;
  readonly DEF: () => Node;
}

/** An alternative taken only where the tokens ahead allow it, in front of those it could be confused with. */
export function gated<Node>(gate: () => boolean, read: () => Node): Alternative<Node> {
  return { GATE: gate, ALT: read, IGNORE_AMBIGUITIES: true };
}

/** The token as one of a few words. */
export function wordOf<Written extends string>(token: IToken): Written {
  return token.image as Written;
}

export class Reader extends EmbeddedActionsParser {
  /** Mistakes found by actions rather than by the shape of the productions. */
  problems: Problem[] = [];
  /** Whether a part could not be read, so that what was built is no declaration. */
  broken = false;
  messages: Messages = new Map();
  /** The first word of the latest whole expression (`if`, `count`): to name it where it lacks parentheses. */
  latestWhole = '';
  inTable = false;
  inArm = false;
  depth = 0;
  private readonly methods = new Map<string, ParserMethod<unknown[], unknown>>();

  /** Checking the grammar takes as long as building it: only a test does so. */
  constructor(productions: readonly Production<never[], unknown>[], checked: boolean) {
    super([...t.allTokens], {
      maxLookahead: 1,
      recoveryEnabled: false,
      skipValidations: !checked,
      errorMessageProvider: {
        buildMismatchTokenMessage: ({ expected }) => expected.name,
        buildNoViableAltMessage: ({ ruleName }) => ruleName,
        buildEarlyExitMessage: ({ ruleName }) => ruleName,
        buildNotAllInputParsedMessage: () => t.DeclarationEnd.name,
      },
    });
    for (const { name, read } of productions) {
      const method = this.RULE(name, read.bind(undefined, this) as (...args: unknown[]) => unknown);
      this.methods.set(name, method);
    }
    this.performSelfAnalysis();
  }

  override reset(): void {
    super.reset();
    this.problems = [];
    this.broken = false;
    this.messages = new Map();
    this.latestWhole = '';
    this.inTable = false;
    this.inArm = false;
    this.depth = 0;
  }

  /** Reads a text's tokens by a production; undefined after a mistake that it could not go on from. */
  readAll<Node>(production: Production<[], Node>, tokens: IToken[], messages: Messages = new Map()): Node | undefined {
    this.input = tokens;
    this.messages = messages;
    return this.methodOf(production).call(this);
  }

  // The verbs. The last number tells apart two uses of the same token or production in one production.

  token(type: TokenType, occurrence = 0): IToken {
    return this.consume(occurrence, type);
  }

  oneOf(...types: readonly TokenType[]): IToken {
    let token: IToken | undefined;
    const take = (type: TokenType): void => {
      token = this.consume(9, type);
    };
    this.or(
      9,
      types.map((type) => ({ ALT: () => take(type) })),
    );
    invariant(token !== undefined, 'one of the alternatives is taken, or the reading stops');
    return token;
  }

  read<Arguments extends unknown[], Node>(production: Production<Arguments, Node>, ...args: Arguments): Node {
    return this.subrule(0, this.methodOf(production), { ARGS: args });
  }

  readNth<Arguments extends unknown[], Node>(
    occurrence: number,
    production: Production<Arguments, Node>,
    ...args: Arguments
  ): Node {
    return this.subrule(occurrence, this.methodOf(production), { ARGS: args });
  }

  choose<Node>(alternatives: Alternative<Node>[], occurrence = 0): Node {
    return this.or(occurrence, alternatives);
  }

  maybe<Node>(read: (() => Node) | Gated<Node>, occurrence = 0): Node | undefined {
    return this.option(occurrence, read);
  }

  repeat(read: (() => unknown) | Gated<unknown>, occurrence = 0): void {
    this.many(occurrence, read);
  }

  repeatAtLeastOnce(read: (() => unknown) | Gated<unknown>, occurrence = 0): void {
    this.atLeastOne(occurrence, read);
  }

  separated(separator: TokenType, read: () => unknown): void {
    this.AT_LEAST_ONE_SEP({ SEP: separator, DEF: read });
  }

  separatedOrNone(separator: TokenType, read: () => unknown): void {
    this.MANY_SEP({ SEP: separator, DEF: read });
  }

  act<Result>(action: () => Result): Result {
    return this.ACTION(action);
  }

  // The tokens around

  ahead(count: number): IToken {
    return this.LA(count);
  }

  skip(): void {
    this.SKIP_TOKEN();
  }

  next(count: number, ...types: readonly TokenType[]): boolean {
    return t.isToken(this.LA(count), ...types);
  }

  /** Whether the next tokens are of these types, one each. */
  sequence(...types: readonly TokenType[]): boolean {
    return types.every((type, index) => this.next(index + 1, type));
  }

  firstOnLine(count = 1): boolean {
    return this.LA(count).startLine !== this.LA(count - 1).startLine;
  }

  start(): number {
    return this.LA(1).startOffset;
  }

  since(start: number): Span {
    return { start, end: tokenSpan(this.LA(0)).end };
  }

  // Mistakes

  report(problem: Problem): void {
    this.problems.push(problem);
  }

  fail(problem: Problem): never {
    this.report(problem);
    throw new NoViableAltException('', this.LA(1), this.LA(0));
  }

  /** Stops reading at the next token: something else belongs there. */
  failExpecting(expected: string): never {
    return this.fail(describeUnexpected(this.LA(1), this.LA(0), expected));
  }

  // What surrounds

  /** Reads one level deeper. */
  nested<Node>(read: () => Node): Node {
    this.depth += 1;
    if (this.depth > deepestNesting) {
      this.fail({ kind: 'nesting', span: tokenSpan(this.LA(1)), limit: deepestNesting });
    }
    const node = read();
    this.depth -= 1;
    return node;
  }

  /** Reads what stands in brackets: what restricts the surroundings does not hold there. */
  enclosed<Node>(read: () => Node): Node {
    const { inTable, inArm } = this;
    this.inTable = false;
    this.inArm = false;
    const node = read();
    this.inTable = inTable;
    this.inArm = inArm;
    return node;
  }

  private methodOf<Arguments extends unknown[], Node>({
    name,
  }: Production<Arguments, Node>): ParserMethod<Arguments, Node> {
    const method = this.methods.get(name);
    invariant(method !== undefined, `production '${name}' belongs to the grammar`);
    return method as ParserMethod<Arguments, Node>;
  }
}
