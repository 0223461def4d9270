/** What a draft holds: the files it adds to the rulebook or changes in it, and what its writers noted beside them. */
export interface DraftContent {
  /** Whole texts by path from the rulebook's folder. */
  readonly files: Readonly<Record<string, string>>;
  /** What the editor keeps with the draft; each page under keys of its own. */
  readonly notes: Readonly<Record<string, unknown>>;
}

/** A draft as a list tells of it. There is one for each day an edition may take effect. */
export interface DraftSummary {
  /** The day it would take effect, `YYYY-MM-DD`. */
  readonly date: string;
  /** Changes with each save. */
  readonly revision: string;
  /** An ISO instant. */
  readonly updatedAt: string;
  readonly updatedBy: string | null;
  readonly status: 'draft' | 'proposed';
}

export interface Draft extends DraftSummary, DraftContent {}

/** Texts put in the place of files, or files taken out of the draft (null). */
export type FileChanges = Readonly<Record<string, string | null>>;

/** Notes set, or taken away (null). */
export type NoteChanges = Readonly<Record<string, unknown>>;

/** The content with changes made; the same object where nothing changes. */
export function changeContent(content: DraftContent, files: FileChanges, notes: NoteChanges): DraftContent {
  const changedFiles = change(content.files, files);
  const changedNotes = change(content.notes, notes);
  if (changedFiles === content.files && changedNotes === content.notes) return content;
  return { files: changedFiles, notes: changedNotes };
}

function change<Value>(
  before: Readonly<Record<string, Value>>,
  changes: Readonly<Record<string, Value | null>>,
): Readonly<Record<string, Value>> {
  const real = Object.entries(changes).filter(([name, value]) => !sameJson(before[name] ?? null, value));
  if (real.length === 0) return before;
  const after: Record<string, Value> = { ...before };
  for (const [name, value] of real) {
    if (value === null) delete after[name];
    else after[name] = value;
  }
  return after;
}

/** Whether two contents say the same, in whatever order. */
export function sameContent(one: DraftContent, other: DraftContent): boolean {
  return sameJson(one.files, other.files) && sameJson(one.notes, other.notes);
}

function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    left.length === right.size && left.every(([name, value]) => right.has(name) && sameJson(value, right.get(name)))
  );
}

/** The files of a draft as the files of a draft for another day. */
export function moveFiles(
  files: Readonly<Record<string, string>>,
  from: string,
  to: string,
): Readonly<Record<string, string>> {
  const moved = Object.entries(files).map(([path, text]) => [
    path.replace(new RegExp(`^(source/)?${from}(?=[/.])`), `$1${to}`),
    text,
  ]);
  return Object.fromEntries(moved);
}
