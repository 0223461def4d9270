/** What has been typed into a form, before it is read. */

/** A fact as it stands in the form: whatever was typed, sound or not. */
export type Entry =
  /** A date, a number or a text as typed; a member by its name, yes and no as `true` and `false`. Blank: not known. */
  | { readonly kind: 'plain'; readonly text: string }
  /** Members chosen; none chosen and `given` says that none holds, else it is not known. */
  | { readonly kind: 'choices'; readonly given: boolean; readonly members: readonly string[] }
  /** Rows; without any, `given` says that there are none, else it is not known. Blank rows say nothing. */
  | { readonly kind: 'table'; readonly given: boolean; readonly rows: readonly TableRow[] };

/** The cells of a row by column; a column left out is blank. */
export type TableRow = Readonly<Record<string, string>>;

/** Entries by the path of the fact. */
export type Entries = ReadonlyMap<string, Entry>;

export function isBlankRow(row: TableRow): boolean {
  return Object.values(row).every((cell) => cell.trim() === '');
}

/** Whether an entry says anything. */
export function isGiven(entry: Entry | undefined): boolean {
  if (entry === undefined) return false;
  switch (entry.kind) {
    case 'plain':
      return entry.text.trim() !== '';
    case 'choices':
      return entry.given || entry.members.length > 0;
    case 'table':
      return entry.given || entry.rows.some((row) => !isBlankRow(row));
  }
}
