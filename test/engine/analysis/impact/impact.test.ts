import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateCases } from '../../../../engine/analysis/caseload/generate-cases.ts';
import { writeCase } from '../../../../engine/analysis/caseload/write-case.ts';
import { rulebookOn } from '../../../../engine/analysis/changes/rulebook-on.ts';
import { groupingFacts, openImpact } from '../../../../engine/analysis/impact/open-impact.ts';
import { interpreter } from '../../../../engine/backends/interpreter/interpreter.ts';
import { javascript } from '../../../../engine/backends/javascript/javascript.ts';
import type { DecidingRulebook } from '../../../../engine/compare/sides.ts';
import type { Findings } from '../../../../engine/ir/findings.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { loadRulebook } from '../../../../library/index.ts';
import { day } from '../../../support/ir-builders.ts';
import { kuopioFiles } from '../../../support/kuopio-files.ts';
import { runs } from '../../../support/runs.ts';

/** Kuopio with an edition of 2021: higher prices, fewer hours of group coaching, shorter distances. */
function withEdition(): Rulebook {
  const files = kuopioFiles();
  files.set(
    '2021-01-01/edition.yaml',
    'decided: 2020-11-01\ndecided_by: Lautakunta\nrecord: "100"\nstatus: accepted\nstated_for:\n  price: 2021\n',
  );
  files.set(
    '2021-01-01/values.yaml',
    'price:\n  individual_coaching:\n    0-20 km: 47.55 EUR/h\n    21-50 km: 81 EUR/h\n    51- km: 116 EUR/h\n  group_coaching: 15.50 EUR/h\nmax_hours:\n  group_coaching: 60 h\ncatchment_distance: 15 km\n',
  );
  const loaded = loadRulebook(files);
  if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded.diagnostics.map(({ message }) => message.en)));
  return loaded.rulebook.ir;
}

const later = withEdition();
const earlier = rulebookOn(later, day('2020-06-01'));
const side = (rulebook: Rulebook): DecidingRulebook => ({ rulebook, evaluator: javascript.prepare(rulebook) });
const [before, after] = [side(earlier), side(later)];
const days = { from: day('2021-01-01'), to: day('2021-12-31') };

function amount({ values }: Findings, name: string): number | null {
  const result = values.find((value) => value.name === name)?.result;
  return result?.kind === 'known' && typeof result.value === 'number' ? result.value : null;
}

describe('the impact on a caseload', () => {
  it.each([
    ['voucher_grant', 'voucher.value'],
    ['invoice_check', 'invoice.payable'],
    ['contract_check', 'contract.missing_items'],
  ])('of %s is the sum of single decisions of the reference back end', (decision, output) => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 40 }), (seed, count) => {
        const request = {
          rulebook: later,
          evaluator: after.evaluator,
          decision,
          profile: new Map(),
          seed,
          count,
          days,
        };
        const cases = [...generateCases(request)];
        const impact = openImpact({ before, after, decision, by: null });
        for (const [index, one] of cases.entries()) {
          expect(impact.add(writeCase(one.case, one.facts, later), index + 1)).toBeNull();
        }
        const decided = cases.map(({ facts }) => ({
          before: interpreter.prepare(earlier).decide(decision, facts, null),
          after: interpreter.prepare(later).decide(decision, facts, null),
        }));
        const result = impact.result();
        expect(result.cases).toBe(count);
        expect(result.generated).toBe(count);
        for (const { before: from, after: to, cases: number } of result.transitions) {
          expect(decided.filter((one) => one.before.outcome === from && one.after.outcome === to)).toHaveLength(number);
        }
        expect(result.transitions.reduce((sum, one) => sum + one.cases, 0)).toBe(count);
        const sums = result.outputs.find(({ name }) => name === output);
        const check = (of: 'all' | 'approved', read: (one: Findings) => number | null) => {
          const amounts = decided.map((one) => [read(one.before), read(one.after)] as const);
          const both = amounts.flatMap(([one, other]) =>
            one === null || other === null ? [] : [[one, other] as const],
          );
          const total = (side: 0 | 1) => both.reduce((sum, pair) => sum + BigInt(pair[side]), 0n);
          expect(sums?.[of]).toMatchObject({
            known: {
              both: both.length,
              neither: amounts.filter(([one, other]) => one === null && other === null).length,
            },
            before: total(0),
            after: total(1),
            changed: both.filter(([one, other]) => one !== other).length,
          });
          const { known } = sums?.[of] ?? {};
          if (known !== undefined) expect(known.both + known.before + known.after + known.neither).toBe(count);
        };
        check('all', (one) => amount(one, output));
        check('approved', (one) => {
          if (one.outcome === 'denied') return 0;
          return one.outcome === 'approved' ? amount(one, output) : null;
        });
        const ofGroups = (pick: (group: (typeof result.groups)[number]) => number) =>
          result.groups.reduce((sum, group) => sum + pick(group), 0);
        expect(ofGroups(({ cases: number }) => number)).toBe(result.groups.length === 0 ? 0 : count);
        expect(ofGroups(({ changed }) => changed)).toBe(result.groups.length === 0 ? 0 : result.changed);
      }),
      { numRuns: runs(12) },
    );
  });

  it('finds the largest changes, the earlier case first where they are equal', () => {
    const impact = openImpact({ before, after, decision: 'voucher_grant', by: null });
    const voucher = (hours: number, service = 'group_coaching') => ({
      case: `h${hours}`,
      voucher: { service, granted_on: '2021-03-01', hours },
    });
    for (const [index, hours] of [10, 40, 40, 20, 30, 1, 2, 3, 4, 5, 6, 7, 8].entries())
      impact.add(voucher(hours), index + 1);
    const { largest } = impact.result();
    expect(largest.map(({ line }) => line)).toEqual([2, 3, 5, 4, 1, 13, 12, 11, 10, 9]);
    expect(largest[0]).toMatchObject({ case: 'h40', before: 60000n, after: 62000n });
  });

  it('counts lines that either rulebook cannot read, and says why', () => {
    const impact = openImpact({ before, after, decision: 'voucher_grant', by: null });
    expect(impact.add('{"voucher":{"hours":"x"}}', 1)?.problems[0]?.path).toBe('voucher.hours');
    expect(impact.add('{"voucher":', 2)?.kind).toBe('unusable');
    expect(impact.add({ voucher: { hours: 1 } }, 3)).toBeNull();
    expect(impact.result()).toMatchObject({ cases: 1, unusable: 2, generated: 0 });
  });

  it('groups by a fact of few values, the first enum unless told otherwise', () => {
    const facts = groupingFacts(later, 'voucher_grant').map(({ fact }) => fact);
    expect(facts).toContain('voucher.service');
    expect(facts).not.toContain('client.birth_date');
    expect(openImpact({ before, after, decision: 'voucher_grant', by: null }).result().by?.fact).toBe(
      'voucher.service',
    );
    const byPermit = openImpact({ before, after, decision: 'voucher_grant', by: 'voucher.out_of_area_permitted' });
    byPermit.add({ voucher: { out_of_area_permitted: true } }, 1);
    byPermit.add({ voucher: {} }, 2);
    expect(byPermit.result().groups.map(({ value, cases }) => [value, cases])).toEqual([
      [true, 1],
      [null, 1],
    ]);
  });
});
