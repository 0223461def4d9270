/**
 * Reading JSON text of facts that are plainly sound, straight into facts: no objects in between, and numbers are read
 * from their own digits. A text with a backslash is left to the careful reader, so that every text is as it is written.
 */
import { largestStored } from '../ir/decimal.ts';
import type { Value } from '../ir/findings.ts';
import type { Rulebook } from '../ir/ir.ts';
import { type PlanValue, planNames } from './plain-names.ts';
import { type PlainFacts, PlainReading, type PlainValue, unclear } from './plain-reading.ts';
import { membersOf, readAsText, readPlainDate, readPlainText } from './plain-values.ts';
import { longestCase } from './read-facts.ts';
import { type FactSchema, schemaOf } from './schema.ts';
import { elementOf, type Subject } from './subject.ts';
import { codes, TextCursor } from './text-cursor.ts';
import { layTrails, type Trail, type TrailOf, type Waymark } from './trail.ts';

/** The longest text read here; longer ones are for the careful reader to judge. */
const longestText = 1_000_000;

/** Gives a function that reads the facts in a JSON text; null where anything is unclear. */
export function planTexts(rulebook: Rulebook): (text: string) => PlainFacts | null {
  const schema = schemaOf(rulebook);
  const trailOf = layTrails<ReadText>();
  const root = trailOf(planNames(schema, planValueOf(schema, trailOf)));
  return (text) => {
    if (text.length > longestText || text.includes('\\')) return null;
    const cursor = new TextCursor(text);
    const reading = new PlainReading();
    if (cursor.next() !== codes.openBrace || !readObject(cursor, root, reading) || !reading.isClear) return null;
    return Number.isNaN(cursor.next()) ? { facts: reading.values, case: reading.reference } : null;
  };
}

/** Reads what begins at the cursor and is not `null`. */
type ReadText = (cursor: TextCursor) => PlainValue;

function planValueOf(schema: FactSchema, trailOf: TrailOf<ReadText>): PlanValue<ReadText> {
  const planValue: PlanValue<ReadText> = (subject, records) => {
    const { type } = subject;
    switch (type.kind) {
      case 'boolean':
        return readBoolean;
      case 'text':
        return readText;
      case 'date':
        return readDate;
      case 'enum':
        return planEnum(membersOf(type.enum, schema));
      case 'number':
        return planNumber(subject, type.decimals, schema);
      case 'list':
        return planList(subject, planValue(elementOf(subject, subject.path), records));
      case 'record': {
        const group = records(type.record);
        return (cursor) => readRecord(cursor, trailOf(group));
      }
      case 'label':
        return () => unclear;
    }
  };
  return planValue;
}

function readBoolean(cursor: TextCursor): PlainValue {
  if (cursor.takesWord('true')) return true;
  return cursor.takesWord('false') ? false : unclear;
}

/** The text in quotation marks at the cursor; null where there is none. Of a text fact it may hold control characters. */
function takeText(cursor: TextCursor): string | null {
  const { text, at } = cursor;
  const end = text.charCodeAt(at) === codes.quote ? text.indexOf('"', at + 1) : -1;
  if (end === -1) return null;
  cursor.at = end + 1;
  return text.slice(at + 1, end);
}

function readText(cursor: TextCursor): PlainValue {
  const text = takeText(cursor);
  return text === null || hasControls(text) ? unclear : readPlainText(text);
}

/** JSON has no control characters within texts. */
function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 0x20) return true;
  return false;
}

function readDate(cursor: TextCursor): PlainValue {
  const { text, at } = cursor;
  if (text.charCodeAt(at) !== codes.quote) return unclear;
  if (text.charCodeAt(at + 11) === codes.quote) {
    cursor.at = at + 12;
    return readPlainDate(text, at + 1);
  }
  return cursor.takesWord('""') ? null : unclear;
}

function planEnum(members: ReadonlyMap<unknown, string>): ReadText {
  return (cursor) => {
    const text = takeText(cursor);
    return members.get(text) ?? (text === '' ? null : unclear);
  };
}

function planNumber(subject: Subject, decimals: number, schema: FactSchema): ReadText {
  const least = subject.minimum ?? -largestStored;
  const greatest = subject.maximum ?? largestStored;
  return (cursor) => {
    if (cursor.text.charCodeAt(cursor.at) === codes.quote) {
      const text = takeText(cursor);
      return text === null || hasControls(text) ? unclear : readAsText(text, subject, schema);
    }
    const scaled = cursor.readScaled(decimals);
    return scaled !== null && scaled >= least && scaled <= greatest ? scaled : unclear;
  };
}

function planList({ minimum, maximum }: Subject, readElement: ReadText): ReadText {
  const least = minimum ?? 0;
  const most = maximum ?? Number.POSITIVE_INFINITY;
  return (cursor) => {
    if (!cursor.takes(codes.openBracket)) return unclear;
    const values: Value[] = [];
    if (!cursor.takes(codes.closeBracket)) {
      do {
        cursor.next();
        const value = readElement(cursor);
        if (value === null || value === unclear) return unclear;
        values.push(value);
      } while (cursor.takes(codes.comma));
      if (!cursor.takes(codes.closeBracket)) return unclear;
    }
    return values.length < least || values.length > most ? unclear : values;
  };
}

function readRecord(cursor: TextCursor, trail: Trail<ReadText>): PlainValue {
  const inside = new PlainReading();
  const isSound = cursor.next() === codes.openBrace && readObject(cursor, trail, inside);
  return isSound && inside.isClear ? { fields: inside.values } : unclear;
}

/** Reads the object that begins at the cursor. Whether every member was plainly sound, each given once. */
function readObject(cursor: TextCursor, trail: Trail<ReadText>, reading: PlainReading): boolean {
  cursor.at++;
  if (cursor.takes(codes.closeBrace)) return true;
  // Within itself a record would lose count of its own names.
  if (!trail.enter()) return false;
  const isSound = readMembers(cursor, trail, reading);
  trail.leave();
  return isSound && cursor.takes(codes.closeBrace);
}

function readMembers(cursor: TextCursor, trail: Trail<ReadText>, reading: PlainReading): boolean {
  do {
    const mark = trail.take(cursor);
    if (mark === null) return false;
    const isNull = cursor.next() === codes.n && cursor.takesWord('null');
    if (!isNull && !readMember(cursor, mark, reading)) return false;
  } while (cursor.takes(codes.comma));
  return true;
}

function readMember(cursor: TextCursor, { target, dotted, inside }: Waymark<ReadText>, reading: PlainReading): boolean {
  switch (target.kind) {
    case 'group':
      if (dotted) reading.noteDotted();
      return (
        inside !== null && cursor.text.charCodeAt(cursor.at) === codes.openBrace && readObject(cursor, inside, reading)
      );
    case 'field':
      return reading.take(target.name, target.read(cursor), dotted);
    case 'case':
      return readCase(cursor, reading);
  }
}

/** A number that the platform writes as it stands, or a text. */
function readCase(cursor: TextCursor, reading: PlainReading): boolean {
  const start = cursor.at;
  if (cursor.text.charCodeAt(start) === codes.quote) {
    const text = takeText(cursor);
    if (text === null || text.length > longestCase || hasControls(text)) return false;
    reading.reference = text;
    return true;
  }
  const number = cursor.readScaled(0);
  if (number === null || String(number) !== cursor.text.slice(start, cursor.at)) return false;
  reading.reference = number;
  return true;
}
