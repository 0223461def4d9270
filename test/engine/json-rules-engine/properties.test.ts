import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { openRuleSet } from '../../../engine/backends/json-rules-engine/case-facts.ts';
import { jsonRulesEngine } from '../../../engine/backends/json-rules-engine/json-rules-engine.ts';
import { loadRules } from '../../../engine/backends/json-rules-engine/load-rules.ts';
import type { RuleSet } from '../../../engine/backends/json-rules-engine/rule-set.ts';
import { exportRuleSet } from '../../../engine/backends/json-rules-engine/write-rule-set.ts';
import type { Day, Rulebook } from '../../../engine/ir/ir.ts';
import { completeFacts, leaveOut, leftOut, rulebooks } from '../../support/ir-arbitraries.ts';
import { day } from '../../support/ir-builders.ts';
import { runs } from '../../support/runs.ts';

const options = { numRuns: runs(300) };

/** Beside the facts: no date, or one before and one after the change of the random rulebooks. */
const dates = fc.constantFrom(null, day('2020-06-15'), day('2021-06-15'));

describe('json-rules-engine', () => {
  it('finds of every rulebook what the interpreter finds', async () => {
    await fc.assert(
      fc.asyncProperty(rulebooks, completeFacts, leftOut, dates, async (rulebook, complete, some, date) => {
        const facts = leaveOut(complete, (path) => some.has(path));
        const on = facts.has('on') ? null : date;
        const found = await jsonRulesEngine.prepare(rulebook).decide('d', facts, on);
        expect(found).toEqual(interpreter.prepare(rulebook).decide('d', facts, on));
      }),
      options,
    );
  });

  it('fires the same in a bare engine, of rules written to JSON and read back', async () => {
    await fc.assert(
      fc.asyncProperty(rulebooks, completeFacts, leftOut, async (rulebook, complete, some) => {
        const facts = leaveOut(complete, (path) => some.has(path) && path !== 'on');
        const on = Number(facts.get('on'));
        const ruleSet: RuleSet = JSON.parse(JSON.stringify(exportRuleSet(rulebook, 'd', on)));
        const { events } = await loadRules(new Engine(), ruleSet).run(openRuleSet(ruleSet)(facts, null).facts);
        const fired = events.map(({ type, params }) => `${params?.rule}: ${params?.effect ?? type}`);
        const expected = interpreter
          .prepare(rulebook)
          .decide('d', facts, null)
          .rules.filter(({ rule, status }) => status !== 'unknown' && isAboutCase(rulebook, rule, on))
          .map(({ rule, status, effect }) => `${rule}: ${effect ?? status}`);
        expect(fired.sort()).toEqual(expected);
      }),
      options,
    );
  });
});

function isAboutCase({ decisions }: Rulebook, name: string, on: Day): boolean {
  const rule = decisions[0]?.rules.find((one) => one.name === name);
  return rule?.versions.findLast(({ from }) => from <= on)?.value?.forEach === null;
}
