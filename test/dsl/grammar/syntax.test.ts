import { describe, expect, it, test } from 'vitest';
import type { Span } from '../../../dsl/diagnostics/diagnostic.ts';
import { parsePolicy } from '../../../dsl/grammar/parse.ts';
import { suggest } from '../../../engine/ir/suggest.ts';

/** A policy in which «…» marks the place of its one mistake. */
type Case = readonly [marked: string, message: string, help?: string];

function expectMistakes(cases: readonly Case[]): void {
  for (const [marked, message, help] of cases) {
    it(marked.replaceAll('\n', ' '), () => {
      const text = marked.replace(/[«»]/g, '');
      const told = parsePolicy('test.policy', text).diagnostics.map((diagnostic) => [
        mark(text, diagnostic.span),
        diagnostic.message.en,
        ...(help === undefined ? [] : [diagnostic.help?.en]),
      ]);
      expect(told).toEqual([[marked, message, ...(help === undefined ? [] : [help])]]);
    });
  }
}

function mark(text: string, { start, end }: Span): string {
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
}

const rule = (requires: string): string => `rule a\n  requires ${requires}\n  otherwise deny`;
const define = (body: string): string => `define a : EUR\n  = ${body}`;

describe('signs and words of other languages', () => {
  expectMistakes([
    [rule('b «=» c'), "'=' is not written in this language", "write 'is'"],
    [rule('b «==» c'), "'==' is not written in this language", "write 'is'"],
    [rule('b «!=» c'), "'!=' is not written in this language", "write 'is not'"],
    [rule('b «<>» c'), "'<>' is not written in this language", "write 'is not'"],
    [rule('b «&&» c'), "'&&' is not written in this language", "write 'and'"],
    [rule('b «||» c'), "'||' is not written in this language", "write 'or'"],
    [rule('«!»b'), "'!' is not written in this language", "write 'not'"],
    [rule('b «≤» c'), "'≤' is not written in this language", "write '<='"],
    [rule('b «=>» c'), "'=>' is not written in this language", "write '>='"],
    [rule('b «–» c > 0'), "'–' is not written in this language", "write '-'"],
    [rule('b «×» c > 0'), "'×' is not written in this language", "write '*'"],
    [rule('b is «true»'), "'true' is not written in this language", "write 'yes'"],
    [rule('b is «false»'), "'false' is not written in this language", "write 'no'"],
    [rule('b is «null»'), "'null' is not written in this language", "write 'is not given'"],
    [rule('b «;»'), "the character ';' means nothing", 'remove it'],
    ['enum a «{»\n  b\n', "the character '{' means nothing"],
  ]);
});

describe('numbers, dates, texts', () => {
  expectMistakes([
    [
      rule('b > «15,50» EUR'),
      "the number '15,50' has a decimal comma",
      "write '15.50'; in a list, a space follows each comma",
    ],
    [rule('b < «1.2.2020»'), "the date '1.2.2020' is in another form", "write '2020-02-01'"],
    [rule('b < «2020-2-1»'), "the date '2020-2-1' is in another form", "write '2020-02-01'"],
    [rule('b > 15\n    «EUR»'), 'the unit stands on another line than its number', 'move it behind the number'],
    [rule('b > 1 «840» EUR'), "'840' does not belong here"],
    [
      rule('«b/c» > 1'),
      'the division has no spaces around it',
      "write 'a / b'; without spaces it is a unit such as EUR/h",
    ],
    [rule('b.«c/d».e > 1'), 'the division has no spaces around it'],
    [
      'rule a «"Ikä §2:1»\n  requires b\n  otherwise deny',
      'the text lacks its closing quotation mark',
      "add '\"' at its end; a text stands on one line",
    ],
    [
      'rule a «”Ikä”» §2:1\n  requires b\n  otherwise deny',
      'the text is in curly quotation marks',
      "use straight quotation marks: '\"'",
    ],
    [
      'rule a "x«\\n»"\n  requires b\n  otherwise deny',
      'unknown backslash sequence',
      "write the backslash twice: '\\\\'",
    ],
    [
      'rule a «§2»\n  requires b\n  otherwise deny',
      "'§2' is neither a provision nor a range of them",
      "write it as '§3.1:8' or '§3.1:8–10'",
    ],
    ['rule a «§2:10-8»\n  requires b\n  otherwise deny', "'§2:10-8' is neither a provision nor a range of them"],
    [rule('b\n«\t»and c'), 'the layout has tabs', "use spaces; 'rulebook format' corrects the layout"],
    [rule('b is "«\u202e»c"'), 'the text has an invisible control character', 'remove it'],
  ]);
});

