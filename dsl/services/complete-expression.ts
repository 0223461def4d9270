/** What can go on in an expression. */
import type { Localized } from '../../engine/ir/localized.ts';
import { isSameFamily } from '../infer/numbers.ts';
import { formats } from '../infer/presence.ts';
import type { Type } from '../types/types.ts';
import { offerMembers, offerSets, offerUnits } from './complete-members.ts';
import { offerNames, offerParameterNames } from './complete-names.ts';
import { keywordOffer, type Offer, snippetOffer } from './completion-item.ts';
import { type Expected, suitability } from './expected.ts';
import type { ExpressionPlace } from './expression-place.ts';
import type { FileContext } from './file-context.ts';

/** What suits the place; `self` is the definition that is being written, `last` the word in front of the cursor. */
export function offerAt(
  place: ExpressionPlace,
  self: string | null,
  last: string,
  context: FileContext,
): readonly Offer[] {
  switch (place.kind) {
    case 'operand':
      return [
        ...offerOfType(place.expected, context),
        ...offerNames({ expected: place.expected, variables: place.variables, self }, context),
        ...offerPhrases(place.expected, context),
        ...(last === 'is' ? offerBehindIs : []),
      ];
    case 'operator':
      return last === 'not' ? offerBehindNot : offerOperators(place.left, context);
    case 'unit':
      return offerUnits(place.expected, context);
    case 'pattern':
      return [
        ...offerMembers(place.enum, context, { sets: true, taken: place.taken }),
        snippetOffer('otherwise', 'otherwise: ‹›', { fi: 'kaikki muut arvot', en: 'all other values' }),
      ].map((offer) => (offer.kind === 'keyword' ? offer : { ...offer, insert: `${offer.label}: ‹›` }));
    case 'format':
      return formats.map((label) => ({ label, kind: 'value', detail: { fi: 'muoto', en: 'a format' } }));
    case 'parameter':
      return offerParameterNames(place, context);
    case 'none':
      return [];
  }
}

/** Members where an enum is wanted, sets where a list of one is. */
function offerOfType(expected: Expected, context: FileContext): readonly Offer[] {
  if (expected.kind === 'any_length') return offerLengths;
  if (expected.kind !== 'type') return [];
  const { type, members } = expected;
  if (type.kind === 'enum') {
    return offerMembers(type.enum, context).filter(({ label }) => members === undefined || members.includes(label));
  }
  if (type.kind === 'list' && type.element.kind === 'enum') return offerSets(type.element.enum, context);
  if (type.kind === 'boolean') {
    return [
      keywordOffer('yes', { fi: 'kyllä', en: 'yes' }),
      keywordOffer('no', { fi: 'ei', en: 'no' }),
      keywordOffer('not', { fi: 'kielto', en: 'negation' }),
    ];
  }
  if (type.kind === 'number' && type.unit !== '' && !type.zero) {
    const detail = { fi: 'määrä', en: 'an amount' };
    return [{ label: `0 ${type.unit}`, kind: 'value', insert: `‹0› ${type.unit}`, detail, rank: 1 }];
  }
  return [];
}

const offerLengths: readonly Offer[] = ['day', 'business_day', 'week', 'month', 'year'].map((unit) => ({
  label: `1 ${unit}`,
  kind: 'value',
  insert: `‹1› ${unit}`,
  detail: { fi: 'aika, joka lisätään päivään', en: 'a time that is added to a day' },
  rank: 1,
}));

/** Whole phrases that give what is expected. */
function offerPhrases(expected: Expected, context: FileContext): readonly Offer[] {
  const offers: Offer[] = [];
  const gives = (type: Type): boolean => suitability(type, expected) === 0;
  const add = (label: string, insert: string, detail: Localized): void => {
    offers.push(snippetOffer(label, insert, detail, 2));
  };
  if (expected.kind === 'any_list') return [];
  if (gives({ kind: 'boolean' })) {
    add('any … in … satisfies …', 'any ‹x› in ‹list› satisfies ‹›', phrases.any);
    add('every … in … satisfies …', 'every ‹x› in ‹list› satisfies ‹›', phrases.every);
  }
  if (gives({ kind: 'number', unit: 'year', decimals: 0 })) {
    add('full years from … to …', 'full years from ‹date› to ‹date›', phrases.years);
  }
  if (gives({ kind: 'number', unit: 'day', decimals: 0 }))
    add('days from … to …', 'days from ‹date› to ‹date›', phrases.days);
  if (gives({ kind: 'number', unit: '', decimals: 0 })) {
    add('count of … in … where …', 'count of ‹x› in ‹list› where ‹›', phrases.count);
    add('year of …', 'year of ‹date›', phrases.year);
  }
  if (isNumber(expected)) add('sum of … for … in …', 'sum of ‹x.hours› for ‹x› in ‹list›', phrases.sum);
  if (isNumber(expected) || gives({ kind: 'date' })) {
    add('min of (…, …)', 'min of (‹a›, ‹b›)', phrases.min);
    add('max of (…, …)', 'max of (‹a›, ‹b›)', phrases.max);
  }
  if (gives({ kind: 'date' })) {
    add('start of month of …', 'start of month of ‹date›', phrases.start);
    add('end of month of …', 'end of month of ‹date›', phrases.end);
  }
  for (const { label } of isNumber(expected)
    ? offerParameterNames({ brackets: true, expected, index: null }, context)
    : []) {
    add(`each part of … by ${label}`, `each part of ‹amount› by ${label}`, phrases.brackets);
  }
  if (gives({ kind: 'list', element: { kind: 'label' } }) || gives({ kind: 'list', element: { kind: 'text' } })) {
    add('not given in (…)', 'not given in (‹facts›)', phrases.notGiven);
  }
  add('if … then … else …', 'if ‹condition› then ‹value› else ‹value›', phrases.choice);
  add('match …', 'match ‹subject›\n      ‹value›: ‹›', phrases.match);
  return offers;
}

