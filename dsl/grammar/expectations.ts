import type { Localized } from '../../engine/ir/localized.ts';
import { allTokens } from '../syntax/tokens.ts';

/** What belongs somewhere, by the name of the production or token that was expected; without an article. */
const expectations: Readonly<Record<string, Localized>> = {
  expression: { fi: 'lauseke', en: 'an expression' },
  primary: { fi: 'lauseke', en: 'an expression' },
  Word: { fi: 'nimi', en: 'a name' },
  unitName: { fi: 'tyyppi tai yksikkö', en: 'a type or a unit' },
  NumberText: { fi: 'luku', en: 'a number' },
  Text: { fi: 'lainausmerkeissä oleva teksti', en: 'a text in quotation marks' },
  Provision: { fi: "säännös, kuten '§3.1:8'", en: "a provision such as '§3.1:8'" },
  Inequality: { fi: "vertailu, kuten '>='", en: "a comparison such as '>='" },
  decimalsPhrase: { fi: "sana 'decimals'", en: "the word 'decimals'" },
  effectPhrase: { fi: "'deny', 'refer' tai 'warn'", en: "'deny', 'refer' or 'warn'" },
  boundClause: { fi: "'least' tai 'most'", en: "'least' or 'most'" },
  repealTarget: { fi: "määrittelyn laji, kuten 'rule'", en: "a kind of declaration such as 'rule'" },
  matchExpression: { fi: "haara, kuten 'nimi: arvo'", en: "an arm such as 'name: value'" },
  membership: { fi: "'between', 'in' tai 'matches'", en: "'between', 'in' or 'matches'" },
  member: { fi: 'jäsen omalla rivillään', en: 'a member on a line of its own' },
  field: { fi: "kenttä omalla rivillään, kuten 'nimi : tyyppi'", en: "a field on a line of its own, as 'name : type'" },
  clause: { fi: 'seuraava kohta omalla rivillään', en: 'the next clause on a line of its own' },
  DeclarationEnd: { fi: 'määrittelyn loppu', en: 'the end of the declaration' },
  tableCell: { fi: 'taulukon solu', en: 'a cell of the table' },
  DoublePipe: { fi: "tuloksen edelle '||'", en: "'||' in front of the result" },
};

const patterns: ReadonlyMap<string, string> = new Map(
  allTokens.flatMap(({ name, PATTERN }) => (typeof PATTERN === 'string' ? [[name, PATTERN] as const] : [])),
);

/** What is expected, in words. */
export function describeExpectation(name: string): Localized {
  const known = expectations[name];
  if (known !== undefined) return known;
  const pattern = patterns.get(name);
  return pattern === undefined
    ? { fi: 'jotain muuta', en: 'something else' }
    : { fi: `'${pattern}'`, en: `'${pattern}'` };
}
