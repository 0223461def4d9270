/** The wording of mistakes in declarations and their clauses. */
import type { Localized } from '../../../engine/ir/localized.ts';
import { declarationWords } from '../../syntax/tokens.ts';
import { type ClauseName, clausesOf } from '../clauses.ts';
import { describeExpectation } from '../expectations.ts';
import type { DeclarationKind } from '../problem.ts';
import type { Wording, Wordings } from './wording.ts';

export const structureWordings = {
  unexpected: (problem) => wordUnexpected(problem.found, problem.expected),

  unclosed: (problem) => ({
    message: { fi: `tästä puuttuu '${problem.sign}'`, en: `'${problem.sign}' is missing` },
    label: { fi: 'tämän jälkeen', en: 'after this' },
    help: { fi: `lisää '${problem.sign}' tälle riville`, en: `add '${problem.sign}' on this line` },
  }),

  unknown_declaration: (problem) => ({
    message: { fi: `'${problem.word}' ei aloita mitään määrittelyä`, en: `'${problem.word}' starts no declaration` },
    label: { fi: 'tästä pitäisi alkaa määrittely', en: 'a declaration should start here' },
    help: orSuggestion(problem.suggestion, {
      fi: `määrittely alkaa jollakin näistä: ${declarationWords.join(', ')}`,
      en: `a declaration starts with one of these: ${declarationWords.join(', ')}`,
    }),
  }),

  unknown_clause: (problem) => {
    const clauses = nameClauses(clausesOf[problem.declaration]);
    return {
      message: {
        fi: `'${problem.word}' ei aloita mitään kohtaa määrittelyssä '${problem.declaration}'`,
        en: `'${problem.word}' starts no clause of '${problem.declaration}'`,
      },
      label: { fi: 'tuntematon kohta', en: 'unknown clause' },
      help: orSuggestion(problem.suggestion, {
        fi: `määrittelyssä '${problem.declaration}' voi olla: ${clauses}${orValue(problem.declaration).fi}`,
        en: `'${problem.declaration}' can have: ${clauses}${orValue(problem.declaration).en}`,
      }),
    };
  },

  misplaced_clause: (problem) => {
    if (problem.clause === 'deny, refer, warn' && problem.declaration === 'rule') return effectAlone;
    const clauses = nameClauses(clausesOf[problem.declaration]);
    const clause = nameClauses([problem.clause]);
    return {
      message: {
        fi: `${clause} ei kuulu määrittelyyn '${problem.declaration}'`,
        en: `${clause} does not belong to '${problem.declaration}'`,
      },
      label: { fi: 'ei kuulu tähän', en: 'does not belong here' },
      help: {
        fi: `määrittelyssä '${problem.declaration}' voi olla: ${clauses}`,
        en: `'${problem.declaration}' can have: ${clauses}`,
      },
    };
  },

  repeated_clause: (problem) => ({
    message: {
      fi: `${nameClauses([problem.clause])} on samassa määrittelyssä kahdesti`,
      en: `${nameClauses([problem.clause])} stands twice in one declaration`,
    },
    label: { fi: 'toisen kerran tässä', en: 'again here' },
    other: { span: problem.first, message: { fi: 'ensimmäisen kerran tässä', en: 'first here' } },
    help: isCondition(problem.clause)
      ? { fi: "yhdistä ehdot sanalla 'and'", en: "join the conditions with 'and'" }
      : { fi: 'poista toinen', en: 'remove one of them' },
  }),

  missing_clause: (problem) => ({
    message: {
      fi: `määrittelystä '${problem.declaration}' puuttuu ${nameClauses([problem.clause])}`,
      en: `'${problem.declaration}' lacks ${nameClauses([problem.clause])}`,
    },
    label: { fi: 'kesken', en: 'not complete' },
    help: {
      fi: `lisää oma rivi: ${clauseExamples[problem.clause] ?? problem.clause}`,
      en: `add a line of its own: ${clauseExamples[problem.clause] ?? problem.clause}`,
    },
  }),

  body_and_requirement: (problem) => ({
    message: {
      fi: "poikkeuksessa on sekä arvo ('=') että vaatimus",
      en: "the exception has both a value ('=') and a requirement",
    },
    label: { fi: 'vaatimus', en: 'requirement' },
    other: { span: problem.first, message: { fi: 'arvo', en: 'value' } },
    help: {
      fi: "määritelmän poikkeukseen kuuluu '= …', säännön poikkeukseen 'requires …' ja 'otherwise …'",
      en: "an exception to a definition has '= …', one to a rule has 'requires …' and 'otherwise …'",
    },
  }),

  otherwise_without_requires: () => ({
    message: { fi: "'otherwise' on ilman vaatimusta ('requires')", en: "'otherwise' stands without 'requires'" },
    label: { fi: 'ei tule koskaan käyttöön', en: 'never applies' },
    help: {
      fi: "lisää 'requires', tai poista sana 'otherwise', jos seuraus on ehdoton",
      en: "add 'requires', or leave the word 'otherwise' out if the effect is unconditional",
    },
  }),

  effect_beside_requires: () => ({
    message: {
      fi: "ehdoton seuraus on samassa määrittelyssä kuin 'requires' tai 'otherwise'",
      en: "an unconditional effect stands beside 'requires' or 'otherwise'",
    },
    label: { fi: 'ehdoton seuraus', en: 'unconditional effect' },
    help: {
      fi: "kirjoita sen eteen 'otherwise', tai poista toinen",
      en: "write 'otherwise' in front, or remove one",
    },
  }),

  decision_date: () => ({
    message: { fi: "päätöksen 'as of' ei ole tieto", en: "the 'as of' of a decision is not a fact" },
    label: { fi: 'tähän kuuluu yhden päivämäärän nimi', en: 'the name of one date belongs here' },
    help: {
      fi: "kirjoita esimerkiksi 'as of voucher.granted_on'",
      en: "write, for example, 'as of voucher.granted_on'",
    },
  }),

  row_width: (problem) => ({
    message: {
      fi: `rivillä on eri määrä soluja (${problem.cells}) kuin otsikossa sarakkeita (${problem.columns})`,
      en: `the row has another number of cells (${problem.cells}) than the header has columns (${problem.columns})`,
    },
    label: { fi: `soluja: ${problem.cells}`, en: `cells: ${problem.cells}` },
    other: {
      span: problem.header,
      message: { fi: `sarakkeita: ${problem.columns}`, en: `columns: ${problem.columns}` },
    },
    help: {
      fi: "merkitse solu, jolla ei ole väliä, merkillä '-'",
      en: "write '-' for a cell that does not matter",
    },
  }),
} satisfies Partial<Wordings>;

