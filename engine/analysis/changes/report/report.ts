/** A comparison laid out for a reader, in one language: what every format shows. */
import type { Language } from '../../../ir/localized.ts';
import type { BehaviourComparison } from '../../behaviour/behaviour.ts';
import type { Impact } from '../../impact/impact.ts';
import type { Changes } from '../changes.ts';
import type { ToldDeclaration } from '../tell/tell-declaration.ts';
import type { TextPart } from '../token-diff.ts';

/** Something to mind, and why it is as it is: the words of whoever proposed the change. */
export interface Caution {
  readonly text: string;
  /** Null where none is given. */
  readonly reason: string | null;
}

/** What is known besides the two rulebooks. */
export interface ReportContext {
  /** What the sides are called: `main`, `1.6.2020`. */
  readonly before: string;
  readonly after: string;
  readonly cautions: readonly Caution[];
  /** Whether any case comes out differently; left out where that was not asked. */
  readonly behaviour?: BehaviourComparison;
  /** What it does to a caseload; of it only is told what may be handed on. */
  readonly impact?: Impact;
}

export interface ChangeReport {
  readonly language: Language;
  readonly changes: Changes;
  readonly title: string;
  /** The rulebook's title. */
  readonly rulebook: string;
  readonly context: ReportContext;
  /** At most ten lines that need no knowledge of the rulebook's files. */
  readonly summary: readonly SummaryLine[];
  readonly editions: readonly EditionEntry[];
  readonly values: readonly ValueGroup[];
  /** Declarations whose meaning changes. */
  readonly declarations: readonly DeclarationEntry[];
  /** Cases found by comparing behaviour. */
  readonly witnesses: readonly WitnessEntry[];
  readonly effects: readonly EffectEntry[];
  readonly impact: readonly ImpactEntry[];
  readonly unchanged: readonly UnchangedEntry[];
  readonly provisions: readonly ProvisionEntry[];
  readonly cases: readonly CaseEntry[];
}

export interface SummaryLine {
  readonly kind:
    | 'lock'
    | 'what'
    | 'when'
    | 'decided'
    | 'whom'
    | 'example'
    | 'caseload'
    | 'outcomes'
    | 'proved'
    | 'searched'
    | 'cautions';
  readonly head: string;
  readonly text: string;
}

export interface EditionEntry {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The changed values of a parameter. */
export interface ValueGroup {
  readonly name: string;
  readonly label: string;
  readonly citation: string;
  /** That it is new or ends, for which year it is stated, how bands are divided anew. */
  readonly notes: readonly string[];
  readonly rows: readonly ValueEntry[];
}

export interface ValueEntry {
  /** The member or band; empty for a parameter with one value. */
  readonly key: string;
  readonly before: string;
  readonly after: string;
  /** Both on one line: `15,00 → 15,50 €/h`. */
  readonly pair: string;
  /** `+0,50 €/h`; what was added to and removed from a list; empty where there is nothing to say. */
  readonly difference: string;
  /** `+3,3 %`, or empty. */
  readonly percent: string;
  readonly direction: 'up' | 'down' | null;
  /** `1.1.2021 alkaen`, `1.1.2021–31.12.2021`. */
  readonly when: string;
}

export interface DeclarationEntry extends ToldDeclaration {
  /** `1.1.2021 alkaen` */
  readonly when: string;
}

/** A made-up case that comes out differently, or the same case just before it does. */
export interface WitnessEntry {
  readonly decision: string;
  /** The decision's date, and how it lies to the change. */
  readonly when: string;
  readonly outcome: string;
  readonly values: readonly string[];
  /** Labels of the rules, exceptions and calculations that make the difference. */
  readonly responsible: readonly string[];
  readonly facts: readonly string[];
}

/** Some of the rulebook's cases, that come out differently in the same way. */
export interface EffectEntry {
  readonly decision: string;
  /** At least one. */
  readonly cases: readonly EffectCase[];
  /** Empty where the outcome stays. */
  readonly outcome: string;
  /** `Palvelusetelin arvo: 1 840,00 → 1 880,00 € (+40,00 €, +2,2 %)` */
  readonly values: readonly string[];
}

/** A table of an impact, a line a row. */
export interface ImpactEntry {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface EffectCase {
  readonly name: string;
  /** For which it was decided; empty where it has no date. */
  readonly date: string;
}

/** A change that changes no outcome and no value. */
export interface UnchangedEntry {
  readonly title: string;
  readonly sentence: string;
  /** Empty where only a file's comments or layout changed. */
  readonly text: readonly TextPart[];
}

export interface ProvisionEntry {
  readonly mark: string;
  /** On which days. */
  readonly when: string;
  readonly sentence: string;
  readonly text: readonly TextPart[];
}

export interface CaseEntry {
  readonly decision: string;
  readonly name: string;
  readonly sentence: string;
}
