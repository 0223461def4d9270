import { formatDate } from '../ir/calendar.ts';
import type { Findings, Gap, Result, RuleFinding, Status, Violation } from '../ir/findings.ts';
import { appliedExceptions, interpretationsOf } from '../ir/interpretations.ts';
import { invariant } from '../ir/invariant.ts';
import type { Decision, Effect, Outcome, Rule, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { namesOf } from '../ir/names.ts';
import { hiddenOutputs } from '../ir/sensitive.ts';
import { textIn } from '../ir/texts.ts';
import { editionOn } from '../ir/timeline.ts';
import { writeMessage, writeOutdated } from '../wording/messages.ts';
import { statusWords } from '../wording/words.ts';
import { type AnswerValue, writeAnswerValue } from './answer-value.ts';
import { rememberRules } from './remember-rules.ts';

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
  /** Why the other outputs that apply are not known, by name. */
  readonly unknown: Readonly<Record<string, WhyUnknown>>;
  readonly rules: readonly RuleAnswer[];
  /** Paths of the facts that outcome and values wait for. */
  readonly missing: readonly string[];
  /** Names of parameters and definitions that have no value for this case; the decision's own before its first edition. */
  readonly gaps: readonly string[];
  /** Sentences in the reader's language; they never change the outcome. */
  readonly warnings: readonly string[];
}

/** What a value that is not known waits for, and where the rulebook has none. */
export interface WhyUnknown {
  /** Paths of facts, as in `missing` of the answer. */
  readonly missing: readonly string[];
  readonly gaps: readonly Gap[];
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
  return prepareAnswers(rulebook, decisionOf(rulebook, findings), { language })(findings);
}

/**
 * Gives a function that presents the findings of one decision as `buildAnswer` does, faster: it keeps what it has said
 * of a rule. Answers share these parts, which are frozen.
 */
export function prepareAnswers(
  rulebook: Rulebook,
  { name: decision, rules }: Decision,
  { language }: { readonly language: Language },
): (findings: Findings) => Answer {
  const tell = rememberRules(rules, (finding, date) => {
    const answer = buildRule(rulebook, { decision, date }, finding, language);
    for (const part of [answer.messages, answer.provisions, answer.elements, answer]) Object.freeze(part);
    return { answer, warnings: warningsOf(rulebook, { decision }, finding, language) };
  });
  return (findings) => {
    const edition = editionOn(rulebook, findings.date);
    const told = findings.rules.map((finding) => tell(finding, findings.date));
    return {
      rulebook: rulebook.id,
      edition: edition === null ? null : formatDate(edition.date),
      hash: edition === null ? null : edition.hash,
      decision: findings.decision,
      date: findings.date === null ? null : formatDate(findings.date),
      outcome: findings.outcome,
      values: valuesOf(rulebook, findings),
      unknown: unknownOf(rulebook, findings),
      rules: told.map(({ answer }) => answer),
      missing: findings.missing,
      gaps: [...new Set(findings.gaps.map(({ name }) => name))],
      warnings: [
        ...told.flatMap(({ warnings }) => warnings),
        ...findings.outdated.map((outdated) => writeOutdated(outdated, language, rulebook)),
      ],
    };
  };
}

function valuesOf(rulebook: Rulebook, findings: Findings): Readonly<Record<string, AnswerValue>> {
  return Object.fromEntries(
    shownValues(rulebook, findings).flatMap(({ name, type, result }) =>
      result.kind === 'known' ? [[name, writeAnswerValue(result.value, type, rulebook)]] : [],
    ),
  );
}

/** The outputs that are not absent, without those that are never shown. */
export function shownValues(rulebook: Rulebook, findings: Findings): Findings['values'] {
  const hidden = hiddenOutputs(decisionOf(rulebook, findings), rulebook);
  return hidden.size === 0 ? findings.values : findings.values.filter(({ name }) => !hidden.has(name));
}

/** Why outputs are not known; nothing of those that are never shown. */
export function unknownOf(rulebook: Rulebook, findings: Findings): Answer['unknown'] {
  return Object.fromEntries(
    shownValues(rulebook, findings).flatMap(({ name, result }) =>
      result.kind === 'unknown' ? [[name, whyUnknown(result, findings)]] : [],
    ),
  );
}

/** Why one output is not known. */
export function whyUnknown(
  { waits, gaps }: Extract<Result, { readonly kind: 'unknown' }>,
  { missing }: Findings,
): WhyUnknown {
  return {
    missing: missing.filter((path) => waits.has(path)),
    gaps: gaps.map(({ name, reason }) => ({ name, reason })),
  };
}

/** The decision that something was found for. */
export function decisionOf(rulebook: Rulebook, { decision }: Pick<Findings, 'decision'>): Decision {
  const found = namesOf(rulebook).decisions.get(decision);
  invariant(found !== undefined, `the rulebook has the decision '${decision}'`);
  return found;
}

/** What became of one rule of a decision on its date. */
export function buildRule(
  rulebook: Rulebook,
  findings: Pick<Findings, 'decision' | 'date'>,
  finding: RuleFinding,
  language: Language,
): RuleAnswer {
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

/** The warnings a rule gives, each once. */
export function warningsOf(
  rulebook: Rulebook,
  findings: Pick<Findings, 'decision'>,
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
  const found = decisionOf(rulebook, { decision }).rules.find(({ name }) => name === rule);
  invariant(found !== undefined, `the rulebook has the rule '${rule}' of '${decision}'`);
  return found;
}
