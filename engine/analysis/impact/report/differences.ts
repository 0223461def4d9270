import { labelOfName } from '../../../ir/names.ts';
import { numberColumn, type Section, section, type Table, textColumn } from '../../../report/report.ts';
import { formatShare } from '../../../wording/format-share.ts';
import type { Bucket, OutputSums } from '../impact.ts';
import type { SharedOutput } from '../share-impact.ts';
import { type Figures, writeBucket, writeCount } from './figures.ts';
import { impactWords as words } from './words.ts';

type Differing = Pick<OutputSums, 'name' | 'type'> & Pick<SharedOutput, 'differences' | 'unknown'>;

/**
 * How many cases have which difference, by output; those in which no case has any are left out. Cases in which the value
 * is not known on both sides are told in a row of their own, or where `unknown` is null with those of no difference. The
 * first is drawn.
 */
export function differencesTables(outputs: readonly Differing[], figures: Figures): readonly Section[] {
  const { language, rulebook } = figures;
  return outputs
    .filter(({ differences }) => differences.some(isDifference))
    .map((output, index) => {
      const { name, type, differences, unknown } = output;
      const title = `${words.differences[language]}: ${labelOfName(name, language, rulebook)}`;
      const none = unknown === null ? 'noDifferenceOrValue' : 'noDifference';
      const cases = differences.reduce((sum, bucket) => sum + bucket.cases, 0);
      const table: Table = {
        kind: 'table',
        columns: [
          textColumn(words.difference[language]),
          numberColumn(words.cases[language]),
          numberColumn(words.share[language]),
        ],
        rows: [
          ...differences.map((bucket) => [
            writeBucket(bucket, type, figures, none),
            writeCount(bucket.cases, figures),
            formatShare(bucket.cases, cases, language),
          ]),
          ...(unknown ? [[words.notBoth[language], writeCount(unknown, figures), '']] : []),
        ],
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
