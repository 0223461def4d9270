import type { Rulebook } from '../../ir/ir.ts';
import type { Localized } from '../../ir/localized.ts';
import { cellText, isChanged, isMoney } from '../values/cells.ts';
import { type Caution, caution, groupsOf, isNumeric, type NewValues, type NumberChange } from './caution.ts';

/** A change above this share of the value before is worth a second look. */
const percentLimit = 15n;

/** Values that change by more than 15 %, or ten- or hundredfold: for each kind one caution a group. */
export function moderateChange(values: NewValues): readonly Caution[] {
  const grouped = groupsOf(values);
  const alone = values.changes.filter((change) => !grouped.some((group) => group.includes(change)));
  return [...grouped, ...alone.map((change) => [change])].flatMap((group) => {
    const changed = group.filter(isNumeric).filter((change) => isChanged(change) && change.before !== 0);
    return powers.flatMap((power) => {
      const cells = changed.filter((change) => powerOf(change) === power);
      const large = cells.filter((change) => power !== 'none' || (isComparable(change, values) && isLarge(change)));
      const [first, ...others] = large.sort((one, other) => compareShares(other, one));
      if (first === undefined) return [];
      const message = messageOf(power, first, others.length, values.rulebook);
      return [caution('moderate-change', [first, ...others], message)];
    });
  });
}

/** Small counts move in great steps: from 3 days to 4 is no more than one. Money and long measures are compared. */
function isComparable({ parameter, before }: NumberChange, { rulebook }: NewValues): boolean {
  const decimals = parameter.type.kind === 'number' ? parameter.type.decimals : 0;
  return isMoney(parameter, rulebook) || Math.abs(before) >= 10 * 10 ** decimals;
}

function isLarge({ before, after }: NumberChange): boolean {
  const difference = BigInt(Math.abs(after - before));
  return difference * 100n > percentLimit * BigInt(Math.abs(before));
}

function compareShares(one: NumberChange, other: NumberChange): number {
  const left = BigInt(Math.abs(one.after - one.before)) * BigInt(Math.abs(other.before));
  const right = BigInt(Math.abs(other.after - other.before)) * BigInt(Math.abs(one.before));
  return left < right ? -1 : left > right ? 1 : 0;
}

const powers = ['hundredfold', 'tenfold', 'tenth', 'hundredth', 'none'] as const;

type Power = (typeof powers)[number];

/** A comma left out, or in the wrong place, gives about ten or a hundred times what was meant, or as small a part. */
function powerOf({ before, after }: NumberChange): Power {
  const near = (factor: number, over: number) => {
    const [one, other] = [BigInt(after) * BigInt(over), BigInt(before) * BigInt(factor)];
    return one * 5n >= other * 4n && one * 4n <= other * 5n;
  };
  if (near(100, 1)) return 'hundredfold';
  if (near(10, 1)) return 'tenfold';
  if (near(1, 10)) return 'tenth';
  return near(1, 100) ? 'hundredth' : 'none';
}

const sentences: Readonly<Record<Power, (change: Localized) => Localized>> = {
  hundredfold: ({ fi, en }) => ({
    fi: `Arvo satakertaistuisi (${fi}). Puuttuuko pilkku?`,
    en: `The value would be a hundred times as much (${en}). Is a decimal point missing?`,
  }),
  tenfold: ({ fi, en }) => ({
    fi: `Arvo kymmenkertaistuisi (${fi}). Puuttuuko pilkku?`,
    en: `The value would be ten times as much (${en}). Is a decimal point missing?`,
  }),
  tenth: ({ fi, en }) => ({
    fi: `Arvo pienenisi kymmenesosaan (${fi}). Onko pilkku väärässä kohdassa?`,
    en: `The value would be a tenth (${en}). Is the decimal point in the wrong place?`,
  }),
  hundredth: ({ fi, en }) => ({
    fi: `Arvo pienenisi sadasosaan (${fi}). Onko pilkku väärässä kohdassa?`,
    en: `The value would be a hundredth (${en}). Is the decimal point in the wrong place?`,
  }),
  none: ({ fi, en }) => ({
    fi: `Muutos on yli ${percentLimit} % (${fi}). Tarkista.`,
    en: `The change is more than ${percentLimit}% (${en}). Please check.`,
  }),
};

function messageOf(power: Power, change: NumberChange, more: number, rulebook: Rulebook): Localized {
  const [before, after] = [cellText(change.before, change, rulebook), cellText(change.after, change, rulebook)];
  const { fi, en } = sentences[power]({
    fi: `${withoutUnit(before.fi, after.fi)} → ${after.fi}`,
    en: `${before.en} → ${after.en}`,
  });
  if (more === 0) return { fi, en };
  return {
    fi: `${fi} Sama koskee ${more} muuta riviä.`,
    en: `${en} The same holds for ${more} other ${more === 1 ? 'row' : 'rows'}.`,
  };
}

/** `46,00 €/h → 4 600,00 €/h` says its unit once: `46,00 → 4 600,00 €/h`. */
function withoutUnit(before: string, after: string): string {
  const unit = /\u00a0\D+$/.exec(after)?.[0];
  return unit !== undefined && before.endsWith(unit) ? before.slice(0, -unit.length) : before;
}
