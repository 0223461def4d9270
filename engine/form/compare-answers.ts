import type { Answer, RuleAnswer } from '../answer/answer.ts';
import { readAnswerValue } from '../answer/answer-value.ts';
import { labelOfName } from '../answer/page.ts';
import type { Status } from '../ir/findings.ts';
import { invariant } from '../ir/invariant.ts';
import type { Decision, Rulebook } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';
import { labelOfPath, namesOf } from '../ir/names.ts';
import { joinTexts, textIn } from '../ir/texts.ts';
import { formatValue } from '../wording/format-value.ts';
import { statusWords, words } from '../wording/words.ts';

/** One thing in which two answers differ, in words. */
export interface Difference {
  readonly what: string;
  readonly before: string;
  readonly now: string;
}

/**
 * In what an answer differs from one saved before: outcome, values, what became of the rules, what is missing. The words
 * of messages do not count, nor does the edition; `editionChanged` tells that.
 */
export function compareAnswers(
  before: Answer,
  now: Answer,
  rulebook: Rulebook,
  language: Language,
): readonly Difference[] {
  const decision = namesOf(rulebook).decisions.get(now.decision);
  invariant(decision !== undefined, `the rulebook has the decision '${now.decision}'`);
  const outcome = (answer: Answer) =>
    Object.hasOwn(decision.outcomes, answer.outcome)
      ? textIn(decision.outcomes[answer.outcome], language, rulebook)
      : answer.outcome;
  const listed = (paths: readonly string[]) =>
    joinTexts(
      paths.map((path) => labelOfPath(path, language, rulebook, { withInput: true })),
      words.and[language],
      words.nothing[language],
    );
  const all: readonly Difference[] = [
    { what: texts.outcome[language], before: outcome(before), now: outcome(now) },
    ...compareValues(before, now, decision, rulebook, language),
    ...compareRules(before, now, decision, rulebook, language),
    { what: words.missing[language], before: listed(before.missing), now: listed(now.missing) },
  ];
  return all.filter((difference) => difference.before !== difference.now);
}

/** Whether other rules were applied than before. */
export function editionChanged(before: Answer, now: Answer): boolean {
  return before.hash !== now.hash;
}

function compareValues(
  before: Answer,
  now: Answer,
  { outputs }: Decision,
  rulebook: Rulebook,
  language: Language,
): readonly Difference[] {
  return outputs.map(({ name, type }) => {
    const write = ({ values }: Answer) => {
      const json = Object.hasOwn(values, name) ? values[name] : undefined;
      const value = json === undefined ? null : readAnswerValue(json, type, rulebook);
      return value === null ? words.unknown[language] : formatValue(value, type, language, rulebook);
    };
    return { what: labelOfName(name, language, rulebook), before: write(before), now: write(now) };
  });
}

function compareRules(
  before: Answer,
  now: Answer,
  { rules }: Decision,
  rulebook: Rulebook,
  language: Language,
): readonly Difference[] {
  const names = new Set([...now.rules, ...before.rules].map(({ rule }) => rule));
  return [...names].map((name) => {
    const declared = rules.find((rule) => rule.name === name);
    const write = (answer: Answer) =>
      writeState(
        answer.rules.find(({ rule }) => rule === name),
        language,
      );
    return {
      what: declared === undefined ? name : textIn(declared.label, language, rulebook),
      before: write(before),
      now: write(now),
    };
  });
}

function writeState(rule: RuleAnswer | undefined, language: Language): string {
  if (rule === undefined) return texts.noRule[language];
  const isKnown = Object.hasOwn(statusWords, rule.status);
  const status = isKnown ? statusWords[rule.status as Status][language] : rule.status;
  const exception = rule.exception === undefined ? '' : ` (${words.exception[language].toLowerCase()})`;
  const elements = rule.elements === undefined ? '' : ` [${rule.elements.length}]`;
  return status + exception + elements;
}

const texts = {
  outcome: { fi: 'Tulos', en: 'Outcome' },
  noRule: { fi: 'sääntöä ei ole', en: 'no such rule' },
} as const satisfies Readonly<Record<string, Localized>>;
