import type { Outcome } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';

/** Words for the outcomes of a decision that has none of its own. */
export const defaultOutcomes: Readonly<Record<Outcome, Localized>> = {
  approved: { fi: 'Hyväksytty', en: 'Approved' },
  denied: { fi: 'Hylätty', en: 'Denied' },
  referred: { fi: 'Vaatii viranhaltijan harkintaa', en: 'Referred to an official' },
  incomplete: { fi: 'Tietoja puuttuu', en: 'Information is missing' },
};
