import type { Localized } from '../ir/localized.ts';
import { describeBounds, describeDecimals } from './describe.ts';
import type { FactProblem } from './problem.ts';
import { redact } from './redact.ts';
import type { Subject } from './subject.ts';

/** The whole input is no object. */
export function notFacts(given: Localized): FactProblem {
  return {
    code: 'not-facts',
    path: '',
    message: {
      fi: `tiedot eivät ole tietue, vaan ${given.fi}`,
      en: `the facts are not an object but ${given.en}`,
    },
    help: {
      fi: 'anna tiedot JSON-tietueena, esimerkiksi {"client": {"birth_date": "1980-05-17"}}',
      en: 'give the facts as a JSON object, such as {"client": {"birth_date": "1980-05-17"}}',
    },
  };
}

/** `within` is what the name stands in: `provider.staff[0].`, or nothing. */
export function unknownFact(within: string, name: string, suggestion: string | null): FactProblem {
  const shown = within + redact(name);
  return {
    code: 'unknown-fact',
    path: shown,
    message: {
      fi: `tietoa '${shown}' ei ole määritelty sääntökirjassa`,
      en: `the rulebook declares no fact '${shown}'`,
    },
    help:
      suggestion === null
        ? { fi: 'poista tieto tai tarkista sen nimi', en: 'remove it or check its name' }
        : didYouMean(suggestion),
  };
}

/** A name of the rulebook's own: what it computes, or what it sets. */
export function notAFact(name: string, kind: 'definition' | 'parameter'): FactProblem {
  return {
    code: 'unknown-fact',
    path: name,
    message:
      kind === 'definition'
        ? { fi: `sääntökirja laskee itse arvon '${name}'`, en: `the rulebook itself computes '${name}'` }
        : { fi: `sääntökirja määrää itse arvon '${name}'`, en: `the rulebook itself sets '${name}'` },
    help: { fi: 'poista se tiedoista', en: 'remove it from the facts' },
  };
}

/** Both nested and by its dotted name. */
export function givenTwice(path: string): FactProblem {
  return {
    code: 'given-twice',
    path,
    message: { fi: `tieto '${path}' on annettu kahdesti`, en: `the fact '${path}' is given twice` },
    help: {
      fi: 'anna se joko sisäkkäin tai pisteellisellä nimellä, ei molemmilla tavoilla',
      en: 'give it either nested or by its dotted name, not both ways',
    },
  };
}

/** Another kind of JSON than the fact's type asks for. */
export function wrongType(path: string, expected: Localized, given: Localized): FactProblem {
  return {
    code: 'wrong-type',
    path,
    message: {
      fi: `tiedon '${path}' pitää olla ${expected.fi}, mutta annettu on ${given.fi}`,
      en: `the fact '${path}' must be ${expected.en}, but ${given.en} is given`,
    },
  };
}

/** A text that is neither a number nor a number with a unit. Words other than the units known are not repeated. */
export function notANumber(
  subject: Subject,
  text: string,
  expected: Localized,
  units: ReadonlySet<string>,
): FactProblem {
  const comma = /^\s*[+-]?\d+,\d+/.test(text);
  const shown = hasForeignWord(text, units) ? { fi: '', en: '' } : echo(subject, text);
  return {
    code: 'wrong-type',
    path: subject.path,
    message: {
      fi: `tiedon '${subject.path}' pitää olla ${expected.fi}${shown.fi}`,
      en: `the fact '${subject.path}' must be ${expected.en}${shown.en}`,
    },
    help: comma
      ? { fi: 'kirjoita desimaalit pisteen jälkeen: 12.5', en: 'write decimals after a point: 12.5' }
      : {
          fi: 'kirjoita luku ilman välejä, esimerkiksi 1250 tai 12.5',
          en: 'write the number without spaces, such as 1250 or 12.5',
        },
  };
}

/** Not a day of the calendar, or not written as one; a Finnish date is rewritten in the help. */
export function badDate(subject: Subject, text: string): FactProblem {
  const finnish = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(text);
  const iso = /^\s*\d{4}-\d{2}-\d{2}\s*$/.test(text);
  const shown = hasForeignWord(text, noWords) ? { fi: '', en: '' } : echo(subject, text);
  const [, day = '', month = '', year = ''] = finnish ?? [];
  const rewritten =
    finnish === null || subject.sensitive ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return {
    code: 'bad-date',
    path: subject.path,
    message: {
      fi: `tieto '${subject.path}' ei ole päivämäärä${shown.fi}`,
      en: `the fact '${subject.path}' is not a date${shown.en}`,
    },
    help: iso
      ? {
          fi: 'tarkista päivä: kalenterissa ei ole sellaista, tai vuosi ei ole väliltä 1800–2999',
          en: 'check the day: the calendar has no such day, or the year is not between 1800 and 2999',
        }
      : {
          fi: `kirjoita päivämäärä muodossa VVVV-KK-PP${rewritten === null ? '' : `: ${rewritten}`}`,
          en: `write the date as YYYY-MM-DD${rewritten === null ? '' : `: ${rewritten}`}`,
        },
  };
}

