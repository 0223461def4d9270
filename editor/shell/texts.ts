/** Texts of the frame around every page. */
export const shellTexts = {
  loading: { fi: 'Ladataan …', en: 'Loading …' },
  failed: { fi: 'Sääntökirjaa ei voitu avata', en: 'The rulebook could not be opened' },
  retry: { fi: 'Yritä uudelleen', en: 'Try again' },
  skip: { fi: 'Siirry sisältöön', en: 'Skip to content' },
  pages: { fi: 'Sivut', en: 'Pages' },
  language: { fi: 'Kieli', en: 'Language' },
  signIn: { fi: 'Kirjaudu sisään', en: 'Sign in' },
  signOut: { fi: 'Kirjaudu ulos', en: 'Sign out' },
  token: { fi: 'Käyttöavain', en: 'Access token' },
  tokenHint: { fi: 'Saat avaimen palvelun ylläpidolta.', en: 'The maintainers of the service give it to you.' },
  tokenMissing: { fi: 'Anna käyttöavain.', en: 'Give the access token.' },
  disclaimer: {
    fi: 'Arvio, ei hallintopäätös. Päätöksen tekee viranhaltija.',
    en: 'An assessment, not an administrative decision. The decision is made by a public official.',
  },
};
