/** The consolidated rulebook as a document that its owners can read: Markdown, in Finnish or English. */
import { formatCitations } from '../explain/citations.ts';
import { formatDay } from '../explain/format-value.ts';
import { labelOfPath, namesOf } from '../explain/names.ts';
import { narrateDefinition, narrateRule, type Statement } from '../explain/narrate-norms.ts';
import { escapeMarkdown } from '../explain/render-markdown.ts';
import { textIn } from '../explain/texts.ts';
import { editionOn, versionOn } from '../explain/timeline.ts';
import { words } from '../explain/words.ts';
import type { Day, Decision, Definition, Norm, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { namesUsed } from '../schema/reads.ts';
import { documentWords } from './document-words.ts';
import { listValuesInForce } from './values-in-force.ts';

export interface DocumentOptions {
  readonly language: Language;
  /** The day whose rules and values are shown. */
  readonly day: Day;
  /** One decision with what it uses; null shows the whole rulebook. */
  readonly decision: string | null;
}

/**
 * The rules and values in force on a day: a chapter a decision with its rules in sentences, the text of the provisions
 * they rest on and the readings of unclear ones; the values with the day each came into force; and the provisions that
 * decide nothing. A provision's text stands where it is first cited in a chapter.
 */
export function renderDocument(rulebook: Rulebook, options: DocumentOptions): string {
  const writing: Writing = { rulebook, ...options };
  const chosen = rulebook.decisions.filter(({ name }) => options.decision === null || name === options.decision);
  const chapters = inSourceOrder(chosen, rulebook).map((decision) => writeDecision(decision, writing));
  const blocks = [
    ...writeHead(writing),
    ...chapters.flat(),
    ...(options.decision === null ? writeCommon(writing) : []),
    ...writeValues(chosen, writing),
    ...(options.decision === null ? writeInformative(writing) : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Decisions in the order in which the source first speaks of them. */
function inSourceOrder(decisions: readonly Decision[], { provisions }: Rulebook): readonly Decision[] {
  const place = new Map(provisions.map(({ mark }, index) => [mark, index]));
  const first = ({ rules }: Decision): number =>
    Math.min(...rules.flatMap((rule) => rule.provisions.map((mark) => place.get(mark) ?? provisions.length)));
  return [...decisions].sort((a, b) => first(a) - first(b));
}

interface Writing {
  readonly rulebook: Rulebook;
  readonly language: Language;
  readonly day: Day;
}

function writeHead({ rulebook, language, day }: Writing): readonly string[] {
  const edition = editionOn(rulebook, day);
  const basis =
    edition === null
      ? ''
      : `; ${documentWords.edition[language]} ${formatDay(edition.date, language)}, ${documentWords.fingerprint[language]} \`${edition.hash}\``;
  return [
    `# ${escapeMarkdown(textIn(rulebook.title, language, rulebook))}`,
    escapeMarkdown(textIn(rulebook.authority, language, rulebook)),
    `${documentWords.inForce[language]} ${formatDay(day, language)}${basis}.`,
  ];
}

function writeDecision(decision: Decision, writing: Writing): readonly string[] {
  const { rulebook, language, day } = writing;
  const quoted = new Set<string>();
  const outputs = decision.outputs.map(({ name }) => escapeMarkdown(labelOfOutput(name, writing)));
  const asOf = escapeMarkdown(labelOfPath(decision.asOf, language, rulebook, { withInput: true }));
  const rules = decision.rules.flatMap((rule) => {
    const statement = narrateRule(rule, { rulebook, language, day });
    return statement === null ? [] : writeNorm(rule, statement, quoted, writing);
  });
  const used = namesUsed(rulebook, decision.name).definitions;
  const definitions = rulebook.definitions
    .filter((definition) => used.has(definition.name) && belongsTo(definition, decision))
    .flatMap((definition) => writeDefinition(definition, quoted, writing));
  return [
    `## ${escapeMarkdown(textIn(decision.label, language, rulebook) || decision.name)}`,
    `${documentWords.decidedFor[language]} ${asOf}.${outputs.length === 0 ? '' : ` ${documentWords.gives[language]} ${outputs.join(', ')}.`}`,
    ...(rules.length === 0 ? [] : [`### ${documentWords.rules[language]}`, ...rules]),
    ...(definitions.length === 0 ? [] : [`### ${documentWords.definitions[language]}`, ...definitions]),
  ];
}

/** Definitions that stand in no decision's file. */
function writeCommon(writing: Writing): readonly string[] {
  const { rulebook, language } = writing;
  const quoted = new Set<string>();
  const definitions = rulebook.definitions
    .filter((definition) => !rulebook.decisions.some((decision) => belongsTo(definition, decision)))
    .flatMap((definition) => writeDefinition(definition, quoted, writing));
  return definitions.length === 0 ? [] : [`## ${documentWords.common[language]}`, ...definitions];
}

/** Files keep their names from edition to edition. */
function belongsTo({ origin }: Definition, decision: Decision): boolean {
  return baseName(origin.file) === baseName(decision.origin.file);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function writeDefinition(definition: Definition, quoted: Set<string>, writing: Writing): readonly string[] {
  const statement = narrateDefinition(definition, writing);
  return statement === null ? [] : writeNorm(definition, statement, quoted, writing);
}

/** `**Ikä** (kohta 2:1). Vaaditaan, että …`, its exceptions, the readings, and the provisions not yet quoted. */
function writeNorm(norm: Norm, statement: Statement, quoted: Set<string>, writing: Writing): readonly string[] {
  const { rulebook, language } = writing;
  const label = escapeMarkdown(textIn(norm.label, language, rulebook) || norm.name);
  const citation = formatCitations(norm.citations, language);
  const head = `**${label}**${citation === '' ? '' : ` (${escapeMarkdown(citation)})`}. `;
  const exceptions = writeStatements(statement.exceptions, 0);
  const readings = [norm, ...exceptionsOf(norm, writing)]
    .flatMap(({ interpretations }) => interpretations.map((text) => textIn(text, language, rulebook)))
    .map((text) => `*${words.interpretation[language]}: ${escapeMarkdown(text)}*`);
  const marks = [norm, ...exceptionsOf(norm, writing)].flatMap(({ provisions }) => provisions);
  return [
    [`${head}${escapeMarkdown(statement.text)}`, ...(exceptions.length === 0 ? [] : ['', ...exceptions])].join('\n'),
    ...readings,
    ...quoteProvisions(marks, quoted, writing),
  ];
}

function writeStatements(statements: readonly Statement[], depth: number): readonly string[] {
  return statements.flatMap(({ text, exceptions }) => [
    `${'  '.repeat(depth)}- ${escapeMarkdown(text)}`,
    ...writeStatements(exceptions, depth + 1),
  ]);
}

interface WithExceptions extends Norm {
  readonly exceptions: readonly WithExceptions[];
}

/** The exceptions to a rule or definition in force on the day, inner ones too. */
function exceptionsOf(norm: Norm, { rulebook, day }: Writing): readonly Norm[] {
  const definition = namesOf(rulebook).definitions.get(norm.name);
  const rule = rulebook.decisions.flatMap(({ rules }) => rules).find((one) => one === norm);
  const version = rule === undefined ? versionOn(definition?.versions ?? [], day) : versionOn(rule.versions, day);
  const flatten = (exceptions: readonly WithExceptions[]): readonly Norm[] =>
    exceptions.flatMap((exception) => [exception, ...flatten(exception.exceptions)]);
  return flatten(version?.exceptions ?? []);
}

function quoteProvisions(marks: readonly string[], quoted: Set<string>, { rulebook }: Writing): readonly string[] {
  const fresh = rulebook.provisions.filter(({ mark }) => marks.includes(mark) && !quoted.has(mark));
  for (const { mark } of fresh) quoted.add(mark);
  const lines = fresh.map(({ mark, text }) => `> **${mark}** ${provisionText(text)}`);
  return lines.length === 0 ? [] : [lines.join('\n>\n')];
}

/** A provision that is an item of a list in its source loses the list's mark. */
function provisionText(text: string): string {
  return escapeMarkdown(text.replace(/^[-–]\s+/, ''));
}

function writeValues(decisions: readonly Decision[], { rulebook, language, day }: Writing): readonly string[] {
  const used = decisions.map(({ name }) => namesUsed(rulebook, name));
  const rows = rulebook.parameters
    .filter(({ name }) => used.some(({ parameters }) => parameters.has(name)))
    .flatMap((parameter) => listValuesInForce(parameter, { rulebook, language, day }))
    .map(({ label, value, from, citations }) => [label, value, from, citations.join(', ')])
    .map((cells) => `| ${cells.map(escapeMarkdown).join(' | ')} |`);
  if (rows.length === 0) return [];
  const { what, value, from, provision } = documentWords;
  const head = `| ${[what, value, from, provision].map((word) => word[language]).join(' | ')} |`;
  return [`## ${documentWords.values[language]}`, [head, '| --- | --- | --- | --- |', ...rows].join('\n')];
}

function writeInformative({ rulebook, language }: Writing): readonly string[] {
  const provisions = rulebook.provisions.filter(({ informative }) => informative);
  if (provisions.length === 0) return [];
  const lines = provisions.map(({ mark, text }) => `- **${mark}** ${provisionText(text)}`);
  return [`## ${documentWords.informative[language]}`, lines.join('\n')];
}

function labelOfOutput(name: string, { rulebook, language }: Writing): string {
  const definition = namesOf(rulebook).definitions.get(name);
  if (definition === undefined) return labelOfPath(name, language, rulebook);
  return textIn(definition.label, language, rulebook) || name;
}
