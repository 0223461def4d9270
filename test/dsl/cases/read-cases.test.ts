import { describe, expect, it } from 'vitest';
import { readCases } from '../../../dsl/cases/read-cases.ts';
import type { Diagnostic } from '../../../dsl/diagnostics/diagnostic.ts';
import { voucherRulebook } from '../../engine/explain/voucher-rulebook.ts';

const base = `decision: voucher_grant
base:
  client: { birth_date: 1985-05-03, local_provider_available: yes }
  voucher: { service: individual_coaching, hours: 12.50 }
  provider: { staff: [{ registered: yes, experience: 2.5 year }] }
cases:
`;

function read(cases: string, head = base) {
  return readCases('tests/voucher-grant.yaml', head + cases, voucherRulebook);
}

function factsOf(cases: string): unknown {
  const { cases: found, diagnostics } = read(cases);
  expect(diagnostics).toEqual([]);
  return found.map(({ facts }) => facts);
}

function show(text: string, { code, message, help, span }: Diagnostic): string {
  return `${code} at '${text.slice(span.start, span.end)}': ${message.en}${help === undefined ? '' : ` | ${help.en}`}`;
}

describe('facts of a case', () => {
  it('reads scalars at the types of the facts', () => {
    expect(factsOf('  - { case: a, outcome: approved }')).toEqual([
      '{"client":{"birth_date":"1985-05-03","local_provider_available":true},"voucher":{"service":"individual_coaching",' +
        '"hours":12.50},"provider":{"staff":[{"registered":true,"experience":"2.5 year"}]}}',
    ]);
  });

  it.each([
    ['lays a member over the base', 'voucher: { hours: 3 }', '"voucher":{"service":"individual_coaching","hours":3}'],
    ['takes a fact away', 'voucher: { hours: ~ }', '"voucher":{"service":"individual_coaching"}'],
    ['takes a whole input away', 'client: ~', '{"voucher"'],
    ['replaces a list', 'provider: { staff: [] }', '"provider":{"staff":[]}'],
    ['keeps a quoted number a text', 'voucher: { hours: "3" }', '"hours":"3"'],
    ['keeps an unknown fact for the reader of facts', 'voucher: { houres: 3 }', '"houres":"3"'],
    ['keeps yes a text where no boolean stands', 'client: { home_municipality: yes }', '"home_municipality":"yes"'],
  ])('%s', (_, facts, json) => {
    expect(factsOf(`  - { case: a, outcome: approved, facts: { ${facts} } }`)).toEqual([expect.stringContaining(json)]);
  });

  it('knows where each fact stands', () => {
    const text = '  - { case: a, outcome: approved, facts: { voucher: { hours: 3 } } }';
    const [found] = read(text).cases;
    const origin = found?.factOrigins.get('provider.staff[0].registered');
    expect(origin).toBeDefined();
    expect((base + text).slice(origin?.start, origin?.end)).toBe('yes');
  });
});

describe('expectations of a case', () => {
  it('reads values, rules and lists at the types of the decision', () => {
    const { cases, diagnostics } = read(`  - case: a
    on: 2020-03-02
    outcome: denied
    values: { voucher.value: 1840.00 EUR, provider.qualified: 2, voucher.hour_price: ~ }
    rules: { catchment: violated refer by out_of_area }
    violated: [age_limits]
    missing: []
    warnings: 0
    message: { age_limits: Asiakas on 17-vuotias. }
`);
    expect(diagnostics).toEqual([]);
    const [found] = cases;
    expect(found?.on).toBe(18323);
    expect(found?.expected).toMatchObject({
      outcome: { value: 'denied' },
      values: [
        { output: 'voucher.value', value: 184000 },
        { output: 'provider.qualified', value: 2 },
        { output: 'voucher.hour_price', value: null },
      ],
      rules: [{ rule: 'catchment', status: 'violated', effect: 'refer', exception: 'out_of_area' }],
      violated: { value: ['age_limits'] },
      missing: { value: [] },
      gaps: null,
      warnings: { value: 0 },
      messages: [{ rule: 'age_limits', texts: ['Asiakas on 17-vuotias.'] }],
    });
  });

  it('makes one case of each row', () => {
    const { cases, diagnostics } = read(`  - case: etäisyys
    vary: [voucher.meeting_distance, "provider.staff[0].registered"]
    expect: [outcome, voucher.hour_price, catchment]
    rows:
      - [20.499, yes, approved, 46.00 EUR/h, satisfied]
      - [~, no, incomplete, ~, unknown]
`);
    expect(diagnostics).toEqual([]);
    expect(cases.map(({ name }) => name)).toEqual(['etäisyys (20.499, yes)', 'etäisyys (~, no)']);
    expect(cases[0]?.facts).toContain('"meeting_distance":20.499');
    expect(cases[1]?.facts).toContain('"registered":false');
    expect(cases[1]?.facts).not.toContain('meeting_distance');
    expect(
      cases.map(({ expected }) => [expected.outcome?.value, expected.values[0]?.value, expected.rules[0]?.status]),
    ).toEqual([
      ['approved', 4600, 'satisfied'],
      ['incomplete', null, 'unknown'],
    ]);
  });
});

