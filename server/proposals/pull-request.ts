import { parseDate } from '../../engine/ir/calendar.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { writeCode } from '../../engine/report/escape.ts';
import { formatDay } from '../../engine/wording/format-value.ts';
import type { Proposal } from '../drafts/draft.ts';

/** The text for a pull request that asks to take in a proposal, in the authority's language. */
export function writePullRequest(
  date: string,
  { title, text, branch, files }: Proposal,
  language: Language,
): { readonly title: string; readonly body: string } {
  const day = parseDate(date);
  const shown = day === null ? date : formatDay(day, language);
  const lines = [
    text.trim(),
    '',
    `${texts.effective[language]} ${shown}`,
    ...(branch === null ? [] : ['', `${texts.branch[language]} ${writeCode(branch)}`]),
    '',
    texts.files[language],
    '',
    ...files.map((path) => `- ${writeCode(path)}`),
    '',
  ];
  return { title, body: lines.join('\n').trimStart() };
}

const texts = {
  effective: { fi: 'Voimaan', en: 'Takes effect' },
  branch: { fi: 'Haara', en: 'Branch' },
  files: { fi: 'Muuttuvat tiedostot:', en: 'Files changed:' },
};
