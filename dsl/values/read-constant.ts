import { parseDate } from '../../engine/ir/calendar.ts';
import type { Constant } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { didYouMean } from '../diagnostics/unplaced-problem.ts';
import type { Place } from '../editions/consolidated.ts';
import type { UnitTable } from '../types/units.ts';
import { quote } from '../yaml/settings-problems.ts';
import { placeOf, type YamlNode, type YamlScalar } from '../yaml/yaml-tree.ts';
import { checkBounds, checkLength } from './bounds.ts';
import type { ListedType, ReadableParameter } from './parameter-type.ts';
import type { PlacedConstant } from './parameter-value.ts';
import { type ReadingProblem, readQuantity } from './read-quantity.ts';

/** What a value is read with: whose it is, in which file, and the units of the rulebook. */
export interface ValueContext {
  readonly parameter: ReadableParameter;
  readonly file: string;
  readonly units: UnitTable;
  report(diagnostic: Diagnostic): void;
}

/** One value at its parameter's type and scale; null, with a diagnostic, where it cannot be read. */
export function readConstant(node: YamlNode, context: ValueContext): PlacedConstant | null {
  const place = placeOf(context.file, node);
  const value = readValue(node, context);
  return value === null ? null : { value, place };
}

function readValue(node: YamlNode, context: ValueContext): Constant | null {
  const { type } = context.parameter;
  if (type.kind === 'list') return readList(node, type.element, context);
  if (node.kind !== 'scalar') return refuse(node, context, expectations[type.kind]);
  switch (type.kind) {
    case 'number':
      return readNumber(node, type, context);
    case 'boolean':
      if (node.text === 'yes') return true;
      if (node.text === 'no') return false;
      return refuse(node, context, expectations.boolean);
    case 'date':
      return readDate(node, context);
    case 'text':
      return node.text === '' ? refuse(node, context, expectations.text) : node.text;
    case 'enum':
      return readMember(node, type.members, context);
  }
}

function readDate(node: YamlScalar, context: ValueContext): number | null {
  const day = parseDate(node.text);
  if (day !== null) return day;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(node.text)) return refuse(node, context, expectations.date);
  const message = {
    fi: `päivää '${node.text}' ei ole kalenterissa`,
    en: `there is no day '${node.text}' in the calendar`,
  };
  context.report(problem('invalid-date', placeOf(context.file, node), message));
  return null;
}

function readNumber(
  node: YamlScalar,
  type: Extract<ReadableParameter['type'], { kind: 'number' }>,
  context: ValueContext,
): number | null {
  if (node.text === '') return refuse(node, context, expectations.number);
  const read = readQuantity(node.text, type, context.units);
  if ('problem' in read) {
    reportReading(read.problem, placeOf(context.file, node), context);
    return null;
  }
  const outOfBounds = checkBounds(read.value, type, context.parameter, context.units);
  if (outOfBounds === null) return read.value;
  const { declared } = outOfBounds;
  reportReading(outOfBounds, placeOf(context.file, node), context, declared);
  return null;
}

function readList(node: YamlNode, element: ListedType, context: ValueContext): readonly string[] | null {
  if (node.kind !== 'sequence') return refuse(node, context, expectations.list);
  const tooLong = checkLength(node.items.length);
  if (tooLong !== null) {
    reportReading(tooLong, placeOf(context.file, node), context);
    return null;
  }
  const items = node.items.map((item): string | null => {
    if (item.kind !== 'scalar') return refuse(item, context, expectations[element.kind]);
    return element.kind === 'enum' ? readMember(item, element.members, context) : item.text;
  });
  for (const [index, item] of items.entries()) {
    const again = node.items[index];
    if (item !== null && again !== undefined && items.indexOf(item) < index) reportRepeated(again, item, context);
  }
  return items.every((item) => item !== null) ? items : null;
}

function readMember(node: YamlScalar, members: readonly string[], context: ValueContext): string | null {
  if (members.includes(node.text)) return node.text;
  const message = {
    fi: `'${node.text}' ei ole mikään parametrin '${context.parameter.name}' vaihtoehdoista`,
    en: `'${node.text}' is not among the members of '${context.parameter.name}'`,
  };
  const listed = { fi: `vaihtoehdot ovat ${members.join(', ')}`, en: `the members are ${members.join(', ')}` };
  const help = didYouMean(node.text, members, listed);
  context.report(problem('unknown-member', placeOf(context.file, node), message, { help }));
  return null;
}

function reportRepeated(node: YamlNode, item: string, context: ValueContext): void {
  const message = { fi: `'${item}' on luettelossa kahdesti`, en: `'${item}' is listed twice` };
  const help = { fi: 'poista toinen', en: 'remove one of them' };
  context.report(problem('repeated-member', placeOf(context.file, node), message, { help }));
}

/** Reports a reading problem, with the declared bound where one is passed. */
export function reportReading(
  { code, message, label, help }: ReadingProblem,
  place: Place,
  context: ValueContext,
  bound: Place | null = null,
): void {
  context.report(
    problem(code, place, message, {
      ...(label && { label }),
      help,
      ...(bound && { others: [{ place: bound, message: { fi: 'raja on tässä', en: 'the bound is here' } }] }),
    }),
  );
}

/** Reports that a node cannot be a value of its parameter. */
export function refuse(node: YamlNode, { parameter, file, report }: ValueContext, expected: Localized): null {
  const words = quote(node);
  const message = {
    fi: `${words.fi} ei kelpaa parametrin '${parameter.name}' arvoksi`,
    en: `${words.en} cannot be the value of '${parameter.name}'`,
  };
  const label = { fi: `tähän kuuluu ${expected.fi}`, en: `expected ${expected.en}` };
  const empty = node.kind === 'scalar' && node.text === '';
  report(problem('invalid-value', placeOf(file, node), message, { label, help: empty ? orEnd : undefined }));
  return null;
}

const orEnd: Localized = {
  fi: "kirjoita arvo, tai '~', jos voimassa oleva arvo päättyy",
  en: "write a value, or '~' if the value in force ends",
};

const expectations = {
  number: { fi: 'luku', en: 'a number' },
  boolean: { fi: 'yes tai no', en: 'yes or no' },
  date: { fi: 'päivä, kuten 2020-01-01', en: 'a date such as 2020-01-01' },
  text: { fi: 'teksti', en: 'a text' },
  enum: { fi: 'yksi vaihtoehdoista', en: 'one of the members' },
  list: { fi: 'luettelo, kuten [a, b]', en: 'a list such as [a, b]' },
} satisfies Record<string, Localized>;
