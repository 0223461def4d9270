import { redact } from '../facts/redact.ts';
import type { Localized } from '../ir/localized.ts';
import type { Separator } from './records.ts';

/** What kind of problem it is; stable. */
export type CsvProblemCode =
  | 'no-header'
  | 'unknown-column'
  | 'ambiguous-column'
  | 'repeated-column'
  | 'no-case-column'
  /** Told by whoever reads the bytes. */
  | 'not-utf8'
  | 'broken-quotes'
  | 'wrong-width'
  | 'nameless-cell'
  | 'no-case'
  | 'rows-disagree'
  | 'invalid-cell'
  | 'unclear-number';

/** Something wrong with CSV text, apart from the facts in it. Never repeats a cell. */
export interface CsvProblem {
  readonly code: CsvProblemCode;
  /** The fact, where it is about one; otherwise empty. */
  readonly path: string;
  readonly message: Localized;
  readonly help: Localized;
}

/** The text has no first line to name its columns. */
export function noHeader(): CsvProblem {
  return {
    code: 'no-header',
    path: '',
    message: { fi: 'ensimmäinen rivi ei nimeä sarakkeita', en: 'the first line does not name the columns' },
    help: {
      fi: 'kirjoita ensimmäiselle riville tietojen nimet, esimerkiksi case;client.birth_date',
      en: 'write the names of the facts on the first line, such as case;client.birth_date',
    },
  };
}

/** Neither a name nor a label of a fact. */
export function unknownColumn(number: number, header: string, suggestion: string | null): CsvProblem {
  const shown = redact(header);
  return {
    code: 'unknown-column',
    path: '',
    message: {
      fi: `sarakkeen ${number} otsikko '${shown}' ei ole minkään tiedon nimi`,
      en: `the heading '${shown}' of column ${number} is not the name of any fact`,
    },
    help:
      suggestion === null
        ? { fi: 'poista sarake tai korjaa otsikko', en: 'remove the column or correct its heading' }
        : { fi: `tarkoititko '${suggestion}'?`, en: `did you mean '${suggestion}'?` },
  };
}

/** A label of several facts; `names` are headings that tell them apart. */
export function ambiguousColumn(number: number, header: string, names: readonly string[]): CsvProblem {
  const listed = names
    .slice(0, mostListed)
    .map((name) => `'${name}'`)
    .join(', ');
  const more = names.length > mostListed ? ', …' : '';
  return {
    code: 'ambiguous-column',
    path: '',
    message: {
      fi: `sarakkeen ${number} otsikko '${redact(header)}' sopii useaan tietoon`,
      en: `the heading '${redact(header)}' of column ${number} fits several facts`,
    },
    help: { fi: `kirjoita jokin näistä: ${listed}${more}`, en: `write one of these: ${listed}${more}` },
  };
}

const mostListed = 8;

/** Two columns for one fact. */
export function repeatedColumn(number: number, first: number, path: string): CsvProblem {
  return {
    code: 'repeated-column',
    path,
    message: {
      fi: `sarakkeissa ${first} ja ${number} on sama tieto '${path}'`,
      en: `columns ${first} and ${number} hold the same fact '${path}'`,
    },
    help: { fi: 'poista toinen', en: 'remove one of them' },
  };
}

/** Rows are list elements, and nothing tells which of them belong together. */
export function noCaseColumn(list: string): CsvProblem {
  return {
    code: 'no-case-column',
    path: list,
    message: {
      fi: `luettelon '${list}' kohdat ovat omilla riveillään, mutta sarake 'case' puuttuu`,
      en: `the elements of the list '${list}' are on rows of their own, but the column 'case' is missing`,
    },
    help: {
      fi: "lisää sarake 'case', jossa saman tapauksen riveillä on sama tunniste",
      en: "add a column 'case' that gives the rows of one case the same reference",
    },
  };
}

