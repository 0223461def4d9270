import type { Because } from '../explain/explanation.ts';
import type { Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { formatCitations } from '../wording/citations.ts';
import { words } from '../wording/words.ts';
import type { Answer } from './answer.ts';
import { arrangeAnswer, type Page, type PageRule, type PageValue, type RenderOptions } from './page.ts';
import type { ToldRemedies } from './remedies-answer.ts';

/** An answer as a Markdown document, ending in a line break. Texts of the case never act as Markdown or HTML. */
export function renderAnswerAsMarkdown(answer: Answer, rulebook: Rulebook, options: RenderOptions): string {
  const { language } = options;
  const page = arrangeAnswer(answer, rulebook, options);
  const blocks = [
    [`# ${escapeMarkdown(page.decision)}`],
    [`**${escapeMarkdown(page.outcome)}**`],
    [escapeMarkdown(page.basis)],
    ...section(
      words.values[language],
      page.values.flatMap((value) => renderValue(value, language)),
    ),
    ...page.groups.flatMap(({ title, rules }) =>
      section(
        title,
        rules.flatMap((rule) => renderRule(rule, language)),
      ),
    ),
    ...renderClosing(page, language),
    ...(page.remedies === null ? [] : renderRemedies(page.remedies, language)),
    [`*${escapeMarkdown(words.disclaimer[language])}*`],
  ];
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): readonly (readonly string[])[] {
  return lines.length === 0 ? [] : [[`## ${escapeMarkdown(title)}`], lines];
}

function renderValue({ label, value, because }: PageValue, language: Language): readonly string[] {
  return [`- ${escapeMarkdown(label)}: **${escapeMarkdown(value)}**`, ...renderChildren(because, language)];
}

function renderRule(rule: PageRule, language: Language): readonly string[] {
  const note = rule.note === '' ? '' : ` – ${escapeMarkdown(rule.note)}`;
  const citation = rule.citation === '' ? '' : ` (${escapeMarkdown(rule.citation)})`;
  return [
    `- **${escapeMarkdown(rule.label)}**${citation}${note}`,
    ...[...rule.messages, ...rule.remarks].map((line) => `  - ${escapeMarkdown(line)}`),
    ...renderChildren(rule.because, language, rule.remarks.join(' ')),
  ];
}

function renderChildren(because: Because | null, language: Language, said = ''): readonly string[] {
  return (because?.children ?? []).flatMap((child) => renderBecause(child, 1, language, said));
}

/** Readings that `said` tells already are not told again. */
function renderBecause(because: Because, depth: number, language: Language, said: string): readonly string[] {
  const { text, value, provisions = [], interpretation, children = [] } = because;
  const citation = formatCitations(provisions, language);
  const indent = '  '.repeat(depth);
  const line = `${text}${value === undefined ? '' : `: ${value}`}${citation === '' ? '' : ` (${citation})`}`;
  return [
    `${indent}- ${escapeMarkdown(line)}`,
    ...(interpretation === undefined || said.includes(interpretation)
      ? []
      : [`${indent}  - ${escapeMarkdown(`${words.interpretation[language]}: ${interpretation}`)}`]),
    ...children.flatMap((child) => renderBecause(child, depth + 1, language, said)),
  ];
}

function renderClosing(page: Page, language: Language): readonly (readonly string[])[] {
  return [
    ...section(
      words.missing[language],
      page.missing.map(({ label, path }) => `- ${escapeMarkdown(label)} (\`${path}\`)`),
    ),
    ...section(
      words.gaps[language],
      page.gaps.map((label) => `- ${escapeMarkdown(label)}`),
    ),
    ...section(
      words.warnings[language],
      page.warnings.map((warning) => `- ${escapeMarkdown(warning)}`),
    ),
  ];
}

function renderRemedies({ remedies, note }: ToldRemedies, language: Language): readonly (readonly string[])[] {
  const numbered = remedies.flatMap(({ changes, effects }, index) => [
    `${index + 1}. ${changes.map((change) => `**${escapeMarkdown(change)}**`).join('; ')}`,
    ...effects.map((effect) => `   - ${escapeMarkdown(effect)}`),
  ]);
  const noted = note === '' ? [] : [[escapeMarkdown(note)]];
  return [[`## ${escapeMarkdown(words.remedies[language])}`], ...(numbered.length === 0 ? [] : [numbered]), ...noted];
}

/** Text that Markdown shows as it is: its marks and HTML's are escaped, line breaks become spaces. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replace(
      /^(\s*)([-+]|\d+[.)])(?=\s)/,
      (_match, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    );
}
