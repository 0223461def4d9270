import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileFile, readProfile } from '../../../../dsl/caseload/read-profile.ts';
import { type CaseloadRequest, generateCases } from '../../../../engine/analysis/caseload/generate-cases.ts';
import { isGenerated } from '../../../../engine/analysis/caseload/generated.ts';
import { writeCase } from '../../../../engine/analysis/caseload/write-case.ts';
import { prepareDecisions } from '../../../../engine/backends/interpreter/compiled-decision.ts';
import { javascript } from '../../../../engine/backends/javascript/javascript.ts';
import { prepareCaseReader } from '../../../../engine/facts/case-reader.ts';
import { openKuopio } from '../../../library/kuopio.ts';
import { day } from '../../../support/ir-builders.ts';
import { kuopioFiles } from '../../../support/kuopio-files.ts';
import { runs } from '../../../support/runs.ts';
import { smallRulebook } from '../remedies/small-cases.ts';

const { ir: rulebook } = openKuopio();
const { profile, diagnostics } = readProfile(profileFile, kuopioFiles().get(profileFile) ?? '', rulebook);
const decisions = rulebook.decisions.map(({ name }) => name);

function request(decision: string, more: Partial<CaseloadRequest> = {}): CaseloadRequest {
  const days = { from: day('2020-01-01'), to: day('2020-12-31') };
  return { rulebook, evaluator: javascript.prepare(rulebook), decision, profile, seed: 7, count: 400, days, ...more };
}

const write = (wanted: CaseloadRequest) =>
  [...generateCases(wanted)].map((one) => writeCase(one.case, one.facts, wanted.rulebook));

describe('a generated caseload', () => {
  it('has a sound profile', () => expect(diagnostics).toEqual([]));

  it.each(decisions)('of %s is of a plausible mixture, and its lines are read back as they were drawn', (decision) => {
    const reader = prepareCaseReader(rulebook, decision, null);
    const cases = [...generateCases(request(decision))];
    for (const one of cases) {
      const read = reader.readText(writeCase(one.case, one.facts, rulebook));
      expect(read).toEqual({ facts: one.facts, case: one.case, problems: [] });
      expect(isGenerated(read.case)).toBe(true);
    }
    const share = (outcome: string) => cases.filter((one) => one.outcome === outcome).length / cases.length;
    expect(share('approved')).toBeGreaterThan(0.5);
    expect(share('approved')).toBeLessThan(0.97);
    expect(share('incomplete')).toBeLessThan(0.06);
  });

  it.each(decisions)('of %s is the same again, whatever the count, and another for another seed', (decision) => {
    const lines = write(request(decision, { count: 20 }));
    expect(write(request(decision, { count: 20 }))).toEqual(lines);
    expect(write(request(decision, { count: 5 }))).toEqual(lines.slice(0, 5));
    expect(write(request(decision, { seed: 8, count: 20 }))).not.toEqual(lines);
  });

  it('is of the days asked for', () => {
    const days = { from: day('2020-03-01'), to: day('2020-03-31') };
    for (const { facts } of generateCases(request('voucher_grant', { days }))) {
      expect(facts.get('voucher.granted_on')).toBeGreaterThanOrEqual(days.from);
      expect(facts.get('voucher.granted_on')).toBeLessThanOrEqual(days.to);
    }
  });

  it('holds vouchers that their invoices fit, claimed as payable in most', () => {
    const cases = [...generateCases(request('invoice_check'))];
    const fitting = cases.filter(
      ({ facts }) => Number(facts.get('voucher.starts')) <= Number(facts.get('invoice.period_end')),
    );
    expect(fitting).toHaveLength(cases.length);
    expect(cases.filter(({ outcome }) => outcome === 'approved').length).toBeGreaterThan(250);
  });
});

it('draws whatever a rulebook reads, without a profile and within bounds', () => {
  fc.assert(
    fc.property(smallRulebook, fc.nat(), (small, seed) => {
      const evaluator = prepareDecisions(small);
      const wanted = request('d', { rulebook: small, evaluator, profile: new Map(), seed, count: 20 });
      const reader = prepareCaseReader(small, 'd', null);
      for (const line of write(wanted)) expect(reader.readText(line).problems).toEqual([]);
    }),
    { numRuns: runs(50) },
  );
});

describe('references of generated cases', () => {
  it.each(['generated-7-1', 'generated-0-100000'])('%s is one', (name) => expect(isGenerated(name)).toBe(true));
  it.each(['7-1', 'generated', 'generated-7', 'x generated-7-1', 'generated-7-1x', 17, null])('%s is none', (name) =>
    expect(isGenerated(name)).toBe(false),
  );
});
