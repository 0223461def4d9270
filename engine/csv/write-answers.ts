/** Answers as the rows of a spreadsheet, in the reader's language: for people; programs take the JSON. */

import { decisionOf } from '../answer/answer.ts';
import { preparePages } from '../answer/page.ts';
import { formatDate } from '../ir/calendar.ts';
import { formatDecimal } from '../ir/decimal.ts';
import type { Findings, Value } from '../ir/findings.ts';
import type { Output, Rulebook } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';
import { labelOfName } from '../ir/names.ts';
import { formatDay, formatValue } from '../wording/format-value.ts';
import { writeRecord } from './write-record.ts';

/** A case that could not be decided, as the last column tells it. */
export interface UndecidedRow {
  readonly case: string | number | null;
  readonly messages: readonly string[];
}

/** Writes records, each with its line break. */
export interface AnswerRows {
  /** The headings, after a byte order mark: spreadsheets take a file without it for Windows-1252. */
  readonly header: string;
  /** Case, outcome, every output, the labels of violated rules and missing facts, and the messages. */
  write(reference: string | number | null, findings: Findings): string;
  writeUndecided(row: UndecidedRow): string;
}

/**
 * Rows for the answers of one decision. Cells part at semicolons and decimals at commas where the language is Finnish,
 * at commas and points where it is English, as spreadsheets in these languages expect. Units are in the headings.
 */
export function openAnswerRows(rulebook: Rulebook, decision: string, language: Language): AnswerRows {
  const { outputs } = decisionOf(rulebook, { decision });
  const arrange = preparePages(rulebook, decision, language);
  const write = (cells: readonly string[]) => writeRecord(cells, language);
  const ends = [texts.violated, texts.missing, texts.messages];
  return {
    header: byteOrderMark.concat(
      write([
        texts.case[language],
        texts.outcome[language],
        ...outputs.map((output) => headOutput(output, rulebook, language)),
        ...ends.map((text) => text[language]),
      ]),
    ),
    write(reference, findings) {
      const { outcome, values: shown, groups, missing, warnings } = arrange(findings);
      const values = new Map(shown.map(({ name, known }) => [name, known]));
      const violated = groups.find(({ status }) => status === 'violated')?.rules ?? [];
      return write([
        String(reference ?? ''),
        outcome,
        ...outputs.map((output) => writeOutput(output, values.get(output.name) ?? null, rulebook, language)),
        violated.map(({ label }) => label).join(between),
        missing.map(({ label }) => label).join(between),
        [
          ...violated.flatMap(({ messages }) => messages),
          ...warnings,
          ...shown.flatMap(({ known, label, value }) => (known === null ? [`${label}: ${value}.`] : [])),
        ].join(' '),
      ]);
    },
    writeUndecided: ({ case: reference, messages }) =>
      write([
        String(reference ?? ''),
        texts.undecided[language],
        ...outputs.map(() => ''),
        '',
        '',
        messages.join(between),
      ]),
  };
}

const byteOrderMark = '\ufeff';

const between = ' | ';

/** `Setelin arvo (EUR)` */
function headOutput({ name, type }: Output, rulebook: Rulebook, language: Language): string {
  const unit = type.kind === 'number' && type.unit !== '' ? ` (${type.unit})` : '';
  return labelOfName(name, language, rulebook) + unit;
}

/** Empty where the output is not known or there is none. */
function writeOutput({ type }: Output, value: Value | null, rulebook: Rulebook, language: Language): string {
  if (value === null) return '';
  if (type.kind === 'text' && typeof value === 'string') return value;
  if (type.kind === 'date' && typeof value === 'number') {
    return language === 'fi' ? formatDay(value, language) : formatDate(value);
  }
  if (type.kind === 'number' && typeof value === 'number') {
    const decimal = formatDecimal(value, type.decimals);
    return language === 'fi' ? decimal.replace('.', ',') : decimal;
  }
  return formatValue(value, type, language, rulebook);
}

const texts = {
  case: { fi: 'tapaus', en: 'case' },
  outcome: { fi: 'tulos', en: 'outcome' },
  violated: { fi: 'täyttymättömät säännöt', en: 'rules not met' },
  missing: { fi: 'puuttuvat tiedot', en: 'missing facts' },
  messages: { fi: 'viestit', en: 'messages' },
  undecided: { fi: 'virheellinen rivi', en: 'bad row' },
} as const satisfies Readonly<Record<string, Localized>>;