describe('expressions', () => {
  expectMistakes([
    [
      define('«if b then c»'),
      "'if' stands without 'else'",
      "add 'else' and the value where the condition does not hold",
    ],
    [rule('b < c «<» d'), 'comparisons are chained', "write 'a between b and c', or join the comparisons with 'and'"],
    [
      rule('b and «any» x in l satisfies x.c'),
      "'any' is part of another expression without parentheses",
      'write it in parentheses: (any …)',
    ],
    [define('1 + «if» b then c else d'), "'if' is part of another expression without parentheses"],
    [rule('count of x in l «>=» 1'), "'count' is part of another expression without parentheses"],
    [
      define('match b\n      c: «match» d\n        e: 1'),
      "a 'match' stands in an arm of another one without parentheses",
    ],
    [define('match b\n      «otherwise: 1»\n      c: 2'), "'otherwise' is not the last arm", 'move it to the end'],
    [define('match «b»'), "the declaration ends too early: an arm such as 'name: value' is missing"],
    [define('1 «+»'), 'the declaration ends too early: an expression is missing'],
    ['rule a\n  requires\n  «otherwise» deny', "unexpected 'otherwise': an expression belongs here"],
    [rule('(b or c\n    and «d»'), "')' is missing", "add ')' on this line"],
    [rule('b«)»'), "')' does not belong here"],
    [rule('b in (c, «,» d)'), "unexpected ',': an expression belongs here"],
    [rule('b «c»'), "'c' does not belong here"],
    [rule('b between 1 «or» 2'), "unexpected 'or': 'and' belongs here"],
    [
      rule('any x in l «where»').replace('\n  otherwise deny', ''),
      'the declaration ends too early: an expression is missing',
    ],
    [rule('b matches «"x"»'), 'unexpected \'"x"\': a name belongs here'],
  ]);
});

