/** The wording of mistakes in expressions. */
import type { Localized } from '../../../engine/ir/localized.ts';
import type { Wordings } from './wording.ts';

export const expressionWordings = {
  needs_parentheses: (problem) => ({
    message: {
      fi: `'${problem.word}' on ilman sulkeita toisen lausekkeen osana`,
      en: `'${problem.word}' is part of another expression without parentheses`,
    },
    label: { fi: 'sulkeet puuttuvat', en: 'parentheses are missing' },
    help: { fi: `kirjoita sulkeisiin: (${problem.word} …)`, en: `write it in parentheses: (${problem.word} …)` },
  }),

  nested_match: () => ({
    message: {
      fi: "'match' on toisen haarassa ilman sulkeita",
      en: "a 'match' stands in an arm of another one without parentheses",
    },
    label: { fi: 'sulkeet puuttuvat', en: 'parentheses are missing' },
    help: { fi: 'kirjoita sulkeisiin: (match …)', en: 'write it in parentheses: (match …)' },
  }),

  otherwise_not_last: () => ({
    message: { fi: "'otherwise' ei ole viimeinen haara", en: "'otherwise' is not the last arm" },
    label: { fi: 'sen jälkeen tulee vielä haaroja', en: 'arms follow' },
    help: { fi: 'siirrä se viimeiseksi', en: 'move it to the end' },
  }),

  missing_else: () => ({
    message: { fi: "'if' on ilman 'else'-osaa", en: "'if' stands without 'else'" },
    label: { fi: "'else' puuttuu tämän jälkeen", en: "'else' is missing after this" },
    help: {
      fi: "lisää 'else' ja arvo, kun ehto ei täyty",
      en: "add 'else' and the value where the condition does not hold",
    },
  }),

  chained_comparison: () => ({
    message: { fi: 'vertailuja on ketjutettu', en: 'comparisons are chained' },
    label: { fi: 'toinen vertailu', en: 'second comparison' },
    help: {
      fi: "kirjoita 'a between b and c', tai yhdistä vertailut sanalla 'and'",
      en: "write 'a between b and c', or join the comparisons with 'and'",
    },
  }),

  unit_on_next_line: () => ({
    message: { fi: 'yksikkö on eri rivillä kuin lukunsa', en: 'the unit stands on another line than its number' },
    label: { fi: 'yksikkö', en: 'unit' },
    help: { fi: 'siirrä se luvun perään', en: 'move it behind the number' },
  }),

  unspaced_division: () => ({
    message: { fi: 'jakoviivan ympäriltä puuttuvat välit', en: 'the division has no spaces around it' },
    label: { fi: 'luetaan yksiköksi', en: 'read as a unit' },
    help: {
      fi: "kirjoita 'a / b'; ilman välejä se on yksikkö, kuten EUR/h",
      en: "write 'a / b'; without spaces it is a unit such as EUR/h",
    },
  }),

  nesting: (problem) => ({
    message: {
      fi: `lausekkeessa on yli ${problem.limit} sisäkkäistä tasoa`,
      en: `the expression is nested more than ${problem.limit} levels deep`,
    },
    label: { fi: 'liian syvällä', en: 'too deep' },
    help: shorterParts,
  }),

  chain: (problem) => ({
    message: {
      fi: `lausekkeessa on yli ${problem.limit} osaa peräkkäin`,
      en: `the expression has more than ${problem.limit} parts in a row`,
    },
    label: { fi: 'tässä määrittelyssä', en: 'in this declaration' },
    help: shorterParts,
  }),
} satisfies Partial<Wordings>;

const shorterParts: Localized = {
  fi: "jaa lauseke osiin, joilla on omat nimet ('define')",
  en: "divide it into parts with names of their own ('define')",
};
