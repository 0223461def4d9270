import { describe, expect, it } from 'vitest';
import { readCases } from '../../../dsl/cases/read-cases.ts';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { measureCoverage } from '../../../engine/cases/coverage.ts';
import { runCase } from '../../../engine/cases/run-cases.ts';
import type { Value } from '../../../engine/ir/findings.ts';
import type { DefinitionException, Expression, Rulebook } from '../../../engine/ir/ir.ts';
import { constant, day, fact, memberOf, number, voucherRulebook } from '../explain/voucher-rulebook.ts';

const head = `decision: voucher_grant
base:
  client: { birth_date: 1985-05-03, home_municipality: Kuopio, local_provider_available: yes }
  voucher:
    service: individual_coaching
    granted_on: 2020-03-02
    starts: 2020-03-16
    ends: 2020-07-15
    hours: 40
    meeting_distance: 12.5
  provider: { distance_from_home: 8, staff: [{ registered: yes, experience: 3 }], founded_on: 2000-01-01 }
cases:
`;

function run(cases: string) {
  const { cases: read, diagnostics } = readCases('tests/a.yaml', head + cases, voucherRulebook);
  expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
  const evaluator = interpreter.prepare(voucherRulebook);
  return read.map((policyCase) => runCase(voucherRulebook, evaluator, policyCase));
}

function differencesOf(cases: string): readonly string[] {
  return run(cases).flatMap((result) =>
    result.kind === 'failed'
      ? result.differences.map(({ subject, expected, actual }) => `${subject}: ${expected} → ${actual}`)
      : [],
  );
}

describe('runCase', () => {
  it('passes where everything is as expected', () => {
    const results = run(`  - case: a
    outcome: approved
    values: { voucher.value: 1840.00 EUR }
    rules: { age_limits: satisfied }
    violated: []
    missing: []
    gaps: []
`);
    expect(results.map(({ kind }) => kind)).toEqual(['passed']);
  });

  it.each([
    ['outcome: denied', ['outcome: denied → approved']],
    ['values: { voucher.value: 1840.01 EUR }', ['values.voucher.value: 1840.01 EUR → 1840.00 EUR']],
    ['values: { voucher.value: ~ }', ['values.voucher.value: ~ → 1840.00 EUR']],
    ['rules: { age_limits: violated deny }', ['rules.age_limits: violated deny → satisfied']],
    ['violated: [age_limits]', ['violated: [age_limits] → []']],
    ['missing: [client.birth_date]', ['missing: [client.birth_date] → []']],
    ['gaps: [min_age]', ['gaps: [min_age] → []']],
    ['warnings: 3', ['warnings: 3 → []']],
    ['message: { age_limits: Asiakas on 17-vuotias. }', ['message.age_limits: "Asiakas on 17-vuotias." → []']],
  ])('tells that %s differs', (expectation, differences) => {
    expect(differencesOf(`  - { case: a, ${expectation} }`)).toEqual(differences);
  });

  it('compares a rule only as far as the case says', () => {
    const denied = 'facts: { client: { birth_date: 2010-01-01 } }';
    expect(differencesOf(`  - { case: a, ${denied}, rules: { age_limits: violated } }`)).toEqual([]);
    expect(differencesOf(`  - { case: a, ${denied}, rules: { age_limits: violated refer } }`)).toEqual([
      'rules.age_limits: violated refer → violated deny',
    ]);
  });

  it('points at facts the rulebook does not know', () => {
    const text = '  - { case: a, outcome: denied, facts: { voucher: { houres: 3 } } }';
    const [result] = run(text);
    expect(result?.kind === 'unusable' && result.problems.map(({ code, path }) => [code, path])).toEqual([
      ['unknown-fact', 'voucher.houres'],
    ]);
    const origin = result?.kind === 'unusable' ? result.problems[0]?.origin : undefined;
    expect((head + text).slice(origin?.start, origin?.end)).toBe('3');
  });

  it('refuses a date that contradicts the facts', () => {
    const [result] = run('  - { case: a, outcome: denied, on: 2020-03-03 }');
    expect(result?.kind === 'unusable' && result.problems.map(({ code }) => code)).toEqual(['date-clash']);
  });
});

