import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import { arrangeReport } from '../../engine/analysis/changes/report/arrange.ts';
import type { SummaryLine } from '../../engine/analysis/changes/report/report.ts';
import { sectionsOf } from '../../engine/analysis/changes/report/sections.ts';
import { layOutDocument } from '../../engine/document/lay-out-document.ts';
import type { Day, Rulebook } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { renderMarkdown } from '../../engine/report/render-markdown.ts';
import type { Section } from '../../engine/report/report.ts';
import { compareRulebooks } from '../../library/compare.ts';

/** One side of a comparison. */
export interface ComparedSide {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** The day looked at; null compares all days. Both sides have one, or neither. */
  readonly day: Day | null;
}

/** A comparison laid out for a reader. */
export type ToldComparison =
  | {
      readonly kind: 'compared';
      readonly summary: readonly SummaryLine[];
      readonly sections: readonly Section[];
      readonly texts: readonly ComparedText[];
    }
  | { readonly kind: 'invalid'; readonly side: 'before' | 'after'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'unrelated' };

/** A file that differs, or the consolidated text of two days. */
export interface ComparedText {
  /** The file's path; null for the consolidated text. */
  readonly path: string | null;
  readonly before: string;
  readonly after: string;
}

/** What differs between two states or two days of the rulebook, in words and as texts. */
export const comparison = {
  compare(before: ComparedSide, after: ComparedSide, language: Language): ToldComparison {
    const files = toMap(before);
    // Two days of one rulebook come with the same files: it is compiled once.
    const compared = compareRulebooks(
      { files, day: before.day },
      { files: before.files === after.files ? files : toMap(after), day: after.day },
    );
    switch (compared.kind) {
      case 'invalid':
        return { kind: 'invalid', side: compared.side, diagnostics: compared.diagnostics };
      case 'unrelated':
        return { kind: 'unrelated' };
      case 'compared': {
        const context = { before: before.name, after: after.name, cautions: [] };
        const report = arrangeReport(compared.changes, context, language);
        const texts =
          before.day === null
            ? differingFiles(before, after)
            : [documents(before, after, compared.changes.after.rulebook, language)];
        return { kind: 'compared', summary: report.summary, sections: sectionsOf(report), texts };
      }
    }
  },
};

function toMap({ files }: ComparedSide): ReadonlyMap<string, string> {
  return new Map(Object.entries(files));
}

function differingFiles({ files: before }: ComparedSide, { files: after }: ComparedSide): readonly ComparedText[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths
    .map((path) => ({ path, before: before[path] ?? '', after: after[path] ?? '' }))
    .filter((file) => file.before !== file.after && file.path !== 'rulebook.lock');
}

/** The consolidated text of two days of one rulebook. */
function documents(before: ComparedSide, after: ComparedSide, rulebook: Rulebook, language: Language): ComparedText {
  const write = ({ day }: ComparedSide) =>
    day === null ? '' : renderMarkdown(layOutDocument(rulebook, { language, day, decision: null }));
  return { path: null, before: write(before), after: write(after) };
}
