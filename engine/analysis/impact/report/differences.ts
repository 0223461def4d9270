import { labelOfName } from '../../../ir/names.ts';
import { formatShare } from '../../../wording/format-share.ts';
import type { Bucket, OutputSums } from '../impact.ts';
import type { SharedOutput } from '../share-impact.ts';
import { type Figures, writeBucket, writeCount } from './figures.ts';
import { type Chart, number, type ReportTable, text } from './report.ts';
import { impactWords as words } from './words.ts';

/**
 * How many cases have which difference; none where no case has any. Cases in which the value is not known on both sides
 * are told in a row of their own, or where `unknown` is null with those of no difference.
 */
export function differencesTable(
  { name, type }: Pick<OutputSums, 'name' | 'type'>,
  { differences, unknown }: Pick<SharedOutput, 'differences' | 'unknown'>,
  figures: Figures,
): readonly ReportTable[] {
  const { language, rulebook } = figures;
  if (!differences.some(isDifference)) return [];
  const none = unknown === null ? 'noDifferenceOrValue' : 'noDifference';
  const cases = differences.reduce((sum, bucket) => sum + bucket.cases, 0);
  return [
    {
      title: `${words.differences[language]}: ${labelOfName(name, language, rulebook)}`,
      columns: [text(words.difference[language]), number(words.cases[language]), number(words.share[language])],
      rows: [
        ...differences.map((bucket) => [
          writeBucket(bucket, type, figures, none),
          writeCount(bucket.cases, figures),
          formatShare(bucket.cases, cases, language),
        ]),
        ...(unknown ? [[words.notBoth[language], writeCount(unknown, figures), '']] : []),
      ],
    },
  ];
}

function isDifference({ from, to }: Bucket): boolean {
  return from !== 0 || to !== 0;
}

/** The differences of the first output that has any; cases without one stand in the text. */
export function chartOf(
  outputs: readonly (Pick<OutputSums, 'name' | 'type'> & { readonly differences: readonly Bucket[] })[],
  figures: Figures,
): Chart | null {
  const { language, rulebook } = figures;
  const output = outputs.find(({ differences }) => differences.some(isDifference));
  if (output === undefined) return null;
  const bars = output.differences.filter(isDifference).map((bucket) => ({
    label: writeBucket(bucket, output.type, figures, 'noDifference'),
    cases: bucket.cases,
  }));
  const title = `${words.differences[language]}: ${labelOfName(output.name, language, rulebook)}`;
  const told = bars.map(({ label, cases }) => `${label}: ${writeCount(cases, figures)}`);
  return { title, description: `${title}. ${told.join('; ')}.`, bars };
}