/** None of an enum's members. */
export function unknownMember(
  subject: Subject,
  text: string,
  suggestion: string | null,
  expected: Localized,
): FactProblem {
  // What is near no choice may be a name: only what looks like a slip of the pen is repeated.
  const shown = suggestion === null ? { fi: '', en: '' } : echo(subject, text);
  return {
    code: 'unknown-member',
    path: subject.path,
    message: {
      fi: `tiedolla '${subject.path}' ei ole tällaista vaihtoehtoa${shown.fi}`,
      en: `the fact '${subject.path}' has no such choice${shown.en}`,
    },
    help: suggestion === null ? { fi: `anna ${expected.fi}`, en: `give ${expected.en}` } : didYouMean(suggestion),
  };
}

/** Another unit than the declared one; what is given is repeated where it is one of the units known. */
export function wrongUnit(subject: Subject, declared: string, given: string, units: ReadonlySet<string>): FactProblem {
  const { path } = subject;
  // What is no unit may be a name or the end of an identity code.
  const shown = subject.sensitive || !units.has(given) ? null : given;
  if (declared === '') {
    return {
      code: 'wrong-unit',
      path,
      message: {
        fi: `tiedolla '${path}' ei ole yksikköä${shown === null ? '' : `, mutta annettu on '${shown}'`}`,
        en: `the fact '${path}' has no unit${shown === null ? '' : `, but '${shown}' is given`}`,
      },
      help: { fi: 'anna pelkkä luku', en: 'give a bare number' },
    };
  }
  return {
    code: 'wrong-unit',
    path,
    message: {
      fi: `tiedon '${path}' yksikkö on '${declared}'${shown === null ? '' : ` eikä '${shown}'`}`,
      en: `the unit of the fact '${path}' is '${declared}'${shown === null ? '' : `, not '${shown}'`}`,
    },
    help: { fi: `anna luku yksikössä ${declared}`, en: `give the number in ${declared}` },
  };
}

/** More decimals than the fact's type has. */
export function tooManyDecimals(subject: Subject, decimals: number, source: string): FactProblem {
  const limit = describeDecimals(decimals);
  const shown = echo(subject, source);
  return {
    code: 'too-many-decimals',
    path: subject.path,
    message: {
      fi: `tiedossa '${subject.path}' on liikaa desimaaleja${shown.fi}`,
      en: `the fact '${subject.path}' has too many decimals${shown.en}`,
    },
    help:
      decimals === 0
        ? { fi: 'anna kokonaisluku', en: 'give a whole number' }
        : { fi: `luvussa on ${limit.fi}; pyöristä se itse`, en: `give ${limit.en}; round the number yourself` },
  };
}

/** A number below its least or above its greatest value. */
export function outOfBounds(subject: Subject, source: string): FactProblem {
  const shown = echo(subject, source);
  const bounds = describeBounds(subject);
  return {
    code: 'out-of-bounds',
    path: subject.path,
    message: {
      fi: `tieto '${subject.path}' on sallittujen rajojen ulkopuolella${shown.fi}`,
      en: `the fact '${subject.path}' is out of bounds${shown.en}`,
    },
    help: { fi: `sallittu: ${bounds.fi}`, en: `allowed: ${bounds.en}` },
  };
}

/** A list with too few or too many elements. */
export function wrongLength(subject: Subject, length: number): FactProblem {
  const bounds = describeBounds(subject);
  return {
    code: 'out-of-bounds',
    path: subject.path,
    message: {
      fi: `luettelossa '${subject.path}' on väärä määrä rivejä: ${length}`,
      en: `the list '${subject.path}' has a wrong number of elements: ${length}`,
    },
    help: { fi: `sallittu: ${bounds.fi}`, en: `allowed: ${bounds.en}` },
  };
}

/** A text beyond the limit for any text. */
export function tooLongText(path: string, longest: number): FactProblem {
  return {
    code: 'too-long',
    path,
    message: {
      fi: `tieto '${path}' on yli ${longest} merkkiä pitkä`,
      en: `the fact '${path}' is longer than ${longest} characters`,
    },
    help: { fi: 'lyhennä tekstiä', en: 'shorten the text' },
  };
}

/** An element that is null or blank: a list has no holes. */
export function emptyElement(path: string, expected: Localized): FactProblem {
  return {
    code: 'wrong-type',
    path,
    message: {
      fi: `luettelon kohta '${path}' on tyhjä`,
      en: `the list element '${path}' is empty`,
    },
    help: { fi: `anna ${expected.fi} tai poista kohta`, en: `give ${expected.en} or remove the element` },
  };
}

/** A reference to the case that is neither a text nor a number. */
export function badCase(): FactProblem {
  return {
    code: 'bad-case',
    path: 'case',
    message: {
      fi: "tunnisteen 'case' pitää olla teksti tai luku, enintään 200 merkkiä",
      en: "the reference 'case' must be a text or a number of at most 200 characters",
    },
  };
}

function didYouMean(suggestion: string): Localized {
  return { fi: `tarkoititko '${suggestion}'?`, en: `did you mean '${suggestion}'?` };
}

const noWords: ReadonlySet<string> = new Set();

/** Whether a text has a word that is no unit, and so may be a name. */
function hasForeignWord(text: string, units: ReadonlySet<string>): boolean {
  return [...text.matchAll(/[\p{L}_]+/gu)].some(([word]) => !units.has(word));
}

/** What was given, where it may be repeated: never a text fact's or a sensitive one's. */
function echo(subject: Subject, text: string): Localized {
  if (subject.sensitive || subject.type.kind === 'text') return { fi: '', en: '' };
  return { fi: `: '${redact(text.trim())}'`, en: `: '${redact(text.trim())}'` };
}
