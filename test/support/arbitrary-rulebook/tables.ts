/** Tables of decisions: rows that exclude each other and leave nothing out. */
import type { Choices } from './choices.ts';
import { type Piece, phrase } from './piece.ts';
import { grows, membersIn, type Scope, type Source, sourcesIn } from './scope.ts';
import { familyOf, type NumberType } from './value-type.ts';

export interface Table {
  readonly columns: readonly Piece[];
  readonly rows: readonly Row[];
}

export interface Row {
  /** Null for the row `otherwise`. */
  readonly cells: readonly string[] | null;
  readonly value: Piece;
}

/** A table whose values are built by `value`; null where there is nothing to divide. */
export function buildTable(
  choices: Choices,
  scope: Scope,
  value: (choices: Choices, scope: Scope) => Piece,
): Table | null {
  const columns = chooseColumns(choices, scope);
  const [first, second] = columns;
  if (first === undefined) return null;
  const rows = first.cells.flatMap((cell) => {
    if (second === undefined) return [[cell]];
    return choices.chance(40) ? [[cell, '-']] : second.cells.map((other) => [cell, other]);
  });
  const isOpen = columns.some((column) => column.isOpen) || choices.chance(40);
  const listed = isOpen ? rows.slice(0, Math.max(1, rows.length - 1 - choices.below(2))) : rows;
  const within = { ...scope, spokenOf: new Set([...scope.spokenOf, ...columns.map(({ source }) => source.key)]) };
  const valueHere = () => choices.part((own) => value(own, { ...within, depth: Math.min(scope.depth, 2) }));
  const written: Row[] = listed.map((cells) => ({ cells, value: valueHere() }));
  return {
    columns: columns.map(({ source, uses }) => phrase(source.piece.level, ...source.piece.parts, uses)),
    rows: isOpen ? [...written, { cells: null, value: valueHere() }] : written,
  };
}

interface Column {
  readonly source: Source;
  /** Cells that exclude each other; together they are everything, unless the column is open. */
  readonly cells: readonly string[];
  readonly isOpen: boolean;
  readonly uses: Piece['parts'][number];
}

function chooseColumns(choices: Choices, scope: Scope): readonly Column[] {
  const sources = sourcesIn({ ...scope, reads: 'facts' }).filter(({ key }) => !scope.spokenOf.has(key));
  const fitting = sources.filter(({ type }) => type.kind !== 'list' && type.kind !== 'names');
  if (fitting.length === 0) return [];
  const first = choices.among(fitting);
  const others = fitting.filter(({ key }) => key !== first.key);
  const second = others.length > 0 && choices.chance(60) ? [choices.among(others)] : [];
  return [first, ...second].map((source) => choices.part((own) => divide(own, scope, source)));
}

const nothing = '';

function divide(choices: Choices, scope: Scope, source: Source): Column {
  const { type } = source;
  const column = (cells: readonly string[], isOpen = false, uses: Column['uses'] = nothing): Column => {
    return { source, cells, isOpen, uses };
  };
  switch (type.kind) {
    case 'boolean':
      return column(
        choices.among([
          ['yes', 'no'],
          ['not yes', 'yes'],
          ['no', 'not no'],
        ]),
      );
    case 'enum':
      return column(divideMembers(choices, scope, type.enum), grows(scope, type.enum), {
        declaration: `enum ${type.enum}`,
        variable: null,
        text: '',
      });
    case 'text':
      return column(
        choices.among([
          ['"Exampleton"', '"x", "y"', 'not "exampleton", "X", "y"'],
          ['"x"', 'not "x"'],
        ]),
      );
    case 'date':
      return column(
        choices.among([
          ['< 2020-07-01', '>= 2020-07-01'],
          ['<= 2020-02-29', 'between 2020-03-01 and 2021-01-01', '> 2021-01-01'],
        ]),
      );
    case 'number':
      return column(divideNumbers(choices, type));
    case 'list':
    case 'names':
      throw new Error('a column holds single values');
  }
}

function divideMembers(choices: Choices, scope: Scope, name: 'shade' | 'tool'): readonly string[] {
  const members = membersIn(scope, name);
  const [first = '', ...others] = members;
  return choices.among([members, [first, others.join(', ')], [others.join(', '), `not ${others.join(', ')}`]]);
}

/** Bands between two numbers that lie within the bounds. */
function divideNumbers(choices: Choices, { unit, low, high }: NumberType): readonly string[] {
  const [one, other] = high >= 50 ? [Math.max(low, 0) + 5, 20] : [Math.max(low, 0) + 1, Math.floor(high) - 1];
  const write = (value: number) => (familyOf(unit) === 'plain' && unit === '' ? `${value}` : `${value} ${unit}`);
  const [a, b] = [write(one), write(Math.max(one + 1, other))];
  return choices.among([
    [`< ${a}`, `>= ${a}`],
    [`< ${a}`, `>= ${a} and < ${b}`, `>= ${b}`],
    [`<= ${a}`, `> ${a} and <= ${b}`, `> ${b}`],
    [`< ${a}`, `between ${a} and ${b}`, `> ${b}`],
    [a, `not ${a}`],
  ]);
}
