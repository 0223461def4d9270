/** The layout of expressions. Parentheses stand where the author wrote them. */
import type * as ast from '../syntax/ast.ts';
import type { InnerComments } from './comments.ts';
import { noComments } from './comments.ts';
import { align, type Doc, fill, forced, group, hardLine, indent, line, mustBreak, printFlat } from './doc.ts';
import { spellNumber, spellRounding, spellText } from './words.ts';

/** An expression on one line. */
export function spellExpression(node: ast.Expression): string {
  return printFlat(layOut(node, noComments));
}

/** The layout of an expression; lines within start two columns further in, if not aligned otherwise. */
export function layOut(node: ast.Expression, comments: InnerComments): Doc {
  const lay = (operand: ast.Expression): Doc => layOut(operand, comments);
  switch (node.kind) {
    case 'number_literal':
      return spellNumber(node);
    case 'date_literal':
      return node.text;
    case 'boolean_literal':
      return node.value ? 'yes' : 'no';
    case 'text_literal':
      return spellText(node.text);
    case 'list_literal':
      return layOutList(node.elements, comments);
    case 'reference':
      return node.name.text;
    case 'lookup':
      return [node.parameter.text, '[', lay(node.index), ']'];
    case 'not':
      return ['not ', lay(node.operand)];
    case 'logical':
      return group(layOutChain(node.operands, () => node.operator, comments));
    case 'comparison':
      return [lay(node.left), goOn(node.operator, lay(node.right))];
    case 'between': {
      const word = node.negated ? 'not between' : 'between';
      return [lay(node.operand), goOn(word, [lay(node.low), ' and ', lay(node.high)])];
    }
    case 'in': {
      const word = node.negated ? 'not in' : 'in';
      const isList = node.list.kind === 'list_literal';
      return [lay(node.operand), isList ? [` ${word} `, lay(node.list)] : goOn(word, lay(node.list))];
    }
    case 'is_given':
      return [lay(node.operand), node.negated ? ' is not given' : ' is given'];
    case 'is_empty':
      return [lay(node.operand), node.negated ? ' is not empty' : ' is empty'];
    case 'matches':
      return [lay(node.operand), goOn(node.negated ? 'not matches' : 'matches', node.format.text)];
    case 'arithmetic':
      return group(indent(2, layOutArithmetic(node, comments)));
    case 'negation':
      return ['-', lay(node.operand)];
    case 'rounded':
      return [lay(node.operand), ' ', spellRounding(node.rounding)];
    case 'if':
      return layOutIf(node, comments);
    case 'match':
      return layOutMatch(node, comments);
    case 'quantifier':
    case 'count':
    case 'sum':
    case 'extreme':
      return layOutFilter(node, comments);
    case 'not_given':
      return ['not given in ', layOutList(node.operands, comments)];
    case 'date_distance':
      return [node.measure, ' from ', lay(node.from), ' to ', lay(node.to)];
    case 'date_part':
      return [node.part, ' of ', lay(node.date)];
    case 'by_brackets':
      return ['each part of ', lay(node.operand), ' by ', node.parameter.text];
    case 'parenthesised':
      return ['(', indent(2, lay(node.operand)), ')'];
  }
}

/** `+` and `-`, or `*` and `/`, in one chain: lines break in front of the operators. */
export function layOutArithmetic(node: ast.Arithmetic, comments: InnerComments): Doc {
  const operands: ast.Expression[] = [];
  const operators: string[] = [];
  let left: ast.Expression = node;
  while (left.kind === 'arithmetic' && isSum(left) === isSum(node)) {
    operands.unshift(left.right);
    operators.unshift(left.operator);
    left = left.left;
  }
  operands.unshift(left);
  return layOutChain(operands, (index) => operators[index - 1] ?? '', comments);
}

function isSum({ operator }: ast.Arithmetic): boolean {
  return operator === '+' || operator === '-';
}

function layOutChain(
  operands: readonly ast.Expression[],
  operatorBefore: (index: number) => string,
  comments: InnerComments,
): Doc {
  return operands.map((operand, index): Doc => {
    const previous = operands[index - 1];
    if (previous === undefined) return layOut(operand, comments);
    const { after, above } = comments.between(previous.span.end, operand.span.start);
    return [after, line, above, operatorBefore(index), ' ', layOut(operand, comments)];
  });
}

