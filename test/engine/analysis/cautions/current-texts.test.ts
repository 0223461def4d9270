import { expect, test } from 'vitest';
import { findCautions } from '../../../../engine/analysis/cautions/find-cautions.ts';
import { parseDate } from '../../../../engine/ir/calendar.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import type { PolicyCase } from '../../../../engine/ir/policy-case.ts';
import { withEditions } from './kuopio-edition.ts';

const rulebook = withEditions({ '2021-01-01': 'price:\n  group_coaching: 16 EUR/h\nmax_age: 66 year\n' });
const day = parseDate('2021-01-01') ?? 0;

function told(cases: readonly PolicyCase[], read: Rulebook = rulebook): readonly string[] {
  const cautions = findCautions(read, day, cases).filter(({ check }) => check === 'current-texts');
  return cautions.map(({ message }) => message.fi).filter((message) => !message.startsWith('Kohdassa'));
}

function caseOf(name: string, grantedOn: string): PolicyCase {
  const nothing = {
    outcome: null,
    values: [],
    rules: [],
    violated: null,
    missing: null,
    gaps: null,
    warnings: null,
    messages: [],
  };
  return {
    name,
    decision: 'voucher_grant',
    origin: { file: 'tests/voucher-grant.yaml', start: 0, end: 0 },
    facts: JSON.stringify({ voucher: { granted_on: grantedOn } }),
    factOrigins: new Map(),
    on: null,
    expected: nothing,
  };
}

test.each([
  ['ryhmävalmennus maksaa 15 euroa tunnilta', '2021-02-01', 1],
  ['ryhmävalmennus maksaa 15,00 €/h', '2021-01-01', 1],
  ['ikä 64 vuotta alkupäivänä hyväksytään', '2021-02-01', 1],
  ['ryhmävalmennus maksaa 15 euroa tunnilta', '2020-12-31', 0],
  ['ryhmävalmennus maksaa 16 euroa tunnilta', '2021-02-01', 0],
  ['ryhmävalmennus maksaa 115 euroa tunnilta', '2021-02-01', 0],
  ['ryhmävalmennus maksaa 15,5 euroa tunnilta', '2021-02-01', 0],
  ['15 tuntia', '2021-02-01', 0],
])('a case dated %2$s: %1$s', (name, grantedOn, count) => {
  expect(told([caseOf(name, grantedOn)])).toHaveLength(count);
});

test('a message that says the old value in so many words; one that reads it from the rulebook is never stale', () => {
  const [ours, read] = [JSON.stringify(rulebook), 'Palvelu on tarkoitettu kuopiolaisille'];
  expect(told([])).toEqual([]);
  const stale = JSON.parse(ours.replace(read, 'Palvelu on alle 64-vuotiaille kuopiolaisille')) as Rulebook;
  expect(told([], stale)).toEqual(["Säännön 'residence' viestissä on yhä 64-vuotiaille."]);
});
