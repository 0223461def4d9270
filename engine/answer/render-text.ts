import type { Because } from '../explain/explanation.ts';
import type { Status } from '../ir/findings.ts';
import type { Outcome, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { formatCitations } from '../wording/citations.ts';
import { words } from '../wording/words.ts';
import type { Answer } from './answer.ts';
import { arrangeAnswer, type Page, type PageRule, type PageValue, type RenderOptions } from './page.ts';
import type { ToldRemedies } from './remedies-answer.ts';

/** How to render an answer for a terminal; `colour` uses ANSI colours, which never carry meaning alone. */
export interface TextOptions extends RenderOptions {
  readonly colour?: boolean;
}

/** An answer as plain text for a terminal, ending in a line break. */
export function renderAnswerAsText(answer: Answer, rulebook: Rulebook, options: TextOptions): string {
  const { language, colour = false } = options;
  const page = arrangeAnswer(answer, rulebook, options);
  const paint = colour ? paintAnsi : paintNothing;
  const blocks: readonly (readonly string[])[] = [
    [paint('heading', page.decision), paint(outcomePaint[answer.outcome], page.outcome), paint('faint', page.basis)],
    renderValues(page.values, paint, language),
    ...page.groups.map(({ status, title, rules }) => [
      paint('heading', title),
      ...rules.flatMap((rule) => renderRule(rule, status, paint, language)),
    ]),
    ...renderClosing(page, paint, language),
    page.remedies === null ? [] : renderRemedies(page.remedies, paint, language),
    [words.disclaimer[language]],
  ];
  const shown = blocks.filter((block) => block.length > 0);
  return `${shown.map((block) => block.join('\n')).join('\n\n')}\n`;
}

type Paint = (style: Style, text: string) => string;
type Style = 'heading' | 'good' | 'bad' | 'doubtful' | 'faint';

const ansiCodes: Readonly<Record<Style, string>> = {
  heading: '1',
  good: '1;32',
  bad: '1;31',
  doubtful: '1;33',
  faint: '2',
};

function paintAnsi(style: Style, text: string): string {
  return `\u001b[${ansiCodes[style]}m${text}\u001b[0m`;
}

function paintNothing(_style: Style, text: string): string {
  return text;
}

const outcomePaint: Readonly<Record<Outcome, Style>> = {
  approved: 'good',
  denied: 'bad',
  referred: 'doubtful',
  incomplete: 'doubtful',
};

const statusMarks: Readonly<Record<Status, { readonly mark: string; readonly style: Style }>> = {
  violated: { mark: '✗', style: 'bad' },
  unknown: { mark: '?', style: 'doubtful' },
  satisfied: { mark: '✓', style: 'good' },
  not_applicable: { mark: '–', style: 'faint' },
};

function renderValues(values: readonly PageValue[], paint: Paint, language: Language): readonly string[] {
  if (values.length === 0) return [];
  const width = Math.max(...values.map(({ label }) => label.length));
  return [
    paint('heading', words.values[language]),
    ...values.flatMap(({ label, value, because }) => [
      `  ${label.padEnd(width)}  ${value}`,
      ...renderChildren(because, 2, language),
    ]),
  ];
}

function renderRule(rule: PageRule, status: Status, paint: Paint, language: Language): readonly string[] {
  const { mark, style } = statusMarks[status];
  const shownMark = status === 'violated' && rule.effect !== 'deny' ? paint('doubtful', '!') : paint(style, mark);
  const note = rule.note === '' ? '' : ` – ${rule.note}`;
  const citation = rule.citation === '' ? '' : ` (${rule.citation})`;
  return [
    `  ${shownMark} ${rule.label}${citation}${note}`,
    ...[...rule.messages, ...rule.remarks].map((line) => `    ${line}`),
    ...renderChildren(rule.because, 3, language, rule.remarks.join(' ')),
  ];
}

function renderChildren(because: Because | null, depth: number, language: Language, said = ''): readonly string[] {
  return (because?.children ?? []).flatMap((child) => renderBecause(child, depth, language, said));
}

/** A because-tree as indented lines, two spaces a level. Readings that `said` tells already are not told again. */
export function renderBecause(because: Because, depth: number, language: Language, said = ''): readonly string[] {
  const { text, value, provisions = [], interpretation, children = [] } = because;
  const citation = formatCitations(provisions, language);
  const indent = '  '.repeat(depth);
  return [
    `${indent}${text}${value === undefined ? '' : `: ${value}`}${citation === '' ? '' : ` (${citation})`}`,
    ...(interpretation === undefined || said.includes(interpretation)
      ? []
      : [`${indent}  ${words.interpretation[language]}: ${interpretation}`]),
    ...children.flatMap((child) => renderBecause(child, depth + 1, language, said)),
  ];
}

function renderClosing(page: Page, paint: Paint, language: Language): readonly (readonly string[])[] {
  const missing = page.missing.map(({ label, path }) => `  ${label} (${path})`);
  const gaps = page.gaps.map((label) => `  ${label}`);
  const warnings = page.warnings.map((warning) => `  ${warning}`);
  return [
    missing.length === 0 ? [] : [paint('heading', words.missing[language]), ...missing],
    gaps.length === 0 ? [] : [paint('heading', words.gaps[language]), ...gaps],
    warnings.length === 0 ? [] : [paint('heading', words.warnings[language]), ...warnings],
  ];
}

function renderRemedies({ remedies, note }: ToldRemedies, paint: Paint, language: Language): readonly string[] {
  const numbered = remedies.flatMap(({ changes, effects }, index) => {
    const number = `${index + 1}. `;
    const lines = [...changes, ...effects].map((line) => `  ${' '.repeat(number.length)}${line}`);
    return lines.map((line, place) => (place === 0 ? `  ${number}${line.trimStart()}` : line));
  });
  return [paint('heading', words.remedies[language]), ...numbered, ...(note === '' ? [] : [`  ${note}`])];
}
