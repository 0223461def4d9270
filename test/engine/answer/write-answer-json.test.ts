import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../../dsl/cases/read-cases.ts';
import { compileRulebook } from '../../../dsl/compile/compile.ts';
import { buildAnswer, prepareAnswers } from '../../../engine/answer/answer.ts';
import { prepareAnswerWriter } from '../../../engine/answer/write-answer-json.ts';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { prepareReader } from '../../../engine/facts/fact-reader.ts';
import type { Facts, Findings } from '../../../engine/ir/findings.ts';
import type { Rulebook } from '../../../engine/ir/ir.ts';
import { completeFacts, leaveOut, leftOut, rulebooks } from '../../support/ir-arbitraries.ts';
import { date, day, decision, exception, fact, rule, rulebook, ruleVersion, yes } from '../../support/ir-builders.ts';
import { kuopioFiles } from '../../support/kuopio-files.ts';
import { runs } from '../../support/runs.ts';
import { denied } from '../explain/voucher-findings.ts';
import { voucherRulebook } from '../explain/voucher-rulebook.ts';

const caseFolder = fileURLToPath(new URL('../../../policies/kuopio-social-rehabilitation/tests', import.meta.url));
const languages = ['fi', 'en'] as const;

/** One object for each finding ever made, frozen, as a back end may give them. */
function shareFindings() {
  const shared = new Map<string, Findings['rules'][number]>();
  return (given: Findings): Findings => ({
    ...given,
    rules: given.rules.map((finding) => {
      const key = JSON.stringify(finding, (_, value) => (value instanceof Set ? [...value] : value));
      const before = shared.get(key) ?? Object.freeze(finding);
      shared.set(key, before);
      return before;
    }),
  });
}

/** Writes each, in both languages, as it is and with shared findings, and again. */
function expectSame(rulebook: Rulebook, all: readonly Findings[]): void {
  const share = shareFindings();
  for (const language of languages) {
    const write = prepareAnswerWriter(rulebook, { language });
    const builders = rulebook.decisions.map(
      (decision) => [decision.name, prepareAnswers(rulebook, decision, { language })] as const,
    );
    const build = new Map(builders);
    for (const one of [...all, ...all.map(share), ...all.map(share)]) {
      const answer = JSON.stringify(buildAnswer(rulebook, one, { language }));
      expect(write(one)).toBe(answer);
      expect(JSON.stringify(build.get(one.decision)?.(one))).toBe(answer);
    }
  }
}

describe('an answer written as JSON, or built of parts that are kept,', () => {
  it('is the answer built, in every random rulebook', () => {
    const cases = fc.array(fc.tuple(completeFacts, leftOut), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rulebooks, cases, (rulebook, some) => {
        const evaluator = interpreter.prepare(rulebook);
        const facts = some.map(([complete, paths]): Facts => leaveOut(complete, (path) => paths.has(path)));
        expectSame(
          rulebook,
          facts.map((one) => evaluator.decide('d', one, null)),
        );
      }),
      { numRuns: runs(300) },
    );
  });

  it('is the answer built, for the policy cases of Kuopio', () => {
    const { rulebook } = compileRulebook(kuopioFiles());
    if (rulebook === null) throw new Error('the Kuopio rulebook has errors');
    const evaluator = interpreter.prepare(rulebook);
    const reader = prepareReader(rulebook);
    const cases = readdirSync(caseFolder).flatMap(
      (name) => readCases(name, readFileSync(`${caseFolder}/${name}`, 'utf8'), rulebook).cases,
    );
    expect(cases.length).toBeGreaterThan(100);
    expectSame(
      rulebook,
      cases.map(({ decision, facts, on }) => evaluator.decide(decision, reader.readText(facts).facts, on)),
    );
  });

  it('is the answer built, for values of every kind', () => {
    expectSame(voucherRulebook, [denied]);
  });

  it('follows the version of a rule that is in force, also where its findings are the same', () => {
    const version = (mark: string) =>
      ruleVersion(yes, { exceptions: [{ ...exception('other', 'replace', { when: yes }), provisions: [mark] }] });
    const versions = [
      { from: day('2020-01-01'), value: version('1:1') },
      { from: day('2021-01-01'), value: version('1:2') },
    ];
    const book = rulebook({
      facts: [fact('on', date)],
      decisions: [decision({ rules: [{ ...rule('r', yes), versions }] })],
    });
    const evaluator = interpreter.prepare(book);
    const found = ['2020-06-01', '2021-06-01'].map((on) => evaluator.decide('d', new Map([['on', day(on)]]), null));
    expect(found[0]?.rules).toEqual(found[1]?.rules);
    expectSame(book, found);
  });
});
