import type { Localized } from '../../ir/localized.ts';
import { isChanged } from '../values/cells.ts';
import { type Caution, caution, groupsOf, type NewValues } from './caution.ts';

/** A cell that stays as it was where others of its group changed: forgotten, or confirmed as it was? */
export function wholeGroupChanged(values: NewValues): readonly Caution[] {
  return groupsOf(values).flatMap((group) => {
    if (!group.some(isChanged)) return [];
    return group
      .filter((change) => change.after !== null && !isChanged(change))
      .map((change) => caution('whole-group-changed', [change], message));
  });
}

const message: Localized = {
  fi: 'Muut rivit muuttuivat, tämä ei. Onko arvo vahvistettu ennalleen?',
  en: 'The other rows changed, this one did not. Was the value confirmed as it was?',
};
