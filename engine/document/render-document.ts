/** The consolidated rulebook as a document that its owners can read: Markdown, in Finnish or English. */

import { escapeMarkdown } from '../answer/render-markdown.ts';
import type { Rulebook } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';
import type { ProvisionOn } from '../ir/provisions.ts';
import { formatDay } from '../wording/format-value.ts';
import type { Statement } from '../wording/narrate-norms.ts';
import { words } from '../wording/words.ts';
import {
  arrangeDocument,
  type Chapter,
  type DocumentNorm,
  type DocumentOptions,
  type DocumentValue,
  type RulebookDocument,
} from './document.ts';
import { documentWords } from './document-words.ts';

/** The rules and values in force on a day, as `arrangeDocument` arranges them. */
export function renderDocument(rulebook: Rulebook, options: DocumentOptions): string {
  const { language } = options;
  const document = arrangeDocument(rulebook, options);
  const blocks = [
    ...writeHead(document, language),
    ...document.chapters.flatMap((chapter) => writeChapter(chapter, language)),
    ...writeNorms('##', documentWords.common[language], document.common, language),
    ...writeValues(document.values, language),
    ...writeInformative(document.informative, language),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function writeHead({ title, authority, day, edition }: RulebookDocument, language: Language): readonly string[] {
  const basis =
    edition === null
      ? ''
      : `; ${documentWords.edition[language]} ${formatDay(edition.date, language)}, ${documentWords.fingerprint[language]} \`${edition.hash}\``;
  return [
    `# ${escapeMarkdown(title)}`,
    escapeMarkdown(authority),
    `${documentWords.inForce[language]} ${formatDay(day, language)}${basis}.`,
  ];
}

function writeChapter(
  { label, asOf, gives, reports, rules, definitions }: Chapter,
  language: Language,
): readonly string[] {
  const listed = (words: Localized, labels: readonly string[]) =>
    labels.length === 0 ? '' : ` ${words[language]} ${labels.map(escapeMarkdown).join(', ')}.`;
  return [
    `## ${escapeMarkdown(label)}`,
    `${documentWords.decidedFor[language]} ${escapeMarkdown(asOf)}.${listed(documentWords.gives, gives)}${listed(documentWords.reports, reports)}`,
    ...writeNorms('###', documentWords.rules[language], rules, language),
    ...writeNorms('###', documentWords.definitions[language], definitions, language),
  ];
}

function writeNorms(
  level: string,
  title: string,
  norms: readonly DocumentNorm[],
  language: Language,
): readonly string[] {
  return norms.length === 0 ? [] : [`${level} ${title}`, ...norms.flatMap((norm) => writeNorm(norm, language))];
}

/** `**Ikä** (kohta 2:1). Vaaditaan, että …`, its exceptions, the readings, and the provisions not yet quoted. */
function writeNorm({ label, citation, statement, readings, quotes }: DocumentNorm, language: Language) {
  const head = `**${escapeMarkdown(label)}**${citation === '' ? '' : ` (${escapeMarkdown(citation)})`}. `;
  const exceptions = writeStatements(statement.exceptions, 0);
  return [
    [`${head}${escapeMarkdown(statement.text)}`, ...(exceptions.length === 0 ? [] : ['', ...exceptions])].join('\n'),
    ...readings.map((text) => `*${words.interpretation[language]}: ${escapeMarkdown(text)}*`),
    ...writeQuotes(quotes),
  ];
}

function writeStatements(statements: readonly Statement[], depth: number): readonly string[] {
  return statements.flatMap(({ text, exceptions }) => [
    `${'  '.repeat(depth)}- ${escapeMarkdown(text)}`,
    ...writeStatements(exceptions, depth + 1),
  ]);
}

function writeQuotes(quotes: readonly ProvisionOn[]): readonly string[] {
  const lines = quotes.map(({ mark, text }) => `> **${mark}** ${escapeMarkdown(text)}`);
  return lines.length === 0 ? [] : [lines.join('\n>\n')];
}

function writeValues(values: readonly DocumentValue[], language: Language): readonly string[] {
  if (values.length === 0) return [];
  const rows = values
    .map(({ label, value, from, citations }) => [label, value, from, citations.join(', ')])
    .map((cells) => `| ${cells.map(escapeMarkdown).join(' | ')} |`);
  const { what, value, from, provision } = documentWords;
  const head = `| ${[what, value, from, provision].map((word) => word[language]).join(' | ')} |`;
  return [`## ${documentWords.values[language]}`, [head, '| --- | --- | --- | --- |', ...rows].join('\n')];
}

function writeInformative(provisions: readonly ProvisionOn[], language: Language): readonly string[] {
  if (provisions.length === 0) return [];
  const lines = provisions.map(({ mark, text }) => `- **${mark}** ${escapeMarkdown(text)}`);
  return [`## ${documentWords.informative[language]}`, lines.join('\n')];
}
