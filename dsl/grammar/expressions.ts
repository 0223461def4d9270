/** Expressions: first those that stand alone or in parentheses, then the operators from loose to tight, then operands. */
import type { IToken } from 'chevrotain';
import { invariant } from '../../engine/ir/invariant.ts';
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import {
  armAhead,
  comparesAgain,
  comparisonAhead,
  operandsAhead,
  plainWordAhead,
  referenceAhead,
  wholeAhead,
} from './lookahead.ts';
import { dottedName, nameList, newName, numberLiteral, plainName, quotedText, roundingPhrase } from './phrases.ts';
import { tokenSpan } from './problem.ts';
import { gated, production, type Reader, wordOf } from './reader.ts';

interface Filter {
  readonly variable: ast.Name;
  readonly list: ast.Expression;
  readonly where: ast.Expression | null;
}

/** An expression in full; `if`, `match`, quantifiers and filters only here and in parentheses */
export const expression = production(
  'expression',
  ($): ast.Expression =>
    $.nested(() =>
      $.choose<ast.Expression>([
        gated(
          () => wholeAhead($),
          () => $.read(whole),
        ),
        { ALT: () => $.read(logic) },
      ]),
    ),
);

export const whole = production('whole', ($): ast.Expression => {
  const { image } = $.ahead(1);
  const node = $.choose<ast.Expression>([
    { ALT: () => $.read(conditional) },
    { ALT: () => $.read(matchExpression) },
    { ALT: () => $.read(quantified) },
    { ALT: () => $.read(filteredCount) },
    { ALT: () => $.read(filteredSum) },
    { ALT: () => $.read(filteredExtreme) },
  ]);
  $.act(() => {
    $.latestWhole = image;
  });
  return node;
});

/** `if a then b else c` */
export const conditional = production('conditional', ($): ast.If => {
  const start = $.start();
  $.token(t.If);
  const condition = $.readNth(1, expression);
  $.token(t.Then);
  const then = $.readNth(2, expression);
  $.act(() => {
    if (!$.next(1, t.Else)) $.fail({ kind: 'missing_else', span: $.since(start) });
  });
  $.token(t.Else);
  const otherwise = $.readNth(3, expression);
  return { kind: 'if', span: $.since(start), condition, then, otherwise };
});

/** `match a` and its arms */
export const matchExpression = production('matchExpression', ($): ast.Match => {
  const start = $.start();
  const keyword = $.token(t.Match);
  $.act(() => {
    if ($.inArm) $.report({ kind: 'nested_match', span: tokenSpan(keyword) });
  });
  const subject = $.read(sum);
  const arms: ast.MatchArm[] = [];
  $.repeatAtLeastOnce({ GATE: () => armAhead($), DEF: () => arms.push($.read(matchArm)) });
  $.act(() => {
    const early = arms.slice(0, -1).find((arm) => arm.patterns === null);
    if (early !== undefined) $.report({ kind: 'otherwise_not_last', span: early.span });
  });
  return { kind: 'match', span: $.since(start), subject, arms };
});

export const matchArm = production('matchArm', ($): ast.MatchArm => {
  const start = $.start();
  const patterns = $.choose<readonly ast.Name[] | null>([
    gated(
      () => $.next(2, t.Colon),
      () => {
        $.token(t.Otherwise);
        return null;
      },
    ),
    { ALT: () => $.read(nameList) },
  ]);
  $.token(t.Colon);
  const { inArm } = $;
  $.act(() => {
    $.inArm = true;
  });
  const value = $.read(expression);
  $.act(() => {
    $.inArm = inArm;
  });
  return { kind: 'match_arm', span: $.since(start), patterns, value };
});

/** `any x in list where C satisfies E` */
export const quantified = production('quantified', ($): ast.Quantifier => {
  const start = $.start();
  const word = $.oneOf(t.Any, t.Every);
  const filter = $.read(filterPhrase);
  $.token(t.Satisfies);
  const satisfies = $.read(expression);
  const quantifier = wordOf<ast.Quantifier['quantifier']>(word);
  return { kind: 'quantifier', span: $.since(start), quantifier, ...filter, satisfies };
});

