import { escapeMarkdown } from '../../../report/escape.ts';
import { renderPairs, renderSection } from '../../../report/render-markdown.ts';
import { marked, paragraph, type Section, section } from '../../../report/report.ts';
import type { ChangeReport } from './report.ts';
import { sectionsOf } from './sections.ts';
import { reportWords as words } from './words.ts';

/** The longest comment that code hosts take. */
const longestComment = 65_536;

/** Left for what a host's tool adds, such as a mark to find the comment by. */
const margin = 536;

/** Longest line of the opening. */
const longestLine = 2_500;

/** A report to be posted beside a proposal. */
export interface Comment {
  /** At most 65,000 characters: details that do not fit are left out, and say so. */
  readonly text: string;
  /** With all details. */
  readonly full: string;
  readonly isComplete: boolean;
}

/**
 * A report as Markdown: an opening of at most ten lines, then details to fold out. `details` is where the full report
 * can be read, for those that do not fit.
 */
export function renderComment(report: ChangeReport, { details }: { readonly details: string | null }): Comment {
  const opening = writeOpening(report);
  const sections = sectionsOf(report);
  const bodies = sections.map((one) => renderSection(one));
  const full = join(opening, bodies);
  let text = full;
  // The last sections matter least.
  for (const [last, one] of [...sections.entries()].reverse()) {
    if (text.length <= longestComment - margin) break;
    bodies[last] = writeMoved(one, details, report);
    text = join(opening, bodies);
  }
  return { text, full, isComplete: text === full };
}

function join(opening: string, bodies: readonly string[]): string {
  return `${[opening, ...bodies].join('\n\n')}\n`;
}

/** No paragraph of its own parts the title from the lines below it. */
function writeOpening({ title, rulebook, summary, language }: ChangeReport): string {
  const pairs = summary.map(({ head, text }) => ({ name: head, value: cut(text) }));
  const lines = renderPairs({ kind: 'pairs', stress: 'name', pairs });
  return `# ${escapeMarkdown(`${title}: ${rulebook}`)}\n${lines === '' ? `- ${words.nothing[language]}` : lines}`;
}

function cut(text: string): string {
  return text.length <= longestLine ? text : `${text.slice(0, longestLine)} …`;
}

function writeMoved({ title }: Section, details: string | null, { language }: ChangeReport): string {
  const head = marked('strong', `${title}:`);
  const where =
    details === null ? [` ${words.tooLong[language]}`] : [` ${words.moved[language]}: `, marked('code', details)];
  return renderSection(section('', [paragraph([head, ...where])]));
}