function isNumber(expected: Expected): boolean {
  return expected.kind === 'any_number' || (expected.kind === 'type' && expected.type.kind === 'number');
}

const phrases = {
  any: { fi: 'jokin alkioista täyttää ehdon', en: 'one of the elements satisfies the condition' },
  every: { fi: 'kaikki alkiot täyttävät ehdon', en: 'all elements satisfy the condition' },
  years: { fi: 'täydet vuodet päivästä päivään', en: 'full years from one day to another' },
  days: { fi: 'päivät päivästä päivään', en: 'days from one day to another' },
  count: { fi: 'alkioiden lukumäärä', en: 'the number of elements' },
  year: { fi: 'päivän vuosi', en: 'the year of a day' },
  sum: { fi: 'summa alkioista', en: 'a sum over elements' },
  min: { fi: 'pienin arvoista', en: 'the least of the values' },
  max: { fi: 'suurin arvoista', en: 'the greatest of the values' },
  start: { fi: 'kuukauden ensimmäinen päivä', en: 'the first day of the month' },
  end: { fi: 'kuukauden viimeinen päivä', en: 'the last day of the month' },
  brackets: { fi: 'portaittain määrän osista', en: 'in brackets, part by part' },
  notGiven: { fi: 'antamatta jätettyjen tietojen nimet', en: 'the names of facts left out' },
  choice: { fi: 'valinta ehdon mukaan', en: 'a choice by a condition' },
  match: { fi: 'valinta luokituksen arvon mukaan', en: 'a choice by the value of an enum' },
} as const;

const offerBehindIs: readonly Offer[] = [
  keywordOffer('not', { fi: 'on eri kuin', en: 'differs from' }),
  keywordOffer('given', { fi: 'vapaaehtoinen tieto on annettu', en: 'the optional fact is given' }, 2),
  keywordOffer('empty', { fi: 'luettelossa ei ole mitään', en: 'there is nothing in the list' }, 2),
];

const offerBehindNot: readonly Offer[] = [
  keywordOffer('in', { fi: 'ei kuulu joukkoon', en: 'not among' }),
  keywordOffer('between', { fi: 'ei ole välillä', en: 'not within' }),
  keywordOffer('matches', { fi: 'ei ole muotoa', en: 'not of a format' }),
];

/** The words that can follow what ends here, by its types. */
function offerOperators(left: readonly Type[], context: FileContext): readonly Offer[] {
  const words = new Map<string, Localized>();
  for (const [index, type] of left.entries()) {
    // Behind the right side of a comparison another comparison cannot follow, but a connective can.
    for (const [word, detail] of operatorsFor(type, index === 0)) words.set(word, detail);
  }
  const first = left[0];
  const offers = [...words].map(([word, detail]) => keywordOffer(word, detail));
  const rounds = first?.kind === 'number' ? roundingOffers(first.unit, context) : [];
  return [...offers, ...rounds];
}

function operatorsFor(type: Type, isOperand: boolean): readonly (readonly [string, Localized])[] {
  if (type.kind === 'boolean') return connectives;
  if (!isOperand) return [];
  switch (type.kind) {
    case 'number':
      return [...comparisons, ...arithmetic];
    case 'date':
      return [...comparisons, ...arithmetic.slice(0, 2)];
    case 'enum':
      return [...equality, ...membership];
    case 'text':
      return [...equality, ...membership, ['matches', { fi: 'on muotoa', en: 'is of a format' }]];
    case 'list':
      return [['is', { fi: 'is empty: on tyhjä', en: 'is empty: has no elements' }]];
    default:
      return [];
  }
}

const connectives = [
  ['and', { fi: 'ja', en: 'and' }],
  ['or', { fi: 'tai', en: 'or' }],
] as const;

/** `not` comes behind it, as behind every word that it belongs to: a word at a time is what is typed. */
const equality = [['is', { fi: 'on', en: 'equals' }]] as const;

const comparisons = [
  ...equality,
  ['>=', { fi: 'vähintään', en: 'at least' }],
  ['<=', { fi: 'enintään', en: 'at most' }],
  ['>', { fi: 'enemmän kuin', en: 'more than' }],
  ['<', { fi: 'vähemmän kuin', en: 'less than' }],
  ['between', { fi: 'välillä, päät mukaan lukien', en: 'within, both ends included' }],
] as const;

const membership = [
  ['in', { fi: 'kuuluu joukkoon', en: 'among' }],
  ['not', { fi: 'ei kuulu joukkoon', en: 'not among' }],
] as const;

const arithmetic = [
  ['+', { fi: 'plus', en: 'plus' }],
  ['-', { fi: 'miinus', en: 'minus' }],
  ['*', { fi: 'kertaa', en: 'times' }],
  ['/', { fi: 'jaettuna', en: 'divided by' }],
] as const;

function roundingOffers(unit: string, { analysis }: FileContext): readonly Offer[] {
  const { currency } = analysis.consolidation.units;
  const step = unit === '' ? '1' : isSameFamily(unit, currency) ? `0.01 ${unit}` : `1 ${unit}`;
  const detail = { fi: 'pyöristys', en: 'rounding' };
  return ['to', 'up to', 'down to'].map((way) =>
    snippetOffer(`rounded ${way} …`, `rounded ${way} ‹${step}›`, detail, 2),
  );
}
