/** Texts of the accessibility statement. */
export const accessibilityTexts = {
  aim: {
    fi: 'Tämä palvelu pyrkii täyttämään verkkosisällön saavutettavuusohjeiden WCAG 2.1 tasot A ja AA, joita laki digitaalisten palvelujen tarjoamisesta (306/2019) edellyttää.',
    en: 'This service aims to meet levels A and AA of the Web Content Accessibility Guidelines WCAG 2.1, as the Finnish Act on the Provision of Digital Services (306/2019) requires.',
  },
  knownTitle: { fi: 'Tunnetut puutteet', en: 'Known shortcomings' },
  known: [
    {
      fi: 'Säännöt-sivun tekstieditorin omat valikot ovat englanniksi, eikä niiden rakenne täytä kaikkia vaatimuksia. Sivulla voi käyttää editorin sijasta tavallista tekstikenttää, ja korjausehdotukset ovat myös painikkeina virheluettelossa.',
      en: 'The menus of the text editor on the Rules page are in English, and their structure does not meet every requirement. A plain text field can be used there instead of the editor, and suggested mendings are buttons in the list of problems, too.',
    },
    {
      fi: 'Sääntökirjan alkuperäiset kohdat ovat vain suomeksi.',
      en: 'The original provisions of the rulebook are in Finnish only.',
    },
  ],
  testedTitle: { fi: 'Näin saavutettavuus on tarkistettu', en: 'How accessibility is checked' },
  tested: {
    fi: 'Jokainen sivu, valintaikkuna ja avattu valikko tarkistetaan automaattisesti ennen julkaisua, ja päätoiminnot käydään läpi pelkällä näppäimistöllä. Ruudunlukijoilla palvelua ei ole vielä testattu kattavasti.',
    en: 'Every page, dialog and open menu is checked automatically before a release, and the main tasks are done with the keyboard alone. The service has not yet been tested thoroughly with screen readers.',
  },
  feedbackTitle: { fi: 'Anna palautetta', en: 'Give feedback' },
  feedback: {
    fi: 'Jos huomaat saavutettavuusongelman, kerro siitä meille. Vastaamme kahden viikon kuluessa. Jos et ole tyytyväinen vastaukseen, voit tehdä ilmoituksen saavutettavuutta valvovalle viranomaiselle.',
    en: 'If you notice a problem of accessibility, please tell us. We answer within two weeks. If you are not satisfied with the answer, you can notify the authority that supervises accessibility.',
  },
};
