/** What the words of the language do, for whoever meets them in a policy. */
import type { Localized } from '../../engine/ir/localized.ts';
import type { DeclarationKind } from '../grammar/problem.ts';

export interface KeywordText {
  readonly title: Localized;
  readonly text: Localized;
}

const tell = (titleFi: string, titleEn: string, fi: string, en: string): KeywordText => ({
  title: { fi: titleFi, en: titleEn },
  text: { fi, en },
});

export const declarationTexts: Readonly<Record<DeclarationKind, KeywordText>> = {
  enum: tell(
    'luokitus',
    'an enum',
    'Luettelo arvoista, joista yksi valitaan.',
    'A list of values of which one is chosen.',
  ),
  set: tell(
    'joukko',
    'a set',
    'Osa luokituksen arvoista omalla nimellään.',
    'Some of the values of an enum under a name of their own.',
  ),
  unit: tell(
    'yksikkö',
    'a unit',
    'Oma mittayksikkö, yksikössä ja monikossa.',
    'A unit of its own, for one and for many.',
  ),
  record: tell(
    'tietue',
    'a record',
    'Luettelon alkion kentät, kuten työntekijän tiedot.',
    'The fields of an element of a list, such as those of a member of staff.',
  ),
  input: tell('lähtötiedot', 'an input', 'Tiedot, jotka tapauksesta annetaan.', 'The facts that are given of a case.'),
  parameter: tell(
    'parametri',
    'a parameter',
    'Arvo, joka vahvistetaan YAML-tiedostossa, kuten hinta tai raja.',
    'A value that is set in a YAML file, such as a price or a limit.',
  ),
  decision: tell(
    'päätös',
    'a decision',
    'Mitä ratkaistaan, minkä päivän säännöillä, ja mitkä arvot vastataan.',
    'What is decided, by the rules of which day, and the values it answers with.',
  ),
  define: tell('määritelmä', 'a definition', 'Arvo, joka lasketaan muista.', 'A value that is computed from others.'),
  table: tell(
    'päätöstaulukko',
    'a decision table',
    'Määritelmä taulukkona: täsmälleen yksi rivi osuu.',
    'A definition as a table: exactly one row hits.',
  ),
  rule: tell(
    'sääntö',
    'a rule',
    'Vaatimus, ja mitä seuraa, jos se ei täyty.',
    'A requirement, and what follows where it is not met.',
  ),
  exception: tell(
    'poikkeus',
    'an exception',
    'Toinen arvo tai vaatimus silloin, kun ehto täyttyy.',
    'Another value or requirement where its condition holds.',
  ),
  relief: tell(
    'lievennys',
    'a relief',
    'Voi vain auttaa: sitä kysytään, kun sääntö ei täyty.',
    'Can only help: it is asked where the rule is not satisfied.',
  ),
  repeal: tell(
    'kumoaminen',
    'a repeal',
    'Päättää aiemman version määräyksen tästä versiosta alkaen.',
    'Ends what an earlier edition declares, from this edition on.',
  ),
};

