/**
 * The tokens of a policy file. Keywords are soft: each is also a `Word`, and the grammar decides by its neighbours
 * whether a word is meant as a keyword. Letters are listed, since Chevrotain 11 drops the `u` flag of patterns.
 */
import { createToken, type IToken, Lexer, type TokenType, tokenMatcher } from 'chevrotain';

/** A word, or words joined by `/`: one pattern for all, since trying each keyword takes longer than all the rest. */
const word = /[a-zA-ZåäöÅÄÖ][a-zA-ZåäöÅÄÖ0-9_]*(?:\/[a-zA-ZåäöÅÄÖ][a-zA-ZåäöÅÄÖ0-9_]*)*/;

export const Word = createToken({ name: 'Word', pattern: word });
/** A word where an expression goes on or a clause starts: no unit, and no name unless a dot follows. */
export const Reserved = createToken({ name: 'Reserved', pattern: Lexer.NA });
/** A word that starts a declaration where it stands first on its line. */
export const DeclarationWord = createToken({ name: 'DeclarationWord', pattern: Lexer.NA });
/** A word that can start a clause of a declaration where it stands first on its line. */
export const ClauseWord = createToken({ name: 'ClauseWord', pattern: Lexer.NA });

const keywords = new Map<string, TokenType>();

function keyword(name: string, written: string, ...categories: TokenType[]): TokenType {
  const token = createToken({ name, pattern: written, categories: [Word, ...categories] });
  keywords.set(written, token);
  return token;
}

export const Enum = keyword('Enum', 'enum', DeclarationWord);
export const SetKeyword = keyword('SetKeyword', 'set', DeclarationWord);
export const Unit = keyword('Unit', 'unit', DeclarationWord);
export const Record = keyword('Record', 'record', DeclarationWord);
export const Input = keyword('Input', 'input', DeclarationWord);
export const Parameter = keyword('Parameter', 'parameter', DeclarationWord);
export const Decision = keyword('Decision', 'decision', DeclarationWord);
export const Define = keyword('Define', 'define', DeclarationWord);
export const Table = keyword('Table', 'table', DeclarationWord);
export const Rule = keyword('Rule', 'rule', DeclarationWord);
export const Exception = keyword('Exception', 'exception', DeclarationWord);
export const Relief = keyword('Relief', 'relief', DeclarationWord);
export const Repeal = keyword('Repeal', 'repeal', DeclarationWord);

export const When = keyword('When', 'when', Reserved, ClauseWord);
export const Requires = keyword('Requires', 'requires', Reserved, ClauseWord);
export const Otherwise = keyword('Otherwise', 'otherwise', Reserved, ClauseWord);
export const Interpretation = keyword('Interpretation', 'interpretation', Reserved, ClauseWord);
export const Gives = keyword('Gives', 'gives', Reserved, ClauseWord);
export const Reports = keyword('Reports', 'reports', ClauseWord);
export const Includes = keyword('Includes', 'includes', Reserved, ClauseWord);
export const Changeable = keyword('Changeable', 'changeable', ClauseWord);
export const Approved = keyword('Approved', 'approved', ClauseWord);
export const Denied = keyword('Denied', 'denied', ClauseWord);
export const Referred = keyword('Referred', 'referred', ClauseWord);
export const Incomplete = keyword('Incomplete', 'incomplete', ClauseWord);
export const Deny = keyword('Deny', 'deny', ClauseWord);
export const Refer = keyword('Refer', 'refer', ClauseWord);
export const Warn = keyword('Warn', 'warn', ClauseWord);
export const As = keyword('As', 'as', Reserved, ClauseWord);
export const For = keyword('For', 'for', Reserved, ClauseWord);
export const At = keyword('At', 'at', Reserved, ClauseWord);

