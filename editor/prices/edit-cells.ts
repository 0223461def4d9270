import { type CellForm, readCell } from '../../dsl/values/read-cell.ts';
import type { Entry } from '../../dsl/values/set-entries.ts';
import { cellsOn, sameConstant } from '../../engine/analysis/values/cells.ts';
import { parseDate } from '../../engine/ir/calendar.ts';
import type { Constant, Day, Parameter } from '../../engine/ir/ir.ts';
import type { DraftContent, FileChanges } from '../drafts/draft.ts';
import {
  givenEntries,
  type ParameterInEdition,
  setParameterEntries,
  setParameterValue,
  writeBandKey,
  writeConstant,
} from './edition-values.ts';
import { type PriceNotes, priceNotesKey, readPriceNotes, withEntry } from './notes.ts';
import type { PriceRow } from './price-table.ts';

/** What an edit of cells does to a draft. */
export interface CellEdit {
  readonly files: FileChanges;
  readonly notes: Readonly<Record<string, unknown>>;
}

/** A row to edit, and the file its parameter stands in. */
export interface EditedRow {
  readonly row: PriceRow;
  readonly file: string;
}

/**
 * The edit that follows from what was typed into a cell. A value that cannot be read stays in the draft's notes, as it
 * was typed; the rulebook only ever gets values that hold. Nothing typed takes the edition's value away, so that the
 * one in force stays; so does typing that very value.
 */
export function typeIntoCell(
  content: DraftContent,
  date: string,
  edited: EditedRow,
  text: string,
  form: CellForm,
): CellEdit {
  const reading = readCell(text, form);
  const isWhole = reading.kind !== 'empty' && givenEntries(content.files, placeOf(date, edited)) !== null;
  if (isInNewTable(edited) && !isWhole) return typeIntoNewTable(content, date, edited, text, form);
  if (reading.kind === 'refused') return { files: {}, notes: changeNotes(content, edited.row.id, text) };
  return setCell(content, date, edited, reading.kind === 'read' ? reading.value : null);
}

/** Whether the cell is one of bands or brackets that have no values in force: those are given all at once. */
function isInNewTable({ row: { key, before } }: EditedRow): boolean {
  return key !== null && key.kind !== 'member' && before === null;
}

/** What is typed waits in the notes until every row of the table can be read; so do the others when one is emptied. */
function typeIntoNewTable(
  content: DraftContent,
  date: string,
  edited: EditedRow,
  text: string,
  form: CellForm,
): CellEdit {
  const { parameter, id: own } = edited.row;
  const place = placeOf(date, edited);
  const given = givenEntries(content.files, place) ?? [];
  const notes = readPriceNotes(content.notes);
  const rows = cellsOn(parameter, eveOf(date)).map(({ id, key }) => {
    const name = key === null || key.kind === 'member' ? '' : keyOf(parameter, key);
    const before = notes.pending[id] ?? given.find(([other]) => sameKey(other, name))?.[1] ?? '';
    return { id, name, typed: id === own ? text : before };
  });
  const entries = rows.flatMap(({ name, typed }): readonly Entry[] => {
    const reading = readCell(typed, form);
    return reading.kind === 'read' ? [[name, String(writeConstant(reading.value, parameter.type))]] : [];
  });
  const isWhole = entries.length === rows.length;
  const pending = rows.reduce(
    (left, { id, typed }) => withEntry(left, id, isWhole || typed.trim() === '' ? null : typed),
    notes.pending,
  );
  const files = isWhole || given.length > 0 ? setParameterEntries(content.files, place, isWhole ? entries : null) : {};
  return { files: files ?? {}, notes: { [priceNotesKey]: { ...notes, pending } } };
}

/** The edit that sets a cell; null, or the value in force, takes what the edition says of it away. */
export function setCell(content: DraftContent, date: string, edited: EditedRow, value: Constant | null): CellEdit {
  const { row } = edited;
  const kept = value === null || sameConstant(value, row.before);
  const files = kept ? unsetFiles(content, date, edited) : setFiles(content, date, edited, value);
  return { files: files ?? {}, notes: changeNotes(content, row.id, null) };
}

