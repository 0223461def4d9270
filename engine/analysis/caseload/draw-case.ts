import { addMonths, endOfMonth, startOfMonth } from '../../calendar/dates.ts';
import type { Chance, DateDraw, DecisionProfile, Draw } from '../../ir/caseload-profile.ts';
import type { Facts, Value } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Day, Fact, Field, Rulebook } from '../../ir/ir.ts';
import { factsOf, usedFields } from '../../ir/reads.ts';
import type { Random } from './random.ts';
import { prepareUsualDraws } from './usual-draws.ts';

/** The facts of a case before those that the decision computes from the others. */
export interface DrawnCase {
  readonly facts: Facts;
  /** Facts that take over what the decision computes. */
  readonly computed: readonly { readonly fact: Fact; readonly draw: Extract<Draw, { kind: 'output' }> }[];
  /** Facts to be left out in the end. */
  readonly leftOut: readonly string[];
}

/** Draws the cases of a decision, and single facts anew. */
export interface CaseDrawing {
  draw(on: Day, random: Random): DrawnCase;
  /** Facts that the profile does not speak of: they may be drawn again until the case is a usual one. */
  readonly free: readonly Fact[];
  redraw(fact: Fact, facts: Facts, on: Day, random: Random): Facts;
}

/** Prepares drawing cases of a decision: the facts it reads, by its profile or else by their types. */
export function prepareDrawing(rulebook: Rulebook, decision: string, profile: DecisionProfile): CaseDrawing {
  const usual = prepareUsualDraws(rulebook);
  const named = namesIn(profile);
  const read = new Set(factsOf(rulebook, decision).map(({ path }) => path));
  const facts = rulebook.facts.filter(({ path }) => read.has(path) || named.has(path));
  const asOf = rulebook.decisions.find(({ name }) => name === decision)?.asOf;
  const chancesOf = (field: Field, owner: string): readonly Chance[] =>
    profile.facts.get(owner) ?? (owner === asOf ? onThatDay : usual(field, owner));
  const open = (on: Day, random: Random): Drawing => ({
    rulebook,
    decision,
    profile,
    chancesOf,
    facts,
    named,
    on,
    random,
  });
  return {
    free: facts.filter(({ path }) => path !== asOf && !profile.facts.has(path)),
    draw: (on, random) => drawAll(open(on, random)),
    redraw(fact, given, on, random) {
      const values = new Map<string, Value | null>(given);
      values.delete(fact.path);
      const drawn = drawFact(fact, values, open(on, random));
      const changed = new Map(given);
      if (drawn === null) changed.delete(fact.path);
      else changed.set(fact.path, drawn);
      return changed;
    },
  };
}

/** What a profile speaks of: it is drawn even where the decision does not read it. */
function namesIn({ facts }: DecisionProfile): ReadonlySet<string> {
  const chances = [...facts.values()].flat();
  const conditions = chances.flatMap(({ when }) => when.map(({ fact }) => fact));
  const bases = chances.flatMap(({ draw }) => (draw.kind === 'date' ? [draw.from] : []));
  return new Set([...facts.keys(), ...conditions, ...bases]);
}

const onThatDay: readonly Chance[] = [
  {
    when: [],
    draw: { kind: 'date', from: 'on', unit: 'day', amounts: [{ value: 0, weight: 1 }], days: 0, at: null },
    missing: 0,
  },
];

interface Drawing {
  readonly rulebook: Rulebook;
  readonly decision: string;
  readonly profile: DecisionProfile;
  readonly chancesOf: (field: Field, owner: string) => readonly Chance[];
  readonly facts: readonly Fact[];
  /** Names of facts and of `record.field` that the profile speaks of. */
  readonly named: ReadonlySet<string>;
  readonly on: Day;
  readonly random: Random;
}

/** Values drawn so far, by path; null where a fact is left out. */
type Drawn = Map<string, Value | null>;

function drawAll(drawing: Drawing): DrawnCase {
  const values: Drawn = new Map();
  for (const fact of drawing.facts) drawFact(fact, values, drawing);
  const computed: DrawnCase['computed'][number][] = [];
  const leftOut: string[] = [];
  for (const fact of drawing.facts) {
    const chance = chanceFor(drawing.chancesOf(fact, fact.path), values, null, drawing);
    if (chance === null) continue;
    if (chance.draw.kind === 'output') computed.push({ fact, draw: chance.draw });
    if (drawing.random.chance(chance.missing ?? (fact.optional ? 0 : drawing.profile.missing))) leftOut.push(fact.path);
  }
  const facts = new Map<string, Value>();
  for (const { path } of drawing.facts) {
    const value = values.get(path);
    if (value !== undefined && value !== null) facts.set(path, value);
  }
  return { facts, computed, leftOut };
}

