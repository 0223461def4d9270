import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../dsl/cases/read-cases.ts';
import { formatDate } from '../../engine/ir/calendar.ts';
import { type ReadyCase, RulebookUsageError, type SyncEngineName, toJson } from '../../library/index.ts';
import { openKuopio, readExample } from './kuopio.ts';

const rulebook = openKuopio();
const decision = rulebook.decision('voucher_grant', { language: 'en' });
const approved = readExample('voucher-grant-approved');
const parsed = JSON.parse(approved);
const details = ['verdict', 'trace', 'findings', 'answer', 'json', 'reasons'] as const;
const caseFolder = fileURLToPath(new URL('../../policies/kuopio-social-rehabilitation/tests', import.meta.url));

function readyOf(facts: object | string) {
  const ready = decision.read(facts);
  if (ready.kind !== 'ready') throw new Error(JSON.stringify(ready.problems));
  return ready;
}

describe('a decision', () => {
  it('says what it reads and gives', () => {
    expect(decision.name).toBe('voucher_grant');
    expect(decision.label).toBe('Granting a service voucher');
    expect(rulebook.decision('voucher_grant').label).toBe('Palvelusetelin myöntäminen');
    expect(decision.facts).toContain('client.birth_date');
    expect(decision.facts).not.toContain('invoice.lines');
    expect(decision.ruleNames).toContain('age_limits');
    expect(decision.outputs).toContainEqual({
      name: 'voucher.value',
      given: true,
      type: { kind: 'number', unit: 'EUR', decimals: 2 },
    });
    expect(decision.schema()).toMatchObject({ title: 'Granting a service voucher', type: 'object' });
  });

  it('is evaluated from a parsed object, from text, nested or dotted, or from a case made ready', () => {
    const fromObject = decision.decide(parsed);
    expect(fromObject).toMatchObject({
      kind: 'decided',
      case: null,
      answer: {
        outcome: 'approved',
        date: '2020-03-02',
        values: { 'voucher.value': { amount: '1840.00', unit: 'EUR' } },
      },
    });
    const dotted = Object.fromEntries(
      Object.entries(parsed).flatMap(([input, facts]) =>
        Object.entries(facts as object).map(([name, value]) => [`${input}.${name}`, value]),
      ),
    );
    for (const facts of [approved, dotted, JSON.stringify(dotted), readyOf(parsed)]) {
      expect(decision.decide(facts)).toEqual(fromObject);
    }
  });

  it('is explained with what would have to change', () => {
    const explained = decision.decide({ ...parsed, voucher: { ...parsed.voucher, hours: 45 } }, { detail: 'reasons' });
    expect(explained).toMatchObject({
      answer: { outcome: 'denied' },
      remedies: {
        complete: true,
        missing: [],
        remedies: [
          {
            changes: [
              {
                fact: 'voucher.hours',
                label: 'Service voucher: Hours granted',
                from: { amount: '45.00', unit: 'h' },
                to: { amount: '40.00', unit: 'h' },
              },
            ],
            outcome: 'approved',
            rules: [{ rule: 'hours_granted', status: 'satisfied', provisions: ['3.1:6', '3.1:14'] }],
          },
        ],
      },
    });
    expect(decision.decide(approved, { detail: 'reasons' })).toMatchObject({ remedies: null });
  });

  it('is explained with reasons', () => {
    const explained = decision.decide(approved, { detail: 'reasons' });
    if (explained.kind !== 'decided') throw new Error('it is sound');
    expect(explained.answer).toEqual(JSON.parse(JSON.stringify(explained.answer)));
    expect(Object.keys(explained.because.rules)).toEqual(explained.answer.rules.map(({ rule }) => rule));
    expect(decision.decide(readyOf(parsed), { detail: 'reasons' })).toEqual(explained);
    expect(decision.decide({ nothing: 1 }, { detail: 'reasons' })).toMatchObject({ kind: 'unusable' });
  });

  it('tells what is wrong with facts, with the reference to the case', () => {
    const bad = { case: 'a-1', voucher: { hours: -1, servic: 'x' } };
    const unusable = decision.decide(bad);
    expect(unusable).toMatchObject({
      kind: 'unusable',
      case: 'a-1',
      problems: [
        { code: 'out-of-bounds', path: 'voucher.hours' },
        { code: 'unknown-fact', path: 'voucher.servic' },
      ],
    });
    expect(decision.read(JSON.stringify(bad))).toEqual(unusable);
    expect(decision.decide('{"client": {')).toMatchObject({
      problems: [{ code: 'invalid-json', line: 1, column: 13 }],
    });
    for (const nothing of [null, undefined, 7, [], () => 1]) {
      expect(decision.decide(nothing as unknown as object)).toMatchObject({ problems: [{ code: 'not-facts' }] });
    }
  });

  it('is decided for a day where the facts do not say it', () => {
    const { granted_on, ...undated } = parsed.voucher;
    expect(granted_on).toBe('2020-03-02');
    const facts = { ...parsed, voucher: undated };
    const dated = rulebook.decision('voucher_grant', { on: '2020-03-02', language: 'en' });
    expect(decision.decide(facts)).toMatchObject({ answer: { outcome: 'incomplete', date: null } });
    expect(dated.decide(facts)).toEqual(decision.decide(parsed));
    expect(dated.decide(parsed)).toEqual(decision.decide(parsed));
    const clash = rulebook.decision('voucher_grant', { on: '2020-03-03' });
    for (const given of [parsed, approved]) {
      expect(clash.decide(given)).toMatchObject({ kind: 'unusable', problems: [{ code: 'date-clash' }] });
    }
  });

  it('evaluates many cases one by one, when they are asked for', () => {
    let taken = 0;
    function* cases() {
      for (const hours of [10, -1, 41]) {
        taken += 1;
        yield { ...parsed, case: hours, voucher: { ...parsed.voucher, hours } };
      }
    }
    const results = decision.decideMany(cases());
    expect(taken).toBe(0);
    expect(results.next().value).toMatchObject({ kind: 'decided', case: 10, answer: { outcome: 'approved' } });
    expect(taken).toBe(1);
    expect([...results]).toMatchObject([
      { kind: 'unusable', case: -1 },
      { kind: 'decided', case: 41, answer: { outcome: 'denied' } },
    ]);
  });
});

