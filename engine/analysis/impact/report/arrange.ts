import { invariant } from '../../../ir/invariant.ts';
import type { Outcome, Rulebook } from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import { labelOfName, labelOfPath, namesOf } from '../../../ir/names.ts';
import { textIn } from '../../../ir/texts.ts';
import {
  type Column,
  marked,
  numberColumn as number,
  paragraph,
  type Report,
  type Section,
  section,
  tableSection,
  textColumn as text,
} from '../../../report/report.ts';
import { formatShare } from '../../../wording/format-share.ts';
import { formatValue } from '../../../wording/format-value.ts';
import { generatedLabel } from '../../caseload/generated.ts';
import type { GroupImpact, Impact, KnownCounts, OutputImpact } from '../impact.ts';
import { type SharedImpact, type SharedOutput, type SharedSums, shareImpact } from '../share-impact.ts';
import { differencesTables } from './differences.ts';
import { type Figures, writeCount, writePair } from './figures.ts';
import { largestTable } from './largest-table.ts';
import { impactSentences as sentences, impactWords as words } from './words.ts';

/** What a report needs to know beside the impact. */
export interface ReportContext {
  /** The later rulebook: it gives the labels. */
  readonly rulebook: Rulebook;
  /** What the two sides are called. */
  readonly before: string;
  readonly after: string;
  readonly language: Language;
}

/** Lays an impact out for those who may see the caseload. `showCases` names the cases of the largest changes. */
export function arrangeImpact(
  impact: Impact,
  context: ReportContext,
  { showCases = false }: { readonly showCases?: boolean } = {},
): Report {
  const figures = { language: context.language, rulebook: context.rulebook };
  const { language } = figures;
  const notes = [
    sentences.cases[language](writeCount(impact.cases, figures)),
    sentences.changed[language](
      writeCount(impact.changed, figures),
      formatShare(impact.changed, impact.cases - impact.unclear, language),
    ),
    ...(impact.unclear > 0 ? [sentences.unclear[language](writeCount(impact.unclear, figures))] : []),
    ...(impact.unusable > 0 ? [sentences.unusable[language](writeCount(impact.unusable, figures))] : []),
  ];
  return openReport(impact, context, notes, [
    outcomesTable(impact, context, figures),
    ...sumsTable(impact.outputs, figures),
    ...unknownTable(impact.outputs.flatMap(rowsOfOutput), figures),
    ...groupsTable(
      impact.by,
      impact.groups.map((group) => ({ ...group, values: [group.value] })),
      figures,
    ),
    ...differencesTables(
      impact.outputs.map((output) => ({ ...output, unknown: impact.cases - output.all.known.both })),
      figures,
    ),
    ...largestTable(impact, showCases, context),
  ]);
}

/** Lays an impact out to be handed on: no single case, no group under five. */
export function arrangeSharedImpact(impact: Impact, context: ReportContext): Report {
  const figures = { language: context.language, rulebook: context.rulebook };
  const { language } = figures;
  const shared = shareImpact(impact);
  if (shared === null) return openReport(impact, context, [words.tooFew[language]], []);
  const notes = [
    sentences.cases[language](writeCount(shared.cases, figures)),
    ...(shared.suppressed ? [words.suppressed[language]] : []),
  ];
  return openReport(shared, context, notes, [
    outcomesTable(shared, context, figures),
    ...sharedSumsTable(shared.outputs, figures),
    ...unknownTable(shared.outputs.map(rowOfShared), figures),
    ...groupsTable(shared.by, shared.groups, figures),
    ...differencesTables(shared.outputs, figures),
  ]);
}

function openReport(
  { decision, cases, generated }: Pick<Impact, 'decision' | 'cases' | 'generated'>,
  { rulebook, before, after, language }: ReportContext,
  notes: readonly string[],
  tables: readonly Section[],
): Report {
  const declared = namesOf(rulebook).decisions.get(decision);
  invariant(declared !== undefined, `the rulebook has the decision '${decision}'`);
  const mixed = generated > 0 && generated < cases;
  const figures = { language, rulebook };
  const told = [
    ...notes,
    ...(mixed ? [sentences.someGenerated[language](writeCount(generated, figures))] : []),
    words.disclaimer[language],
  ];
  return {
    language,
    title: `${words.title[language]}: ${textIn(declared.label, language, rulebook)}`,
    head: [[marked('subtitle', textIn(rulebook.title, language, rulebook))], `${before} → ${after}`],
    notice: generated > 0 ? generatedLabel[language] : '',
    sections: [section('', told.map(paragraph)), ...tables],
  };
}

/** Changes of outcome first. */
function outcomesTable(
  { decision, cases, transitions }: Pick<SharedImpact, 'decision' | 'cases' | 'transitions'>,
  { rulebook, language }: ReportContext,
  figures: Figures,
): Section {
  const outcomes = namesOf(rulebook).decisions.get(decision)?.outcomes;
  const name = (outcome: Outcome) => (outcomes === undefined ? outcome : textIn(outcomes[outcome], language, rulebook));
  const inOrder = [...transitions].sort((one, other) => rank(one) - rank(other));
  return tableSection(
    words.outcomes[language],
    [
      text(words.before[language]),
      text(words.after[language]),
      number(words.cases[language]),
      number(words.share[language]),
    ],
    inOrder.map((one) => [
      ...(one.before === null ? [words.rest[language], ''] : [name(one.before), name(one.after)]),
      writeCount(one.cases, figures),
      formatShare(one.cases, cases, language),
    ]),
  );
}

