/** Whole rulebooks: vocabulary, values, definitions and decisions over one to three editions. */
import type { Choices } from './choices.ts';
import {
  buildAsOf,
  buildHead,
  buildRounding,
  buildValue,
  type DefinitionHead,
  type DefinitionText,
} from './definitions.ts';
import { buildExceptions, type Exception } from './exceptions.ts';
import { self } from './piece.ts';
import { buildRule, type Rule } from './rules.ts';
import { knowing, type Readable, restsOn, type Scope } from './scope.ts';
import { buildValues, type EditionValues } from './values.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.ts';
import { guardedWhen, type When } from './when.ts';

export interface RulebookModel {
  /** Days on which the editions take effect. */
  readonly editions: readonly string[];
  readonly vocabulary: Vocabulary;
  /** By edition. */
  readonly values: readonly EditionValues[];
  /** Years that parameters of an edition are stated for, by edition. */
  readonly statedFor: readonly ReadonlyMap<string, number>[];
  readonly definitions: readonly Definition[];
  readonly decisions: readonly Decision[];
}

export interface Definition {
  readonly head: DefinitionHead;
  readonly since: number;
  readonly versions: ReadonlyMap<number, DefinitionText | 'repealed'>;
  readonly exceptions: readonly Exception[];
}

export interface Decision {
  readonly name: string;
  readonly asOf: string;
  readonly includes: readonly string[];
  /** What it gives and reports, from each edition that says so. */
  readonly outputs: ReadonlyMap<number, Outputs>;
  readonly rules: readonly Rule[];
}

export interface Outputs {
  readonly gives: readonly string[];
  readonly reports: readonly string[];
}

const calendars = [
  ['2020-01-01'],
  ['2020-01-01'],
  ['2020-01-01', '2021-01-01'],
  ['2019-12-31', '2020-02-29', '2021-07-01'],
  ['2020-01-01', '2021-01-01', '2022-01-01'],
] as const;

/** A rulebook that the compiler accepts. */
export function buildRulebook(choices: Choices): RulebookModel {
  const editions: readonly string[] = choices.among(calendars);
  const vocabulary = choices.part((own) => buildVocabulary(own, editions.length));
  const values = choices.part((own) => buildValues(own, vocabulary, editions.length));
  const statedFor = editions.map((_, index) => choices.part((own) => stateYears(own, values[index])));
  const scopes = editions.map((_, edition) => openScope(vocabulary, edition));
  const { definitions, readable } = choices.part((own) => buildDefinitions(own, scopes));
  const within = scopes.map((scope) => ({ ...scope, definitions: readableIn(readable, scope.edition) }));
  const decisions = choices.part((own) => buildDecisions(own, within, definitions));
  return { editions, vocabulary, values, statedFor, definitions, decisions };
}

function openScope(vocabulary: Vocabulary, edition: number): Scope {
  return {
    vocabulary,
    edition,
    definitions: [],
    element: null,
    given: new Set(),
    spokenOf: new Set(),
    depth: 3,
    reads: 'everything',
    isShown: false,
    binds: true,
  };
}

function stateYears(choices: Choices, values: EditionValues | undefined): ReadonlyMap<string, number> {
  const names = ['limit.fee', 'rate', 'by_shade', 'word'].filter(() => choices.chance(15));
  const there = names.filter((name) =>
    [...(values?.keys() ?? [])].some((key) => key === name || key.startsWith(`${name}.`)),
  );
  return new Map(there.map((name) => [name, choices.among([2020, 2021])]));
}

/** A definition that others may read, and since when. */
interface Shared {
  readonly since: number;
  readonly readable: Readable;
}

function readableIn(all: readonly Shared[], edition: number): readonly Readable[] {
  return all.filter(({ since }) => since <= edition).map((one) => one.readable);
}

/** Definitions each of which may read those before it. */
function buildDefinitions(choices: Choices, scopes: readonly Scope[]) {
  const readable: Shared[] = [];
  const definitions = choices.several(6, (own, index) => {
    const within = scopes.map((scope) => ({
      ...scope,
      isShown: true,
      definitions: readableIn(readable, scope.edition),
    }));
    const { definition, shared } = buildDefinition(own, within, index);
    if (shared !== null) readable.push(shared);
    return definition;
  });
  return { definitions, readable };
}