/** The value of a fact, drawn once; what it rests on is drawn first. */
function drawFact(fact: Fact, values: Drawn, drawing: Drawing): Value | null {
  const before = values.get(fact.path);
  if (before !== undefined) return before;
  // A fact that rests on itself, through whatever others, is left out there.
  values.set(fact.path, null);
  const chance = chanceFor(drawing.chancesOf(fact, fact.path), values, null, drawing);
  const value = chance === null ? null : drawValue(chance.draw, fact, values, null, drawing);
  values.set(fact.path, value);
  return value;
}

/** The first chance whose conditions hold; null where none does. */
function chanceFor(chances: readonly Chance[], values: Drawn, own: Element | null, drawing: Drawing): Chance | null {
  const holds = ({ when }: Chance) =>
    when.every(({ fact, values: wanted }) => wanted.some((value) => value === valueNamed(fact, values, own, drawing)));
  return chances.find(holds) ?? null;
}

/** An element of a list being drawn. */
interface Element {
  readonly record: string;
  readonly fields: Drawn;
}

/** The value of a fact, of a field of the element being drawn, or the day the case is drawn for. */
function valueNamed(name: string, values: Drawn, own: Element | null, drawing: Drawing): Value | null {
  if (name === 'on') return drawing.on;
  if (own !== null && name.startsWith(`${own.record}.`)) return drawField(name, own, values, drawing);
  const fact = drawing.facts.find(({ path }) => path === name);
  return fact === undefined ? null : drawFact(fact, values, drawing);
}

function drawValue(draw: Draw, field: Field, values: Drawn, own: Element | null, drawing: Drawing): Value | null {
  const { random } = drawing;
  switch (draw.kind) {
    case 'one_of':
      return random.weighted(draw.choices);
    case 'between':
      return draw.from + draw.step * random.between(0, Math.floor((draw.to - draw.from) / draw.step));
    case 'some_of':
      return draw.shares.filter(({ share }) => random.chance(share)).map(({ value }) => value);
    case 'elements':
      return Array.from({ length: random.weighted(draw.count) }, () => drawElement(field, values, drawing));
    case 'date':
      return drawDate(draw, values, own, drawing);
    case 'output':
      return null;
  }
}

function drawDate(draw: DateDraw, values: Drawn, own: Element | null, drawing: Drawing): Day | null {
  const base = valueNamed(draw.from, values, own, drawing);
  if (typeof base !== 'number') return null;
  const amount = drawing.random.weighted(draw.amounts);
  const moved = draw.unit === 'day' ? base + amount : addMonths(base, draw.unit === 'year' ? 12 * amount : amount);
  const day = moved + draw.days;
  if (draw.at === null) return day;
  return draw.at === 'start' ? startOfMonth(day) : endOfMonth(day);
}

function drawElement({ type }: Field, values: Drawn, drawing: Drawing): Value {
  invariant(type.kind === 'list' && type.element.kind === 'record', 'the fact is a list of records');
  const { record } = type.element;
  const element: Element = { record, fields: new Map() };
  const read = new Set(usedFields(drawing.rulebook, drawing.decision, record).map(({ name }) => name));
  const fields = drawing.rulebook.records.find(({ name }) => name === record)?.fields ?? [];
  const used = fields.filter(({ name }) => read.has(name) || drawing.named.has(`${record}.${name}`));
  for (const { name } of used) drawField(`${record}.${name}`, element, values, drawing);
  const given = used.flatMap(({ name }): [string, Value][] => {
    const value = element.fields.get(name) ?? null;
    return value === null ? [] : [[name, value]];
  });
  return { fields: new Map(given) };
}

function drawField(owner: string, element: Element, values: Drawn, drawing: Drawing): Value | null {
  const name = owner.slice(element.record.length + 1);
  const before = element.fields.get(name);
  if (before !== undefined) return before;
  element.fields.set(name, null);
  const record = drawing.rulebook.records.find((one) => one.name === element.record);
  const field = record?.fields.find((one) => one.name === name);
  if (field === undefined) return null;
  const chance = chanceFor(drawing.chancesOf(field, owner), values, element, drawing);
  const isLeftOut = chance !== null && drawing.random.chance(chance.missing ?? 0);
  const value = chance === null || isLeftOut ? null : drawValue(chance.draw, field, values, element, drawing);
  element.fields.set(name, value);
  return value;
}