function rank({ before, after }: SharedImpact['transitions'][number]): number {
  if (before === null) return 2;
  return before === after ? 1 : 0;
}

function sumColumns({ language }: Figures): readonly Column[] {
  return [words.before, words.after, words.change, words.percent].map((word) => number(word[language]));
}

function sumsTable(outputs: readonly OutputImpact[], figures: Figures): readonly Section[] {
  const { language, rulebook } = figures;
  const rows = outputs.flatMap(({ name, type, approved, all }) => {
    const label = labelOfName(name, language, rulebook);
    return [
      [`${label}, ${words.ofApproved[language]}`, ...writePair(approved.before, approved.after, type, figures)],
      [`${label}, ${words.ofAll[language]}`, ...writePair(all.before, all.after, type, figures)],
    ];
  });
  if (rows.length === 0) return [];
  return [tableSection(words.sums[language], [text(words.value[language]), ...sumColumns(figures)], rows)];
}

interface KnownRow {
  readonly name: string;
  readonly of: 'ofApproved' | 'ofAll';
  /** Null where it is not told. */
  readonly known: KnownCounts | null;
}

function rowsOfOutput({ name, approved, all }: OutputImpact): readonly KnownRow[] {
  return [
    { name, of: 'ofApproved', known: approved.known },
    { name, of: 'ofAll', known: all.known },
  ];
}

function rowOfShared({ name, known }: SharedOutput): KnownRow {
  return { name, of: 'ofApproved', known };
}

/** The cases that no sum counts, because an amount is not known on both sides. */
function unknownTable(rows: readonly KnownRow[], figures: Figures): readonly Section[] {
  const { language, rulebook } = figures;
  const told = rows.filter(({ known }) => known === null || known.before + known.after + known.neither > 0);
  if (told.length === 0) return [];
  return [
    tableSection(
      words.notCounted[language],
      [
        text(words.value[language]),
        ...[words.onlyBefore, words.onlyAfter, words.neither].map((word) => number(word[language])),
      ],
      told.map(({ name, of, known }) => [
        `${labelOfName(name, language, rulebook)}, ${words[of][language]}`,
        ...(known === null
          ? [words.hidden[language], '', '']
          : [known.before, known.after, known.neither].map((count) => writeCount(count, figures))),
      ]),
    ),
  ];
}

function sharedSumsTable(outputs: readonly SharedSums[], figures: Figures): readonly Section[] {
  const { language, rulebook } = figures;
  if (outputs.length === 0) return [];
  const rows = outputs.map((output) => [
    `${labelOfName(output.name, language, rulebook)}, ${words.ofApproved[language]}`,
    ...approvedCells(output, figures),
  ]);
  return [tableSection(words.sums[language], [text(words.value[language]), ...sumColumns(figures)], rows)];
}

function approvedCells({ type, approved }: SharedSums, figures: Figures): readonly string[] {
  if (approved === null) return [words.hidden[figures.language], '', '', ''];
  return writePair(approved.before, approved.after, type, figures);
}

interface ShownGroup {
  readonly values: readonly GroupImpact['value'][];
  readonly cases: number;
  readonly changed?: number;
  readonly outputs: readonly SharedSums[];
}

/** One table an output: groups with their sums of approved cases. */
function groupsTable(by: Impact['by'], groups: readonly ShownGroup[], figures: Figures): readonly Section[] {
  const { language, rulebook } = figures;
  const [first] = groups;
  if (by === null || first === undefined) return [];
  const countsChanges = first.changed !== undefined;
  const head = [
    text(labelOfPath(by.fact, language, rulebook)),
    number(words.cases[language]),
    ...(countsChanges ? [number(words.changed[language])] : []),
  ];
  const cellsOf = ({ values, cases, changed }: ShownGroup) => [
    values.map((value) => labelOfGroup(value, by, figures)).join(', '),
    writeCount(cases, figures),
    ...(changed === undefined ? [] : [writeCount(changed, figures)]),
  ];
  const title = `${words.groups[language]}: ${labelOfPath(by.fact, language, rulebook, { withInput: true })}`;
  if (first.outputs.length === 0) return [tableSection(title, head, groups.map(cellsOf))];
  const told = first.outputs
    .map(({ name }, index) => ({ name, index }))
    .filter(({ index }) => groups.some(({ outputs }) => !isZero(outputs[index])));
  return told.map(({ name, index }) =>
    tableSection(
      `${title} – ${labelOfName(name, language, rulebook)}, ${words.ofApproved[language]}`,
      [...head, ...sumColumns(figures)],
      groups.map((group) => {
        const output = group.outputs[index];
        return [...cellsOf(group), ...(output === undefined ? [] : approvedCells(output, figures))];
      }),
    ),
  );
}

/** Whether an output comes to nothing on both sides: no table of zeros is needed. */
function isZero(output: SharedSums | undefined): boolean {
  if (output === undefined) return true;
  const { approved } = output;
  return approved !== null && approved.before === 0n && approved.after === 0n;
}

function labelOfGroup(
  value: GroupImpact['value'],
  by: NonNullable<Impact['by']>,
  { language, rulebook }: Figures,
): string {
  return value === null ? words.unknownGroup[language] : formatValue(value, by.type, language, rulebook);
}
