import { describe, expect, test } from 'vitest';
import { compileRulebook } from '../../../dsl/compile/compile.ts';
import { diagnose, diagnoseAll, filesOf } from './check-rulebook.ts';

const twoEditions = {
  '2021-01-01/edition.yaml':
    'decided: 2020-12-01\ndecided_by: Kunta\nrecord: "2 §"\nstatus: in_force\ninformative: ["1:1–2", "2:1"]\n',
  '2021-01-01/values.yaml': 'price: 11 EUR/h\n',
};

const unguarded = `
rule ends_later "Päättyy"
  requires voucher.ends > voucher.granted_on
  otherwise deny
`;

test('a mistake in force in two editions is told once', () => {
  const { diagnostics } = compileRulebook(filesOf(unguarded, twoEditions));
  expect(diagnostics.map(({ code }) => code)).toEqual(['unguarded-value']);
});

test('a declaration used in one edition only is used', () => {
  const policy = `
define cost : EUR rounded to 0.01 EUR "Hinta"
  = voucher.hours * price
rule cheap "Halpa"
  requires cost <= 100 EUR
  otherwise deny
`;
  const later = `decision grant "Myöntäminen"
  as of voucher.granted_on
  gives voucher.urgent
rule cheap "Halpa"
  requires voucher.hours <= 10 h
  otherwise deny
`;
  const diagnosed = diagnoseAll(policy, { ...twoEditions, '2021-01-01/grant.policy': later });
  expect(diagnosed).not.toContain("'cost'");
  expect(diagnosed).not.toContain("'price'");
  expect(diagnosed).toContain("'max_hours' is used by no decision");
});

describe('one mistake, one message', () => {
  test.each([
    [
      'a rule that cannot be read leaves its decision without rules',
      'syntax',
      {
        '2020-01-01/lonely.policy':
          'decision lonely "Yksin"\n  as of voucher.granted_on\nrule one "Yksi"\n  require voucher.urgent\n  otherwise deny\n',
      },
      '',
    ],
    [
      'a definition with a wrong unit is read elsewhere',
      'unit-mismatch',
      {},
      `
define cap : h "Katto"
  when voucher.hours > 3 km
  = limit
rule within "Raja"
  requires voucher.hours <= cap
  otherwise deny
`,
    ],
    [
      'a member that does not exist leaves a gap in a table',
      'unknown-member',
      {},
      `
table fits : boolean "Mahtuu"
  | voucher.service || fits |
  | hour_based      || yes |
  | wrok            || no |
`,
    ],
  ])('%s', (_, code, more, policy) => {
    const diagnosed = diagnose(policy, more);
    expect(diagnosed.match(/(error|warning)\[/g)).toHaveLength(1);
    expect(diagnosed).toContain(`error[${code}]`);
  });
});
