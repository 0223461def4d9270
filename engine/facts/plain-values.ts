/** Judging values that are plainly sound; what is not is left to the careful reader, which tells why. */
import { daysInMonth, firstYear, lastYear, toDay } from '../ir/calendar.ts';
import { invariant } from '../ir/invariant.ts';
import { type PlainValue, unclear } from './plain-reading.ts';
import { longestFactText, readValue } from './read-value.ts';
import type { FactSchema } from './schema.ts';
import { shapeOf } from './shape.ts';
import type { Subject } from './subject.ts';

/** A text fact. */
export function readPlainText(text: string): PlainValue {
  if (text === '') return null;
  const first = text.charCodeAt(0);
  // Begins with a letter or sign of Latin script, so it is not blank.
  const isFilled = (first > 0x20 && first < 0x7f) || (first > 0xa0 && first < 0x250);
  return isFilled && text.length <= longestFactText ? text : unclear;
}

const hyphen = 0x2d;

/** The date whose ten characters begin at `at`. */
export function readPlainDate(text: string, at: number): PlainValue {
  if (text.charCodeAt(at + 4) !== hyphen || text.charCodeAt(at + 7) !== hyphen) return unclear;
  const year = 100 * twoDigits(text, at) + twoDigits(text, at + 2);
  const month = twoDigits(text, at + 5);
  const day = twoDigits(text, at + 8);
  // What is no digit makes `NaN`, which is within nothing.
  const exists = year >= firstYear && year <= lastYear && month >= 1 && month <= 12 && day >= 1;
  return exists && day <= daysInMonth(year, month) ? toDay({ year, month, day }) : unclear;
}

function twoDigits(text: string, at: number): number {
  return 10 * digit(text.charCodeAt(at)) + digit(text.charCodeAt(at + 1));
}

function digit(code: number): number {
  return code >= 0x30 && code <= 0x39 ? code - 0x30 : Number.NaN;
}

/** The members of an enum by their own names, each the one text that stands for it everywhere. */
export function membersOf(name: string, { enums }: FactSchema): ReadonlyMap<unknown, string> {
  const declared = enums.get(name);
  invariant(declared !== undefined, 'every enum is declared');
  return new Map(declared.members.map((member) => [member.name, member.name]));
}

/** A number given as text, perhaps with its unit, or what else the careful reader takes a text for. */
export function readAsText(text: string, subject: Subject, schema: FactSchema): PlainValue {
  const read = readValue(subject, shapeOf(text), schema);
  if (read === null) return null;
  return 'value' in read ? read.value : unclear;
}