export const And = keyword('And', 'and', Reserved);
export const Or = keyword('Or', 'or', Reserved);
export const Not = keyword('Not', 'not', Reserved);
export const Is = keyword('Is', 'is', Reserved);
export const In = keyword('In', 'in', Reserved);
export const Between = keyword('Between', 'between', Reserved);
export const Matches = keyword('Matches', 'matches', Reserved);
export const Rounded = keyword('Rounded', 'rounded', Reserved);
export const Then = keyword('Then', 'then', Reserved);
export const Else = keyword('Else', 'else', Reserved);
export const Where = keyword('Where', 'where', Reserved);
export const Satisfies = keyword('Satisfies', 'satisfies', Reserved);
export const Per = keyword('Per', 'per', Reserved);
export const To = keyword('To', 'to', Reserved);
export const By = keyword('By', 'by', Reserved);

export const If = keyword('If', 'if');
export const Match = keyword('Match', 'match');
export const Any = keyword('Any', 'any');
export const Every = keyword('Every', 'every');
export const Count = keyword('Count', 'count');
export const Sum = keyword('Sum', 'sum');
export const Min = keyword('Min', 'min');
export const Max = keyword('Max', 'max');
export const Yes = keyword('Yes', 'yes');
export const No = keyword('No', 'no');
export const Given = keyword('Given', 'given');
export const Empty = keyword('Empty', 'empty');
export const Full = keyword('Full', 'full');
export const Years = keyword('Years', 'years');
export const Days = keyword('Days', 'days');
export const Start = keyword('Start', 'start');
export const End = keyword('End', 'end');
export const Month = keyword('Month', 'month');
export const Year = keyword('Year', 'year');
export const Each = keyword('Each', 'each');
export const Part = keyword('Part', 'part');
export const Of = keyword('Of', 'of');
export const From = keyword('From', 'from');
export const With = keyword('With', 'with');
export const Decimals = keyword('Decimals', 'decimals');
export const Decimal = keyword('Decimal', 'decimal');
export const Optional = keyword('Optional', 'optional');
export const Sensitive = keyword('Sensitive', 'sensitive');
export const List = keyword('List', 'list');
export const Least = keyword('Least', 'least');
export const Most = keyword('Most', 'most');
export const Up = keyword('Up', 'up');
export const Down = keyword('Down', 'down');
export const NumberWord = keyword('NumberWord', 'number');

