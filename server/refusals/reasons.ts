import type { Localized } from '../../engine/ir/localized.ts';

/** Why a request was refused: the status of the answer, and what to tell a person where nothing closer is known. */
export interface Reason {
  readonly status: number;
  readonly message: Localized;
}

/** Every refusal of the API by its code. Codes are stable; `docs/http-api.md` explains each. */
export const reasons = {
  'bad-request': {
    status: 400,
    message: { fi: 'Pyyntö ei ole ohjeen mukainen.', en: 'The request is not as documented.' },
  },
  'bad-json': {
    status: 400,
    message: { fi: 'Pyynnön sisältö ei ole JSON-muotoa.', en: 'The body of the request is not valid JSON.' },
  },
  'sign-in-required': {
    status: 401,
    message: { fi: 'Kirjaudu ensin sisään.', en: 'Sign in first.' },
  },
  'wrong-token': {
    status: 401,
    message: {
      fi: 'Tunniste ei kelpaa. Tarkista se tai pyydä ylläpidolta uusi.',
      en: 'The token is not valid. Check it or ask the maintainers for a new one.',
    },
  },
  'role-too-low': {
    status: 403,
    message: { fi: 'Käyttöoikeutesi ei riitä tähän.', en: 'Your role does not allow this.' },
  },
  'foreign-origin': {
    status: 403,
    message: {
      fi: 'Muutos ei tullut tämän palvelun omalta sivulta, joten sitä ei tehty.',
      en: 'The change did not come from a page of this service, so it was not made.',
    },
  },
  'foreign-host': {
    status: 403,
    message: {
      fi: 'Palvelua käytetään vain osoitteista, joissa se kuuntelee, kuten localhost.',
      en: 'The service answers only at the addresses where it listens, such as localhost.',
    },
  },
  'not-found': {
    status: 404,
    message: { fi: 'Osoitteessa ei ole mitään.', en: 'There is nothing at this address.' },
  },
  'no-such-decision': {
    status: 404,
    message: { fi: 'Sääntökirjassa ei ole tätä ratkaisua.', en: 'The rulebook has no such decision.' },
  },
  'no-such-revision': {
    status: 404,
    message: { fi: 'Tällaista versiota ei ole.', en: 'There is no such revision.' },
  },
  'no-such-draft': {
    status: 404,
    message: { fi: 'Luonnosta ei ole tälle päivälle.', en: 'There is no draft for this date.' },
  },
  'draft-exists': {
    status: 409,
    message: { fi: 'Tälle päivälle on jo luonnos.', en: 'There is a draft for this date already.' },
  },
  'draft-proposed': {
    status: 409,
    message: {
      fi: 'Luonnos odottaa tarkistusta. Avaa se uudelleen ennen muokkaamista.',
      en: 'The draft is proposed. Reopen it before changing it.',
    },
  },
  'not-proposed': {
    status: 409,
    message: { fi: 'Luonnosta ei ole lähetetty tarkistettavaksi.', en: 'The draft is not proposed.' },
  },
  'branch-changed': {
    status: 409,
    message: {
      fi: 'Ehdotusta on muutettu muualla, joten siihen ei koskettu. Sovi muutoksista niiden tekijän kanssa.',
      en: 'The proposal has been changed elsewhere, so it was left alone. Settle it with whoever changed it.',
    },
  },
  'branch-checked-out': {
    status: 409,
    message: {
      fi: 'Ehdotus on parhaillaan avattuna työkansiossa, joten sitä ei voi korvata. Pyydä ylläpitoa sulkemaan se.',
      en: 'The proposal is open in a working folder and cannot be replaced. Ask the maintainers to close it there.',
    },
  },
  'files-differ': {
    status: 409,
    message: {
      fi: 'Sääntökirjan kansiossa on jo toisenlaiset tiedostot. Niiden päälle ei kirjoiteta; lataa muutos korjaustiedostona.',
      en: 'The rulebook’s folder holds other files already. They are not written over; download the change as a patch.',
    },
  },
  'no-git': {
    status: 409,
    message: {
      fi: 'Sääntökirja ei ole versionhallinnassa, joten sen aiempia versioita ei ole saatavilla.',
      en: 'The rulebook is not under version control, so there are no earlier states of it.',
    },
  },
  'draft-changed': {
    status: 412,
    message: {
      fi: 'Luonnosta on muutettu toisaalla. Lataa uusin tai tallenna omasi kopiona.',
      en: 'The draft has been changed elsewhere. Load the latest or keep yours as a copy.',
    },
  },
  'rulebook-changed': {
    status: 412,
    message: {
      fi: 'Sääntökirja on muuttunut siitä, johon vastaus pyydettiin.',
      en: 'The rulebook is no longer the one that was asked for.',
    },
  },
  'revision-required': {
    status: 428,
    message: {
      fi: 'Kerro otsakkeessa If-Match, mihin luonnoksen versioon muutos perustuu.',
      en: 'Say in the header If-Match which revision of the draft the change rests on.',
    },
  },
  'body-too-large': {
    status: 413,
    message: { fi: 'Pyyntö on liian suuri.', en: 'The request is too large.' },
  },
  'unsupported-media-type': {
    status: 415,
    message: {
      fi: 'Pyynnön muotoa (Content-Type) ei tunneta tässä osoitteessa.',
      en: 'This address does not take the format (Content-Type) of the request.',
    },
  },
  'bad-date': {
    status: 422,
    message: {
      fi: 'Päivää ei ole. Kirjoita se muodossa 2021-01-01.',
      en: 'There is no such date. Write it as 2021-01-01.',
    },
  },
  'date-not-after': {
    status: 422,
    message: {
      fi: 'Voimaantulopäivän on oltava viimeisen hyväksytyn version jälkeen.',
      en: 'The effective date must be after the latest accepted edition.',
    },
  },
  'edition-locked': {
    status: 422,
    message: {
      fi: 'Hyväksyttyä versiota ei voi muuttaa. Tee muutos uuteen versioon.',
      en: 'An accepted edition cannot be changed. Make the change in a new edition.',
    },
  },
  'path-refused': {
    status: 422,
    message: {
      fi: 'Luonnoksessa ei voi olla tiedostoa tässä polussa.',
      en: 'A draft cannot hold a file at this path.',
    },
  },
  'draft-has-errors': {
    status: 422,
    message: {
      fi: 'Luonnoksessa on virheitä. Korjaa ne ensin.',
      en: 'The draft has errors. Mend them first.',
    },
  },
  'sides-differ': {
    status: 422,
    message: {
      fi: 'Päivää voi verrata vain toiseen päivään. Anna kaksi päivää tai kaksi versiota.',
      en: 'A date can be compared with another date only. Give two dates or two revisions.',
    },
  },
  'unrelated-rulebooks': {
    status: 422,
    message: {
      fi: 'Vertailtavat ovat eri sääntökirjoja.',
      en: 'The two are different rulebooks.',
    },
  },
  'side-has-errors': {
    status: 422,
    message: {
      fi: 'Toisessa vertailtavista sääntökirjoista on virheitä, joten niitä ei voi verrata.',
      en: 'One of the rulebooks has errors, so that they cannot be compared.',
    },
  },
  'bad-table': {
    status: 422,
    message: { fi: 'Taulukon otsikoita ei voi lukea.', en: 'The headings of the table cannot be read.' },
  },
  'explained-as-table': {
    status: 422,
    message: {
      fi: 'Perustelut eivät mahdu taulukkoon. Pyydä vastaus JSON-riveinä.',
      en: 'Reasons do not fit in a table. Ask for JSON lines.',
    },
  },
  'facts-unusable': {
    status: 422,
    message: { fi: 'Tapauksen tietoja ei voi käyttää.', en: 'The facts of the case cannot be used.' },
  },
  'nothing-to-propose': {
    status: 422,
    message: { fi: 'Luonnos ei muuta mitään.', en: 'The draft changes nothing.' },
  },
  'draft-status': {
    status: 422,
    message: {
      fi: "Luonnoksen edition.yaml-tiedostossa pitää olla 'status: draft'.",
      en: "The edition.yaml of a draft must say 'status: draft'.",
    },
  },
  'draft-too-large': {
    status: 413,
    message: { fi: 'Luonnos on liian suuri tallennettavaksi.', en: 'The draft is too large to be kept.' },
  },
  'too-many-requests': {
    status: 429,
    message: {
      fi: 'Pyyntöjä on liikaa. Yritä hetken kuluttua uudelleen.',
      en: 'Too many requests. Try again in a while.',
    },
  },
  'too-many-comparisons': {
    status: 503,
    message: {
      fi: 'Palvelin tekee jo useaa vertailua. Yritä hetken kuluttua uudelleen.',
      en: 'The server is making several comparisons already. Try again in a while.',
    },
  },
  'took-too-long': {
    status: 503,
    message: {
      fi: 'Vertailu kesti liian kauan ja keskeytettiin.',
      en: 'The comparison took too long and was given up.',
    },
  },
  'too-many-batches': {
    status: 503,
    message: {
      fi: 'Palvelin ratkaisee jo monta tiedostoa. Yritä hetken kuluttua uudelleen.',
      en: 'The server is deciding several files already. Try again in a while.',
    },
  },
  'program-fault': {
    status: 500,
    message: {
      fi: 'Ohjelman vika esti toiminnon. Ilmoita siitä ylläpidolle.',
      en: 'A fault of the program prevented this. Please report it.',
    },
  },
  'draft-unreadable': {
    status: 500,
    message: {
      fi: 'Tallennettua luonnosta ei voi lukea. Pyydä ylläpitoa palauttamaan aiempi versio.',
      en: 'The stored draft cannot be read. Ask the maintainers to restore an earlier version.',
    },
  },
  'folder-unwritable': {
    status: 507,
    message: {
      fi: 'Sääntökirjan kansioon ei voi kirjoittaa. Lataa muutos korjaustiedostona.',
      en: 'The rulebook’s folder cannot be written to. Download the change as a patch.',
    },
  },
  'rulebook-broken': {
    status: 503,
    message: {
      fi: 'Sääntökirjassa on virheitä; sitä ei voi käyttää, ennen kuin ne on korjattu.',
      en: 'The rulebook has errors; it cannot be used until they are mended.',
    },
  },
  'rulebook-unreadable': {
    status: 503,
    message: { fi: 'Sääntökirjan kansiota ei voi lukea.', en: 'The folder of the rulebook cannot be read.' },
  },
  'drafts-unusable': {
    status: 507,
    message: {
      fi: 'Luonnoksia ei voi käyttää palvelimen levyllä. Säilytä muutoksesi ja ilmoita ylläpidolle.',
      en: 'Drafts cannot be used on the disk of the server. Keep your changes and tell the maintainers.',
    },
  },
} as const satisfies Readonly<Record<string, Reason>>;

/** The code of a refusal; stable. */
export type ReasonCode = keyof typeof reasons;