/** Quotation marks that do not match. */
export function brokenQuotes(): CsvProblem {
  return {
    code: 'broken-quotes',
    path: '',
    message: { fi: 'rivin lainausmerkit eivät täsmää', en: 'the quotation marks of the row do not match' },
    help: {
      fi: 'kirjoita lainausmerkki lainatun solun sisällä kahdesti ("") ja päätä solu lainausmerkkiin',
      en: 'write a quotation mark inside a quoted cell twice ("") and end the cell with one',
    },
  };
}

/** More or fewer cells than there are columns. */
export function wrongWidth(given: number, columns: number, separator: Separator): CsvProblem {
  const shown = separator === '\t' ? { fi: 'sarkain', en: 'a tab' } : { fi: `'${separator}'`, en: `'${separator}'` };
  return {
    code: 'wrong-width',
    path: '',
    message: {
      fi: `rivillä on ${given} solua, mutta sarakkeita on ${columns}`,
      en: `the row has ${given} cells, but there are ${columns} columns`,
    },
    help: {
      fi: `lisää puuttuvat solut; jos solun tekstissä on ${shown.fi}, kirjoita solu lainausmerkkeihin`,
      en: `add the missing cells; if a cell contains ${shown.en}, put the cell in quotation marks`,
    },
  };
}

/** A cell under no heading. */
export function namelessCell(number: number): CsvProblem {
  return {
    code: 'nameless-cell',
    path: '',
    message: {
      fi: `sarakkeessa ${number} on tieto, mutta sarakkeella ei ole otsikkoa`,
      en: `column ${number} has a value but no heading`,
    },
    help: { fi: 'anna sarakkeelle otsikko tai tyhjennä solu', en: 'give the column a heading or empty the cell' },
  };
}

/** A row that belongs to no case. */
export function noCase(): CsvProblem {
  return {
    code: 'no-case',
    path: 'case',
    message: { fi: "rivin tunniste 'case' puuttuu", en: "the row has no reference 'case'" },
    help: {
      fi: 'kirjoita sama tunniste jokaiselle tapauksen riville',
      en: 'write the same reference on every row of a case',
    },
  };
}

/** A later row of a case says otherwise than its first. */
export function rowsDisagree(path: string, heading: string, line: number): CsvProblem {
  return {
    code: 'rows-disagree',
    path,
    message: {
      fi: `rivin ${line} sarakkeessa '${redact(heading)}' on muu arvo kuin tapauksen ensimmäisellä rivillä`,
      en: `the column '${redact(heading)}' on line ${line} differs from the first row of the case`,
    },
    help: {
      fi: 'anna sama arvo tai jätä solu tyhjäksi tapauksen myöhemmillä riveillä',
      en: 'give the same value or leave the cell empty on the later rows of the case',
    },
  };
}

/** A cell that begins like JSON and is none. */
export function invalidCell(path: string, heading: string, reason: Localized): CsvProblem {
  return {
    code: 'invalid-cell',
    path,
    message: {
      fi: `sarakkeen '${redact(heading)}' JSON-solua ei voi lukea: ${reason.fi}`,
      en: `the JSON cell of column '${redact(heading)}' cannot be read: ${reason.en}`,
    },
    help: {
      fi: 'kirjoita soluun JSON-luettelo tai erota kohdat pystyviivalla (a|b)',
      en: 'write a JSON list in the cell or separate its elements with a bar (a|b)',
    },
  };
}

/** `1,234`: thousands in one country, decimals in another. */
export function unclearNumber(path: string, heading: string): CsvProblem {
  return {
    code: 'unclear-number',
    path,
    message: {
      fi: `sarakkeen '${redact(heading)}' luvun pilkku voi olla desimaali- tai tuhaterotin`,
      en: `the comma in the number of column '${redact(heading)}' may mark decimals or thousands`,
    },
    help: {
      fi: 'kirjoita desimaalit pisteen jälkeen (1.234) ja tuhannet ilman pilkkua (1234)',
      en: 'write decimals after a point (1.234) and thousands without a comma (1234)',
    },
  };
}
