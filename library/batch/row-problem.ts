import type { FactProblem } from '../../engine/facts/problem.ts';
import type { Localized } from '../../engine/ir/localized.ts';

/** Why a case of a file could not be decided: its facts, its row, or its line. */
export interface RowProblem extends Pick<FactProblem, 'path' | 'message' | 'help'> {
  /** Stable. */
  readonly code: string;
}

/** `client.birth_date: …; what to do`, without any value that came in. */
export function writeProblem({ path, message, help }: RowProblem): Localized {
  const place = path === '' ? '' : `${path}: `;
  return {
    fi: place + message.fi + (help === undefined ? '' : `; ${help.fi}`),
    en: place + message.en + (help === undefined ? '' : `; ${help.en}`),
  };
}

export const lineTooLong: RowProblem = {
  code: 'line-too-long',
  path: '',
  message: { fi: 'rivi on yli 10 megatavua', en: 'the line is longer than 10 megabytes' },
  help: { fi: 'anna yksi tapaus rivillä', en: 'give one case a line' },
};

export const notUtf8 = {
  code: 'not-utf8',
  path: '',
  message: { fi: 'rivi ei ole UTF-8-muotoista tekstiä', en: 'the line is not UTF-8 text' },
  help: { fi: 'tallenna tiedosto UTF-8-muodossa', en: 'save the file as UTF-8' },
} as const satisfies RowProblem;

/** A case in rows of CSV that is longer than this. */
export function tooManyRows(most: number): RowProblem {
  return {
    code: 'too-many-rows',
    path: 'case',
    message: {
      fi: `tapauksella on yli ${most} riviä`,
      en: `the case has more than ${most} rows`,
    },
    help: {
      fi: "tarkista, että sarakkeessa 'case' on kunkin tapauksen oma tunniste",
      en: "check that the column 'case' has a reference of its own for each case",
    },
  };
}

export const programFault: RowProblem = {
  code: 'program-fault',
  path: '',
  message: { fi: 'ohjelman vika esti ratkaisun', en: 'a fault of the program prevented the decision' },
  help: { fi: 'ilmoita siitä ylläpidolle', en: 'please report it' },
};
