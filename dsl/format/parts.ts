/** A declaration as its head and the lines below it, each with the stretch of the text it comes from. */

import type { Span } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import { alignColumns } from './columns.ts';
import type { InnerComments } from './comments.ts';
import { type Doc, fill, group, indent, line } from './doc.ts';
import { layOut, layOutArithmetic, spellExpression } from './expression.ts';
import { layOutTable } from './table.ts';
import {
  spellBounds,
  spellCitations,
  spellIndex,
  spellLabel,
  spellMessage,
  spellRounding,
  spellText,
  spellType,
  spellWords,
} from './words.ts';

/** One clause, member, field or table line. */
export interface Part {
  /** Where its content stands in the text. */
  readonly span: Span;
  /** The words in front of `span` that belong to it. */
  readonly wordsBefore: number;
  readonly layOut: (comments: InnerComments) => Doc;
  /** Whether a blank line above it is kept. */
  readonly spaced: boolean;
}

/** The cells of the first line: neighbouring declarations on one line each are aligned by them. */
export function spellHead(declaration: ast.Declaration): readonly string[] {
  switch (declaration.kind) {
    case 'enum':
    case 'record':
    case 'input':
    case 'decision':
      return [spellWords(declaration.kind, declaration.name.text, spellLabel(declaration.label))];
    case 'set': {
      const { name, enum: enumName, label, members } = declaration;
      const list = members.map(({ text }) => text).join(', ');
      return [`set ${name.text}`, `of ${enumName.text}`, spellLabel(label), `= ${list}`];
    }
    case 'unit':
      return [`unit ${declaration.name.text}`, spellLabel(declaration.label), spellLabel(declaration.many)];
    case 'parameter': {
      const { name, type, index, label, citations } = declaration;
      const kind = spellWords(':', spellType(type), index !== null && spellIndex(index));
      const bounds = spellBounds(declaration);
      return [`parameter ${name.text}`, kind, spellWords(spellLabel(label), spellCitations(citations), bounds)];
    }
    case 'define': {
      const { name, type, rounding } = declaration;
      const kind = spellWords(spellType(type), rounding !== null && spellRounding(rounding));
      return [spellWords('define', name.text, ':', kind, spellNorm(declaration))];
    }
    case 'table':
      return [spellWords('table', declaration.name.text, ':', spellType(declaration.type), spellNorm(declaration))];
    case 'rule':
      return [spellWords('rule', declaration.name.text, spellNorm(declaration))];
    case 'exception': {
      const { name, target } = declaration;
      return [spellWords('exception', name.text, 'to', target.text, spellNorm(declaration))];
    }
    case 'relief': {
      const { name, target } = declaration;
      return [spellWords('relief', name.text, 'from', target.text, spellNorm(declaration))];
    }
    case 'repeal': {
      const { target, name, decision } = declaration;
      return [spellWords('repeal', target, name.text, decision !== null && `of ${decision.text}`)];
    }
  }
}

function spellNorm({ label, citations }: Pick<ast.RuleDeclaration, 'label' | 'citations'>): string {
  return spellWords(spellLabel(label), spellCitations(citations));
}

/** What stands below the head, in canonical order. */
export function partsOf(declaration: ast.Declaration): readonly Part[] {
  switch (declaration.kind) {
    case 'enum':
      return layOutLines(declaration.members, ({ name, label }) => [name.text, spellLabel(label)]);
    case 'record':
    case 'input':
      return layOutLines(declaration.fields, (field) => [
        field.name.text,
        `: ${spellType(field.type)}`,
        spellLabel(field.label),
        spellBounds(field),
      ]);
    case 'set':
    case 'unit':
    case 'repeal':
      return [];
    case 'parameter':
      return interpretationParts(declaration);
    case 'decision':
      return [
        clause(declaration.asOf.span, 2, () => `as of ${declaration.asOf.text}`),
        ...namesClause('gives', declaration.gives),
        ...namesClause('reports', declaration.reports),
        ...namesClause('includes', declaration.includes),
        ...namesClause('changeable', declaration.changeable ?? []),
        ...declaration.outcomes.map(({ span, outcome, words }) =>
          clause(span, 0, () => `${outcome} ${spellText(words.text)}`),
        ),
      ];
    case 'define':
      return [
        ...expressionClause('as of', declaration.asOf),
        ...expressionClause('when', declaration.when),
        ...bodyClause(declaration.body),
        ...interpretationParts(declaration),
      ];
    case 'table':
      return [
        ...expressionClause('as of', declaration.asOf),
        ...expressionClause('when', declaration.when),
        ...tableParts(declaration),
        ...interpretationParts(declaration),
      ];
    case 'rule':
      return [
        ...forEachClause(declaration.forEach),
        ...expressionClause('when', declaration.when),
        ...expressionClause('requires', declaration.requires),
        ...effectClause(declaration.otherwise, 'otherwise '),
        ...interpretationParts(declaration),
      ];
    case 'exception':
      return [
        ...expressionClause('when', declaration.when),
        ...bodyClause(declaration.body),
        ...verdictParts(declaration),
      ];
    case 'relief':
      return [...expressionClause('when', declaration.when), ...verdictParts(declaration)];
  }
}

