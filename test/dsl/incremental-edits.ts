/** Random edits of texts, such as people make: letters, words and lines put in, taken away and put back. */
import fc from 'fast-check';

export interface TextEdit {
  /** Of the text's length, from 0 to 1. */
  readonly place: number;
  /** How many characters are taken away. */
  readonly length: number;
  readonly insert: string;
  /** Whether the place is moved to the start of its line. */
  readonly atLine: boolean;
}

const inserted = fc.oneof(
  fc.constantFrom(
    '',
    '',
    'x',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '"',
    '(',
    '#',
    '{',
    '|',
    '=',
    '§1:1',
    '0',
    '\u202e',
    '\0',
  ),
  fc.constantFrom('define ', 'rule ', 'exception ', 'enum ', 'deffine ', '  when ', ' to ', 'not ', ' and ', 'repeal '),
  fc.constantFrom(
    'define new_one : boolean\n  = yes\n',
    'rule new_rule\n  requires new_one\n  otherwise deny\n',
    '# a comment\n',
    '\n\n',
    '  interpretation "Näin."\n',
    'define broken :\n',
    '=='.repeat(60),
  ),
);

export const textEdits = fc.array(
  fc.record({
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 200 })),
    insert: inserted,
    atLine: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The text after the edit. */
export function applyEdit(text: string, { place, length, insert, atLine }: TextEdit): string {
  const offset = Math.floor(place * text.length);
  const start = atLine ? text.lastIndexOf('\n', offset) + 1 : offset;
  return text.slice(0, start) + insert + text.slice(start + length);
}

/** An edit of one of the files of a rulebook. */
export interface FileEdit {
  /** Which file, from 0 to 1. */
  readonly file: number;
  readonly change:
    | { readonly kind: 'text'; readonly edit: TextEdit }
    /** A word becomes another word of the same file. */
    | { readonly kind: 'word'; readonly from: number; readonly to: number; readonly everywhere: boolean }
    /** A declaration goes, comes twice, or changes its place with the next. */
    | { readonly kind: 'declaration'; readonly which: number; readonly how: 'remove' | 'repeat' | 'swap' }
    /** A number becomes another. */
    | { readonly kind: 'number'; readonly which: number; readonly digits: string }
    /** The file goes, or comes back as it was first. */
    | { readonly kind: 'file'; readonly how: 'remove' | 'restore' }
    /** The edit before is undone. */
    | { readonly kind: 'undo' };
}

const share = fc.double({ min: 0, max: 0.999999, noNaN: true });

const fileChange: fc.Arbitrary<FileEdit['change']> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('text' as const), edit: textEdits.map(([edit]) => edit as TextEdit) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('word' as const), from: share, to: share, everywhere: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('declaration' as const),
      which: share,
      how: fc.constantFrom('remove' as const, 'repeat' as const, 'swap' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('number' as const),
      which: share,
      digits: fc.constantFrom('0', '1', '7', '400', '12.5', '99999999999'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('file' as const),
      how: fc.constantFrom('remove' as const, 'restore' as const),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
);

export const fileEdits = fc.array(fc.record({ file: share, change: fileChange }), { minLength: 1, maxLength: 10 });

/** A step in the history of a rulebook: what became of which file. */
export interface Step {
  readonly path: string;
  readonly text: string | null;
}

/** What the edits, one after another, make of the files. */
export function applyFileEdits(files: ReadonlyMap<string, string>, edits: readonly FileEdit[]): readonly Step[] {
  const texts = new Map(files);
  const paths = [...files.keys()];
  let undo: Step | null = null;
  const steps: Step[] = [];
  for (const { file, change } of edits) {
    const path: string = change.kind === 'undo' && undo !== null ? undo.path : (at(paths, file) ?? '');
    const before = texts.get(path) ?? null;
    const text: string | null =
      change.kind === 'undo' ? (undo === null ? before : undo.text) : changeText(before, files.get(path) ?? '', change);
    undo = { path, text: before };
    if (text === null) texts.delete(path);
    else texts.set(path, text);
    steps.push({ path, text });
  }
  return steps;
}

function changeText(
  text: string | null,
  first: string,
  change: Exclude<FileEdit['change'], { kind: 'undo' }>,
): string | null {
  if (change.kind === 'file') return change.how === 'remove' ? null : first;
  if (text === null) return first;
  switch (change.kind) {
    case 'text':
      return applyEdit(text, change.edit);
    case 'word': {
      const words = [...text.matchAll(/[a-zåäö_]{2,}/g)];
      const from = at(words, change.from);
      const to = at(words, change.to);
      if (from === undefined || to === undefined) return text;
      if (change.everywhere) return text.replaceAll(new RegExp(`\\b${from[0]}\\b`, 'g'), to[0]);
      return text.slice(0, from.index) + to[0] + text.slice(from.index + from[0].length);
    }
    case 'declaration': {
      const parts = text.split(/^(?=[a-z])/m);
      const index = Math.floor(change.which * parts.length);
      const [part = '', next = ''] = parts.slice(index);
      const replacement = { remove: [], repeat: [part, part], swap: [next, part] }[change.how];
      return parts.toSpliced(index, change.how === 'swap' ? 2 : 1, ...replacement).join('');
    }
    case 'number': {
      const number = at([...text.matchAll(/\d+(\.\d+)?/g)], change.which);
      if (number === undefined) return text;
      return text.slice(0, number.index) + change.digits + text.slice(number.index + number[0].length);
    }
  }
}

function at<Item>(items: readonly Item[], share: number): Item | undefined {
  return items[Math.floor(share * items.length)];
}
