import type { Localized } from '../../ir/localized.ts';
import { type CellChange, isChanged, keyName } from '../values/cells.ts';
import { type Caution, caution, isNumeric, type NewValues, type NumberChange } from './caution.ts';

/** A later band whose value becomes less than that of the one before, where values rose from band to band before; or the reverse. */
export function ascendingBands({ changes, rulebook }: NewValues): readonly Caution[] {
  const banded = rulebook.parameters.filter(({ index }) => index?.kind === 'bands' || index?.kind === 'brackets');
  return banded.flatMap((parameter) => {
    const cells = changes.filter((change) => change.parameter.name === parameter.name).filter(isNumeric);
    const direction = directionOf(cells.map(({ before }) => before));
    if (direction === 0) return [];
    return pairs(cells).flatMap(([nearer, farther]) => {
      if (!isChanged(nearer) && !isChanged(farther)) return [];
      if ((farther.after - nearer.after) * direction >= 0) return [];
      return [caution('ascending-bands', [farther, nearer], message(direction, nearer))];
    });

    function message(sign: number, nearer: CellChange): Localized {
      const name = { fi: keyName(nearer, 'fi', rulebook), en: keyName(nearer, 'en', rulebook) };
      return sign > 0
        ? { fi: `Pienempi kuin rivillä ${name.fi}. Tarkista.`, en: `Less than for ${name.en}. Please check.` }
        : { fi: `Suurempi kuin rivillä ${name.fi}. Tarkista.`, en: `More than for ${name.en}. Please check.` };
    }
  });
}

/** 1 where no value is less than the one before, −1 where none is greater; 0 where both or neither holds. */
function directionOf(values: readonly number[]): number {
  const steps = values.slice(1).map((value, index) => value - (values[index] ?? value));
  const [rises, falls] = [steps.some((step) => step > 0), steps.some((step) => step < 0)];
  return rises === falls ? 0 : rises ? 1 : -1;
}

function pairs(cells: readonly NumberChange[]): readonly (readonly [NumberChange, NumberChange])[] {
  return cells.slice(1).flatMap((cell, index) => {
    const before = cells[index];
    return before === undefined ? [] : [[before, cell] as const];
  });
}