/** `EUR/h`, without spaces: division is spaced. */
export const CompoundUnit = createToken({ name: 'CompoundUnit', pattern: Lexer.NA });
export const DateText = createToken({ name: 'DateText', pattern: /\d{4}-\d{2}-\d{2}(?!\d)/ });
export const NumberText = createToken({ name: 'NumberText', pattern: /\d+(?:\.\d+)?/ });
export const Text = createToken({ name: 'Text', pattern: /"(?:[^"\\\n\r]|\\[^\n\r])*"/ });
/** Anything that starts with `§`; the grammar reads the chapter and the marks. */
export const Provision = createToken({ name: 'Provision', pattern: /§[^\s,"#|]*/ });

export const Colon = createToken({ name: 'Colon', pattern: ':' });
export const Comma = createToken({ name: 'Comma', pattern: ',' });
export const Dot = createToken({ name: 'Dot', pattern: '.' });
export const LeftParen = createToken({ name: 'LeftParen', pattern: '(' });
export const RightParen = createToken({ name: 'RightParen', pattern: ')' });
export const LeftBracket = createToken({ name: 'LeftBracket', pattern: '[' });
export const RightBracket = createToken({ name: 'RightBracket', pattern: ']' });
export const Equals = createToken({ name: 'Equals', pattern: '=' });
export const Inequality = createToken({ name: 'Inequality', pattern: /[<>]=?/ });
export const Plus = createToken({ name: 'Plus', pattern: '+' });
export const Minus = createToken({ name: 'Minus', pattern: '-' });
export const Times = createToken({ name: 'Times', pattern: '*' });
export const Divide = createToken({ name: 'Divide', pattern: '/' });
export const Percent = createToken({ name: 'Percent', pattern: '%' });
export const DoublePipe = createToken({ name: 'DoublePipe', pattern: '||' });
export const Pipe = createToken({ name: 'Pipe', pattern: '|' });

/** The end of a declaration's tokens: never in a text, added behind each declaration. */
export const DeclarationEnd = createToken({ name: 'DeclarationEnd', pattern: Lexer.NA });

/** Slips of the pen: read as what was meant, and reported. */
export const UnclosedText = createToken({ name: 'UnclosedText', pattern: /"[^\n\r]*/ });
export const CurlyText = createToken({ name: 'CurlyText', pattern: /[“”„][^“”„"\n\r]*[“”"]/ });
export const CommaNumber = createToken({ name: 'CommaNumber', pattern: /\d+,\d+/ });
export const DottedDate = createToken({ name: 'DottedDate', pattern: /\d{1,2}\.\d{1,2}\.\d{4}/ });
export const LooseDate = createToken({ name: 'LooseDate', pattern: /\d{4}-\d{1,2}-\d{1,2}/ });
export const ForeignEquals = createToken({ name: 'ForeignEquals', pattern: /===?|:=/ });
export const ForeignNotEquals = createToken({ name: 'ForeignNotEquals', pattern: /!==?|<>|≠/ });
export const ForeignInequality = createToken({ name: 'ForeignInequality', pattern: /≤|≥|=<|=>/ });
export const ForeignAnd = createToken({ name: 'ForeignAnd', pattern: /&&?/ });
export const ForeignNot = createToken({ name: 'ForeignNot', pattern: '!' });
export const ForeignSign = createToken({ name: 'ForeignSign', pattern: /[–−×·÷]/ });
/**
 * A character that means nothing; the grammar refuses it where it stands. Tried last, so that it need not say what it
 * is not: then Chevrotain could not tell from a character which patterns to try.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it stands for every character there is
export const Stray = createToken({ name: 'Stray', pattern: /[\u0000-\uffff]/ });

export const Comment = createToken({ name: 'Comment', pattern: /#[^\n\r]*/, group: 'comments' });
const Layout = createToken({
  name: 'Layout',
  pattern: /[\s\ufeff]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});

/** The tokens that the lexer finds, in the order in which it tries them. */
const foundTokens: readonly TokenType[] = [
  Layout,
  Comment,
  Word,
  CommaNumber,
  DottedDate,
  DateText,
  LooseDate,
  NumberText,
  Text,
  UnclosedText,
  CurlyText,
  Provision,
  ForeignEquals,
  ForeignNotEquals,
  ForeignInequality,
  ForeignAnd,
  ForeignNot,
  ForeignSign,
  Colon,
  Comma,
  Dot,
  LeftParen,
  RightParen,
  LeftBracket,
  RightBracket,
  Equals,
  Inequality,
  Plus,
  Minus,
  Times,
  Divide,
  Percent,
  DoublePipe,
  Pipe,
  Stray,
];

/** Every token. */
export const allTokens: readonly TokenType[] = [
  ...foundTokens,
  Reserved,
  DeclarationWord,
  ClauseWord,
  CompoundUnit,
  ...keywords.values(),
  DeclarationEnd,
];

/** A new lexer, which finds keywords and compound units as words; `checked`: throws if a token could never be found. */
export function createPolicyLexer(checked = false): Lexer {
  return new Lexer([...foundTokens], {
    positionTracking: 'onlyOffset',
    ensureOptimizations: true,
    skipValidations: !checked,
  });
}

export const policyLexer = createPolicyLexer();

/** What a word that the lexer found is: a keyword, a compound unit, or neither. */
export function kindOfWord(image: string): TokenType {
  return keywords.get(image) ?? (image.includes('/') ? CompoundUnit : Word);
}

/** The words that start a declaration, as written. */
export const declarationWords: readonly string[] = writtenForms(DeclarationWord);

/** Whether a token is of one of the types or categories. */
export function isToken(token: IToken | undefined, ...types: readonly TokenType[]): boolean {
  if (token === undefined) return false;
  for (const type of types) if (tokenMatcher(token, type)) return true;
  return false;
}

function writtenForms(category: TokenType): string[] {
  return [...keywords].flatMap(([written, token]) => (token.CATEGORIES?.includes(category) ? [written] : []));
}
