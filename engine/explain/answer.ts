import { formatDate } from '../ir/calendar.ts';
import type { Findings, RuleFinding, Status, Violation } from '../ir/findings.ts';
import { invariant } from '../ir/invariant.ts';
import type { Effect, Outcome, Rule, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { type AnswerValue, writeAnswerValue } from './answer-value.ts';
import { appliedExceptions, interpretationsOf } from './interpretations.ts';
import { writeMessage, writeOutdated } from './messages.ts';
import { namesOf } from './names.ts';
import { passesOnSensitive } from './sensitive.ts';
import { textIn } from './texts.ts';
import { editionOn } from './timeline.ts';
import { surround } from './type-of.ts';
import { statusWords } from './words.ts';

/** The answer to one case, as JSON: stable, and the same from every back end. */
export interface Answer {
  readonly rulebook: string;
  /** The edition in force on the decision's date, `YYYY-MM-DD`; null where that date is not known. */
  readonly edition: string | null;
  /** Hash of that edition. */
  readonly hash: string | null;
  readonly decision: string;
  /** The as-of date, `YYYY-MM-DD`; null where it is not known. */
  readonly date: string | null;
  readonly outcome: Outcome;
  /** The outputs that could be computed, by name. */
  readonly values: Readonly<Record<string, AnswerValue>>;
  readonly rules: readonly RuleAnswer[];
  /** Paths of the facts that outcome and values wait for. */
  readonly missing: readonly string[];
  /** Names of parameters and definitions that have no value for this case. */
  readonly gaps: readonly string[];
  /** Sentences in the reader's language; they never change the outcome. */
  readonly warnings: readonly string[];
}

/** What became of one rule. What would be empty is left out. */
export interface RuleAnswer {
  readonly rule: string;
  readonly status: Status;
  /** Of a violation; of an unknown the gravest effect still possible. */
  readonly effect?: Effect;
  /** One a violation, in the reader's language. */
  readonly messages?: readonly string[];
  /** Marks of the provisions the rule, and the exceptions that applied, rest on. */
  readonly provisions?: readonly string[];
  /** The readings of unclear provisions behind this status. */
  readonly interpretation?: string;
  /** The innermost exception that applied. */
  readonly exception?: string;
  /** The violating elements of a rule that looks at each element of a list. */
  readonly elements?: readonly string[];
}

/** Presents findings in the reader's language. */
export function buildAnswer(
  rulebook: Rulebook,
  findings: Findings,
  { language }: { readonly language: Language },
): Answer {
  const edition = editionOn(rulebook, findings.date);
  return {
    rulebook: rulebook.id,
    edition: edition === null ? null : formatDate(edition.date),
    hash: edition === null ? null : edition.hash,
    decision: findings.decision,
    date: findings.date === null ? null : formatDate(findings.date),
    outcome: findings.outcome,
    values: valuesOf(rulebook, findings),
    rules: findings.rules.map((finding) => buildRule(rulebook, findings, finding, language)),
    missing: findings.missing,
    gaps: [...new Set(findings.gaps.map(({ name }) => name))],
    warnings: [
      ...findings.rules.flatMap((finding) => warningsOf(rulebook, findings, finding, language)),
      ...findings.outdated.map((outdated) => writeOutdated(outdated, language, rulebook)),
    ],
  };
}

function valuesOf(rulebook: Rulebook, findings: Findings): Readonly<Record<string, AnswerValue>> {
  const entries: [string, AnswerValue][] = [];
  const outputs = namesOf(rulebook).decisions.get(findings.decision)?.outputs ?? [];
  for (const { name, type, result } of findings.values) {
    if (result.kind !== 'known') continue;
    const output = outputs.find((candidate) => candidate.name === name);
    if (output !== undefined && passesOnSensitive(output.expression, surround(rulebook))) continue;
    entries.push([name, writeAnswerValue(result.value, type, rulebook)]);
  }
  return Object.fromEntries(entries);
}

function buildRule(rulebook: Rulebook, findings: Findings, finding: RuleFinding, language: Language): RuleAnswer {
  const rule = ruleOf(rulebook, findings.decision, finding.rule);
  const exceptions = appliedExceptions(rule, finding.exceptions, findings.date);
  const messages = finding.violations.flatMap((violation) => messageOf(rulebook, violation, language) ?? []);
  const elements = finding.violations.flatMap(({ element }) => (element === null ? [] : [element]));
  const provisions = [...new Set([rule, ...exceptions].flatMap((norm) => norm.provisions))];
  const interpretations =
    finding.status === 'not_applicable' ? [] : interpretationsOf(rule, exceptions, findings.date, rulebook, language);
  const exception = finding.exceptions.at(-1);
  const saysEffect = finding.status === 'violated' || finding.status === 'unknown';
  return {
    rule: finding.rule,
    status: finding.status,
    ...(saysEffect && finding.effect !== null && { effect: finding.effect }),
    ...(messages.length > 0 && { messages }),
    ...(provisions.length > 0 && { provisions }),
    ...(interpretations.length > 0 && { interpretation: interpretations.join(' ') }),
    ...(exception !== undefined && { exception }),
    ...(elements.length > 0 && { elements }),
  };
}

function warningsOf(
  rulebook: Rulebook,
  findings: Findings,
  finding: RuleFinding,
  language: Language,
): readonly string[] {
  if (finding.status !== 'violated') return [];
  const warned = finding.violations.filter(({ effect }) => effect === 'warn');
  if (warned.length === 0) return [];
  const label = textIn(ruleOf(rulebook, findings.decision, finding.rule).label, language, rulebook);
  const unspoken = `${label}: ${statusWords.violated[language].toLowerCase()}.`;
  return [...new Set(warned.map((violation) => messageOf(rulebook, violation, language) ?? unspoken))];
}

function messageOf(rulebook: Rulebook, { message }: Violation, language: Language): string | null {
  return message === null ? null : writeMessage(message, language, rulebook);
}

/** A rule of a decision by name, own or included. */
export function ruleOf(rulebook: Rulebook, decision: string, rule: string): Rule {
  const found = namesOf(rulebook)
    .decisions.get(decision)
    ?.rules.find(({ name }) => name === rule);
  invariant(found !== undefined, `the rulebook has the rule '${rule}' of '${decision}'`);
  return found;
}