const effectAlone: Wording = {
  message: { fi: "säännön seuraus on ilman sanaa 'otherwise'", en: "the rule's effect stands without 'otherwise'" },
  label: { fi: 'seuraus', en: 'effect' },
  help: { fi: "kirjoita sen eteen 'otherwise'", en: "write 'otherwise' in front" },
};

/** A value that lacks its sign looks like an unknown clause. */
function orValue(declaration: DeclarationKind): Localized {
  if (declaration !== 'define') return { fi: '', en: '' };
  return { fi: "; jos tämä on arvo, kirjoita sen eteen '='", en: "; if this is the value, write '=' in front" };
}

const clauseExamples: Readonly<Partial<Record<ClauseName, string>>> = {
  'as of': "'as of voucher.granted_on'",
  '=': "'= …'",
  requires: "'requires …'",
  otherwise: '\'otherwise deny "…"\'',
  '|': "'| … || … |'",
};

function wordUnexpected(found: string | null, expected: string): Wording {
  const { fi, en } = describeExpectation(expected);
  if (found === null) {
    return {
      message: {
        fi: `määrittely loppuu kesken: siitä puuttuu ${fi}`,
        en: `the declaration ends too early: ${en} is missing`,
      },
      label: { fi: 'tämän jälkeen', en: 'after this' },
    };
  }
  if (expected === 'clause' || expected === 'DeclarationEnd') {
    return {
      message: { fi: `'${found}' ei kuulu tähän`, en: `'${found}' does not belong here` },
      label: { fi: 'ei kuulu tähän', en: 'does not belong here' },
      help: closing.has(found)
        ? withoutOpening(found)
        : {
            fi: "tarkista, puuttuuko sen edestä operaattori (kuten 'and', 'is' tai '+') tai rivinvaihto",
            en: "check whether an operator (such as 'and', 'is' or '+') or a line break is missing in front of it",
          },
    };
  }
  return {
    message: { fi: `odottamaton '${found}': tähän kuuluu ${fi}`, en: `unexpected '${found}': ${en} belongs here` },
    label: { fi: `tähän kuuluu ${fi}`, en: `${en} belongs here` },
  };
}

const closing: ReadonlySet<string> = new Set([')', ']', '}']);

function withoutOpening(found: string): Localized {
  return {
    fi: `poista se, tai lisää puuttuva alku, jonka '${found}' sulkee`,
    en: `remove it, or add the missing beginning that '${found}' closes`,
  };
}

function orSuggestion(suggestion: string | null, otherwise: Localized): Localized {
  if (suggestion === null) return otherwise;
  return { fi: `tarkoititko '${suggestion}'?`, en: `did you mean '${suggestion}'?` };
}

function nameClauses(clauses: readonly ClauseName[]): string {
  return clauses
    .flatMap((clause) => clause.split(', '))
    .map((clause) => `'${clause}'`)
    .join(', ');
}

function isCondition(clause: ClauseName): boolean {
  return clause === 'when' || clause === 'requires';
}
