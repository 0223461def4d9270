import { type Contender, defineContender } from '../measure/contender.ts';
import type { VoucherCase } from './application.ts';
import { decideByHand, traceByHand, type VoucherVerdict } from './by-hand.ts';

export type VoucherContender = Contender<VoucherCase, VoucherVerdict>;

/** By hand, on the complete application whatever was left out: it knows no unknowns. */
export function byHandContender(name = 'by hand'): VoucherContender {
  return defineContender({
    name,
    prepare: ({ application }) => application,
    decide: (application) => decideByHand(application),
    read: (verdict) => verdict,
  });
}

export function byHandTraceContender(): VoucherContender {
  return defineContender({
    name: 'by hand with a trace per rule',
    prepare: ({ application }) => application,
    decide: (application) => traceByHand(application),
    read: ({ rules, ...values }) => ({
      ...values,
      violated: rules.filter(({ status }) => status === 'violated').map(({ rule }) => rule),
    }),
  });
}
