import type { Place } from '../consolidated.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { problem } from '../editions/problem.ts';
import { shorten } from '../editions/settings-problems.ts';
import { placeOf, type YamlMapping } from '../editions/yaml-tree.ts';
import type { ScaledNumber } from './parameter-type.ts';
import type { GivenBand, GivenBracket } from './parameter-value.ts';
import { readConstant, reportReading, type ValueContext } from './read-constant.ts';
import { exampleOf, readQuantity } from './read-quantity.ts';
import { writeScaled } from './write-scaled.ts';

const bandPattern = /^(\d+(?:\.\d+)?) ?[-–] ?(\d+(?:\.\d+)?)?(?: +(\S+))?$/;
const bracketPattern = /^from +(.+)$/;

/** The bands of a mapping in ascending order, without gaps or overlaps on their grid; null where they are not so. */
export function readBands(
  mapping: YamlMapping,
  index: ScaledNumber,
  context: ValueContext,
): readonly GivenBand[] | null {
  const bands: GivenBand[] = [];
  let sound = true;
  for (const entry of mapping.entries) {
    const key = placeOf(context.file, entry.key);
    const ends = readBandKey(entry.key.text, key, index, context);
    const value = readConstant(entry.value, context);
    if (ends === null || value === null) sound = false;
    else bands.push({ ...ends, key, value });
  }
  if (!sound) return null;
  bands.sort((a, b) => a.from - b.from);
  const flaw = findFlaw(bands, index, context);
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
  const read = (digits: string): number | null => {
    const quantity = readQuantity(unit === undefined ? digits : `${digits} ${unit}`, index, context.units);
    if (!('problem' in quantity)) return quantity.value;
    reportReading(quantity.problem, place, context);
    return null;
  };
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

/** The first gap or overlap: bands start at 0, each goes on where the one before ended, the last is open. */
function findFlaw(bands: readonly GivenBand[], index: ScaledNumber, { parameter }: ValueContext): Diagnostic | null {
  const write = (value: number): string => writeScaled(value, index);
  let next = 0;
  let before: GivenBand | null = null;
  for (const band of bands) {
    if (band.from > next) return reportGap(band.key, write(next), write(band.from - 1), next === band.from - 1);
    if (before !== null && (before.to === null || band.from <= before.to)) {
      const overlap = before.to === null || (band.to !== null && band.to < before.to) ? band.to : before.to;
      return reportOverlap(band, before, write(band.from), overlap === null ? null : write(overlap));
    }
    next = band.to === null ? next : band.to + 1;
    before = band;
  }
  if (before === null || before.to === null) return null;
  const last = write(before.to + 1);
  const unit = index.unit === '' ? '' : ` ${index.unit}`;
  return problem(
    'band-gap',
    before.key,
    {
      fi: `parametrin '${parameter.name}' väleistä puuttuu ${last}${unit} ja siitä ylöspäin`,
      en: `the bands of '${parameter.name}' leave out ${last}${unit} and above`,
    },
    {
      help: {
        fi: `jätä viimeinen väli avoimeksi, esimerkiksi '${write(before.from)}-${unit}'`,
        en: `leave the last band open, as in '${write(before.from)}-${unit}'`,
      },
    },
  );

  function reportGap(key: Place, first: string, end: string, single: boolean): Diagnostic {
    const units = index.unit === '' ? '' : ` ${index.unit}`;
    const interval = single ? `${first}${units}` : `${first}–${end}${units}`;
    const others =
      before === null ? [] : [{ place: before.key, message: { fi: 'edellinen väli', en: 'the band before' } }];
    return problem(
      'band-gap',
      key,
      {
        fi: `parametrin '${parameter.name}' väleistä puuttuu ${interval}`,
        en: `the bands of '${parameter.name}' leave out ${interval}`,
      },
      {
        others,
        help: {
          fi: `aloita tämä väli luvusta ${first}, tai lisää väli ${interval}`,
          en: `let this band start at ${first}, or add a band for ${interval}`,
        },
      },
    );
  }

  function reportOverlap(band: GivenBand, previous: GivenBand, first: string, end: string | null): Diagnostic {
    const units = index.unit === '' ? '' : ` ${index.unit}`;
    const interval = end === first ? `${first}${units}` : `${first}–${end ?? ''}${units}`;
    return problem(
      'band-overlap',
      band.key,
      {
        fi: `parametrin '${parameter.name}' kaksi väliä sisältää ${interval}`,
        en: `two bands of '${parameter.name}' contain ${interval}`,
      },
      {
        others: [{ place: previous.key, message: { fi: 'toinen väli', en: 'the other band' } }],
        help: {
          fi: 'muuta rajoja niin, että jokainen luku on yhdessä välissä',
          en: 'change the ends so that each number is in one band',
        },
      },
    );
  }
}

/** The brackets of a mapping in ascending order; null where one cannot be read, or they do not start at 0. */
export function readBrackets(
  mapping: YamlMapping,
  index: ScaledNumber,
  context: ValueContext,
): readonly GivenBracket[] | null {
  const brackets: GivenBracket[] = [];
  let sound = true;
  for (const entry of mapping.entries) {
    const key = placeOf(context.file, entry.key);
    const from = readBracketKey(entry.key.text, key, index, context);
    const value = readConstant(entry.value, context);
    if (from === null || value === null) sound = false;
    else brackets.push({ from, key, value });
  }
  if (!sound) return null;
  brackets.sort((a, b) => a.from - b.from);
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
  const read = readQuantity(written, index, context.units);
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
