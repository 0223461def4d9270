import { labelOfName } from '../../../ir/names.ts';
import { numberColumn, type Section, section, type Table, textColumn } from '../../../report/report.ts';
import { formatShare } from '../../../wording/format-share.ts';
import type { Bucket, OutputSums } from '../impact.ts';
import { type Figures, writeBucket, writeCount } from './figures.ts';
import { impactWords as words } from './words.ts';

type Differing = Pick<OutputSums, 'name' | 'type'> & { readonly differences: readonly Bucket[] };

/** How many cases have which difference, by output; those in which no case has any are left out. The first is drawn. */
export function differencesTables(
  outputs: readonly Differing[],
  none: 'noDifference' | 'noDifferenceOrValue',
  cases: number,
  figures: Figures,
): readonly Section[] {
  const { language, rulebook } = figures;
  return outputs
    .filter(({ differences }) => differences.some(isDifference))
    .map((output, index) => {
      const title = `${words.differences[language]}: ${labelOfName(output.name, language, rulebook)}`;
      const table: Table = {
        kind: 'table',
        columns: [
          textColumn(words.difference[language]),
          numberColumn(words.cases[language]),
          numberColumn(words.share[language]),
        ],
        rows: output.differences.map((bucket) => [
          writeBucket(bucket, output.type, figures, none),
          writeCount(bucket.cases, figures),
          formatShare(bucket.cases, cases, language),
        ]),
      };
      return section(title, [index === 0 ? { kind: 'chart', title, ...drawn(title, output, figures), table } : table]);
    });
}

function isDifference({ from, to }: Bucket): boolean {
  return from !== 0 || to !== 0;
}

/** Cases without a difference stand in the table only. */
function drawn(title: string, { differences, type }: Differing, figures: Figures) {
  const bars = differences.filter(isDifference).map((bucket) => ({
    label: writeBucket(bucket, type, figures, 'noDifference'),
    cases: bucket.cases,
  }));
  const told = bars.map(({ label, cases }) => `${label}: ${writeCount(cases, figures)}`);
  return { description: `${title}. ${told.join('; ')}.`, bars };
}