/** `x in list where C` */
export const filterPhrase = production('filterPhrase', ($): Filter => {
  const variable = $.read(newName, false);
  $.token(t.In);
  const list = $.read(sum);
  const where = $.maybe(() => {
    $.token(t.Where);
    return $.read(expression);
  });
  return { variable, list, where: where ?? null };
});

/** `count of x in list where C` */
export const filteredCount = production('filteredCount', ($): ast.Count => {
  const start = $.start();
  $.token(t.Count);
  $.token(t.Of);
  const filter = $.read(filterPhrase);
  return { kind: 'count', span: $.since(start), ...filter };
});

/** `sum of E for x in list where C at most N per K` */
export const filteredSum = production('filteredSum', ($): ast.Sum => {
  const start = $.start();
  $.token(t.Sum);
  $.token(t.Of);
  const value = $.read(rounded);
  $.token(t.For);
  const filter = $.read(filterPhrase);
  const atMost = $.maybe({ GATE: () => $.next(2, t.Most), DEF: () => $.read(atMostPhrase) }) ?? null;
  return { kind: 'sum', span: $.since(start), value, ...filter, atMost };
});

export const atMostPhrase = production('atMostPhrase', ($): NonNullable<ast.Sum['atMost']> => {
  $.token(t.At);
  $.token(t.Most);
  const limit = $.readNth(1, sum);
  const per = $.maybe(() => {
    $.token(t.Per);
    return $.readNth(2, sum);
  });
  return { limit, per: per ?? null };
});

/** `min of E for x in list where C` */
export const filteredExtreme = production('filteredExtreme', ($): ast.Extreme => {
  const start = $.start();
  const extreme = wordOf<ast.Extreme['extreme']>($.read(extremeWord));
  $.token(t.Of);
  const value = $.read(rounded);
  $.token(t.For);
  const filter = $.read(filterPhrase);
  return { kind: 'extreme', span: $.since(start), extreme, value, ...filter };
});

export const extremeWord = production('extremeWord', ($): IToken => $.oneOf(t.Min, t.Max));

/** `a or b`, `a and b`; `and` binds tighter; `||` is read as `or` outside tables */
export const logic = production('logic', ($): ast.Expression => {
  const operands = [$.readNth(1, inversion)];
  const operators: IToken[] = [];
  $.repeat({
    GATE: () => !$.inTable || !$.next(1, t.DoublePipe),
    DEF: () => {
      const operator = $.oneOf(t.And, t.Or, t.DoublePipe);
      if (operator.image === '||') {
        $.report({ kind: 'foreign_sign', span: tokenSpan(operator), found: '||', meant: 'or' });
      }
      operators.push(operator);
      operands.push($.readNth(2, inversion));
    },
  });
  return $.act(() => foldLogic(operands, operators));
});

/** `not a` */
export const inversion = production('inversion', ($): ast.Expression => {
  const words: IToken[] = [];
  $.repeat({
    GATE: () => !$.next(2, t.Dot) && !$.sequence(t.Not, t.Given, t.In, t.LeftParen),
    DEF: () => words.push($.token(t.Not)),
  });
  const innermost = $.read(comparison);
  return words.reduceRight<ast.Expression>(
    (operand, word) => ({ kind: 'not', span: $.since(word.startOffset), operand }),
    innermost,
  );
});

/** `a <= b`, `a is not b`, `a in list`; comparisons are not chained */
export const comparison = production('comparison', ($): ast.Expression => {
  const start = $.start();
  const left = $.read(rounded);
  const node = $.maybe({
    GATE: () => comparisonAhead($),
    DEF: () =>
      $.choose<ast.Expression>([
        { ALT: () => $.read(inequality, left, start) },
        { ALT: () => $.read(identity, left, start) },
        { ALT: () => $.read(membership, left, start) },
      ]),
  });
  $.act(() => {
    if (node !== undefined && comparesAgain($)) {
      $.fail({ kind: 'chained_comparison', span: tokenSpan($.ahead(1)) });
    }
  });
  return node ?? left;
});

