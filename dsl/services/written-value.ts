/** Values of parameters in the words of the files they are given in. */
import { formatDate } from '../../engine/ir/calendar.ts';
import type { Constant, Day } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import { type ReadableParameter, readParameter, type ScaledNumber, type ValueType } from '../values/parameter-type.ts';
import type { GivenValue, ParameterTimeline } from '../values/parameter-value.ts';
import { writeScaled } from '../values/write-scaled.ts';
import type { FileContext } from './file-context.ts';
import { labelOf } from './labels.ts';

/** One line of a value: of one by members or bands there are several. */
export interface ValueLine {
  /** The member or the band; null of a single value. */
  readonly key: Localized | null;
  readonly value: Localized;
}

export interface DatedValue {
  /** `2020-01-01` */
  readonly from: string;
  /** Empty where the value ends. */
  readonly lines: readonly ValueLine[];
}

/** The values that a parameter has had, the earliest first; empty where they cannot be read. */
export function valuesOf(
  name: string,
  timelines: readonly ParameterTimeline[],
  context: FileContext,
): readonly DatedValue[] {
  const declared = context.analysis.consolidation.parameters.get(name);
  const parameter = declared === undefined ? null : readParameter(declared, context.analysis.consolidation);
  const timeline = timelines.find((each) => each.parameter === name);
  if (parameter === null || timeline === undefined) return [];
  return timeline.entries.map(({ from, value }) => ({
    from: formatDate(from),
    lines: value === null ? [] : linesOf(value, parameter, context),
  }));
}

/** Of the values of a parameter the one in force on a day. */
export function valueOn(values: readonly DatedValue[], day: Day): DatedValue | null {
  const on = formatDate(day);
  return values.findLast(({ from }) => from <= on) ?? null;
}

function linesOf(value: GivenValue, parameter: ReadableParameter, context: FileContext): readonly ValueLine[] {
  const write = (constant: Constant): Localized => writeConstant(constant, parameter.type, context);
  const { index } = parameter;
  switch (value.kind) {
    case 'single':
      return [{ key: null, value: write(value.value.value) }];
    case 'by_member':
      return [...value.values].map(([member, { value: constant }]) => ({
        key: index?.kind === 'enum' ? memberLabel(index.enum, member, context) : same(member),
        value: write(constant),
      }));
    case 'bands':
      return value.bands.map(({ from, to, value: { value: constant } }) => ({
        key: writeBand(from, to, index?.kind === 'bands' ? index.number : null),
        value: write(constant),
      }));
    case 'brackets':
      return value.brackets.map(({ from, value: { value: constant } }) => ({
        key: writeBand(from, null, index?.kind === 'brackets' ? index.number : null),
        value: write(constant),
      }));
  }
}

function writeBand(from: number, to: number | null, number: ScaledNumber | null): Localized {
  if (number === null) return same('');
  const low = writeScaled(from, number);
  const text = `${low}–${to === null ? '' : writeScaled(to, number)} ${number.unit}`.trim();
  return { fi: text.replaceAll('.', ','), en: text };
}

function writeConstant(constant: Constant, type: ValueType, context: FileContext): Localized {
  if (Array.isArray(constant)) {
    const element = type.kind === 'list' ? type.element : type;
    const items = constant.map((item) => writeConstant(item, element, context));
    return { fi: items.map(({ fi }) => fi).join(', '), en: items.map(({ en }) => en).join(', ') };
  }
  if (type.kind === 'enum') return memberLabel(type.enum, String(constant), context);
  if (typeof constant === 'boolean') return constant ? { fi: 'kyllä', en: 'yes' } : { fi: 'ei', en: 'no' };
  if (typeof constant !== 'number') return same(String(constant));
  if (type.kind === 'date') return same(formatDate(constant));
  if (type.kind !== 'number') return same(String(constant));
  const text = writeScaled(constant, type);
  return { fi: `${text.replace('.', ',')} ${type.unit}`.trim(), en: `${text} ${type.unit}`.trim() };
}

function memberLabel(enumName: string, member: string, { analysis, sources }: FileContext): Localized {
  const members = analysis.consolidation.enums.get(enumName)?.members;
  const label = members?.find(({ node }) => node.name.text === member)?.node.label ?? null;
  return labelOf(sources, label, `labels/${enumName}.${member}`) ?? same(member);
}

function same(text: string): Localized {
  return { fi: text, en: text };
}
