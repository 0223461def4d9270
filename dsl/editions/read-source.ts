import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { shorten } from '../yaml/settings-problems.ts';
import type { SourceProvision } from './consolidated.ts';
import { parseMark } from './marks.ts';

const linePattern = /[^\r\n]+/g;
const provisionPattern = /^\[([^\]\s]{1,40})\][ \t]+(\S.*)$/u;
/** What a source file says, paragraph by paragraph, however its lines are broken. */
export function sourceParagraphs(text: string): readonly string[] {
  const paragraphs = text.replaceAll(/\r\n?/g, '\n').split(/\n[ \t]*(?=\n|#|\[)|(?<=^#.*)\n/m);
  return paragraphs.map((words) => words.replaceAll(/\s+/g, ' ').trim()).filter((words) => words !== '');
}

/** What stands for the text of a provision that an edition takes out, in every language. */
const repealed = 'repealed';
/** Something in brackets with digits around a colon, dot or dash that leads a line: meant to be a mark. */
const nearlyMark = /^\s*\[\s*\p{Lu}?\d[\d.]*\s*[:.–-]\s*\d*\s*\](?!\()/u;

/**
 * The citable provisions of a source file, in order: lines such as `[3.1:5] Yksilövalmennuksen …`, with the lines that
 * go on with the same paragraph. `[3.1:5] repealed` takes one out.
 */
export function readSource(
  path: string,
  language: string,
  text: string,
): { readonly provisions: readonly SourceProvision[]; readonly diagnostics: readonly Diagnostic[] } {
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
      open = { mark: marked, text: words.trim(), language, place, end };
      const first = provisions.get(marked);
      if (first !== undefined) diagnostics.push(reportDuplicate(open, first));
      else provisions.set(marked, open);
    } else if (nearlyMark.test(line)) {
      diagnostics.push(reportMark(place, line));
      open = null;
    } else if (open !== null && adjoins && line.trim() !== '' && !line.startsWith('#')) {
      open = { ...open, text: `${open.text} ${line.trim()}`, end };
      if (provisions.get(open.mark)?.place === open.place) provisions.set(open.mark, open);
    } else {
      open = null;
    }
  }
  return { provisions: [...provisions.values()].map(readRepeal), diagnostics };
}

function readRepeal(provision: SourceProvision): SourceProvision {
  return provision.text === repealed ? { ...provision, text: null } : provision;
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