describe('declarations and clauses', () => {
  expectMistakes([
    ['«rul» a "x"\n  requires b\n  otherwise deny', "'rul' starts no declaration", "did you mean 'rule'?"],
    [
      'rule a\n  requires b\n  otherwise deny\n«defin» c : EUR\n  = 1',
      "'defin' starts no declaration",
      "did you mean 'define'?",
    ],
    ['«foo» bar', "'foo' starts no declaration"],
    ['rule a\n  «requries» b\n  otherwise deny', "'requries' starts no clause of 'rule'", "did you mean 'requires'?"],
    ['rule a\n  requires b\n  «else» deny', "'else' starts no clause of 'rule'"],
    ['rule a\n  «=» b\n  requires b\n  otherwise deny', "'=' does not belong to 'rule'"],
    [
      'rule a\n  requires b\n  «deny» "x"\n  otherwise deny',
      "the rule's effect stands without 'otherwise'",
      "write 'otherwise' in front",
    ],
    [
      'rule a\n  when b\n  «when» c\n  requires d\n  otherwise deny',
      "'when' stands twice in one declaration",
      "join the conditions with 'and'",
    ],
    ['«rule a»\n  otherwise deny', "'rule' lacks 'requires'", "add a line of its own: 'requires …'"],
    ['«define a.b» : EUR "x"', "'define' lacks '='", "add a line of its own: '= …'"],
    ['«decision a»\n  gives b.c', "'decision' lacks 'as of'"],
    ['decision a\n  as of «b + 1 day»', "the 'as of' of a decision is not a fact"],
    ['exception a to b\n  = 1\n  «requires» c', "the exception has both a value ('=') and a requirement"],
    ['exception a to b\n  «otherwise» deny', "'otherwise' stands without 'requires'"],
    ['relief a from b\n  requires c\n  «refer» "x"', "an unconditional effect stands beside 'requires' or 'otherwise'"],
    ['rule a\n  requires b\n  otherwise «"x"»', "unexpected '\"x\"': 'deny', 'refer' or 'warn' belongs here"],
    ['rule «"x"»\n  requires b\n  otherwise deny', 'unexpected \'"x"\': a name belongs here'],
    [
      'rule «Age_Limits»\n  requires b\n  otherwise deny',
      "the name 'Age_Limits' has capital letters",
      "names are written in small letters: 'age_limits'",
    ],
    [
      'define «maxAge» : year\n  = 1 year',
      "the name 'maxAge' has capital letters",
      "names are written in small letters: 'max_age'",
    ],
    ['enum a\n  «and»\n  b', "'and' is a word of the language and cannot be a name"],
    ['input a\n  b «text» "x"', "unexpected 'text': ':' belongs here"],
    ['input a\n  b : «"x"»\n  c : text', 'unexpected \'"x"\': a type or a unit belongs here'],
    ['input a\n  b : text at least 0 «at» least 1', "'at least' stands twice in one declaration"],
    ['input «a»', "the declaration ends too early: a field on a line of its own, as 'name : type' is missing"],
    ['enum a\n  b "x" «"y"»', 'unexpected \'"y"\': a member on a line of its own belongs here'],
    ['set a of b «c»', "unexpected 'c': '=' belongs here"],
    ['repeal «rules» a', "unexpected 'rules': a kind of declaration such as 'rule' belongs here"],
    ['parameter a : EUR with «b» decimals', "unexpected 'b': a number belongs here"],
    [
      'table a : EUR\n  | b | c || a |\n  «| 1 || 2 |»',
      'the row has another number of cells (1) than the header has columns (2)',
    ],
    [
      'table a : EUR\n  | b || a |\n  | 1 «|» 2 |\n  | 2 || 3 |'.replace('«|» 2 |', '| 2 «|»'),
      "unexpected '|': '||' in front of the result belongs here",
    ],
  ]);
});

describe('messages', () => {
  const message = (text: string): string => `rule a\n  requires b\n  otherwise deny "${text}"`;
  expectMistakes([
    [message('x «{b.c »').replace(' »', '»'), 'the brace is not closed', "add '}', or write '{{' if a brace is meant"],
    [message('x «}» y'), "'}' stands without an opening brace", "remove it, or write '}}' if a brace is meant"],
    [message('x {b «c»} y'), "'c' does not belong here"],
    [message('x {b as «text»} y'), "unexpected 'text': 'number' belongs here"],
  ]);
});

test('a fix is offered where it is certain', () => {
  const fixes = parsePolicy('f', rule('b == true and c < 1.2.2020')).diagnostics.map(({ fix }) => fix?.text);
  expect(fixes).toEqual([' is ', ' yes ', '2020-02-01']);
});

test('a repeated clause points at the first one', () => {
  const [mistake] = parsePolicy('f', 'rule a\n  when b\n  when c\n  requires d\n  otherwise deny').diagnostics;
  expect(mistake?.labels.map(({ message, span }) => [message.fi, span.start])).toEqual([
    ['toisen kerran tässä', 18],
    ['ensimmäisen kerran tässä', 9],
  ]);
});

describe('suggestions', () => {
  const candidates = ['requires', 'when', 'otherwise', 'interpretation'];
  it.each([
    ['requries', 'requires'],
    ['Require', 'requires'],
    ['wen', 'when'],
    ['otherwize', 'otherwise'],
    ['foo', null],
    ['', null],
    ['w', null],
    ['then', 'when'],
  ])('%s: %s', (word, expected) => {
    expect(suggest(word, candidates)).toBe(expected);
  });
});