/** `<= b`; `= b` is read as `is b` */
export const inequality = production('inequality', ($, left: ast.Expression, start: number): ast.Expression => {
  const operator = $.choose<ast.Comparison['operator']>([
    { ALT: () => wordOf<ast.Inequality>($.token(t.Inequality)) },
    {
      ALT: () => {
        const sign = $.token(t.Equals);
        $.report({ kind: 'foreign_sign', span: tokenSpan(sign), found: '=', meant: 'is' });
        return 'is';
      },
    },
  ]);
  const right = $.read(rounded);
  return { kind: 'comparison', span: $.since(start), operator, left, right };
});

/** `is b`, `is not b`, `is given`, `is not empty` */
export const identity = production('identity', ($, left: ast.Expression, start: number): ast.Expression => {
  $.token(t.Is);
  const not = $.maybe({ GATE: () => !$.next(2, t.Dot), DEF: () => $.token(t.Not) });
  const negated = not !== undefined;
  return $.choose<ast.Expression>([
    gated(
      () => !$.next(2, t.Dot),
      () => {
        $.token(t.Given);
        return { kind: 'is_given', span: $.since(start), negated, operand: left };
      },
    ),
    gated(
      () => !$.next(2, t.Dot),
      () => {
        $.token(t.Empty);
        return { kind: 'is_empty', span: $.since(start), negated, operand: left };
      },
    ),
    {
      ALT: () => {
        const right = $.read(rounded);
        const operator = negated ? 'is not' : 'is';
        return { kind: 'comparison', span: $.since(start), operator, left, right };
      },
    },
  ]);
});

/** `between a and b`, `in list`, `matches format`, each with `not` in front */
export const membership = production('membership', ($, left: ast.Expression, start: number): ast.Expression => {
  const negated = $.maybe(() => $.token(t.Not)) !== undefined;
  return $.choose<ast.Expression>([
    {
      ALT: () => {
        $.token(t.Between);
        const low = $.readNth(1, rounded);
        $.token(t.And);
        const high = $.readNth(2, rounded);
        return { kind: 'between', span: $.since(start), negated, operand: left, low, high };
      },
    },
    {
      ALT: () => {
        $.token(t.In);
        const list = $.readNth(3, rounded);
        return { kind: 'in', span: $.since(start), negated, operand: left, list };
      },
    },
    {
      ALT: () => {
        $.token(t.Matches);
        const format = $.read(plainName);
        return { kind: 'matches', span: $.since(start), negated, operand: left, format };
      },
    },
  ]);
});

/** `a rounded up to 1 km` */
export const rounded = production('rounded', ($): ast.Expression => {
  const start = $.start();
  const operand = $.read(sum);
  const rounding = $.maybe(() => $.read(roundingPhrase));
  return rounding === undefined ? operand : { kind: 'rounded', span: $.since(start), operand, rounding };
});

/** `a + b - c`, `a * b / c`; `*` and `/` bind tighter */
export const sum = production('sum', ($): ast.Expression => {
  const operands = [$.readNth(1, signed)];
  const signs: IToken[] = [];
  $.repeat(() => {
    signs.push($.oneOf(t.Plus, t.Minus, t.Times, t.Divide));
    operands.push($.readNth(2, signed));
  });
  return $.act(() => foldArithmetic(operands, signs));
});

/** `-a` */
export const signed = production('signed', ($): ast.Expression => {
  const signs: IToken[] = [];
  $.repeat(() => signs.push($.token(t.Minus)));
  const innermost = $.read(primary);
  return signs.reduceRight<ast.Expression>(
    (operand, sign) => ({ kind: 'negation', span: $.since(sign.startOffset), operand }),
    innermost,
  );
});

