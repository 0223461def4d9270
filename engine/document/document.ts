/** The consolidated rulebook as a document, free of any format: what it says, in what order, resting on what. */

import type { Day, Decision, Definition, Edition, Norm, Output, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { labelOfName, labelOfPath, namesOf } from '../ir/names.ts';
import { namesUsed } from '../ir/reads.ts';
import { textIn } from '../ir/texts.ts';
import { editionOn, versionOn } from '../ir/timeline.ts';
import { formatCitations } from '../wording/citations.ts';
import { narrateDefinition, narrateRule, type Statement } from '../wording/narrate-norms.ts';
import { inSourceOrder } from './source-order.ts';
import { listValuesInForce, type ValueInForce } from './values-in-force.ts';

export interface DocumentOptions {
  readonly language: Language;
  /** The day whose rules and values are shown. */
  readonly day: Day;
  /** One decision with what it uses; null shows the whole rulebook. */
  readonly decision: string | null;
}

/** The rules and values in force on a day. */
export interface RulebookDocument {
  readonly title: string;
  readonly authority: string;
  readonly day: Day;
  /** The edition by which the rules read: before the first one, that. */
  readonly edition: Edition | null;
  /** One a decision, in the order in which the source first speaks of them. */
  readonly chapters: readonly Chapter[];
  /** Definitions that stand in no decision's file. */
  readonly common: readonly DocumentNorm[];
  readonly values: readonly DocumentValue[];
  /** Provisions that decide nothing. */
  readonly informative: readonly QuotedProvision[];
}

export interface Chapter {
  readonly decision: string;
  readonly label: string;
  /** Label of the fact that dates the decision. */
  readonly asOf: string;
  /** Labels of what it gives besides its outcome, and of what it only reports. */
  readonly gives: readonly string[];
  readonly reports: readonly string[];
  readonly rules: readonly DocumentNorm[];
  readonly definitions: readonly DocumentNorm[];
}

/** A rule or definition in sentences. */
export interface DocumentNorm {
  readonly kind: 'rule' | 'definition';
  readonly name: string;
  readonly label: string;
  /** `kohta 2:1`, or empty. */
  readonly citation: string;
  readonly statement: Statement;
  /** How unclear provisions are read. */
  readonly readings: readonly string[];
  /** Marks of the provisions that it and its exceptions rest on. */
  readonly marks: readonly string[];
  /** Those of them whose text no norm before it in the chapter has quoted. */
  readonly quotes: readonly QuotedProvision[];
}

/** A value in force, and the parameter whose it is. */
export interface DocumentValue extends ValueInForce {
  readonly parameter: string;
  readonly marks: readonly string[];
}

export interface QuotedProvision {
  readonly mark: string;
  /** An item of a list in its source loses the list's mark. */
  readonly text: string;
}

/**
 * Arranges the rules and values in force on a day: a chapter a decision with its rules in sentences and the text of the
 * provisions they rest on, where it is first cited in the chapter; the values with the day each came into force; and the
 * provisions that decide nothing.
 */
export function arrangeDocument(rulebook: Rulebook, options: DocumentOptions): RulebookDocument {
  const { language, day, decision } = options;
  const writing: Writing = { rulebook, language, day };
  const chosen = rulebook.decisions.filter(({ name }) => decision === null || name === decision);
  const whole = decision === null;
  return {
    title: textIn(rulebook.title, language, rulebook),
    authority: textIn(rulebook.authority, language, rulebook),
    day,
    edition: editionOn(rulebook, day),
    chapters: inSourceOrder(chosen, rulebook).map((one) => arrangeChapter(one, writing)),
    common: whole ? arrangeCommon(writing) : [],
    values: arrangeValues(chosen, writing),
    informative: whole ? rulebook.provisions.filter(({ informative }) => informative).map(quoteProvision) : [],
  };
}

interface Writing {
  readonly rulebook: Rulebook;
  readonly language: Language;
  readonly day: Day;
}

function arrangeChapter(decision: Decision, writing: Writing): Chapter {
  const { rulebook, language, day } = writing;
  const quoted = new Set<string>();
  const rules = decision.rules.flatMap((rule) => {
    const statement = narrateRule(rule, { rulebook, language, day });
    return statement === null ? [] : [arrangeNorm('rule', rule, statement, quoted, writing)];
  });
  const used = namesUsed(rulebook, decision.name).definitions;
  const isGiven = ({ givenFrom }: Output) => givenFrom !== null && givenFrom <= day;
  const labelOf = ({ name }: Output) => labelOfName(name, language, rulebook);
  return {
    decision: decision.name,
    label: textIn(decision.label, language, rulebook) || decision.name,
    asOf: labelOfPath(decision.asOf, language, rulebook, { withInput: true }),
    gives: decision.outputs.filter(isGiven).map(labelOf),
    reports: decision.outputs.filter((output) => !isGiven(output)).map(labelOf),
    rules,
    definitions: rulebook.definitions
      .filter((definition) => used.has(definition.name) && belongsTo(definition, decision))
      .flatMap((definition) => arrangeDefinition(definition, quoted, writing)),
  };
}

function arrangeCommon(writing: Writing): readonly DocumentNorm[] {
  const { decisions, definitions } = writing.rulebook;
  const quoted = new Set<string>();
  return definitions
    .filter((definition) => !decisions.some((decision) => belongsTo(definition, decision)))
    .flatMap((definition) => arrangeDefinition(definition, quoted, writing));
}

/** Files keep their names from edition to edition. */
function belongsTo({ origin }: Definition, decision: Decision): boolean {
  return baseName(origin.file) === baseName(decision.origin.file);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function arrangeDefinition(definition: Definition, quoted: Set<string>, writing: Writing): readonly DocumentNorm[] {
  const statement = narrateDefinition(definition, writing);
  return statement === null ? [] : [arrangeNorm('definition', definition, statement, quoted, writing)];
}

function arrangeNorm(
  kind: DocumentNorm['kind'],
  norm: Norm,
  statement: Statement,
  quoted: Set<string>,
  writing: Writing,
): DocumentNorm {
  const { rulebook, language } = writing;
  const norms = [norm, ...exceptionsOf(norm, writing)];
  const marks = [...new Set(norms.flatMap(({ provisions }) => provisions))];
  const quotes = rulebook.provisions
    .filter(({ mark }) => marks.includes(mark) && !quoted.has(mark))
    .map(quoteProvision);
  for (const { mark } of quotes) quoted.add(mark);
  return {
    kind,
    name: norm.name,
    label: textIn(norm.label, language, rulebook) || norm.name,
    citation: formatCitations(norm.citations, language),
    statement,
    readings: norms.flatMap(({ interpretations }) => interpretations.map((text) => textIn(text, language, rulebook))),
    marks,
    quotes,
  };
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

function arrangeValues(decisions: readonly Decision[], { rulebook, language, day }: Writing): readonly DocumentValue[] {
  const used = decisions.map(({ name }) => namesUsed(rulebook, name));
  return rulebook.parameters
    .filter(({ name }) => used.some(({ parameters }) => parameters.has(name)))
    .flatMap((parameter) =>
      listValuesInForce(parameter, { rulebook, language, day }).map((value) => ({
        ...value,
        parameter: parameter.name,
        marks: parameter.provisions,
      })),
    );
}

/** A provision as it is quoted. */
export function quoteProvision({ mark, text }: { readonly mark: string; readonly text: string }): QuotedProvision {
  return { mark, text: text.replace(/^[-–]\s+/, '') };
}
