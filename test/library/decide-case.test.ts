import { describe, expect, it } from 'vitest';
import { compileRulebook } from '../../dsl/compile/compile.ts';
import { interpreter } from '../../engine/backends/interpreter/interpreter.ts';
import { parseDate } from '../../engine/ir/calendar.ts';
import { decideCase, openJsonDecisions, type Question, toAnswerJson } from '../../library/decide-case.ts';
import { kuopioFiles } from '../support/kuopio-files.ts';
import { readExample } from './kuopio.ts';

const { rulebook } = compileRulebook(kuopioFiles());
if (rulebook === null) throw new Error('the Kuopio rulebook has errors');
const question: Question = {
  rulebook,
  evaluator: interpreter.prepare(rulebook),
  decision: 'voucher_grant',
  on: parseDate('2020-03-02'),
  language: 'en',
  explain: false,
};
const decide = openJsonDecisions(question);

describe('decisions as lines of JSON', () => {
  it.each([
    readExample('voucher-grant-approved'),
    readExample('voucher-grant-denied').replace('{', '{"case": "a\\"1",'),
    readExample('voucher-grant-referred').replace('{', '{"case": 17,'),
    readExample('voucher-grant-incomplete'),
    '{"case": 1.50}',
    '{}',
  ])('are the answers, for %.40j', (text) => {
    const decided = decideCase(question, text);
    if (decided.kind !== 'decided') throw new Error('it is sound');
    const { outcome } = decided.answer;
    expect(decide(text)).toEqual({ kind: 'decided', outcome, json: JSON.stringify(toAnswerJson(decided, question)) });
  });

  it.each(['', '[]', '{"case": 7, "client": {"age": 1}}', '{"case": "x", "voucher": {"granted_on": "2020-03-03"}}'])(
    'tell the same problems, for %j',
    (text) => {
      const undecided = decideCase(question, text);
      expect(undecided.kind).toBe('unusable');
      expect(decide(text)).toEqual(undecided);
    },
  );
});
