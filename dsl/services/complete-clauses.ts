/** Where a declaration starts, and where one of its clauses does. */
import type { Localized } from '../../engine/ir/localized.ts';
import { type ClauseName, clausesOf } from '../grammar/clauses.ts';
import type { DeclarationKind } from '../grammar/problem.ts';
import type { WrittenDeclaration } from './clauses-at.ts';
import { type Offer, snippetOffer } from './completion-item.ts';
import { declarationTexts } from './keywords.ts';

/** One pattern for each kind of declaration. */
export function offerDeclarations(): readonly Offer[] {
  return Object.entries(patterns).map(([label, insert]) => ({
    label,
    kind: 'declaration',
    insert,
    detail: declarationTexts[label as DeclarationKind].title,
    documentation: declarationTexts[label as DeclarationKind].text,
  }));
}

const patterns: Readonly<Record<DeclarationKind, string>> = {
  enum: 'enum ‹name› "‹Nimi›"\n  ‹member› "‹arvo›"\n',
  set: 'set ‹name› of ‹enum› "‹Nimi›" = ‹member›\n',
  unit: 'unit ‹name› "‹yksikkö›" "‹yksikköä›"\n',
  record: 'record ‹name› "‹Nimi›"\n  ‹field› : ‹text› "‹Nimi›"\n',
  input: 'input ‹name› "‹Nimi›"\n  ‹field› : ‹text› "‹Nimi›"\n',
  parameter: 'parameter ‹name› : ‹EUR› "‹Nimi›" §‹1:1›\n',
  decision: 'decision ‹name› "‹Nimi›"\n  as of ‹fact›\n  gives ‹definition›\n',
  define: 'define ‹name› : ‹boolean› "‹Nimi›" §‹1:1›\n  = ‹›\n',
  table:
    'table ‹name› : ‹boolean› "‹Nimi›" §‹1:1›\n  | ‹fact› || ‹name› |\n  | ‹yes› || ‹yes› |\n  | otherwise || ‹no› |\n',
  rule: 'rule ‹name› "‹Nimi›" §‹1:1›\n  requires ‹condition›\n  otherwise ‹deny› "‹Viesti›"\n',
  exception: 'exception ‹name› to ‹definition› "‹Nimi›" §‹1:1›\n  when ‹condition›\n  = ‹›\n',
  relief:
    'relief ‹name› from ‹rule› "‹Nimi›" §‹1:1›\n  when ‹condition›\n  requires ‹condition›\n  otherwise ‹refer› "‹Viesti›"\n',
  repeal: 'repeal ‹rule› ‹name›\n',
};

/** The clauses that the declaration may still have. */
export function offerClauses({ kind, clauses }: WrittenDeclaration): readonly Offer[] {
  const given = new Set(clauses.map(({ name }) => name));
  return clausesOf[kind].flatMap((name): readonly Offer[] => {
    const repeats = name === 'interpretation' || name === '|' || name === 'approved, denied, referred, incomplete';
    if ((given.has(name) && !repeats) || isShutOut(name, given)) return [];
    return offersOf[name];
  });
}

/** A value and a verdict cannot both be given; an effect stands alone. */
function isShutOut(name: ClauseName, given: ReadonlySet<ClauseName>): boolean {
  const verdicts: readonly ClauseName[] = ['requires', 'otherwise', 'deny, refer, warn'];
  if (name === '=') return verdicts.some((each) => given.has(each));
  if (name === 'deny, refer, warn') return given.has('=') || given.has('requires') || given.has('otherwise');
  if (name === 'requires' || name === 'otherwise') return given.has('=') || given.has('deny, refer, warn');
  return false;
}

const effects: Localized = { fi: 'seuraus', en: 'an effect' };

export const effectOffers: readonly Offer[] = ['deny', 'refer', 'warn'].map((word) =>
  snippetOffer(`${word}`, `${word} "‹›"`, effects, 0),
);

const offersOf: Readonly<Record<ClauseName, readonly Offer[]>> = {
  'as of': [
    snippetOffer('as of', 'as of ‹›', { fi: 'päivä, jonka arvoja käytetään', en: 'the day whose values are used' }, 0),
  ],
  when: [snippetOffer('when', 'when ‹›', { fi: 'milloin tämä koskee', en: 'when this applies' }, 0)],
  requires: [snippetOffer('requires', 'requires ‹›', { fi: 'mitä vaaditaan', en: 'what is required' }, 0)],
  '=': [snippetOffer('=', '= ‹›', { fi: 'arvo', en: 'the value' }, 0)],
  'for each': [
    snippetOffer('for each', 'for each ‹x› in ‹›', { fi: 'kullekin luettelon alkiolle', en: 'for each of a list' }, 0),
  ],
  otherwise: [
    snippetOffer('otherwise', 'otherwise ‹deny› "‹›"', { fi: 'mitä muuten seuraa', en: 'what follows if not' }, 0),
  ],
  'deny, refer, warn': effectOffers,
  interpretation: [
    snippetOffer('interpretation', 'interpretation "‹›"', { fi: 'miten säännöstä on luettu', en: 'how it is read' }, 1),
  ],
  gives: [snippetOffer('gives', 'gives ‹›', { fi: 'arvot, jotka päätös antaa', en: 'the values it gives' }, 0)],
  reports: [
    snippetOffer('reports', 'reports ‹›', { fi: 'arvot, jotka vain ilmoitetaan', en: 'the values it only reports' }, 0),
  ],
  changeable: [
    snippetOffer(
      'changeable',
      'changeable ‹›',
      { fi: 'mitkä tiedot voisivat vielä olla toisin', en: 'which facts could still be otherwise' },
      1,
    ),
  ],
  includes: [
    snippetOffer('includes', 'includes ‹›', { fi: 'toisen päätöksen säännöt', en: "another decision's rules" }, 1),
  ],
  'approved, denied, referred, incomplete': ['approved', 'denied', 'referred', 'incomplete'].map((word) =>
    snippetOffer(word, `${word} "‹›"`, { fi: 'tulos sanoin', en: 'an outcome in words' }, 1),
  ),
  'at least': [
    snippetOffer('at least', 'at least ‹›', { fi: 'pienin sallittu arvo', en: 'the least value allowed' }, 0),
  ],
  'at most': [
    snippetOffer('at most', 'at most ‹›', { fi: 'suurin sallittu arvo', en: 'the greatest value allowed' }, 0),
  ],
  '|': [snippetOffer('|', '| ‹› || ‹› |', { fi: 'taulukon rivi', en: 'a row of the table' }, 1)],
};
