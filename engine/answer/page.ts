import type { Remedies } from '../analysis/remedies/remedy.ts';
import type { Because, Explanation } from '../explain/explanation.ts';
import { formatDate, parseDate } from '../ir/calendar.ts';
import type { Status } from '../ir/findings.ts';
import { appliedExceptions } from '../ir/interpretations.ts';
import { invariant } from '../ir/invariant.ts';
import type { Decision, Rule, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { labelOfName, labelOfPath, namesOf } from '../ir/names.ts';
import { textIn } from '../ir/texts.ts';
import { citeNorm, formatCitations } from '../wording/citations.ts';
import { formatDay, formatValue } from '../wording/format-value.ts';
import { tellUnknown } from '../wording/tell-unknown.ts';
import { effectWords, statusWords, words } from '../wording/words.ts';
import { type Answer, type RuleAnswer, ruleOf } from './answer.ts';
import { readAnswerValue } from './answer-value.ts';
import { type ToldRemedies, tellRemedies } from './remedies-answer.ts';

/** An answer laid out for a reader: what every rendering shows, in this order. */
export interface Page {
  readonly decision: string;
  readonly outcome: string;
  /** Edition and date. */
  readonly basis: string;
  readonly values: readonly PageValue[];
  /** Rules by state: violated, unknown, satisfied, not applicable; empty states left out. */
  readonly groups: readonly PageGroup[];
  readonly missing: readonly { readonly label: string; readonly path: string }[];
  readonly gaps: readonly string[];
  /** Those that no rule shows as its message. */
  readonly warnings: readonly string[];
  /** What would have to change; null where it was not asked, or nothing has to. */
  readonly remedies: ToldRemedies | null;
}

/** An output by its label. */
export interface PageValue {
  readonly name: string;
  readonly label: string;
  /** Of one that is not known: that it is not, and why. */
  readonly value: string;
  readonly known: boolean;
  readonly because: Because | null;
}

/** The rules of one state. */
export interface PageGroup {
  readonly status: Status;
  readonly title: string;
  readonly rules: readonly PageRule[];
}

/** One rule with what there is to say about it. */
export interface PageRule {
  readonly name: string;
  readonly label: string;
  /** `kohta 2:1`, or empty. */
  readonly citation: string;
  /** Marks of the provisions that the rule, and the exceptions that applied, rest on. */
  readonly provisions: readonly string[];
  readonly effect: 'deny' | 'refer' | 'warn' | null;
  /** What follows, in words, where it is not a plain denial. */
  readonly note: string;
  readonly messages: readonly string[];
  /** `Poikkeus: …` and `Tulkinta: …`, each a line of its own. */
  readonly remarks: readonly string[];
  readonly because: Because | null;
}

/** How to render an answer. */
export interface RenderOptions {
  readonly language: Language;
  /** Shown below each value and rule where it is given. */
  readonly explanation?: Explanation;
  /** Shown last where they are given. */
  readonly remedies?: Remedies;
}

const statusOrder: readonly Status[] = ['violated', 'unknown', 'satisfied', 'not_applicable'];
const effectOrder = ['deny', 'refer', 'warn'];

/** Lays an answer out in the reader's language. The answer must be one of this rulebook. */
export function arrangeAnswer(answer: Answer, rulebook: Rulebook, options: RenderOptions): Page {
  const { language, remedies } = options;
  const decision = namesOf(rulebook).decisions.get(answer.decision);
  invariant(decision !== undefined, `the rulebook has the decision '${answer.decision}'`);
  const shownByRules = new Set(answer.rules.flatMap(({ messages }) => messages ?? []));
  return {
    decision: textIn(decision.label, language, rulebook),
    outcome: textIn(decision.outcomes[answer.outcome], language, rulebook),
    basis: basisOf(answer, decision, language),
    values: valuesOf(answer, decision, rulebook, options),
    groups: groupsOf(answer, rulebook, options),
    missing: answer.missing.map((path) => ({
      label: labelOfPath(path, language, rulebook, { withInput: true }),
      path,
    })),
    gaps: answer.gaps
      .filter((name) => name !== decision.name || !isBefore(answer, decision))
      .map((name) => labelOfName(name, language, rulebook)),
    warnings: answer.warnings.filter((warning) => !shownByRules.has(warning)),
    remedies: remedies === undefined ? null : tellRemedies(remedies, decision.name, rulebook, language),
  };
}

function basisOf(answer: Answer, decision: Decision, language: Language): string {
  const basis = editionAndDay(answer, language);
  if (!isBefore(answer, decision)) return basis;
  const from = `${words.notYet[language]} ${formatDay(decision.since, language)}`;
  return `${basis} ${from}${language === 'fi' ? ' alkaen' : ' on'}.`;
}

/** Whether it is of a day before the decision's first edition. */
function isBefore({ date }: Answer, { since }: Decision): boolean {
  return date !== null && date < formatDate(since);
}

function editionAndDay(answer: Answer, language: Language): string {
  const edition = dayText(answer.edition, language);
  const day = dayText(answer.date, language);
  const assessed = day === null ? words.unknownDay[language] : `${words.day[language]} ${day}`;
  return edition === null ? `${assessed}.` : `${words.edition[language]} ${edition}. ${assessed}.`;
}

function dayText(date: string | null, language: Language): string | null {
  const day = date === null ? null : parseDate(date);
  return day === null ? null : formatDay(day, language);
}

function valuesOf(
  answer: Answer,
  decision: Decision,
  rulebook: Rulebook,
  { language, explanation }: RenderOptions,
): readonly PageValue[] {
  const values = new Map(Object.entries(answer.values));
  return decision.outputs.flatMap(({ name, type }) => {
    const json = values.get(name);
    const value = json === undefined ? null : readAnswerValue(json, type, rulebook);
    const why = answer.unknown[name];
    const told =
      value === null ? why && tellUnknown(why, rulebook, language) : formatValue(value, type, language, rulebook);
    if (told === undefined) return [];
    return {
      name,
      label: labelOfName(name, language, rulebook),
      value: told,
      known: value !== null,
      because: becauseOf(explanation?.values, name),
    };
  });
}

function becauseOf(trees: Readonly<Record<string, Because>> | undefined, name: string): Because | null {
  return trees !== undefined && Object.hasOwn(trees, name) ? (trees[name] ?? null) : null;
}

function groupsOf(answer: Answer, rulebook: Rulebook, options: RenderOptions): readonly PageGroup[] {
  return statusOrder.flatMap((status) => {
    const rules = answer.rules.filter((rule) => rule.status === status);
    if (rules.length === 0) return [];
    const gravestFirst = rules.toSorted((a, b) => gravity(a) - gravity(b));
    return {
      status,
      title: statusWords[status][options.language],
      rules: gravestFirst.map((rule) => arrangeRule(answer, rule, rulebook, options)),
    };
  });
}

function gravity({ effect }: RuleAnswer): number {
  return effect === undefined ? effectOrder.length : effectOrder.indexOf(effect);
}

function arrangeRule(
  answer: Answer,
  ruleAnswer: RuleAnswer,
  rulebook: Rulebook,
  { language, explanation }: RenderOptions,
): PageRule {
  const rule = ruleOf(rulebook, answer.decision, ruleAnswer.rule);
  const { effect = null, interpretation } = ruleAnswer;
  const exception = exceptionText(answer, rule, ruleAnswer, rulebook, language);
  return {
    name: rule.name,
    label: textIn(rule.label, language, rulebook),
    citation: formatCitations(rule.citations, language),
    provisions: ruleAnswer.provisions ?? [],
    effect,
    note: effect === null || effect === 'deny' ? '' : effectWords[effect][language],
    messages: messagesOf(ruleAnswer, rulebook, language),
    remarks: [
      ...(exception === null ? [] : [exception]),
      ...(interpretation === undefined ? [] : [`${words.interpretation[language]}: ${interpretation}`]),
    ],
    because: becauseOf(explanation?.rules, rule.name),
  };
}

/** The messages, each after the element it speaks of. */
function messagesOf({ messages = [], elements = [] }: RuleAnswer, rulebook: Rulebook, language: Language) {
  if (messages.length !== elements.length) return messages;
  return messages.map((message, index) => `${labelOfPath(elements[index] ?? '', language, rulebook)}: ${message}`);
}

function exceptionText(
  answer: Answer,
  rule: Rule,
  { exception }: RuleAnswer,
  rulebook: Rulebook,
  language: Language,
): string | null {
  if (exception === undefined) return null;
  const day = answer.date === null ? null : parseDate(answer.date);
  const applied = appliedExceptions(rule, [exception], day)[0];
  if (applied === undefined) return `${words.exception[language]}: ${exception}`;
  return `${words.exception[language]}: ${citeNorm(applied, language, rulebook)}`;
}
