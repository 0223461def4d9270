import { Engine } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { loadRules, openRuleSet, readCase, readRuleSet } from '../../engine/backends/json-rules-engine/index.ts';
import { invariant } from '../../engine/ir/invariant.ts';
import { runCli } from './run-cli.ts';

const toRules = ['export', '--to', 'json-rules-engine'];

describe('export --to json-rules-engine', () => {
  it('writes the rules of the only decision, for the day asked', async () => {
    const first = JSON.parse((await runCli([...toRules, '--on', '2020-06-01'])).stdout);
    expect(first).toMatchObject({ format: 'rulebook-json-rules-engine/1', edition: '2020-01-01' });
    const later = JSON.parse((await runCli([...toRules, '--on', '2021-06-01'])).stdout);
    expect(later).toMatchObject({ edition: '2021-01-01', decision: first.decision });
    expect(later.hash).not.toBe(first.hash);
  });

  it('writes what another program loads and runs', async () => {
    const { stdout } = await runCli([...toRules, '--on', '2020-06-01']);
    const read = readRuleSet(JSON.parse(stdout));
    invariant('ruleSet' in read, 'the export is a rule set');
    const { ruleSet } = read;
    const { facts, problems } = readCase(ruleSet, {
      applicant: { birth_date: '1980-05-17', municipality: 'Naapurikunta', works_here: true, certificate: false },
      permit: { applied_on: '2020-03-02' },
    });
    expect(problems).toEqual([]);
    const engine = loadRules(new Engine([], { replaceFactsInEventParams: true }), ruleSet);
    const { events } = await engine.run(openRuleSet(ruleSet)(facts, null).facts);
    expect(events.map(({ type, params }) => [params?.rule, params?.effect ?? type]).sort()).toEqual([
      ['adult', 'satisfied'],
      ['residence', 'refer'],
    ]);
    expect(events.find(({ params }) => params?.rule === 'residence')?.params).toMatchObject({
      exceptions: ['work'],
      provisions: ['1:2'],
      message: { fi: 'Työnantajan todistus puuttuu.' },
    });
  });

  it.each([
    [[...toRules, '--decision', 'no_such'], "there is no decision 'no_such'"],
    [['export', '--to', 'ir', '--on', '2020-06-01'], '--on is for the format json-rules-engine only; leave it out'],
    [
      ['export', '--to', 'json-schema', '--decision', 'x'],
      '--decision is for the formats json-rules-engine and typescript only',
    ],
    [[...toRules, '--on', '2020-13-01'], '--on 2020-13-01: there is no such date'],
  ])('%j says what is wrong', async (argv, message) => {
    const { status, stdout, stderr } = await runCli(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
