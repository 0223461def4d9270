import { formatDecimal } from '../../../ir/decimal.ts';
import type { NumberType } from '../../../ir/ir.ts';

import { generatedLabel } from '../../caseload/generated.ts';
import type { Bucket, Impact, OutputSums, SumPair } from '../impact.ts';
import { type SharedSums, shareImpact } from '../share-impact.ts';

/** What the two sides are called. */
export interface ComparedNames {
  readonly before: string;
  readonly after: string;
}

/** An impact as JSON for those who may see the caseload; amounts as decimal text. `showCases` names cases. */
export function writeImpactJson(
  impact: Impact,
  names: ComparedNames,
  { showCases = false }: { readonly showCases?: boolean } = {},
): object {
  const { decision, cases, unusable, generated, transitions, changed, unclear, outputs, by, groups, largest } = impact;
  return {
    ...names,
    decision,
    ...writeGenerated(generated, cases),
    cases,
    unusable,
    changed,
    unclear,
    outcomes: transitions,
    outputs: outputs.map((output) => ({
      ...writeSums(output),
      differences: writeBuckets(output.differences, output.type),
    })),
    ...(by !== null && {
      by: by.fact,
      groups: groups.map((group) => ({
        value: group.value,
        cases: group.cases,
        changed: group.changed,
        outputs: group.outputs.map(writeSums),
      })),
    }),
    largest: largest.map(({ case: reference, line, before, after, outcomes }) => ({
      ...(showCases && { case: reference, line }),
      before: formatDecimal(before, outputs[0]?.type.decimals ?? 0),
      after: formatDecimal(after, outputs[0]?.type.decimals ?? 0),
      outcomes,
    })),
  };
}

/** An impact as JSON that may be handed on; `cases` is null where there are too few for anything to be told. */
export function writeSharedImpactJson(impact: Impact, names: ComparedNames): object {
  const shared = shareImpact(impact);
  const head = { ...names, decision: impact.decision, shared: true };
  if (shared === null) return { ...head, cases: null };
  const { cases, generated, transitions, outputs, by, groups, suppressed } = shared;
  return {
    ...head,
    ...writeGenerated(generated, cases),
    cases,
    suppressed,
    outcomes: transitions,
    outputs: outputs.map((output) => ({
      ...writeSharedSums(output),
      known: output.known,
      unknown: output.unknown,
      differences: writeBuckets(output.differences, output.type),
    })),
    ...(by !== null && {
      by: by.fact,
      groups: groups.map(({ values, cases: inGroup, outputs: sums }) => ({
        values,
        cases: inGroup,
        outputs: sums.map(writeSharedSums),
      })),
    }),
  };
}

function writeGenerated(generated: number, cases: number): object {
  return generated === 0 ? {} : { generated: generated === cases ? 'all' : 'some', notice: generatedLabel };
}

function writeSums({ name, type, all, approved }: OutputSums): object {
  return { output: name, unit: type.unit, all: writePair(all, type), approved: writePair(approved, type) };
}

function writePair({ known, before, after, changed }: SumPair, { decimals }: NumberType): object {
  return { known, before: formatDecimal(before, decimals), after: formatDecimal(after, decimals), changed };
}

function writeSharedSums({ name, type, approved }: SharedSums): object {
  const write = (sum: bigint) => formatDecimal(sum, type.decimals);
  return {
    output: name,
    unit: type.unit,
    approved: approved === null ? null : { before: write(approved.before), after: write(approved.after) },
  };
}

function writeBuckets(buckets: readonly Bucket[], { decimals }: NumberType): readonly object[] {
  return buckets.map(({ from, to, cases }) => ({
    from: formatDecimal(from, decimals),
    to: formatDecimal(to, decimals),
    cases,
  }));
}