/** The edit that gives a cell the value in force anew: confirmed as it is. */
export function confirmCell(content: DraftContent, date: string, edited: EditedRow): CellEdit {
  const { before } = edited.row;
  const files = before === null ? null : setFiles(content, date, edited, before);
  return { files: files ?? {}, notes: changeNotes(content, edited.row.id, null) };
}

function changeNotes({ notes }: DraftContent, cell: string, pending: string | null): CellEdit['notes'] {
  const before = readPriceNotes(notes);
  if (pending === null && before.pending[cell] === undefined) return {};
  const after: PriceNotes = { ...before, pending: withEntry(before.pending, cell, pending) };
  return { [priceNotesKey]: after };
}

function placeOf(date: string, { row, file }: EditedRow): ParameterInEdition {
  return { date, file, name: row.parameter.name };
}

function setFiles({ files }: DraftContent, date: string, edited: EditedRow, value: Constant): FileChanges | null {
  const { parameter, key } = edited.row;
  const written = writeConstant(value, parameter.type);
  const place = placeOf(date, edited);
  if (key === null || key.kind === 'member') return setParameterValue(files, place, key?.member ?? null, written);
  return setBandValue(files, place, edited.row, typeof written === 'string' ? written : '');
}

/** Bands are given all anew: those of the edition, or those in force, with one value changed. */
function setBandValue(
  files: DraftContent['files'],
  place: ParameterInEdition,
  { parameter, key }: PriceRow,
  written: string,
): FileChanges | null {
  if (key === null || key.kind === 'member') return null;
  const own = keyOf(parameter, key);
  const entries = givenEntries(files, place) ?? entriesInForce(parameter, place.date);
  const changed = entries.map(([name, value]): Entry => [name, sameKey(name, own) ? written : value]);
  const settled = sameEntries(changed, entriesInForce(parameter, place.date));
  return setParameterEntries(files, place, settled ? null : changed);
}

function unsetFiles({ files }: DraftContent, date: string, edited: EditedRow): FileChanges | null {
  const { parameter, key, before } = edited.row;
  const place = placeOf(date, edited);
  if (key === null || key.kind === 'member') return setParameterValue(files, place, key?.member ?? null, null);
  const written = before === null ? null : writeConstant(before, parameter.type);
  return typeof written === 'string' && givenEntries(files, place) !== null
    ? setBandValue(files, place, edited.row, written)
    : {};
}

/** The bands or brackets in force on the eve, as an edition's file writes them. */
export function entriesInForce(parameter: Parameter, date: string): readonly Entry[] {
  return cellsOn(parameter, eveOf(date)).flatMap(({ key, value }): readonly Entry[] => {
    if (key === null || key.kind === 'member' || value === null) return [];
    const written = writeConstant(value, parameter.type);
    return typeof written === 'string' ? [[keyOf(parameter, key), written]] : [];
  });
}

function eveOf(date: string): Day {
  return (parseDate(date) ?? 0) - 1;
}

type ScaledKey = Exclude<NonNullable<PriceRow['key']>, { kind: 'member' }>;

function keyOf({ index }: Parameter, key: ScaledKey): string {
  if (index === null || index.kind === 'enum') return '';
  if (key.kind === 'band') return writeBandKey(key, index);
  return `from ${writeBandKey({ from: key.from, to: key.from }, index).replace(/^([^-]+)-\S+/, '$1')}`;
}

/** Whether two keys are one band, however they are spaced. */
function sameKey(one: string, other: string): boolean {
  const plain = (key: string) => key.replaceAll(/\s/g, '').replaceAll('–', '-');
  return plain(one) === plain(other);
}

function sameEntries(one: readonly Entry[], other: readonly Entry[]): boolean {
  return (
    one.length === other.length &&
    one.every(([key, value], index) => sameKey(key, other[index]?.[0] ?? '') && value === other[index]?.[1])
  );
}
