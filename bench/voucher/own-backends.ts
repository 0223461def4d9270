import type { AsyncBackend, Backend, CompiledDecision, CompilingEvaluator, Verdict } from '../../engine/backend.ts';
import { readFacts } from '../../engine/facts/read-facts.ts';
import type { Facts, Findings, Status } from '../../engine/ir/findings.ts';
import { invariant } from '../../engine/ir/invariant.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import { defineContender } from '../measure/contender.ts';
import { toJson, type VoucherCase } from './application.ts';
import type { VoucherVerdict } from './by-hand.ts';
import type { VoucherContender } from './contender.ts';

/** Everything a back end finds, from facts read beforehand. */
export function backendContender(backend: Backend | AsyncBackend, rulebook: Rulebook): VoucherContender {
  const evaluator = backend.prepare(rulebook);
  return defineContender({
    name: `back end ${backend.name}`,
    prepare: (asked) => readVoucherFacts(rulebook, asked),
    decide: (facts) => evaluator.decide('voucher_grant', facts, null),
    read: readFindings,
  });
}

/** What became of each rule, without words, by a compiled decision from a case loaded beforehand. */
export function traceContender(evaluator: CompilingEvaluator, rulebook: Rulebook): VoucherContender {
  const decision = evaluator.decision('voucher_grant');
  return defineContender({
    name: 'back end javascript: trace',
    prepare: (asked) => loadVoucher(decision, rulebook, asked),
    decide: (loaded) => decision.trace(loaded),
    read: ({ outcome, rules, values }) => ({ outcome, violated: violatedOf(rules), ...readAmounts(values) }),
  });
}

/** The same, with the value of every step kept at once. */
export function stepsContender(evaluator: CompilingEvaluator, rulebook: Rulebook): VoucherContender {
  const decision = evaluator.decision('voucher_grant');
  const [output] = rulebook.decisions.find(({ name }) => name === 'voucher_grant')?.outputs ?? [];
  invariant(output !== undefined, 'the decision has outputs');
  return defineContender({
    name: 'back end javascript: trace, then every step',
    prepare: (asked) => loadVoucher(decision, rulebook, asked),
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

function loadVoucher(decision: CompiledDecision, rulebook: Rulebook, asked: VoucherCase) {
  return decision.load(readVoucherFacts(rulebook, asked), null);
}

function readVoucherFacts(rulebook: Rulebook, asked: VoucherCase): Facts {
  const { facts, problems } = readFacts(rulebook, toJson(asked));
  invariant(problems.length === 0, 'generated applications are sound');
  return facts;
}

function readFindings({ outcome, rules, values }: Findings): VoucherVerdict {
  const known = values.flatMap(({ name, result }) => (result.kind === 'known' ? [[name, result.value] as const] : []));
  return { outcome, violated: violatedOf(rules), ...readAmounts(Object.fromEntries(known)) };
}