function buildDefinition(choices: Choices, scopes: readonly Scope[], index: number) {
  const head = choices.part((own) => buildHead(own, index));
  const since = choices.chance(10) ? scopes.length - 1 : 0;
  const bound = scopes.map((scope) => bindSelf(scope, head));
  const first = bound[since];
  if (first === undefined) throw new Error('there is a scope for each edition');
  const condition = choices.part((own) => guardedWhen(own, { ...first, reads: 'facts', binds: false }, 30));
  const { when } = condition;
  const within = bound.map((scope) => (when === null ? scope : knowing(condition.open(scope), when)));
  const isDated = choices.chance(25);
  const versions = new Map<number, DefinitionText | 'repealed'>();
  within.forEach((scope, edition) => {
    if (edition < since || (edition > since && !choices.chance(25))) return;
    versions.set(
      edition,
      choices.part((own) => buildText(own, head, scope, condition, isDated)),
    );
  });
  const place = { scopes: within, since, definition: head, prefix: `value_${index + 1}_but`, deep: 1 };
  const exceptions = choices.part((own) => (own.chance(50) ? buildExceptions(own, place) : []));
  // What nothing else reads can be repealed by the last edition.
  const isShared = choices.chance(80);
  const last = scopes.length - 1;
  if (!isShared && exceptions.length === 0 && last > since) versions.set(last, 'repealed');
  const definition: Definition = { head, since, versions, exceptions };
  return {
    definition,
    shared: isShared ? { since, readable: readableOf(definition, when, within[since] ?? first) } : null,
  };
}

function bindSelf(scope: Scope, { record }: DefinitionHead): Scope {
  return record === null ? scope : { ...scope, element: { variable: self, type: { kind: 'record', record } } };
}

function buildText(
  choices: Choices,
  head: DefinitionHead,
  scope: Scope,
  { when }: When,
  isDated: boolean,
): DefinitionText {
  const asOf = isDated ? choices.part((own) => buildAsOf(own, scope)) : null;
  const rounding = choices.part((own) => buildRounding(own, head));
  return { asOf, when, rounding, body: choices.part((own) => buildValue(own, head, scope)) };
}

function readableOf({ head, versions, exceptions }: Definition, when: Readable['when'], scope: Scope): Readable {
  const texts = [...versions.values()].filter((text) => text !== 'repealed');
  const pieces = [
    ...texts.flatMap(({ asOf, when: own, body }) => [
      asOf,
      own,
      ...('rows' in body ? [...body.columns, ...body.rows.map((row) => row.value)] : [body]),
    ]),
    ...exceptions.flatMap(piecesOf),
  ];
  const rests = pieces.flatMap((piece) => (piece === null ? [] : [...restsOn(piece, scope)]));
  return { name: head.name, record: head.record, type: head.type, when, restsOn: new Set(rests) };
}

function piecesOf({ versions, exceptions }: Exception): readonly DefinitionText['asOf'][] {
  const texts = [...versions.values()].filter((text) => text !== 'repealed');
  return [...texts.flatMap(({ when, body }) => [when, body]), ...exceptions.flatMap(piecesOf)];
}

/** From which edition on a value is given: most from the first on, some never. */
const givenAgo = [0, 0, 0, 1, 9] as const;

const dates = ['plan.starts', 'plan.ends', 'plan.review'] as const;

/** One or two decisions; the second may include the first. */
function buildDecisions(
  choices: Choices,
  scopes: readonly Scope[],
  definitions: readonly Definition[],
): readonly Decision[] {
  const first = choices.part((own) => buildDecision(own, scopes, definitions, 'grant', []));
  const others = choices.several(1, (own) => {
    const includes = own.chance(60) ? ['grant'] : [];
    return buildDecision(own, scopes, definitions, 'renewal', includes);
  });
  return [first, ...others];
}

function buildDecision(
  choices: Choices,
  scopes: readonly Scope[],
  definitions: readonly Definition[],
  name: string,
  includes: readonly string[],
): Decision {
  const asOf = choices.among(dates);
  const rules = choices.several(3, (own, index) => buildRule(own, scopes, `${name}_rule_${index + 1}`));
  const facts = choices.several(2, (own) =>
    own.among(['plan.fee', 'plan.review', 'plan.wishes', 'plan.place.distance']),
  );
  const given = definitions.filter(({ head }) => head.record === null && choices.chance(70));
  const namesIn = (edition: number): readonly string[] => {
    const there = given.filter(({ since, versions }) => since <= edition && versions.get(edition) !== 'repealed');
    return [...there.map(({ head }) => head.name), ...new Set(facts)];
  };
  // What is given in one edition is given in all later ones.
  const isOnceEmpty = scopes.some(({ edition }) => namesIn(edition).length === 0);
  const outputsIn = (edition: number) => [...new Set([...namesIn(edition), ...(isOnceEmpty ? ['plan.fee'] : [])])];
  // What is only reported may be given later, and a decision may come later than its definitions.
  const givenSince = new Map(outputsIn(scopes.length - 1).map((output) => [output, choices.among(givenAgo)]));
  const said = (edition: number): Outputs => {
    const isGiven = (output: string) => edition >= (givenSince.get(output) ?? 0);
    return { gives: outputsIn(edition).filter(isGiven), reports: outputsIn(edition).filter((one) => !isGiven(one)) };
  };
  const since = name !== 'grant' && rules.length === 0 && choices.chance(50) ? scopes.length - 1 : 0;
  const outputs = new Map([[since, said(since)]]);
  for (const { edition } of scopes.slice(since + 1)) {
    const [before, now] = [said(edition - 1), said(edition)];
    if (JSON.stringify(before) !== JSON.stringify(now)) outputs.set(edition, now);
  }
  return { name, asOf, includes, outputs, rules };
}
