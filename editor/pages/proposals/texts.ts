/** Texts of the page of proposals. */
export const proposalsTexts = {
  intro: {
    fi: 'Tarkistettavaksi lähetetyt versiot. Ehdotuksen voi avata uudelleen muokattavaksi tai perua, kunnes se on hyväksytty.',
    en: 'Versions that were sent for review. A proposal can be reopened for changes or withdrawn until it is accepted.',
  },
  none: { fi: 'Tarkistettavana ei ole ehdotuksia.', en: 'No proposals are waiting for review.' },
  sent: { fi: 'Lähetetty', en: 'Sent' },
  look: { fi: 'Katso arvot', en: 'See the values' },
  download: { fi: 'Lataa muutokset tiedostona', en: 'Download the changes as a file' },
  reopen: { fi: 'Avaa uudelleen', en: 'Reopen' },
  withdraw: { fi: 'Peru ehdotus', en: 'Withdraw the proposal' },
  withdrawAsk: {
    fi: 'Perutaanko ehdotus? Luonnos säilyy, ja sen voi lähettää myöhemmin uudelleen.',
    en: 'Withdraw the proposal? The draft stays and can be sent again later.',
  },
  cancel: { fi: 'Peruuta', en: 'Cancel' },
  moved: {
    fi: 'Odottaa tarkistusta; tarkistaja on muuttanut ehdotusta',
    en: 'Waiting for review; a reviewer has changed it',
  },
  written: {
    fi: 'Tallennettu sääntökirjaan, odottaa hyväksyntää',
    en: 'Written to the rulebook, waiting to be accepted',
  },
};
