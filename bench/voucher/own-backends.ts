import type { AsyncEvaluator, CompilingEvaluator, Evaluator, Verdict } from '../../engine/backend.ts';
import type { Facts, Findings, Status } from '../../engine/ir/findings.ts';
import { invariant } from '../../engine/ir/invariant.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import { type EngineName, engines } from '../../library/engines.ts';
import { openRulebook } from '../../library/loaded-rulebook.ts';
import { ReadyCase } from '../../library/ready-case.ts';
import { defineContender } from '../measure/contender.ts';
import { toJson, type VoucherCase } from './application.ts';
import type { VoucherVerdict } from './by-hand.ts';
import type { VoucherContender } from './contender.ts';

/** Everything a back end finds, from facts read beforehand. */
export function backendContender(
  name: EngineName,
  evaluator: Evaluator | AsyncEvaluator,
  rulebook: Rulebook,
): VoucherContender {
  return defineContender({
    name: `back end ${name}`,
    prepare: prepareFacts(rulebook),
    decide: (facts) => evaluator.decide('voucher_grant', facts, null),
    read: readFindings,
  });
}

/** What became of each rule, without words, by a compiled decision from a case loaded beforehand. */
export function traceContender(evaluator: CompilingEvaluator, rulebook: Rulebook): VoucherContender {
  const decision = evaluator.decision('voucher_grant');
  const readFacts = prepareFacts(rulebook);
  return defineContender({
    name: 'back end javascript: trace',
    prepare: (asked) => decision.load(readFacts(asked), null),
    decide: (loaded) => decision.trace(loaded),
    read: ({ outcome, rules, values }) => ({ outcome, violated: violatedOf(rules), ...readAmounts(values) }),
  });
}

/** The same, with the value of every step kept at once. */
export function stepsContender(evaluator: CompilingEvaluator, rulebook: Rulebook): VoucherContender {
  const decision = evaluator.decision('voucher_grant');
  const readFacts = prepareFacts(rulebook);
  const [output] = rulebook.decisions.find(({ name }) => name === 'voucher_grant')?.outputs ?? [];
  invariant(output !== undefined, 'the decision has outputs');
  return defineContender({
    name: 'back end javascript: trace, then every step',
    prepare: (asked) => decision.load(readFacts(asked), null),
    decide(loaded) {
      const trace = decision.trace(loaded);
      const steps = decision.steps(loaded);
      // The first that is asked for makes all of them.
      steps.resultOf(output.expression);
      return { trace, steps };
    },
    read: ({ trace: { outcome, rules, values } }) => ({
      outcome,
      violated: violatedOf(rules),
      ...readAmounts(values),
    }),
  });
}

/** The amounts among a verdict's values, in cents. */
export function readAmounts(values: Verdict['values']): Omit<VoucherVerdict, 'outcome' | 'violated'> {
  const read = (name: string) => (values[name] ?? null) as number | null;
  return {
    hourPrice: read('voucher.hour_price'),
    dayPrice: read('voucher.day_price'),
    value: read('voucher.value'),
    clientFee: read('voucher.client_fee'),
  };
}

export function violatedOf(rules: readonly { readonly rule: string; readonly status: Status }[]): readonly string[] {
  return rules.filter(({ status }) => status === 'violated').map(({ rule }) => rule);
}

/** Gives a function that reads an application as back ends take it. */
function prepareFacts(rulebook: Rulebook): (asked: VoucherCase) => Facts {
  const decision = openRulebook(rulebook, engines.javascript(rulebook)).decision('voucher_grant');
  return (asked) => {
    const ready = decision.read(toJson(asked));
    invariant(ready.kind === 'ready', 'generated applications are sound');
    return ReadyCase.factsOf(ready);
  };
}

function readFindings({ outcome, rules, values }: Findings): VoucherVerdict {
  const known = values.flatMap(({ name, result }) => (result.kind === 'known' ? [[name, result.value] as const] : []));
  return { outcome, violated: violatedOf(rules), ...readAmounts(Object.fromEntries(known)) };
}
