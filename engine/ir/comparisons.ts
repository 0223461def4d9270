import type { Comparison } from './ir.ts';

/** The comparison that holds exactly where the other does not. */
export const contraries: Readonly<Record<Comparison, Comparison>> = {
  equal: 'not_equal',
  not_equal: 'equal',
  less: 'greater_or_equal',
  less_or_equal: 'greater',
  greater: 'less_or_equal',
  greater_or_equal: 'less',
};