/** What follows an operand: on a line of its own where it does not fit. */
function goOn(word: string, doc: Doc): Doc {
  return mustBreak(doc) ? [' ', word, ' ', doc] : group(indent(2, [line, word, ' ', doc]));
}

/** As many elements on a line as fit. */
function layOutList(elements: readonly ast.Expression[], comments: InnerComments): Doc {
  const parts = elements.flatMap((element, index): Doc[] => {
    const next = elements[index + 1];
    const doc = layOut(element, comments);
    if (next === undefined) return [doc];
    const { after, above } = comments.between(element.span.end, next.span.start);
    return [
      [doc, ','],
      [after, line, above],
    ];
  });
  return ['(', indent(2, fill(parts)), ')'];
}

/** `then` and `else` on lines of their own, aligned with `if`; in a chain of them each choice is one line if it fits. */
function layOutIf(node: ast.If, comments: InnerComments): Doc {
  const lay = (operand: ast.Expression): Doc => align(layOut(operand, comments));
  const inChain = node.otherwise.kind === 'if';
  const parts: Doc[] = [];
  let opening = 'if ';
  let current: ast.Expression = node;
  while (current.kind === 'if') {
    const { condition, then, otherwise }: ast.If = current;
    const toThen = comments.between(condition.span.end, then.span.start);
    const choice: Doc = [opening, lay(condition), toThen.after, line, toThen.above, 'then ', lay(then)];
    const toElse = comments.between(then.span.end, otherwise.span.start);
    parts.push(inChain ? group(choice) : choice, toElse.after, line, toElse.above);
    opening = 'else if ';
    current = otherwise;
  }
  return align(group([parts, 'else ', lay(current)]));
}

/** The arms on lines of their own, their values in one column. */
function layOutMatch({ subject, arms }: ast.Match, comments: InnerComments): Doc {
  const heads = arms.map(({ patterns }) => `${patterns?.map(({ text }) => text).join(', ') ?? 'otherwise'}:`);
  const width = Math.max(...heads.map((head) => head.length));
  const lines = arms.map(({ span, value }, index): Doc => {
    const { after, above } = comments.between(arms[index - 1]?.span.end ?? subject.span.end, span.start);
    return [after, hardLine, above, heads[index]?.padEnd(width + 1) ?? '', align(layOut(value, comments))];
  });
  return align(['match ', layOut(subject, comments), indent(2, lines), forced]);
}

/** `where`, `satisfies` and `at most` each on a line of its own where it does not fit. */
function layOutFilter(node: ast.Quantifier | ast.Count | ast.Sum | ast.Extreme, comments: InnerComments): Doc {
  const lay = (operand: ast.Expression): Doc => layOut(operand, comments);
  if (node.variable === null) {
    if (node.kind === 'count') return ['count of ', lay(node.list)];
    return [node.extreme, ' of ', layOutList(node.operands, comments)];
  }
  const { variable, list, where } = node;
  const parts: Doc[] = [`${variable.text} in `, lay(list)];
  let end = list.span.end;
  const goOnWith = (word: string, operand: ast.Expression): void => {
    const { after, above } = comments.between(end, operand.span.start);
    parts.push(group([after, line, above, word, ' ', align(lay(operand))]));
    end = operand.span.end;
  };
  if (where !== null) goOnWith('where', where);
  if (node.kind === 'quantifier') goOnWith('satisfies', node.satisfies);
  if (node.kind === 'sum' && node.atMost !== null) {
    const { limit, per } = node.atMost;
    goOnWith('at most', limit);
    if (per !== null) parts.push(' per ', lay(per));
  }
  return align([openingOf(node, comments), indent(2, parts)]);
}

function openingOf(
  node: Exclude<ast.Quantifier | ast.Count | ast.Sum | ast.Extreme, { readonly variable: null }>,
  comments: InnerComments,
): Doc {
  switch (node.kind) {
    case 'quantifier':
      return `${node.quantifier} `;
    case 'count':
      return 'count of ';
    case 'sum':
      return ['sum of ', layOut(node.value, comments), ' for '];
    case 'extreme':
      return 'value' in node ? [node.extreme, ' of ', layOut(node.value, comments), ' for '] : '';
  }
}