export const primary = production(
  'primary',
  ($): ast.Expression =>
    $.choose<ast.Expression>([
      gated(
        () => plainWordAhead($),
        () => $.readNth(1, reference),
      ),
      { ALT: () => $.read(numberLiteral) },
      { ALT: () => $.read(literal) },
      { ALT: () => $.read(parenthesised) },
      gated(
        () => wholeAhead($),
        () => $.read(bareWhole),
      ),
      gated(
        () => $.sequence(t.Not, t.Given, t.In, t.LeftParen),
        () => $.read(notGiven),
      ),
      gated(
        () => $.sequence(t.Count, t.Of),
        () => $.read(countOfList),
      ),
      gated(
        () => operandsAhead($),
        () => $.read(extremeOfList),
      ),
      gated(
        () => $.sequence(t.Full, t.Years, t.From) || $.sequence(t.Days, t.From),
        () => $.read(dateDistance),
      ),
      gated(
        () => ($.next(2, t.Of) && $.next(3, t.Month)) || $.sequence(t.Year, t.Of),
        () => $.read(datePart),
      ),
      gated(
        () => $.sequence(t.Each, t.Part, t.Of),
        () => $.read(byBrackets),
      ),
      { GATE: () => referenceAhead($), ALT: () => $.readNth(2, reference) },
    ]),
);

/** `2020-01-01`, `"Kuopio"`, `yes` */
export const literal = production('literal', ($): ast.Expression => {
  const start = $.start();
  return $.choose<ast.Expression>([
    {
      ALT: () => {
        const { image } = $.token(t.DateText);
        return { kind: 'date_literal', span: $.since(start), text: image };
      },
    },
    {
      ALT: () => {
        const { text } = $.read(quotedText);
        return { kind: 'text_literal', span: $.since(start), text };
      },
    },
  ]);
});

/** `()`, `(a)`, `(a, b)` */
export const parenthesised = production('parenthesised', ($): ast.Expression => {
  const start = $.start();
  const elements = readElements($);
  const span = $.since(start);
  const operand = elements[0];
  if (elements.length === 1 && operand !== undefined) return { kind: 'parenthesised', span, operand };
  return { kind: 'list_literal', span, elements };
});

/** `(a, b)` */
function readElements($: Reader): readonly ast.Expression[] {
  return $.enclosed(() => {
    const elements: ast.Expression[] = [];
    $.token(t.LeftParen);
    $.separatedOrNone(t.Comma, () => elements.push($.read(expression)));
    $.token(t.RightParen);
    return elements;
  });
}

/** A whole expression without its parentheses */
export const bareWhole = production('bareWhole', ($): ast.Expression => {
  const word = $.ahead(1);
  $.act(() => $.report({ kind: 'needs_parentheses', span: tokenSpan(word), word: word.image }));
  return $.nested(() => $.read(whole));
});

/** `not given in (a, b)` */
export const notGiven = production('notGiven', ($): ast.NotGiven => {
  const start = $.start();
  $.token(t.Not);
  $.token(t.Given);
  $.token(t.In);
  const operands = readElements($);
  return { kind: 'not_given', span: $.since(start), operands };
});

/** `count of list` */
export const countOfList = production('countOfList', ($): ast.Count => {
  const start = $.start();
  $.token(t.Count);
  $.token(t.Of);
  const list = $.nested(() => $.read(primary));
  return { kind: 'count', span: $.since(start), variable: null, list, where: null };
});

/** `max of (a, b)` */
export const extremeOfList = production('extremeOfList', ($): ast.Extreme => {
  const start = $.start();
  const extreme = wordOf<ast.Extreme['extreme']>($.read(extremeWord));
  $.token(t.Of);
  const operands = readElements($);
  return { kind: 'extreme', span: $.since(start), extreme, operands, variable: null };
});

/** `full years from a to b`, `days from a to b` */
export const dateDistance = production('dateDistance', ($): ast.DateDistance => {
  const start = $.start();
  const measure = $.choose<ast.DateDistance['measure']>([
    {
      ALT: () => {
        $.token(t.Full);
        $.token(t.Years);
        return 'full years';
      },
    },
    {
      ALT: () => {
        $.token(t.Days);
        return 'days';
      },
    },
  ]);
  $.token(t.From);
  const from = $.nested(() => $.readNth(1, primary));
  $.token(t.To);
  const to = $.nested(() => $.readNth(2, primary));
  return { kind: 'date_distance', span: $.since(start), measure, from, to };
});

