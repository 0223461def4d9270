import type { PriceGroup } from '../../prices/price-table.ts';

/** How many columns the table of a group has. */
export function columnsOf({ money }: Pick<PriceGroup, 'money'>): number {
  return money ? 5 : 4;
}