function verdictParts(declaration: ast.ExceptionDeclaration | ast.ReliefDeclaration): readonly Part[] {
  const { requires, otherwise, unconditional } = declaration;
  return [
    ...expressionClause('requires', requires),
    ...effectClause(otherwise, unconditional ? '' : 'otherwise '),
    ...interpretationParts(declaration),
  ];
}

function clause(span: Span, wordsBefore: number, layOutClause: (comments: InnerComments) => Doc): Part {
  return { span, wordsBefore, layOut: layOutClause, spaced: false };
}

function expressionClause(words: string, expression: ast.Expression | null): readonly Part[] {
  if (expression === null) return [];
  const { length } = words.split(' ');
  return [clause(expression.span, length, (comments) => [words, ' ', indent(2, layOut(expression, comments))])];
}

/** `= E`; the operators of a long sum stand below the `=`. */
function bodyClause(body: ast.Expression | null): readonly Part[] {
  if (body === null) return [];
  const isSum = body.kind === 'arithmetic' && (body.operator === '+' || body.operator === '-');
  return [
    clause(body.span, 1, (comments) => [
      '= ',
      isSum ? group(layOutArithmetic(body, comments)) : indent(2, layOut(body, comments)),
    ]),
  ];
}

function forEachClause(forEach: ast.ForEach | null): readonly Part[] {
  if (forEach === null) return [];
  const { span, variable, list } = forEach;
  return [clause(span, 0, (comments) => [`for each ${variable.text} in `, indent(2, layOut(list, comments))])];
}

function effectClause(otherwise: ast.Otherwise | null, words: string): readonly Part[] {
  if (otherwise === null) return [];
  const { span, effect, message } = otherwise;
  const spelt = message === null ? '' : ` ${spellMessage(message, spellExpression)}`;
  return [clause(span, 0, () => `${words}${effect}${spelt}`)];
}

function interpretationParts({ interpretations }: Pick<ast.RuleDeclaration, 'interpretations'>): readonly Part[] {
  return interpretations.map(({ span, text }) => clause(span, 1, () => `interpretation ${spellText(text)}`));
}

function namesClause(words: string, names: readonly (ast.Name | ast.DottedName)[]): readonly Part[] {
  const start = names[0]?.span.start;
  const end = names.at(-1)?.span.end;
  if (start === undefined || end === undefined) return [];
  return [clause({ start, end }, 1, () => [words, ' ', indent(2, layOutNames(names))])];
}

/** As many names on a line as fit. */
export function layOutNames(names: readonly { readonly text: string }[]): Doc {
  return fill(names.flatMap(({ text }, index) => (index === names.length - 1 ? [text] : [`${text},`, line])));
}

function layOutLines<Node extends { readonly span: Span }>(
  nodes: readonly Node[],
  cellsOf: (node: Node) => readonly string[],
): readonly Part[] {
  const lines = alignColumns(nodes.map(cellsOf));
  return nodes.map(({ span }, index) => ({
    span,
    wordsBefore: 0,
    layOut: () => lines[index] ?? '',
    spaced: true,
  }));
}

function tableParts(table: ast.TableDeclaration): readonly Part[] {
  const [header = '', ...rows] = layOutTable(table);
  const headerSpan = { start: table.columns[0]?.span.start ?? table.result.span.start, end: table.result.span.end };
  return [
    { span: headerSpan, wordsBefore: 1, layOut: () => header, spaced: false },
    ...table.rows.map(
      ({ span }, index): Part => ({ span, wordsBefore: 0, layOut: () => rows[index] ?? '', spaced: false }),
    ),
  ];
}
