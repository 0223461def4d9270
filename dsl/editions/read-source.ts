import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { shorten } from '../yaml/settings-problems.ts';
import type { SourceFiles, SourceProvision } from './consolidated.ts';
import { parseMark } from './marks.ts';

/**
 * The citable provisions of the source files, in order: lines such as `[3.1:5] Yksilövalmennuksen …`, with the lines
 * that go on with the same paragraph. Of several files (`source/2020-01-01.fi.md`, `source/2021-01-01.fi.md`) the
 * later adds marks and replaces those it gives anew.
 */
export function readSource(
  files: SourceFiles,
  paths: readonly string[],
): { readonly provisions: readonly SourceProvision[]; readonly diagnostics: readonly Diagnostic[] } {
  const provisions = new Map<string, SourceProvision>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const file = readSourceFile(path, files.get(path) ?? '');
    diagnostics.push(...file.diagnostics);
    for (const [mark, provision] of file.provisions) provisions.set(mark, provision);
  }
  return { provisions: [...provisions.values()], diagnostics };
}

const linePattern = /[^\r\n]+/g;
const provisionPattern = /^\[([^\]\s]{1,40})\][ \t]+(\S.*)$/u;
/** Something in brackets with digits around a colon, dot or dash that leads a line: meant to be a mark. */
const nearlyMark = /^\s*\[\s*\p{Lu}?\d[\d.]*\s*[:.–-]\s*\d*\s*\](?!\()/u;

function readSourceFile(path: string, text: string) {
  const provisions = new Map<string, SourceProvision>();
  const diagnostics: Diagnostic[] = [];
  // A declared type alone would be narrowed to null by the assignment.
  let open = null as SourceProvision | null;
  let end = 0;
  for (const { 0: line, index } of text.matchAll(linePattern)) {
    const place = { file: path, span: { start: index, end: index + line.length } };
    const [, marked = '', words = ''] = provisionPattern.exec(line) ?? [];
    const adjoins = countBreaks(text, end, index) === 1;
    end = index + line.length;
    if (parseMark(marked) !== null) {
      open = { mark: marked, text: words.trim(), place };
      const first = provisions.get(marked);
      if (first !== undefined) diagnostics.push(reportDuplicate(open, first));
      else provisions.set(marked, open);
    } else if (nearlyMark.test(line)) {
      diagnostics.push(reportMark(place, line));
      open = null;
    } else if (open !== null && adjoins && line.trim() !== '' && !line.startsWith('#')) {
      open = { ...open, text: `${open.text} ${line.trim()}` };
      if (provisions.get(open.mark)?.place === open.place) provisions.set(open.mark, open);
    } else {
      open = null;
    }
  }
  return { provisions, diagnostics };
}

function countBreaks(text: string, start: number, end: number): number {
  return text.slice(start, end).replaceAll('\r\n', '\n').length;
}

function reportDuplicate({ mark, place }: SourceProvision, first: SourceProvision): Diagnostic {
  const at = { file: place.file, span: { start: place.span.start, end: place.span.start + mark.length + 2 } };
  const before = {
    file: first.place.file,
    span: { start: first.place.span.start, end: first.place.span.start + mark.length + 2 },
  };
  return problem(
    'duplicate-provision',
    at,
    { fi: `säännös '${mark}' on lähteessä kahdesti`, en: `provision '${mark}' is in the source twice` },
    {
      label: { fi: 'toisen kerran tässä', en: 'given again here' },
      others: [{ place: before, message: { fi: 'ensin tässä', en: 'first given here' } }],
      help: { fi: 'anna toiselle oma numeronsa', en: 'give one of them a number of its own' },
    },
  );
}

function reportMark(place: SourceProvision['place'], line: string): Diagnostic {
  const bracket = line.indexOf(']') + 1;
  const start = place.span.start + line.indexOf('[');
  const written = shorten(line.slice(line.indexOf('['), bracket));
  return problem(
    'provision-mark',
    { file: place.file, span: { start, end: place.span.start + bracket } },
    { fi: `'${written}' ei ole säännöksen merkki`, en: `'${written}' is not a provision's mark` },
    {
      help: {
        fi: 'kirjoita rivin alkuun luku ja numero, kuten [3.1:5], ja sen perään säännöksen teksti',
        en: "start the line with chapter and number, as in [3.1:5], followed by the provision's text",
      },
    },
  );
}
