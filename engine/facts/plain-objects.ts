/** Reading parsed objects of facts that are plainly sound. */
import { largestStored } from '../ir/decimal.ts';
import type { Value } from '../ir/findings.ts';
import type { Rulebook } from '../ir/ir.ts';
import { type Group, type PlanValue, planNames, type Step } from './plain-names.ts';
import { type PlainFacts, PlainReading, type PlainValue, unclear } from './plain-reading.ts';
import { membersOf, readAsText, readPlainDate, readPlainText } from './plain-values.ts';
import { longestCase } from './read-facts.ts';
import { type FactSchema, schemaOf } from './schema.ts';
import { elementOf, type Subject } from './subject.ts';

/** Gives a function that reads the facts in a parsed object; null where anything is unclear. */
export function planObjects(rulebook: Rulebook): (json: unknown) => PlainFacts | null {
  const schema = schemaOf(rulebook);
  const root = planNames(schema, planValueOf(schema));
  return (json) => {
    const reading = new PlainReading();
    if (!isPlainObject(json) || !readGroup(json, root, reading, 0) || !reading.isClear) return null;
    return { facts: reading.values, case: reading.reference };
  };
}

/** Reads what is neither `null` nor `undefined`; `depth` counts the records around it. */
type ReadJson = (json: unknown, depth: number) => PlainValue;

function planValueOf(schema: FactSchema): PlanValue<ReadJson> {
  const planValue: PlanValue<ReadJson> = (subject, records) => {
    const { type } = subject;
    switch (type.kind) {
      case 'boolean':
        return (json) => (typeof json === 'boolean' ? json : json === '' ? null : unclear);
      case 'text':
        return (json) => (typeof json === 'string' ? readPlainText(json) : unclear);
      case 'date':
        return readDate;
      case 'enum': {
        const members = membersOf(type.enum, schema);
        return (json) => members.get(json) ?? (json === '' ? null : unclear);
      }
      case 'number':
        return planNumber(subject, type.decimals, schema);
      case 'list':
        return planList(subject, planValue(elementOf(subject, subject.path), records));
      case 'record': {
        const group = records(type.record);
        return (json, depth) => readRecord(json, group, depth);
      }
      case 'label':
        return () => unclear;
    }
  };
  return planValue;
}

function readDate(json: unknown): PlainValue {
  if (typeof json !== 'string') return unclear;
  if (json.length === 10) return readPlainDate(json, 0);
  return json === '' ? null : unclear;
}

/**
 * A decimal number with fewer than 16 digits is the only one with its binary fraction: where dividing the nearest
 * scaled integer gives the same fraction again, that integer is exactly what the fraction stands for.
 */
function planNumber(subject: Subject, decimals: number, schema: FactSchema): ReadJson {
  const scale = 10 ** decimals;
  const least = subject.minimum ?? -largestStored;
  const greatest = subject.maximum ?? largestStored;
  return (json) => {
    if (typeof json === 'string') return readAsText(json, subject, schema);
    if (typeof json !== 'number') return unclear;
    const scaled = Math.round(json * scale);
    const isExact = scaled / scale === json && Math.abs(scaled) < largestStored;
    // Adding zero makes plain zero of the negative one.
    return isExact && scaled >= least && scaled <= greatest ? scaled + 0 : unclear;
  };
}

function planList({ minimum, maximum }: Subject, readElement: ReadJson): ReadJson {
  const least = minimum ?? 0;
  const most = maximum ?? Number.POSITIVE_INFINITY;
  return (json, depth) => {
    if (!Array.isArray(json) || json.length < least || json.length > most) return unclear;
    const values: Value[] = [];
    for (const element of json as readonly unknown[]) {
      const value = element === null || element === undefined ? unclear : readElement(element, depth);
      if (value === null || value === unclear) return unclear;
      values.push(value);
    }
    return values;
  };
}

type PlainObject = Readonly<Record<string, unknown>>;

/** An object as `JSON.parse` or an object literal makes it; others may hold surprises. */
function isPlainObject(json: unknown): json is PlainObject {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false;
  const prototype: unknown = Object.getPrototypeOf(json);
  return prototype === Object.prototype || prototype === null;
}

/** Whether every member was plainly sound. */
function readGroup(json: PlainObject, group: Group<ReadJson>, reading: PlainReading, depth: number): boolean {
  for (const name in json) {
    const step = group.get(name);
    if (step === undefined) return false;
    const value = json[name];
    if (value === null || value === undefined) continue;
    if (!readStep(step, value, reading, depth)) return false;
  }
  return true;
}

function readStep({ target, dotted }: Step<ReadJson>, json: unknown, reading: PlainReading, depth: number): boolean {
  switch (target.kind) {
    case 'group':
      if (dotted) reading.noteDotted();
      return isPlainObject(json) && readGroup(json, target.group, reading, depth);
    case 'field':
      return reading.take(target.name, target.read(json, depth), dotted);
    case 'case':
      return readCase(json, reading);
  }
}

function readCase(json: unknown, reading: PlainReading): boolean {
  const isText = typeof json === 'string' && json.length <= longestCase;
  const isNumber = typeof json === 'number' && Number.isFinite(json) && !Object.is(json, -0);
  if (isText || isNumber) reading.reference = json;
  return isText || isNumber;
}

/** Records deeper within records are for the careful reader to judge. */
const deepestRecord = 16;

function readRecord(json: unknown, group: Group<ReadJson>, depth: number): PlainValue {
  if (depth === deepestRecord || !isPlainObject(json)) return unclear;
  const inside = new PlainReading();
  if (!readGroup(json, group, inside, depth + 1) || !inside.isClear) return unclear;
  return { fields: inside.values };
}
