import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCases } from '../../../../dsl/cases/read-cases.ts';
import { dateOfCase } from '../../../../engine/analysis/cases/case-date.ts';
import { monthsUntil, moveCase, moveCaseAcross, moveCaseTo } from '../../../../engine/analysis/cases/move-case.ts';
import { prepareDecisions } from '../../../../engine/backends/interpreter/compiled-decision.ts';
import { openPolicyCases } from '../../../../engine/compare/sides.ts';
import { writeDifference } from '../../../../engine/compare/write-difference.ts';
import { formatDate, parseDate } from '../../../../engine/ir/calendar.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import type { PolicyCase } from '../../../../engine/ir/policy-case.ts';
import { withEditions } from '../cautions/kuopio-edition.ts';

const folder = join(import.meta.dirname, '../../../../policies/kuopio-social-rehabilitation/tests');
const before = withEditions({});
const after = withEditions({ '2021-01-01': 'price:\n  group_coaching: 20 EUR/h\n' });
const day = parseDate('2021-01-01') ?? 0;

function casesOf(file: string) {
  return readCases(file, readFileSync(join(folder, file), 'utf8'), after).cases;
}

function deciding(rulebook: Rulebook) {
  return { rulebook, evaluator: prepareDecisions(rulebook) };
}

const all = readdirSync(folder).flatMap(casesOf);

describe('a case is moved with all its dates', () => {
  const [invoice] = casesOf('invoice-check.yaml');
  if (invoice === undefined) throw new Error('a case');

  test('by months, to the month’s last day where it is shorter', () => {
    const facts = JSON.parse(moveCase(invoice, 10, after).facts) as Record<string, Record<string, unknown>>;
    expect(facts.voucher?.starts).toBe('2021-01-16');
    expect(facts.invoice?.period_end).toBe('2021-02-28');
    expect(facts.invoice?.lines).toEqual([expect.objectContaining({ date: '2021-02-02', hours: 2 })]);
    expect(facts.voucher?.hours).toEqual(JSON.parse(invoice.facts).voucher.hours);
  });

  test('to a day: the fewest months that bring it there', () => {
    expect(monthsUntil(parseDate('2020-04-30') ?? 0, day)).toBe(9);
    for (const one of all) {
      const moved = moveCaseTo(one, day, after);
      const [from, to] = [dateOfCase(one, after), moved === null ? null : dateOfCase(moved, after)];
      if (from === null) expect(moved).toBeNull();
      else expect(to !== null && to >= Math.max(from, day) && to < Math.max(from, day) + 31).toBe(true);
    }
  });

  test('across a day: lines on it or after, the voucher begun before', () => {
    const moved = moveCaseAcross(invoice, day, after);
    const facts = JSON.parse(moved?.facts ?? '{}') as Record<string, Record<string, unknown>>;
    expect([facts.voucher?.starts, facts.invoice?.period_start]).toEqual(['2020-12-16', '2021-01-01']);
    expect(casesOf('voucher-grant.yaml').every((one) => moveCaseAcross(one, day, after) === null)).toBe(true);
  });
});

describe('cases that come out otherwise', () => {
  const differing = (rulebook: Rulebook, cases: readonly PolicyCase[]) => {
    const decideTwice = openPolicyCases(deciding(before), deciding(rulebook));
    return cases.flatMap((one) => decideTwice(one) ?? []).filter(({ differences }) => differences.length > 0);
  };

  test('none under the same rulebook', () => {
    expect(differing(before, all)).toEqual([]);
  });

  test('as written: only those on the new edition’s day or later', () => {
    const bands = '    0-20 km: 47 EUR/h\n    21-50 km: 83 EUR/h\n    51- km: 119 EUR/h\n';
    const raised = withEditions({ '2021-01-01': `price:\n  individual_coaching:\n${bands}` });
    const found = differing(raised, all);
    expect(found.length).toBeGreaterThan(0);
    expect(found.flatMap(({ date }) => (date !== null && date < day ? [formatDate(date)] : []))).toEqual([]);
  });

  test('moved to the new edition: those that use the price, with the old value and the new', () => {
    const found = differing(
      after,
      all.flatMap((one) => moveCaseTo(one, day, after) ?? []),
    );
    const told = found.flatMap((one) =>
      one.differences.map((difference) => writeDifference(difference, one.case.decision, { before, after }, 'fi')),
    );
    const prices = told.filter(({ what }) => what === 'Tuntihinta');
    expect(prices.length).toBeGreaterThan(0);
    expect(new Set(prices.map((price) => `${price.before} → ${price.after}`.replaceAll('\u00a0', ' ')))).toEqual(
      new Set(['15,00 €/h → 20,00 €/h']),
    );
  });
});