describe('the details of a decision', () => {
  it.each(details)('%s tell the same problems of facts, read at once or before', (detail) => {
    for (const text of ['', '[]', '{"case": 7, "client": {"age": 1}}']) {
      const unusable = decision.read(text);
      expect(unusable.kind).toBe('unusable');
      expect(decision.decide(text, { detail })).toEqual(unusable);
      expect([...decision.decideMany([text], { detail })]).toEqual([unusable]);
    }
  });

  it.each([
    approved,
    readExample('voucher-grant-denied').replace('{', '{"case": "a\\"1",'),
    readExample('voucher-grant-referred').replace('{', '{"case": 17,'),
    readExample('voucher-grant-incomplete'),
    '{"case": 1.50}',
    '{}',
  ])('are one decision, for %.40j', (text) => {
    const answered = decision.decide(text);
    const found = decision.decide(text, { detail: 'findings' });
    const explained = decision.decide(text, { detail: 'reasons' });
    if (answered.kind !== 'decided' || found.kind !== 'decided' || explained.kind !== 'decided') {
      throw new Error('it is sound');
    }
    const { answer, case: reference } = answered;
    const { outcome } = answer;
    const json = JSON.stringify(toJson(answered));
    expect(decision.decide(text, { detail: 'json' })).toEqual({ kind: 'decided', outcome, json });
    expect({ reference: found.case, answer: found.answer() }).toEqual({ reference, answer });
    const { because, remedies } = explained;
    expect(explained).toEqual({ ...answered, because, remedies });
    expect(found.because()).toEqual(because);
    expect(found.remedies() === null).toBe(remedies === null);
    expect(toJson(explained)).toEqual({ ...JSON.parse(json), because, ...(remedies !== null && { remedies }) });
    const trace = decision.decide(decision.read(text) as ReadyCase, { detail: 'trace' });
    expect(trace.because()).toEqual(because);
  });
});

