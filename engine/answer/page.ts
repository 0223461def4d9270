import type { Remedies } from '../analysis/remedies/remedy.ts';
import type { Because, Explanation } from '../explain/explanation.ts';
import type { Findings, RuleFinding, Status, Value } from '../ir/findings.ts';
import { appliedExceptions } from '../ir/interpretations.ts';
import type { Day, Decision, Rule, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { labelOfName, labelOfPath } from '../ir/names.ts';
import { textIn } from '../ir/texts.ts';
import { editionOn } from '../ir/timeline.ts';
import { citeNorm, formatCitations } from '../wording/citations.ts';
import { formatDay, formatValue } from '../wording/format-value.ts';
import { writeOutdated } from '../wording/messages.ts';
import { tellUnknown } from '../wording/tell-unknown.ts';
import { effectWords, statusWords, words } from '../wording/words.ts';
import { buildRule, decisionOf, ruleOf, shownValues, warningsOf, whyUnknown } from './answer.ts';
import { type ToldRemedies, tellRemedies } from './remedies-answer.ts';
import { rememberRules } from './remember-rules.ts';

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
  /** The value itself; null of one that is not known. */
  readonly known: Value | null;
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
  /** The messages as warnings repeat them. */
  readonly said: readonly string[];
  /** The messages, each after the element it speaks of. */
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

/** Lays findings out in the reader's language. They must be of this rulebook. */
export function arrangeAnswer(findings: Findings, rulebook: Rulebook, options: RenderOptions): Page {
  return preparePages(rulebook, findings.decision, options.language)(findings, options);
}

/** Gives a function that lays the findings of one decision out, faster: it keeps what it has said of a rule. */
export function preparePages(
  rulebook: Rulebook,
  name: string,
  language: Language,
): (findings: Findings, reasons?: Omit<RenderOptions, 'language'>) => Page {
  const decision = decisionOf(rulebook, { decision: name });
  const tell = rememberRules(decision.rules, (finding, day) => ({
    rule: arrangeRule(decision.name, finding, day, rulebook, language),
    warnings: warningsOf(rulebook, { decision: decision.name }, finding, language),
  }));
  return (findings, { explanation, remedies } = {}) => {
    const told = findings.rules.map((finding) => ({ ...tell(finding, findings.date), status: finding.status }));
    const shownByRules = new Set(told.flatMap(({ rule }) => rule.said));
    return {
      decision: textIn(decision.label, language, rulebook),
      outcome: textIn(decision.outcomes[findings.outcome], language, rulebook),
      basis: basisOf(findings, decision, rulebook, language),
      values: shownValues(rulebook, findings).flatMap((value) =>
        arrangeValue(value, findings, rulebook, { language, ...(explanation !== undefined && { explanation }) }),
      ),
      groups: statusOrder.flatMap((status) => {
        const rules = told.filter((one) => one.status === status).map(({ rule }) => rule);
        if (rules.length === 0) return [];
        const gravestFirst = rules.toSorted((one, other) => gravity(one) - gravity(other));
        const reasoned = gravestFirst.map((rule) => ({ ...rule, because: becauseOf(explanation?.rules, rule.name) }));
        return [{ status, title: statusWords[status][language], rules: reasoned }];
      }),
      missing: findings.missing.map((path) => ({
        label: labelOfPath(path, language, rulebook, { withInput: true }),
        path,
      })),
      gaps: [...new Set(findings.gaps.map((gap) => gap.name))]
        .filter((gap) => gap !== decision.name || !isBefore(findings, decision))
        .map((gap) => labelOfName(gap, language, rulebook)),
      warnings: [
        ...told.flatMap(({ warnings }) => warnings),
        ...findings.outdated.map((outdated) => writeOutdated(outdated, language, rulebook)),
      ].filter((warning) => !shownByRules.has(warning)),
      remedies: remedies === undefined ? null : tellRemedies(remedies, decision.name, rulebook, language),
    };
  };
}

function basisOf(findings: Findings, decision: Decision, rulebook: Rulebook, language: Language): string {
  const edition = editionOn(rulebook, findings.date);
  const assessed =
    findings.date === null
      ? words.unknownDay[language]
      : `${words.day[language]} ${formatDay(findings.date, language)}`;
  const basis =
    edition === null ? `${assessed}.` : `${words.edition[language]} ${formatDay(edition.date, language)}. ${assessed}.`;
  if (!isBefore(findings, decision)) return basis;
  const from = `${words.notYet[language]} ${formatDay(decision.since, language)}`;
  return `${basis} ${from}${language === 'fi' ? ' alkaen' : ' on'}.`;
}

/** Whether it is of a day before the decision's first edition. */
function isBefore({ date }: Findings, { since }: Decision): boolean {
  return date !== null && date < since;
}

function arrangeValue(
  { name, type, result }: Findings['values'][number],
  findings: Findings,
  rulebook: Rulebook,
  { language, explanation }: RenderOptions,
): readonly PageValue[] {
  if (result.kind === 'absent') return [];
  const known = result.kind === 'known' ? result.value : null;
  const value =
    result.kind === 'known'
      ? formatValue(result.value, type, language, rulebook)
      : tellUnknown(whyUnknown(result, findings), rulebook, language);
  const because = becauseOf(explanation?.values, name);
  return [{ name, label: labelOfName(name, language, rulebook), value, known, because }];
}

function becauseOf(trees: Readonly<Record<string, Because>> | undefined, name: string): Because | null {
  return trees !== undefined && Object.hasOwn(trees, name) ? (trees[name] ?? null) : null;
}

function gravity({ effect }: Pick<PageRule, 'effect'>): number {
  return effect === null ? effectOrder.length : effectOrder.indexOf(effect);
}

function arrangeRule(
  decision: string,
  finding: RuleFinding,
  date: Day | null,
  rulebook: Rulebook,
  language: Language,
): Omit<PageRule, 'because'> {
  const rule = ruleOf(rulebook, decision, finding.rule);
  const {
    effect = null,
    exception,
    interpretation,
    messages = [],
    elements = [],
    provisions = [],
  } = buildRule(rulebook, { decision, date }, finding, language);
  return {
    name: rule.name,
    label: textIn(rule.label, language, rulebook),
    citation: formatCitations(rule.citations, language),
    provisions,
    effect,
    note: effect === null || effect === 'deny' ? '' : effectWords[effect][language],
    said: messages,
    messages:
      messages.length === elements.length
        ? messages.map((message, index) => `${labelOfPath(elements[index] ?? '', language, rulebook)}: ${message}`)
        : messages,
    remarks: [
      ...(exception === undefined ? [] : [exceptionText(rule, exception, date, rulebook, language)]),
      ...(interpretation === undefined ? [] : [`${words.interpretation[language]}: ${interpretation}`]),
    ],
  };
}

function exceptionText(rule: Rule, name: string, day: Day | null, rulebook: Rulebook, language: Language): string {
  const applied = appliedExceptions(rule, [name], day)[0];
  return `${words.exception[language]}: ${applied === undefined ? name : citeNorm(applied, language, rulebook)}`;
}
