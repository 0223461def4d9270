/** Texts of what a draft changes; `%` stands for a number. */
export const changesTexts = {
  title: { fi: 'Mikä muuttuu', en: 'What changes' },
  nothing: { fi: 'Mikään arvo ei muutu.', en: 'No value changes.' },
  oneValue: { fi: '% arvo muuttuu', en: '% value changes' },
  values: { fi: '% arvoa muuttuu', en: '% values change' },
  cases: { fi: 'Testitapaukset', en: 'Policy cases' },
  computing: { fi: 'Lasketaan …', en: 'Computing …' },
  failed: {
    fi: 'Muutosten vaikutuksia ei saatu laskettua. Luonnos on tallessa; lataa sivu uudelleen.',
    en: 'What the changes do could not be worked out. The draft is safe; load the page again.',
  },
  unknown: {
    fi: 'Ei voida laskea, kun säännöissä on virheitä.',
    en: 'Cannot be computed while the rules have errors.',
  },
  oneCase: { fi: '% testitapauksen tulos muuttuu', en: 'The result of % case changes' },
  someCases: { fi: '% testitapauksen tulos muuttuu', en: 'The result of % cases changes' },
  noCases: { fi: 'Testitapausten tulokset pysyvät samoina.', en: 'The results of the policy cases stay the same.' },
  oneMoved: { fi: 'Sama tapaus uusin hinnoin: % muuttuu', en: 'The same case with the new prices: % changes' },
  moved: { fi: 'Sama tapaus uusin hinnoin: % muuttuu', en: 'The same case with the new prices: % change' },
  noMoved: {
    fi: 'Samat tapaukset uusin hinnoin: mikään ei muutu.',
    en: 'The same cases with the new prices: none changes.',
  },
  across: {
    fi: 'Seteli myönnetty ennen muutosta, käyttö sen jälkeen',
    en: 'A voucher granted before the change, used after it',
  },
  oneAcross: { fi: '% laskun tulos muuttuu', en: 'The result of % invoice changes' },
  someAcross: { fi: '% laskun tulos muuttuu', en: 'The result of % invoices changes' },
  noAcross: { fi: 'Laskujen tulokset pysyvät samoina.', en: 'The results of the invoices stay the same.' },
  noneAcross: { fi: 'Testitapauksissa ei ole tällaisia laskuja.', en: 'The policy cases have no such invoices.' },
  caseload: { fi: 'Esimerkkiaineisto', en: 'Generated cases' },
  noneOfCaseload: { fi: 'Mikään tapaus ei muutu.', en: 'No case changes.' },
  together: { fi: 'hyväksytyt yhteensä', en: 'approved in total' },
  yearly: { fi: 'Vaikutus vuodessa', en: 'Effect a year' },
  giveQuantities: {
    fi: 'Täytä sarake ”Määrä vuodessa”, niin vaikutus lasketaan tarkasti.',
    en: 'Fill in the column “Quantity a year” to have the effect computed exactly.',
  },
  ownQuantities: { fi: '(omat määrät)', en: '(own quantities)' },
  chart: { fi: 'Muutokset prosentteina', en: 'Changes in percent' },
};
