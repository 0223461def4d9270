/** Definitions, decisions, rules and exceptions as policy text. */
import type { DefinitionText } from './definitions.ts';
import type { Exception, ExceptionText } from './exceptions.ts';
import type { MessagePart, Otherwise } from './messages.ts';
import { type Piece, phrase, slot, write } from './piece.ts';
import { writeType } from './print-vocabulary.ts';
import type { Decision, Definition, Outputs } from './rulebook.ts';
import type { Rule, RuleText } from './rules.ts';
import type { Table } from './tables.ts';

/** What one edition says of all definitions and their exceptions. */
export function printDefinitions(definitions: readonly Definition[], edition: number): readonly string[] {
  return definitions.flatMap(({ head, versions, exceptions }) => {
    const text = versions.get(edition);
    const record = head.record ?? '';
    const printed = exceptions.flatMap((one) => printException(one, head.name, edition, record, ''));
    if (text === undefined) return printed;
    if (text === 'repealed') return [`repeal ${wordBefore(versions, edition)} ${head.name}`, ...printed];
    return [printDefinition(head.name, text, `${writeType(head.type)}${text.rounding}`, record), ...printed];
  });
}

/** What an earlier edition last declared it as. */
function wordBefore(versions: Definition['versions'], edition: number): 'table' | 'define' {
  const before = [...versions].flatMap(([at, text]) => (at < edition && text !== 'repealed' ? [text] : [])).at(-1);
  return before !== undefined && 'rows' in before.body ? 'table' : 'define';
}

function printDefinition(name: string, { asOf, when, body }: DefinitionText, type: string, record: string): string {
  const clauses = [...line('as of', asOf, record), ...line('when', when, record)];
  const rest = `: ${type} "${titled(name)}" §1:2`;
  if (!('rows' in body)) return [`define ${name} ${rest}`, ...clauses, `  = ${writeBranch(body, record)}`].join('\n');
  return [`table ${name} ${rest}`, ...clauses, ...printTable(name, body, record)].join('\n');
}

function printTable(name: string, { columns, rows }: Table, record: string): readonly string[] {
  const head = columns.map((column) => write(phrase('open', slot(column, 'sum')), record)).join(' | ');
  return [
    `  | ${head} || ${name} |`,
    ...rows.map(({ cells, value }) => `  | ${cells?.join(' | ') ?? 'otherwise'} || ${writeBranch(value, record)} |`),
  ];
}

function writeBranch(piece: Piece, record: string): string {
  return write(phrase('open', slot(piece, 'open')), record);
}

function line(word: string, piece: Piece | null, record: string): readonly string[] {
  return piece === null ? [] : [`  ${word} ${write(piece, record)}`];
}

/** A label that is as short as the name. */
function titled(name: string): string {
  return name.replaceAll(/[._]/g, ' ');
}

/** What one edition says of a decision and its rules. */
export function printDecision(decision: Decision, edition: number): readonly string[] {
  const outputs = decision.outputs.get(edition);
  const head = outputs === undefined ? [] : [printHead(decision, outputs)];
  const rules = decision.rules.flatMap((rule) => printRule(rule, decision.name, edition));
  return [...head, ...rules];
}

function printHead({ name, asOf, includes }: Decision, { gives, reports }: Outputs): string {
  const clause = (word: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`  ${word} ${names.join(', ')}`];
  return [
    `decision ${name} "${titled(name)}"`,
    `  as of ${asOf}`,
    ...clause('gives', gives),
    ...clause('reports', reports),
    ...clause('includes', includes),
  ].join('\n');
}

function printRule({ name, versions, exceptions }: Rule, decision: string, edition: number): readonly string[] {
  const text = versions.get(edition);
  const printed = exceptions.flatMap((one) => printException(one, name, edition, '', decision));
  if (text === undefined) return printed;
  if (text === 'repealed') return [`repeal rule ${name} of ${decision}`, ...printed];
  return [printRuleText(name, text), ...printed];
}