describe('measureCoverage', () => {
  it('counts what each rule came to', () => {
    const tried = run(`  - { case: a, outcome: approved }
  - { case: b, outcome: denied, facts: { client: { birth_date: 2010-01-01 } } }
`).flatMap((result) =>
      result.kind === 'unusable' ? [] : [{ decision: result.case.decision, facts: result.facts, on: result.case.on }],
    );
    const [decision] = measureCoverage(voucherRulebook, interpreter.prepare, tried);
    expect(decision).toMatchObject({
      decision: 'voucher_grant',
      cases: 2,
      outcomesMissing: ['referred', 'incomplete'],
    });
    expect(decision?.rules.find(({ rule }) => rule === 'age_limits')).toMatchObject({
      statuses: { satisfied: 1, violated: 1, not_applicable: 0, unknown: 0 },
      complete: true,
    });
    expect(decision?.rules.find(({ rule }) => rule === 'catchment')).toMatchObject({
      exceptions: [{ exception: 'out_of_area', applied: 0 }],
      complete: false,
    });
  });

  it('counts what each condition came to', () => {
    const tried = run(`  - { case: a, outcome: approved }
  - { case: b, outcome: denied, facts: { client: { birth_date: 2010-01-01 } } }
  - { case: c, outcome: incomplete, facts: { client: { birth_date: ~ } } }
`).flatMap((result) =>
      result.kind === 'unusable' ? [] : [{ decision: result.case.decision, facts: result.facts, on: result.case.on }],
    );
    const [decision] = measureCoverage(voucherRulebook, interpreter.prepare, tried);
    const ofAge = decision?.conditions.filter(({ subject }) => subject === 'age_limits');
    expect(ofAge).toMatchObject([
      { kind: 'condition', met: 1, unmet: 1, unknown: 1, complete: true },
      { kind: 'condition', met: 1, unmet: 0, unknown: 1, complete: false },
    ]);
  });

  it('counts the exceptions to definitions, inner ones within outer ones', () => {
    const facts = new Map<string, Value>([
      ['voucher.granted_on', day('2020-03-02')],
      ['voucher.service', 'group_coaching'],
      ['voucher.hours', 4000],
    ]);
    const tried = [
      { decision: 'voucher_grant', facts, on: null },
      { decision: 'voucher_grant', facts: new Map(facts).set('client.local_provider_available', true), on: null },
    ];
    const [decision] = measureCoverage(withExceptions, interpreter.prepare, tried);
    expect(decision?.definitions).toEqual([
      {
        definition: 'voucher.hour_price',
        exceptions: [
          { exception: 'groups', applied: 2 },
          { exception: 'local_groups', applied: 1 },
        ],
      },
    ]);
  });
});

const exception = (
  name: string,
  when: Expression,
  exceptions: readonly DefinitionException[],
): DefinitionException => ({
  name,
  label: {},
  provisions: [],
  citations: [],
  interpretations: [],
  origin: { file: 'a.policy', start: 0, end: 0 },
  when,
  body: constant(number('EUR/h', 2), 100),
  exceptions,
});

const withExceptions: Rulebook = {
  ...voucherRulebook,
  definitions: voucherRulebook.definitions.map((definition) =>
    definition.name !== 'voucher.hour_price'
      ? definition
      : {
          ...definition,
          versions: definition.versions.map(({ from, value }) => ({
            from,
            value: value && {
              ...value,
              exceptions: [
                exception('groups', memberOf(fact('voucher.service'), 'group_coaching'), [
                  exception('local_groups', fact('client.local_provider_available'), []),
                ]),
              ],
            },
          })),
        },
  ),
};
