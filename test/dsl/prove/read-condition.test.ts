import { describe, expect, test } from 'vitest';
import type { Formula } from '../../../dsl/prove/formula.ts';
import { areDisjoint, implies } from '../../../dsl/prove/prove.ts';
import { conditionOf, readCondition } from '../../../dsl/prove/read-condition.ts';
import { outerScope, startReading } from '../../../dsl/prove/scope.ts';
import { analyseSmall } from '../checks/check-rulebook.ts';

const definitions = `
define fits : boolean "Mahtuu"
  = voucher.hours + voucher.used <= limit
define timely : boolean "Ajoissa"
  when voucher.ends is given
  = voucher.ends <= 2020-12-31
define kind : service "Laji"
  = if voucher.urgent then work else voucher.service
exception counted to kind
  when voucher.count > 10
  = group
table band : service "Luokka"
  | voucher.count   || band |
  | < 5             || coaching |
  | >= 5 and < 10   || group |
  | otherwise       || work |
`;

/** Reads two conditions of the small rulebook as a rule's \`when\` and \`requires\`. */
function readTwo(when: string, requires: string): readonly [Formula, Formula] {
  const { analysis, diagnostics } = analyseSmall(`${definitions}
rule both "Molemmat"
  when ${when}
  requires ${requires}
  otherwise deny
`);
  expect(diagnostics).toEqual([]);
  const rule = analysis.consolidation.rules[0]?.node;
  if (rule === undefined) throw new Error('the rule was not read');
  const scope = outerScope(startReading(analysis));
  return [conditionOf(rule.when, scope), readCondition(rule.requires, scope)];
}

describe('follows', () => {
  test.each([
    ['voucher.service is coaching', 'voucher.service in hour_based'],
    ['voucher.service not in hour_based', 'voucher.service is work'],
    ['voucher.service in (group, work)', 'not (voucher.service is coaching)'],
    ['not (voucher.urgent or voucher.count > 3)', 'voucher.count <= 3'],
    ['voucher.count > 2', 'voucher.count >= 3'],
    ['voucher.count < 1', 'voucher.count is 0'],
    ['voucher.count between 2 and 4', 'voucher.count is not 5'],
    ['voucher.count not between 2 and 4', 'voucher.count < 2 or voucher.count > 4'],
    ['voucher.hours > 2.5 h', 'voucher.hours >= 2.51 h'],
    ['voucher.hours <= limit', 'limit >= voucher.hours'],
    ['voucher.hours < limit', 'not (limit <= voucher.hours)'],
    ['voucher.hours + 1 h <= voucher.used', 'voucher.used - voucher.hours >= 0.5 h'],
    ['2 * voucher.hours >= 10 h', 'voucher.hours >= 5 h'],
    ['voucher.granted_on + 1 week <= 2020-02-01', 'voucher.granted_on <= 2020-01-25'],
    ['days from voucher.granted_on to 2020-02-01 >= 7 day', 'voucher.granted_on < 2020-01-26'],
    ['voucher.town is "Kuopio"', 'voucher.town is "KUOPIO"'],
    ['voucher.town in ("Kuopio", "Oulu")', 'voucher.town is not "Lahti"'],
    ['voucher.visits is not empty', 'not (voucher.visits is empty)'],
    ['every one in voucher.visits satisfies one.hours > 1 h', 'every two in voucher.visits satisfies two.hours > 1 h'],
    ['fits', 'voucher.used <= limit - voucher.hours'],
    ['not fits', 'voucher.hours > limit - voucher.used'],
    ['voucher.ends is given and timely', 'voucher.ends <= 2021-06-30'],
    ['kind is coaching', 'voucher.service is coaching and not voucher.urgent'],
    ['voucher.count > 10', 'kind is group'],
    ['band is group', 'voucher.count between 5 and 9'],
    ['if voucher.urgent then voucher.count > 3 else voucher.count > 2', 'voucher.count > 2'],
    ['match voucher.service\n    work: no\n    otherwise: yes', 'voucher.service in hour_based'],
    ['voucher.urgent is yes', 'voucher.urgent'],
  ])('%s → %s', (premise, conclusion) => {
    const [when, requires] = readTwo(premise, conclusion);
    expect(implies([when], requires)).toBe(true);
  });
});

describe('does not follow', () => {
  test.each([
    ['voucher.service in hour_based', 'voucher.service is coaching'],
    ['voucher.count > 2', 'voucher.count > 3'],
    ['voucher.hours > 2 h', 'voucher.hours >= 3 h'],
    ['voucher.hours <= limit', 'voucher.used <= limit'],
    ['voucher.granted_on + 1 month <= 2020-02-01', 'voucher.granted_on <= 2019-12-31'],
    ['voucher.town is not "Kuopio"', 'voucher.town is "Oulu"'],
    ['any one in voucher.visits satisfies one.hours > 1 h', 'any one in voucher.visits satisfies one.hours > 2 h'],
    ['kind is group', 'voucher.count > 10'],
    ['voucher.hours * voucher.count > 10 h', 'voucher.hours > 0 h'],
  ])('%s → %s', (premise, conclusion) => {
    const [when, requires] = readTwo(premise, conclusion);
    expect(implies([when], requires)).toBe(false);
  });
});

test('conditions on different elements are told apart', () => {
  const [some, other] = readTwo(
    'any one in voucher.visits satisfies one.hours > 1 h',
    'every one in voucher.visits satisfies one.hours > 1 h',
  );
  expect(areDisjoint(some, other)).toBe(false);
});