/** Words of clauses and expressions; those of two words under the first. */
const wordTexts: Readonly<Record<string, KeywordText>> = {
  as: tell(
    'as of',
    'as of',
    'Päivä, jonka arvoja ja sääntöjä käytetään. Viestissä {… as number} jättää yksikön pois.',
    'The day whose values and rules are used. In a message {… as number} leaves the unit out.',
  ),
  when: tell(
    'when',
    'when',
    'Milloin tämä koskee tapausta. Muulloin sääntö ei koske tapausta eikä määritelmällä ole arvoa.',
    'When this applies. Otherwise a rule is not applicable, and a definition has no value.',
  ),
  requires: tell('requires', 'requires', 'Ehto, jonka on täytyttävä.', 'The condition that has to hold.'),
  otherwise: tell(
    'otherwise',
    'otherwise',
    'Mitä seuraa, kun vaatimus ei täyty. Valinnassa ja taulukossa: kaikki muut arvot.',
    'What follows where the requirement is not met. In a match or a table: all other values.',
  ),
  interpretation: tell(
    'interpretation',
    'interpretation',
    'Kirjaa, miten tulkinnanvarainen säännös on luettu.',
    'Records how an unclear provision has been read.',
  ),
  gives: tell(
    'gives',
    'gives',
    'Arvot, jotka päätös antaa. Jos jotakin niistä ei tiedetä, päätös ei ole myönteinen.',
    'The values that the decision gives. Where one of them is not known the decision is not approved.',
  ),
  reports: tell(
    'reports',
    'reports',
    'Arvot, jotka päätös ilmoittaa, kun ne tiedetään. Ne eivät vaikuta ratkaisuun.',
    'The values that the decision reports where they are known. They have no say in the outcome.',
  ),
  includes: tell(
    'includes',
    'includes',
    'Ottaa mukaan toisen päätöksen säännöt.',
    "Takes another decision's rules in.",
  ),
  changeable: tell(
    'changeable',
    'changeable',
    'Tiedot, jotka hakija, tuottaja tai viranhaltija voi vielä muuttaa. Vain niitä ehdotetaan muutettaviksi.',
    'Facts that the applicant, the provider or an official can still change. Only these are proposed to be changed.',
  ),
  deny: tell('deny', 'deny', 'Edellytykset eivät täyty.', 'The requirements are not met.'),
  refer: tell('refer', 'refer', 'Asia vaatii viranhaltijan harkintaa.', 'The matter needs an officer to decide.'),
  warn: tell('warn', 'warn', 'Huomautus, joka ei muuta tulosta.', 'A remark that does not change the outcome.'),
  for: tell(
    'for each',
    'for each',
    'Sääntö koskee kutakin luettelon alkiota erikseen.',
    'The rule holds for each element of a list by itself.',
  ),
  between: tell('between', 'between', 'Väli, molemmat päät mukaan lukien.', 'A range, both ends included.'),
  in: tell('in', 'in', 'Kuuluu joukkoon tai luetteloon.', 'Is among a set or a list.'),
  is: tell(
    'is',
    'is',
    'On sama. Tekstissä kirjainkoolla ei ole väliä.',
    'Is the same. Of texts the letter case does not count.',
  ),
  given: tell('is given', 'is given', 'Onko vapaaehtoinen tieto annettu.', 'Whether an optional fact has been given.'),
  empty: tell('is empty', 'is empty', 'Luettelossa ei ole mitään.', 'The list has no elements.'),
  matches: tell(
    'matches',
    'matches',
    'Teksti on nimettyä muotoa, kuten Y-tunnus.',
    'The text is of a named format, such as a business identity code.',
  ),
  match: tell('match', 'match', 'Valitsee arvon luokituksen arvon mukaan.', 'Chooses a value by the value of an enum.'),
  if: tell('if', 'if', 'Valitsee arvon ehdon mukaan.', 'Chooses a value by a condition.'),
  any: tell('any', 'any', 'Jokin alkioista täyttää ehdon.', 'One of the elements satisfies the condition.'),
  every: tell('every', 'every', 'Kaikki alkiot täyttävät ehdon.', 'All elements satisfy the condition.'),
  count: tell('count', 'count', 'Alkioiden lukumäärä.', 'The number of elements.'),
  sum: tell('sum', 'sum', 'Summa alkioista.', 'A sum over elements.'),
  min: tell('min', 'min', 'Pienin arvoista.', 'The least of the values.'),
  max: tell('max', 'max', 'Suurin arvoista.', 'The greatest of the values.'),
  rounded: tell(
    'rounded',
    'rounded',
    'Pyöristää lähimpään askeleeseen, puolikkaat nollasta poispäin; up ja down ylös ja alas.',
    'Rounds to the nearest step, halves away from zero; up and down to the ceiling and the floor.',
  ),
  full: tell('full years', 'full years', 'Täydet vuodet kahden päivän välillä.', 'Full years between two days.'),
  days: tell('days', 'days', 'Päivät kahden päivän välillä.', 'Days between two days.'),
  by: tell('by', 'by', 'Mistä parametrin arvo riippuu.', 'What the value of a parameter depends on.'),
  optional: tell('optional', 'optional', 'Tiedon saa jättää antamatta.', 'The fact may be left out.'),
  sensitive: tell(
    'sensitive',
    'sensitive',
    'Tietoa ei koskaan näytetä viesteissä.',
    'The fact is never shown in messages.',
  ),
  not: tell('not', 'not', 'Kielto.', 'Negation.'),
  at: tell(
    'at least, at most',
    'at least, at most',
    'Pienin ja suurin sallittu arvo.',
    'The least and the greatest value allowed.',
  ),
};

/** What a word of the language does; null for words that say it themselves, and for names. */
export function keywordText(word: string): KeywordText | null {
  if (Object.hasOwn(declarationTexts, word)) return declarationTexts[word as DeclarationKind];
  return Object.hasOwn(wordTexts, word) ? (wordTexts[word] ?? null) : null;
}