describe('mistakes in a file of cases', () => {
  it.each([
    [
      '  - { case: a }',
      "missing-key at 'a': the case expects nothing | add at least 'outcome: approved' (or denied, referred, incomplete)",
    ],
    ['  - { case: a, outcom: denied }', "unknown-key at 'outcom': unknown key 'outcom' | did you mean 'outcome'?"],
    [
      '  - { case: a, outcome: declined }',
      "invalid-setting at 'declined': 'declined' cannot be the value of 'outcome'",
    ],
    [
      '  - { case: a, rules: { age_limit: satisfied } }',
      "unknown-name at 'age_limit': the decision has no rule 'age_limit' | did you mean 'age_limits'?",
    ],
    [
      '  - { case: a, rules: { catchment: satisfied by out_of_aera } }',
      "unknown-name at 'satisfied by out_of_aera': the rule has no exception 'out_of_aera' | did you mean 'out_of_area'?",
    ],
    [
      '  - { case: a, values: { voucher.valu: 1 EUR } }',
      "unknown-name at 'voucher.valu': the decision gives no 'voucher.valu' | did you mean 'voucher.value'?",
    ],
    [
      '  - { case: a, values: { voucher.value: 1840.00 } }',
      "invalid-value at '1840.00': the value cannot be one of 'voucher.value'",
    ],
    [
      '  - { case: a, values: { voucher.value: 1.001 EUR } }',
      "invalid-value at '1.001 EUR': the value cannot be one of 'voucher.value'",
    ],
    ['  - { case: a, on: 2021-02-30, outcome: denied }', "invalid-date at '2021-02-30': there is no date '2021-02-30'"],
    [
      '  - { case: a, vary: voucher.hours, rows: [[1, approved, 2]] }',
      "invalid-setting at '[1, approved, 2]': the row has 3 values instead of 2 | a row gives the values of 'vary' first, then what 'expect' lists (otherwise the outcome)",
    ],
    [
      '  - { case: a, vary: voucher.hours }',
      "missing-key at 'a': a varied case lacks its 'rows' | write 'vary: FACT' and 'rows:' with one row a case: - [value, approved]",
    ],
    [
      '  - { case: a, vary: "provider.staff[3].registered", rows: [[yes, approved]] }',
      "unknown-name at '\"provider.staff[3].registered\"': the case has no 'provider.staff[3].registered' to vary | a list element must be among the facts of the case before it can be varied",
    ],
  ])('%s', (cases, expected) => {
    const { cases: found, diagnostics } = read(cases);
    expect(diagnostics.map((diagnostic) => show(base + cases, diagnostic))).toEqual([expected]);
    expect(found).toEqual([]);
  });

  it('names the decisions there are', () => {
    const { diagnostics } = read('  - { case: a, outcome: denied }', 'decision: voucher_grants\ncases:\n');
    expect(diagnostics.map(({ message, help }) => [message.en, help?.en])).toEqual([
      ["the rulebook has no decision 'voucher_grants'", "did you mean 'voucher_grant'?"],
    ]);
  });

  it.each([
    ['', 1],
    ['cases: [', 1],
    ['[]', 1],
    ['decision: voucher_grant\ncases: []\n', 1],
  ])('says what is wrong with %j', (text, count) => {
    const { cases, diagnostics } = readCases('tests/a.yaml', text, voucherRulebook);
    expect(cases).toEqual([]);
    expect(diagnostics).toHaveLength(count);
  });
});
