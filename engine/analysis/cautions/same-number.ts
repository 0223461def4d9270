import type { NumberType } from '../../ir/ir.ts';
import type { Localized } from '../../ir/localized.ts';
import { joinTexts } from '../../ir/texts.ts';
import { words } from '../../wording/words.ts';
import { type CellChange, cellName, cellText, inEach, isChanged, numberTypeOf } from '../values/cells.ts';
import { type Caution, caution, isNumeric, type NewValues, type NumberChange } from './caution.ts';

/**
 * A number that changes and stands, unchanged, in another parameter too, as a value or as the end of a band: the
 * provisions may mean one and the same (20 km stands in three). Plain numbers and zero say too little.
 */
export function sameNumber(values: NewValues): readonly Caution[] {
  const numbers = values.changes.filter(isNumeric);
  return numbers.flatMap((change) => {
    const type = numberTypeOf(change.parameter);
    if (type === null || type.unit === '' || change.before === 0 || !isChanged(change)) return [];
    const others = numbers.filter((other) => isSameElsewhere(change, type, other));
    const bands = values.changes.filter((other) => endsThere(change, type, other));
    if (others.length + bands.length === 0) return [];
    return [caution('same-number', [change, ...others, ...bands], message(change, [...others, ...bands], values))];
  });
}

function isSameElsewhere(change: NumberChange, type: NumberType, other: NumberChange): boolean {
  const otherType = numberTypeOf(other.parameter);
  return (
    other.parameter.name !== change.parameter.name &&
    otherType?.unit === type.unit &&
    otherType.decimals === type.decimals &&
    other.before === change.before &&
    other.after === change.before
  );
}

/** Whether a band of another parameter still ends at the number. */
function endsThere(change: NumberChange, { unit, decimals }: NumberType, { parameter, key }: CellChange): boolean {
  const { index } = parameter;
  if (index?.kind !== 'bands' || key?.kind !== 'band' || index.unit !== unit || key.to === null) return false;
  const shift = index.decimals - decimals;
  return (
    parameter.name !== change.parameter.name &&
    BigInt(key.to) * 10n ** BigInt(Math.max(-shift, 0)) === BigInt(change.before) * 10n ** BigInt(Math.max(shift, 0))
  );
}

function message(change: NumberChange, others: readonly CellChange[], { rulebook }: NewValues): Localized {
  const number = cellText(change.before, change, rulebook);
  const listed = inEach((language) =>
    joinTexts(
      others.map((other) => cellName(other, rulebook)[language]),
      words.and[language],
      '',
    ),
  );
  return {
    fi: `Sama luku ${number.fi} on yhä myös: ${listed.fi}. Tarkista, muuttuuko sekin.`,
    en: `The same number ${number.en} still stands in ${listed.en}. See whether it changes as well.`,
  };
}
