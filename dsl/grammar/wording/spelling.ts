/** The wording of mistakes in spelling, and in the file as a whole. */
import type { Wordings } from './wording.ts';

export const spellingWordings = {
  reserved_name: (problem) => ({
    message: {
      fi: `'${problem.word}' on kielen oma sana eikä kelpaa nimeksi`,
      en: `'${problem.word}' is a word of the language and cannot be a name`,
    },
    label: { fi: 'ei kelpaa nimeksi', en: 'cannot be a name' },
    help: { fi: 'valitse toinen nimi', en: 'choose another name' },
  }),

  upper_case_name: (problem) => ({
    message: {
      fi: `nimessä '${problem.word}' on isoja kirjaimia`,
      en: `the name '${problem.word}' has capital letters`,
    },
    label: { fi: 'isoja kirjaimia', en: 'capital letters' },
    help: {
      fi: `nimet kirjoitetaan pienin kirjaimin: '${problem.suggestion}'`,
      en: `names are written in small letters: '${problem.suggestion}'`,
    },
  }),

  foreign_sign: (problem) => ({
    message: {
      fi: `'${problem.found}' ei ole tämän kielen merkintä`,
      en: `'${problem.found}' is not written in this language`,
    },
    label: { fi: `tarkoittaa: ${problem.meant}`, en: `means: ${problem.meant}` },
    help: { fi: `kirjoita '${problem.meant}'`, en: `write '${problem.meant}'` },
    ...replacementOf(problem.meant),
  }),

  foreign_date: (problem) => ({
    message: {
      fi: `päivämäärä '${problem.found}' on väärässä muodossa`,
      en: `the date '${problem.found}' is in another form`,
    },
    label: { fi: 'päivämäärä', en: 'a date' },
    help: { fi: `kirjoita '${problem.meant}'`, en: `write '${problem.meant}'` },
    replacement: problem.meant,
  }),

  comma_number: (problem) => ({
    message: {
      fi: `luvussa '${problem.found}' on desimaalipilkku`,
      en: `the number '${problem.found}' has a decimal comma`,
    },
    label: { fi: 'desimaalipilkku', en: 'decimal comma' },
    help: {
      fi: `kirjoita '${problem.meant}'; luettelossa pilkun jälkeen tulee väli`,
      en: `write '${problem.meant}'; in a list, a space follows each comma`,
    },
  }),

  bad_citation: (problem) => ({
    message: {
      fi: `'${problem.found}' ei ole säännös eikä säännösväli`,
      en: `'${problem.found}' is neither a provision nor a range of them`,
    },
    label: { fi: 'säännös', en: 'provision' },
    help: { fi: "kirjoita kuten '§3.1:8' tai '§3.1:8–10'", en: "write it as '§3.1:8' or '§3.1:8–10'" },
  }),

  stray: (problem) => ({
    message: {
      fi: `merkillä '${problem.found}' ei ole merkitystä`,
      en: `the character '${problem.found}' means nothing`,
    },
    label: { fi: 'ylimääräinen merkki', en: 'surplus character' },
    help:
      problem.found === "'"
        ? { fi: "kirjoita teksti lainausmerkkeihin: '\"'", en: "put a text in double quotation marks: '\"'" }
        : { fi: 'poista merkki', en: 'remove it' },
  }),

  unclosed_text: () => ({
    message: { fi: 'tekstistä puuttuu lopettava lainausmerkki', en: 'the text lacks its closing quotation mark' },
    label: { fi: 'alkaa tästä', en: 'starts here' },
    help: {
      fi: "lisää '\"' tekstin loppuun; teksti on yhdellä rivillä",
      en: "add '\"' at its end; a text stands on one line",
    },
  }),

  curly_quotes: () => ({
    message: { fi: 'tekstin ympärillä on kaarevat lainausmerkit', en: 'the text is in curly quotation marks' },
    label: { fi: 'kaarevat lainausmerkit', en: 'curly quotation marks' },
    help: { fi: "käytä suoria lainausmerkkejä: '\"'", en: "use straight quotation marks: '\"'" },
  }),

  bad_escape: () => ({
    message: { fi: 'tuntematon kenoviivamerkintä', en: 'unknown backslash sequence' },
    label: { fi: 'kenoviivamerkintä', en: 'backslash sequence' },
    help: { fi: "kirjoita kenoviiva kahdesti: '\\\\'", en: "write the backslash twice: '\\\\'" },
  }),

  unclosed_braces: () => ({
    message: { fi: 'aaltosulku jää auki', en: 'the brace is not closed' },
    label: { fi: 'alkaa tästä', en: 'opened here' },
    help: {
      fi: "lisää '}', tai kirjoita '{{', jos tarkoitat aaltosulkua",
      en: "add '}', or write '{{' if a brace is meant",
    },
  }),

  lone_brace: () => ({
    message: { fi: "'}' on ilman alkavaa aaltosulkua", en: "'}' stands without an opening brace" },
    label: { fi: 'ylimääräinen aaltosulku', en: 'surplus brace' },
    help: {
      fi: "poista se, tai kirjoita '}}', jos tarkoitat aaltosulkua",
      en: "remove it, or write '}}' if a brace is meant",
    },
  }),

  empty_braces: () => ({
    message: { fi: 'aaltosulkeissa ei ole mitään', en: 'there is nothing in the braces' },
    label: { fi: 'tyhjät aaltosulkeet', en: 'empty braces' },
    help: {
      fi: "kirjoita niihin näytettävä tieto, kuten '{client.age}', tai poista ne",
      en: "write what is to be shown in them, such as '{client.age}', or remove them",
    },
  }),

  tab: () => ({
    message: { fi: 'asettelussa on sarkaimia', en: 'the layout has tabs' },
    label: { fi: 'sarkain', en: 'tab' },
    help: {
      fi: "käytä välilyöntejä; 'rulebook format' korjaa asettelun",
      en: "use spaces; 'rulebook format' corrects the layout",
    },
  }),

  control_character: () => ({
    message: { fi: 'tekstissä on näkymätön ohjausmerkki', en: 'the text has an invisible control character' },
    label: { fi: 'ohjausmerkki', en: 'control character' },
    help: { fi: 'poista merkki', en: 'remove it' },
  }),

  length: (problem) => ({
    message: {
      fi: `tiedosto on liian suuri luettavaksi (yli ${problem.limit} merkkiä)`,
      en: `the file is too large to read (more than ${problem.limit} characters)`,
    },
    label: { fi: 'tiedostoa ei luettu', en: 'the file was not read' },
    help: { fi: 'jaa sisältö useaan tiedostoon', en: 'divide its content among several files' },
  }),

  too_many: (problem) => ({
    message: { fi: 'tiedostossa on vielä muita virheitä', en: 'the file has further mistakes' },
    label: { fi: 'seuraava on tässä', en: 'the next one is here' },
    help: { fi: `korjaa ensin ${problem.limit} ensimmäistä`, en: `correct the first ${problem.limit} first` },
  }),
} satisfies Partial<Wordings>;

/** `null` alone has no certain replacement: it stands behind an `is` that would stay. */
function replacementOf(meant: string): { readonly replacement?: string } {
  if (meant === 'is not given') return {};
  return { replacement: /^[a-z]/.test(meant) ? ` ${meant} ` : meant };
}