function printRuleText(name: string, { forEach, when, requires, otherwise }: RuleText): string {
  const each = forEach === null ? [] : [`  for each ${forEach.variable} in ${write(forEach.list)}`];
  const lines = [`rule ${name} "${titled(name)}" §1:1`, ...each, ...line('when', when, '')];
  const reading = forEach === null ? [] : ['  interpretation "Jokainen kohta erikseen."'];
  return [...lines, ...line('requires', requires, ''), `  otherwise ${printOtherwise(otherwise)}`, ...reading].join(
    '\n',
  );
}

function printOtherwise({ effect, message }: Otherwise): string {
  // Quotation marks in a message would end it.
  return message === null ? effect : `${effect} "${writeMessage(message).replaceAll(/["\\]/g, '\\$&')}"`;
}

/** What a message says, on one line. */
export function writeMessage(message: readonly MessagePart[]): string {
  const parts = message.map((part) => {
    if (typeof part === 'string') return part;
    return `{${write(part.piece).replaceAll(/\s+/g, ' ')}${part.asNumber ? ' as number' : ''}}`;
  });
  return parts.join('');
}

function printException(
  { name, kind, versions, exceptions }: Exception,
  target: string,
  edition: number,
  record: string,
  decision: string,
): readonly string[] {
  const text = versions.get(edition);
  const printed = exceptions.flatMap((one) => printException(one, name, edition, record, decision));
  if (text === undefined) return printed;
  if (text === 'repealed') return [`repeal ${kind} ${name}${decision === '' ? '' : ` of ${decision}`}`, ...printed];
  return [
    printExceptionText(`${kind} ${name} ${kind === 'relief' ? 'from' : 'to'} ${target}`, text, record),
    ...printed,
  ];
}

function printExceptionText(head: string, { when, body, requires, otherwise }: ExceptionText, record: string): string {
  const isAlone = otherwise !== null && requires === null;
  const effect = otherwise === null ? [] : [`  ${isAlone ? '' : 'otherwise '}${printOtherwise(otherwise)}`];
  const value = body === null ? [] : [`  = ${writeBranch(body, record)}`];
  return [head, ...line('when', when, record), ...line('requires', requires, record), ...value, ...effect].join('\n');
}

/** Every piece that an edition's text is made of, with the names it needs. */
export function piecesOfDefinition({ versions, exceptions }: Definition, edition: number): readonly Piece[] {
  const text = versions.get(edition);
  const own = text === undefined || text === 'repealed' ? [] : [text.asOf, text.when, ...bodyPieces(text.body)];
  return [...own, ...exceptions.flatMap((one) => piecesOfException(one, edition))].filter((piece) => piece !== null);
}

function bodyPieces(body: DefinitionText['body']): readonly Piece[] {
  return 'rows' in body ? [...body.columns, ...body.rows.map((row) => row.value)] : [body];
}

export function piecesOfRule({ versions, exceptions }: Rule, edition: number): readonly Piece[] {
  const text = versions.get(edition);
  const own =
    text === undefined || text === 'repealed'
      ? []
      : [text.forEach?.list ?? null, text.when, text.requires, ...messagePieces(text.otherwise)];
  return [...own, ...exceptions.flatMap((one) => piecesOfException(one, edition))].filter((piece) => piece !== null);
}

function piecesOfException({ versions, exceptions }: Exception, edition: number): readonly (Piece | null)[] {
  const text = versions.get(edition);
  const own =
    text === undefined || text === 'repealed'
      ? []
      : [text.when, text.body, text.requires, ...(text.otherwise === null ? [] : messagePieces(text.otherwise))];
  return [...own, ...exceptions.flatMap((one) => piecesOfException(one, edition))];
}

function messagePieces({ message }: Otherwise): readonly Piece[] {
  return (message ?? []).flatMap((part) => (typeof part === 'string' ? [] : [part.piece]));
}