describe('a case made ready', () => {
  it('is decided in short: outcome, violated rules and exact values', () => {
    const ready = readyOf({ ...parsed, case: 7, voucher: { ...parsed.voucher, hours: '41 h' } });
    expect(ready.case).toBe(7);
    const verdict = decision.decide(ready, { detail: 'verdict' });
    expect(verdict).toEqual({
      kind: 'decided',
      outcome: 'denied',
      violated: ['hours_granted'],
      missing: [],
      values: {
        'voucher.hour_price': 4600,
        'voucher.day_price': null,
        'voucher.value': 188_600,
        'voucher.client_fee': 0,
      },
    });
    expect(decision.decide(ready, { detail: 'verdict' })).toEqual(verdict);
    const { findings } = decision.decide(ready, { detail: 'findings' });
    expect(findings.rules.find(({ rule }) => rule === 'hours_granted')).toMatchObject({
      status: 'violated',
      effect: 'deny',
    });
  });

  it('keeps verdicts apart', () => {
    const first = decision.decide(readyOf(parsed), { detail: 'verdict' });
    const copy = structuredClone(first);
    decision.decide(readyOf({ ...parsed, voucher: { ...parsed.voucher, hours: 41 } }), { detail: 'verdict' });
    decision.decide(readyOf({}), { detail: 'verdict' });
    expect(first).toEqual(copy);
  });

  it('is for the decision that read it', () => {
    const other = rulebook.decision('invoice_check');
    for (const detail of details) {
      expect(() => other.decide(readyOf(parsed), { detail })).toThrow(RulebookUsageError);
    }
    expect(decision.decide({ kind: 'ready' }, { detail: 'verdict' })).toMatchObject({ kind: 'unusable' });
  });

  it('shows nothing of its facts', () => {
    const ready = readyOf({ ...parsed, client: { ...parsed.client, home_municipality: 'Salainen' } });
    const shown = inspect(ready, { depth: null, showHidden: true }) + JSON.stringify(ready);
    expect(shown).not.toMatch(/Salainen|1985|5602/);
  });
});

describe.each<SyncEngineName>(['javascript', 'interpreter'])('the engine %s', (engine) => {
  it('gives verdicts that agree with the answers, for the policy cases', () => {
    const book = openKuopio(engine);
    const cases = readdirSync(caseFolder).flatMap(
      (name) => readCases(name, readFileSync(`${caseFolder}/${name}`, 'utf8'), book.ir).cases,
    );
    expect(cases.length).toBeGreaterThan(100);
    for (const { decision: name, facts, on } of cases) {
      const opened = book.decision(name, on === null ? {} : { on: formatDate(on) });
      const evaluated = opened.decide(facts);
      const ready = opened.read(facts);
      if (evaluated.kind !== 'decided' || ready.kind !== 'ready') throw new Error('policy cases are sound');
      const { answer } = evaluated;
      const { outcome, violated, missing, values } = opened.decide(ready, { detail: 'verdict' });
      const answered = answer.rules.filter(({ status }) => status === 'violated').map(({ rule }) => rule);
      expect({ outcome, violated, missing }).toEqual({
        outcome: answer.outcome,
        violated: answered,
        missing: answer.missing,
      });
      const told = answer.rules.map(({ rule, status }) => ({ rule, status }));
      expect(opened.decide(ready, { detail: 'trace' })).toMatchObject({ outcome, missing, values, rules: told });
      const known = Object.keys(values).filter((output) => values[output] !== null);
      expect(known).toEqual(Object.keys(answer.values));
    }
  });
});
