/** The reasons for an answer, made to stand alone: on paper, or pasted into another system. */
import { arrangeAnswer, type PageGroup, type PageRule } from '../answer/page.ts';
import type { Because, Explanation } from '../explain/explanation.ts';
import type { Status } from '../ir/findings.ts';
import type { Day, Rulebook } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';
import { provisionsOn } from '../ir/provisions.ts';
import { textIn, upperFirst } from '../ir/texts.ts';
import { formatCitations } from '../wording/citations.ts';
import { words } from '../wording/words.ts';
import type { CaseAssessment } from './assess-case.ts';
import { marksCitedIn, nodesOf } from './cited-provisions.ts';

/** The reasons laid out, in the reader's language. */
export interface Reasons {
  readonly decision: string;
  readonly outcome: string;
  /** The rulebook, its edition and the day. */
  readonly basis: readonly string[];
  readonly values: readonly ReasonedValue[];
  /** Rules by status; those that do not concern the case are named only. */
  readonly groups: readonly ReasonGroup[];
  readonly missing: readonly string[];
  readonly gaps: readonly string[];
  readonly warnings: readonly string[];
  /** The text, on the day of the decision, of every provision that is cited, each once, in the order of the source. */
  readonly provisions: readonly { readonly mark: string; readonly text: string }[];
}

export interface ReasonedValue {
  readonly label: string;
  readonly value: string;
  /** `40 h × 46,00 €/h`; null where it was not computed so. */
  readonly formula: string | null;
}

export interface ReasonGroup {
  readonly status: Status;
  readonly title: string;
  readonly rules: readonly ReasonedRule[];
}

export interface ReasonedRule {
  readonly label: string;
  readonly citation: string;
  readonly note: string;
  readonly messages: readonly string[];
  /** Facts relied on: `Syntymäaika 3.5.1985`. */
  readonly facts: readonly string[];
  /** Values of the rulebook relied on: `Alaikäraja, säännöt 1.1.2020: 18 vuotta (kohta 2:1)`. */
  readonly parameters: readonly string[];
  /** Exception and interpretation. */
  readonly remarks: readonly string[];
}

/** Lays the reasons of an assessed case out. */
export function arrangeReasons(
  assessment: CaseAssessment,
  explanation: Explanation,
  rulebook: Rulebook,
  language: Language,
): Reasons {
  const { findings, formulas, ranges } = assessment;
  const page = arrangeAnswer(findings, rulebook, { language, explanation });
  const values = page.values.map(({ name, label, value }) => {
    const range = ranges[name];
    const told = range === undefined ? value : `${range.least} – ${range.greatest}; ${value}`;
    return { label, value: told, formula: formulas[name] ?? null };
  });
  return {
    decision: page.decision,
    outcome: page.outcome,
    basis: [textIn(rulebook.title, language, rulebook), textIn(rulebook.authority, language, rulebook), page.basis],
    values,
    groups: page.groups.map(({ status, title, rules }) => ({
      status,
      title,
      rules: rules.map((rule) => arrangeRule(rule, language)),
    })),
    missing: page.missing.map(({ label }) => label),
    gaps: page.gaps,
    warnings: page.warnings,
    provisions: citedProvisions(page.groups, findings.date, explanation, rulebook, language),
  };
}

function arrangeRule({ because, ...rule }: PageRule, language: Language): ReasonedRule {
  const { label, citation, note, messages, remarks } = rule;
  const nodes = because === null ? [] : nodesOf(because);
  const tell = ({ text, value, provisions = [] }: Because) => {
    const cited = formatCitations(provisions, language);
    return `${text}${value === undefined ? '' : `: ${value}`}${cited === '' ? '' : ` (${cited})`}`;
  };
  const told = (kind: Because['kind']) => [...new Set(nodes.filter((node) => node.kind === kind).map(tell))];
  return { label, citation, note, messages, remarks, facts: told('fact'), parameters: told('parameter') };
}

/** Of the rules that concern the case and of what the values rest on. */
function citedProvisions(
  groups: readonly PageGroup[],
  date: Day | null,
  explanation: Explanation,
  rulebook: Rulebook,
  language: Language,
): Reasons['provisions'] {
  const marks = new Set(
    groups.flatMap(({ status, rules }) =>
      status === 'not_applicable' ? [] : rules.flatMap((rule) => rule.provisions),
    ),
  );
  for (const because of Object.values(explanation.values)) {
    for (const mark of marksCitedIn(because, rulebook)) marks.add(mark);
  }
  return provisionsOn(rulebook, date, language).filter(({ mark }) => marks.has(mark));
}

/** The reasons as plain text. A draft of the rules says so in its first line. */
export function writeReasons(reasons: Reasons, language: Language, isDraft: boolean): string {
  const blocks: readonly (readonly string[])[] = [
    isDraft ? [texts.draft[language]] : [],
    [reasons.decision, reasons.outcome, ...reasons.basis],
    titled(words.values[language], reasons.values.map(writeValue)),
    ...reasons.groups.map(({ status, title, rules }) =>
      titled(
        title,
        rules.flatMap((rule) => writeRule(rule, status, language)),
      ),
    ),
    titled(words.missing[language], reasons.missing.map(indent)),
    titled(words.gaps[language], reasons.gaps.map(indent)),
    titled(words.warnings[language], reasons.warnings.map(indent)),
    titled(
      texts.provisions[language],
      reasons.provisions.map(({ mark, text }) => indent(`${upperFirst(words.provision[language])} ${mark}: ${text}`)),
    ),
    [words.disclaimer[language]],
  ];
  const written = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${written.join('\n\n')}\n`;
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

function indent(line: string): string {
  return `  ${line}`;
}

function writeValue({ label, value, formula }: ReasonedValue): string {
  return indent(`${label}: ${value}${formula === null ? '' : ` = ${formula}`}`);
}

function writeRule(rule: ReasonedRule, status: Status, language: Language): readonly string[] {
  const head = `${rule.label}${rule.citation === '' ? '' : ` (${rule.citation})`}${rule.note === '' ? '' : ` – ${rule.note}`}`;
  if (status === 'not_applicable') return [indent(head)];
  const relied = [
    ...(rule.facts.length === 0 ? [] : [`${texts.facts[language]}: ${rule.facts.join('; ')}`]),
    ...(rule.parameters.length === 0 ? [] : [`${texts.parameters[language]}: ${rule.parameters.join('; ')}`]),
  ];
  return [head, ...[...rule.messages, ...relied, ...rule.remarks].map(indent)].map(indent);
}

const texts = {
  draft: { fi: 'LUONNOS – EI VOIMASSA OLEVIA SÄÄNTÖJÄ', en: 'DRAFT – THESE RULES ARE NOT IN FORCE' },
  facts: { fi: 'Tiedot', en: 'Facts' },
  parameters: { fi: 'Sääntökirjan arvot', en: 'Values of the rulebook' },
  provisions: { fi: 'Sääntökirjan kohdat', en: 'Provisions of the rulebook' },
} as const satisfies Readonly<Record<string, Localized>>;
