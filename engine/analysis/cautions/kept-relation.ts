import type { Day } from '../../ir/ir.ts';
import type { Localized } from '../../ir/localized.ts';
import { cellName, cellsOn, isChanged, numberTypeOf } from '../values/cells.ts';
import { type Caution, caution, isNumeric, type NewValues, type NumberChange } from './caution.ts';

/**
 * A relation between values that every earlier edition kept, through at least one change of theirs, and that this one
 * breaks: equal, a constant difference or ratio, or one the product of two others.
 */
export function keptRelation(values: NewValues): readonly Caution[] {
  const histories = values.changes.filter(isNumeric).map((change) => ({ change, past: pastOf(change, values) }));
  const moving = histories.filter(({ past }) => new Set(past).size > 1 && past.every((value) => value !== null));
  return moving.flatMap((one, index) => {
    const others = moving.slice(index + 1);
    return [...others.flatMap((other) => brokenPair(one, other, values)), ...brokenProducts(one, moving, values)];
  });
}

interface History {
  readonly change: NumberChange;
  /** Its value in each earlier edition; null where it had none. */
  readonly past: readonly (number | null)[];
}

function pastOf(change: NumberChange, { rulebook, day }: NewValues): readonly (number | null)[] {
  const days: readonly Day[] = rulebook.editions.filter(({ date }) => date < day).map(({ date }) => date);
  return days.map((date) => {
    const value = cellsOn(change.parameter, date).find(({ id }) => id === change.id)?.value;
    return typeof value === 'number' ? value : null;
  });
}

/** The strongest relation of two values of one unit that the new ones break; equality above ratio above difference. */
function brokenPair(one: History, other: History, values: NewValues): readonly Caution[] {
  const [type, otherType] = [numberTypeOf(one.change.parameter), numberTypeOf(other.change.parameter)];
  if (type === null || otherType === null) return [];
  if (type.unit !== otherType.unit || type.decimals !== otherType.decimals) return [];
  if (!isChanged(one.change) && !isChanged(other.change)) return [];
  const earlier = one.past.map((value, index) => [BigInt(value ?? 0), BigInt(other.past[index] ?? 0)] as const);
  const now = [BigInt(one.change.after), BigInt(other.change.after)] as const;
  const [first] = earlier;
  if (first === undefined) return [];
  const kept = relations.find(({ holds }) => earlier.every((pair) => holds(pair, first)));
  if (kept === undefined || kept.holds(now, first)) return [];
  const names = { one: cellName(one.change, values.rulebook), other: cellName(other.change, values.rulebook) };
  return [caution('kept-relation', [one.change, other.change], kept.message(names.one, names.other))];
}

type Pair = readonly [bigint, bigint];

const relations: readonly {
  readonly holds: (pair: Pair, first: Pair) => boolean;
  readonly message: (one: Localized, other: Localized) => Localized;
}[] = [
  {
    holds: ([one, other]) => one === other,
    message: (one, other) => ({
      fi: `${one.fi} ja ${other.fi} ovat tähän asti olleet yhtä suuret. Nyt ne eroavat.`,
      en: `${one.en} and ${other.en} have been equal until now. Now they differ.`,
    }),
  },
  {
    holds: ([one, other], [first, second]) => first !== 0n && second !== 0n && one * second === other * first,
    message: (one, other) => ({
      fi: `Arvojen ${one.fi} ja ${other.fi} suhde on tähän asti pysynyt samana. Nyt se muuttuu.`,
      en: `The ratio of ${one.en} to ${other.en} has stayed the same until now. Now it changes.`,
    }),
  },
  {
    holds: ([one, other], [first, second]) => one - other === first - second,
    message: (one, other) => ({
      fi: `Arvojen ${one.fi} ja ${other.fi} erotus on tähän asti pysynyt samana. Nyt se muuttuu.`,
      en: `The difference of ${one.en} and ${other.en} has stayed the same until now. Now it changes.`,
    }),
  },
];

/** This one as the product of two others, of whatever units; factors of 0 and 1 explain nothing. */
function brokenProducts(product: History, all: readonly History[], values: NewValues): readonly Caution[] {
  const factors = all.filter((one) => one !== product && one.past.every((value) => value !== null && value > 1));
  return factors.flatMap((one, index) =>
    factors.slice(index + 1).flatMap((other) => {
      if (![product, one, other].some(({ change }) => isChanged(change))) return [];
      const scale = scaleBetween(product, one, other);
      const holds = (value: number | null, first: number | null, second: number | null): boolean =>
        BigInt(value ?? 0) * scale.over === BigInt(first ?? 0) * BigInt(second ?? 0) * scale.under;
      if (!product.past.every((value, at) => holds(value, one.past[at] ?? null, other.past[at] ?? null))) return [];
      if (holds(product.change.after, one.change.after, other.change.after)) return [];
      return [caution('kept-relation', [product.change, one.change, other.change], productMessage())];

      function productMessage(): Localized {
        const [whole, first, second] = [product, one, other].map(({ change }) => cellName(change, values.rulebook));
        return {
          fi: `${whole?.fi} on tähän asti ollut ${first?.fi} × ${second?.fi}. Nyt se ei ole.`,
          en: `${whole?.en} has been ${first?.en} × ${second?.en} until now. Now it is not.`,
        };
      }
    }),
  );
}

/** What the integers are multiplied by to compare the product with the product of the factors. */
function scaleBetween(
  product: History,
  one: History,
  other: History,
): { readonly over: bigint; readonly under: bigint } {
  const decimals = ({ change }: History) => numberTypeOf(change.parameter)?.decimals ?? 0;
  const surplus = decimals(one) + decimals(other) - decimals(product);
  return { over: 10n ** BigInt(Math.max(surplus, 0)), under: 10n ** BigInt(Math.max(-surplus, 0)) };
}
