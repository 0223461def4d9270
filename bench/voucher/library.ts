import { invariant } from '../../engine/ir/invariant.ts';
import type { DecisionOfRulebook, LoadedRulebook, ReadyCase } from '../../library/index.ts';
import { defineContender } from '../measure/contender.ts';
import { toJson, type VoucherCase } from './application.ts';
import type { VoucherContender } from './contender.ts';
import { readAmounts, violatedOf } from './own-backends.ts';

/** Outcome, violated rules, values and missing facts of a case read beforehand. */
export function decideContender(rulebook: LoadedRulebook): VoucherContender {
  const decision = rulebook.decision('voucher_grant');
  return defineContender({
    name: 'rulebook: verdict',
    prepare: (asked) => readCase(decision, asked),
    decide: (ready) => decision.decide(ready, verdict),
    read: ({ outcome, violated, values }) => ({ outcome, violated, ...readAmounts(values) }),
  });
}

/** What became of each rule of a case read beforehand, with the reasons for whoever asks for them later. */
export function fullTraceContender(rulebook: LoadedRulebook): VoucherContender {
  const decision = rulebook.decision('voucher_grant');
  return defineContender({
    name: 'rulebook: full trace',
    prepare: (asked) => readCase(decision, asked),
    decide: (ready) => decision.decide(ready, { detail: 'trace' }),
    read: ({ outcome, rules, values }) => ({ outcome, violated: violatedOf(rules), ...readAmounts(values) }),
  });
}

/** The same, opened: with the because-trees of rules and values. */
export function explainContender(rulebook: LoadedRulebook): VoucherContender {
  const decision = rulebook.decision('voucher_grant');
  return defineContender({
    name: 'rulebook: full trace, opened into because-trees',
    prepare: (asked) => readCase(decision, asked),
    decide(ready) {
      const trace = decision.decide(ready, { detail: 'trace' });
      return { trace, because: trace.because() };
    },
    read: ({ trace: { outcome, rules, values } }) => ({
      outcome,
      violated: violatedOf(rules),
      ...readAmounts(values),
    }),
  });
}

/** What became of every rule of a case read beforehand, with the values its messages tell. */
export function rulesContender(rulebook: LoadedRulebook): VoucherContender {
  const decision = rulebook.decision('voucher_grant');
  return defineContender({
    name: 'rulebook: findings',
    prepare: (asked) => readCase(decision, asked),
    decide: (ready) => ({ ready, found: decision.decide(ready, { detail: 'findings' }) }),
    read: ({ ready, found: { findings } }) => {
      const { outcome, values } = decision.decide(ready, verdict);
      return { outcome, violated: violatedOf(findings.rules), ...readAmounts(values) };
    },
  });
}

/** From JSON to the whole answer with provisions and messages. */
export function evaluateContender(rulebook: LoadedRulebook): VoucherContender {
  const decision = rulebook.decision('voucher_grant');
  return defineContender({
    name: 'rulebook: answer, from JSON',
    prepare: toJson,
    decide: (json) => decision.decide(json),
    read: (evaluated) => {
      invariant(evaluated.kind === 'decided', 'generated applications are sound');
      const { outcome, rules, values } = evaluated.answer;
      const cents = Object.entries(values).map(([name, value]) => [name, readCents(value)]);
      return { outcome, violated: violatedOf(rules), ...readAmounts(Object.fromEntries(cents)) };
    },
  });
}

const verdict = { detail: 'verdict' } as const;

function readCase(decision: DecisionOfRulebook, asked: VoucherCase): ReadyCase {
  const ready = decision.read(toJson(asked));
  invariant(ready.kind === 'ready', 'generated applications are sound');
  return ready;
}

/** Cents of an amount as answers write it: `{ amount: '1840.00', unit: 'EUR' }`. */
function readCents(value: unknown): number | null {
  const { amount } = (value ?? {}) as { readonly amount?: string };
  return amount === undefined ? null : Number(amount.replace('.', ''));
}