/** `start of month of d`, `end of month of d`, `year of d` */
export const datePart = production('datePart', ($): ast.DatePart => {
  const start = $.start();
  const part = $.choose<ast.DatePart['part']>([
    {
      ALT: () => {
        $.token(t.Year);
        return 'year';
      },
    },
    {
      ALT: () => {
        const edge = $.oneOf(t.Start, t.End);
        $.token(t.Of, 1);
        $.token(t.Month);
        return `${wordOf<'start' | 'end'>(edge)} of month`;
      },
    },
  ]);
  $.token(t.Of, 2);
  const date = $.nested(() => $.read(primary));
  return { kind: 'date_part', span: $.since(start), part, date };
});

/** `each part of a by fee_rate` */
export const byBrackets = production('byBrackets', ($): ast.ByBrackets => {
  const start = $.start();
  $.token(t.Each);
  $.token(t.Part);
  $.token(t.Of);
  const operand = $.nested(() => $.read(primary));
  $.token(t.By);
  const parameter = $.read(dottedName);
  return { kind: 'by_brackets', span: $.since(start), operand, parameter };
});

/** `client.age`, `max_hours[voucher.service]`, `yes` */
export const reference = production('reference', ($): ast.Expression => {
  const start = $.start();
  const name = $.read(dottedName);
  const index = $.maybe(() =>
    $.enclosed(() => {
      $.token(t.LeftBracket);
      const node = $.read(expression);
      $.token(t.RightBracket);
      return node;
    }),
  );
  const span = $.since(start);
  if (index !== undefined) return { kind: 'lookup', span, parameter: name, index };
  return $.act(() => booleanOf($, name)) ?? { kind: 'reference', span, name };
});

/** `yes` and `no`; `true`, `false` and `null` are words of other languages. */

/** Operands of `and` inside operands of `or`. */
function foldLogic(operands: readonly ast.Expression[], operators: readonly IToken[]): ast.Expression {
  const alternatives: ast.Expression[][] = [[]];
  for (const [index, operand] of operands.entries()) {
    const operator = operators[index - 1];
    if (operator !== undefined && !t.isToken(operator, t.And)) alternatives.push([]);
    alternatives.at(-1)?.push(operand);
  }
  return logical(
    'or',
    alternatives.map((each) => logical('and', each)),
  );
}

function logical(operator: ast.Logical['operator'], operands: readonly ast.Expression[]): ast.Expression {
  const first = operands[0];
  const last = operands.at(-1);
  invariant(first !== undefined && last !== undefined, 'an operator has operands');
  if (first === last) return first;
  return { kind: 'logical', span: { start: first.span.start, end: last.span.end }, operator, operands };
}

/** From left to right, products inside sums. */
function foldArithmetic(operands: readonly ast.Expression[], signs: readonly IToken[]): ast.Expression {
  const terms: ast.Expression[] = [];
  const between: ast.Arithmetic['operator'][] = [];
  for (const [index, operand] of operands.entries()) {
    const sign = signs[index - 1];
    const operator = sign === undefined ? '+' : wordOf<ast.Arithmetic['operator']>(sign);
    const left = terms.at(-1);
    if (left === undefined || operator === '+' || operator === '-') {
      if (left !== undefined) between.push(operator);
      terms.push(operand);
    } else terms[terms.length - 1] = arithmetic(operator, left, operand);
  }
  return terms.reduce((left, right, index) => arithmetic(between[index - 1] ?? '+', left, right));
}

function arithmetic(operator: ast.Arithmetic['operator'], left: ast.Expression, right: ast.Expression): ast.Arithmetic {
  return { kind: 'arithmetic', span: { start: left.span.start, end: right.span.end }, operator, left, right };
}

const foreignWords: ReadonlyMap<string, string> = new Map([
  ['true', 'yes'],
  ['false', 'no'],
  ['null', 'is not given'],
]);

/** `yes` and `no`; `true`, `false` and `null` are words of other languages. */
function booleanOf($: Reader, { text, span }: ast.DottedName): ast.BooleanLiteral | null {
  if (text === 'yes' || text === 'no') return { kind: 'boolean_literal', span, value: text === 'yes' };
  const meant = foreignWords.get(text);
  if (meant === undefined) return null;
  $.report({ kind: 'foreign_sign', span, found: text, meant });
  return { kind: 'boolean_literal', span, value: text === 'true' };
}
