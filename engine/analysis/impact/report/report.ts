import type { Language } from '../../../ir/localized.ts';

/** What a change does to a caseload, in the reader's words: every rendering shows this, in this order. */
export interface ImpactReport {
  readonly language: Language;
  /** `Muutoksen vaikutus: Palvelusetelin myöntäminen` */
  readonly title: string;
  readonly rulebook: string;
  /** What was compared: `1.6.2020 → 1.1.2021`. */
  readonly compared: string;
  /** `Esimerkkiaineisto – ei todellisia asiakkaita`; empty for a real caseload. */
  readonly notice: string;
  /** Sentences to read first: how many cases, how many change, what is left out. */
  readonly notes: readonly string[];
  readonly tables: readonly ReportTable[];
  readonly chart: Chart | null;
}

export interface ReportTable {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface ReportColumn {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly isNumber: boolean;
}

/** A column of words. */
export function text(title: string): ReportColumn {
  return { title, isNumber: false };
}

/** A column of figures. */
export function number(title: string): ReportColumn {
  return { title, isNumber: true };
}

/** How many cases have which difference: drawn as bars, and told by `description`. */
export interface Chart {
  readonly title: string;
  readonly description: string;
  /** In order of the difference. */
  readonly bars: readonly { readonly label: string; readonly cases: number }[];
}
