import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { Place } from '../editions/consolidated.ts';
import { shorten } from '../yaml/settings-problems.ts';
import { placeOf, type YamlMapping } from '../yaml/yaml-tree.ts';
import { findBandFlaw } from './find-band-flaw.ts';
import type { ScaledNumber } from './parameter-type.ts';
import type { GivenBand, GivenBracket, PlacedConstant } from './parameter-value.ts';
import { readConstant, reportReading, type ValueContext } from './read-constant.ts';
import { exampleOf, readQuantity } from './read-quantity.ts';

const bandPattern = /^(\d+(?:\.\d+)?) ?[-–] ?(\d+(?:\.\d+)?)?(?: +(\S+))?$/;
const bracketPattern = /^from +(.+)$/;

/** The bands of a mapping in ascending order, without gaps or overlaps on their grid; null where they are not so. */
export function readBands(
  mapping: YamlMapping,
  index: ScaledNumber,
  context: ValueContext,
): readonly GivenBand[] | null {
  const entries = readEntries(mapping, context, (text, place) => readBandKey(text, place, index, context));
  if (entries === null) return null;
  const bands = entries.map(({ key, at, value }) => ({ ...at, key, value })).sort((a, b) => a.from - b.from);
  const flaw = findBandFlaw(bands, index, context.parameter.name);
  if (flaw === null) return bands;
  context.report(flaw);
  return null;
}

function readBandKey(
  text: string,
  place: Place,
  index: ScaledNumber,
  context: ValueContext,
): { readonly from: number; readonly to: number | null } | null {
  const match = bandPattern.exec(text);
  if (match === null) {
    context.report(reportBandKey(text, place, bandExample(index)));
    return null;
  }
  const [, low = '', high, unit] = match;
  const read = (digits: string): number | null =>
    readNumber(unit === undefined ? digits : `${digits} ${unit}`, place, index, context);
  const from = read(low);
  if (from === null) return null;
  if (high === undefined) return { from, to: null };
  const to = read(high);
  if (to === null) return null;
  if (to >= from) return { from, to };
  const message = { fi: `väli '${text}' päättyy ennen alkuaan`, en: `band '${text}' ends before it starts` };
  const help = { fi: 'kirjoita pienempi luku ensin', en: 'write the smaller number first' };
  context.report(problem('band-key', place, message, { help }));
  return null;
}

/** The brackets of a mapping in ascending order; null where one cannot be read, or they do not start at 0. */
export function readBrackets(
  mapping: YamlMapping,
  index: ScaledNumber,
  context: ValueContext,
): readonly GivenBracket[] | null {
  const entries = readEntries(mapping, context, (text, place) => readBracketKey(text, place, index, context));
  if (entries === null) return null;
  const brackets = entries.map(({ key, at, value }) => ({ from: at, key, value })).sort((a, b) => a.from - b.from);
  const twice = brackets.find(({ from }, position) => brackets[position - 1]?.from === from);
  if (twice !== undefined) {
    const message = { fi: 'kaksi porrasta alkaa samasta luvusta', en: 'two brackets start at the same number' };
    context.report(problem('band-overlap', twice.key, message, { help: { fi: 'poista toinen', en: 'remove one' } }));
    return null;
  }
  const first = brackets[0];
  if (first === undefined || first.from === 0) return brackets;
  const zero = exampleOf(index).replace('12', '0');
  const message = { fi: 'portaat eivät ala nollasta', en: 'the brackets do not start at 0' };
  const help = { fi: `lisää porras 'from ${zero}'`, en: `add a bracket 'from ${zero}'` };
  context.report(problem('band-gap', first.key, message, { help }));
  return null;
}

function readBracketKey(text: string, place: Place, index: ScaledNumber, context: ValueContext): number | null {
  const written = bracketPattern.exec(text)?.[1];
  if (written === undefined) {
    context.report(reportBracketKey(text, place, `from ${exampleOf(index).replace('12', '6000')}`));
    return null;
  }
  return readNumber(written, place, index, context);
}

interface KeyedEntry<At> {
  readonly key: Place;
  /** What the key says. */
  readonly at: At;
  readonly value: PlacedConstant;
}

/** Keys and values in the order of the file; null where one cannot be read, which is told of all of them. */
function readEntries<At>(
  mapping: YamlMapping,
  context: ValueContext,
  readKey: (text: string, place: Place) => At | null,
): readonly KeyedEntry<At>[] | null {
  const entries = mapping.entries.map((entry) => {
    const key = placeOf(context.file, entry.key);
    const at = readKey(entry.key.text, key);
    const value = readConstant(entry.value, context);
    return at === null || value === null ? null : { key, at, value };
  });
  return entries.every((entry) => entry !== null) ? entries : null;
}

function readNumber(text: string, place: Place, index: ScaledNumber, context: ValueContext): number | null {
  const read = readQuantity(text, index, context.units);
  if (!('problem' in read)) return read.value;
  reportReading(read.problem, place, context);
  return null;
}

function bandExample({ unit }: ScaledNumber): string {
  return unit === '' ? '0-20' : `0-20 ${unit}`;
}

function reportBandKey(text: string, place: Place, example: string): Diagnostic {
  return problem(
    'band-key',
    place,
    { fi: `'${shorten(text)}' ei ole väli`, en: `'${shorten(text)}' is not a band` },
    {
      help: {
        fi: `kirjoita väli kuten '${example}', viimeinen avoimena kuten '${example.replace('20', '')}'`,
        en: `write a band as '${example}', the last one open as '${example.replace('20', '')}'`,
      },
    },
  );
}

function reportBracketKey(text: string, place: Place, example: string): Diagnostic {
  return problem(
    'band-key',
    place,
    { fi: `'${shorten(text)}' ei ole portaan alku`, en: `'${shorten(text)}' is not the start of a bracket` },
    { help: { fi: `kirjoita portaan alku kuten '${example}'`, en: `write a bracket as '${example}'` } },
  );
}
