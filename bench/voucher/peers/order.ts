import type { VoucherVerdict } from '../by-hand.ts';

const order = [
  'age_limits',
  'residence',
  'need',
  'participation_conditions',
  'shortest_length',
  'longest_length',
  'hours_granted',
  'days_granted',
  'days_per_week',
  'catchment',
];

/** A verdict with its violated rules in the order of the policy, for peers that tell them in an order of their own. */
export function inOrderOfPolicy(verdict: VoucherVerdict): VoucherVerdict {
  return { ...verdict, violated: order.filter((rule) => verdict.violated.includes(rule)) };
}
