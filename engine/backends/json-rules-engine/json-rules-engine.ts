import type { AsyncBackend } from '../../backend.ts';
import type { Day, Decision } from '../../ir/ir.ts';
import { conclude, openDecision } from '../interpreter/decide.ts';
import { assessRule, type Settle } from '../interpreter/rules.ts';
import { indexRulebook, type Program } from '../interpreter/scope.ts';
import { standAs } from '../interpreter/standing.ts';
import { openRules } from './run-rules.ts';
import { spanAround, writeRuleSet } from './write-rule-set.ts';

/**
 * Runs each decision as the rules of json-rules-engine that `rulebook export` writes. That engine decides where each
 * rule stands, for each element where the rule looks at each; what an unknown waits for, messages, outputs and the
 * outcome that follows are read off the IR as in every back end. Rules are written once for each span of dates.
 */
export const jsonRulesEngine: AsyncBackend = {
  name: 'json-rules-engine',
  prepare(rulebook) {
    const program = indexRulebook(rulebook);
    const rulesOn = openSpans(program);
    return {
      async decide(name, facts, date) {
        const open = openDecision(program, name, facts, date);
        const verdicts = await rulesOn(open.decision, open.asOf)(facts, date);
        const settle =
          (rule: string): Settle =>
          (assessment, element) =>
            standAs(verdicts(rule, element), assessment);
        return conclude(open, (rule, scope) => {
          // Which text of the rule it is depends on the date: while that is not known, no text of it is run.
          const isRun = open.asOf !== null || program.undated.has(rule.versions);
          return isRun ? assessRule(rule, scope, settle(rule.name)) : assessRule(rule, scope);
        });
      },
    };
  },
};

type Run = ReturnType<typeof openRules>;

function openSpans(program: Program): (decision: Decision, day: Day | null) => Run {
  const written = new Map<string, Run>();
  return (decision, day) => {
    const key = `${decision.name} ${day === null ? 'undated' : spanAround(day, decision, program).from}`;
    const run = written.get(key) ?? openRules(writeRuleSet(program, decision.name, day));
    written.set(key, run);
    return run;
  };
}
