import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { ScaledNumber } from './parameter-type.ts';
import type { GivenBand } from './parameter-value.ts';
import { writeScaled } from './write-scaled.ts';

/**
 * The first gap or overlap of bands in ascending order; null where there is none: they start at 0, each goes on where
 * the one before ended, the last is open.
 */
export function findBandFlaw(bands: readonly GivenBand[], index: ScaledNumber, parameter: string): Diagnostic | null {
  const grid: Grid = { index, parameter };
  let next = 0;
  let before: GivenBand | null = null;
  for (const band of bands) {
    if (band.from > next) return reportGap(band, before, next, grid);
    if (before !== null && (before.to === null || band.from <= before.to)) return reportOverlap(band, before, grid);
    next = band.to === null ? next : band.to + 1;
    before = band;
  }
  return before === null || before.to === null ? null : reportNoEnd(before, before.to + 1, grid);
}

/** What bands are written on, and whose they are. */
interface Grid {
  readonly index: ScaledNumber;
  readonly parameter: string;
}

/** `21–24 km`, `20 km`; without an end `51– km`. */
function writeInterval(from: number, to: number | null, { index }: Grid): string {
  const first = writeScaled(from, index);
  const numbers = to === from ? first : `${first}–${to === null ? '' : writeScaled(to, index)}`;
  return `${numbers}${unitOf(index)}`;
}

function unitOf({ unit }: ScaledNumber): string {
  return unit === '' ? '' : ` ${unit}`;
}

function reportGap(band: GivenBand, before: GivenBand | null, from: number, grid: Grid): Diagnostic {
  const first = writeScaled(from, grid.index);
  const interval = writeInterval(from, band.from - 1, grid);
  return problem(
    'band-gap',
    band.key,
    {
      fi: `parametrin '${grid.parameter}' väleistä puuttuu ${interval}`,
      en: `the bands of '${grid.parameter}' leave out ${interval}`,
    },
    {
      others: before === null ? [] : [{ place: before.key, message: { fi: 'edellinen väli', en: 'the band before' } }],
      help: {
        fi: `aloita tämä väli luvusta ${first}, tai lisää väli ${interval}`,
        en: `let this band start at ${first}, or add a band for ${interval}`,
      },
    },
  );
}

function reportOverlap(band: GivenBand, before: GivenBand, grid: Grid): Diagnostic {
  const end = before.to === null || (band.to !== null && band.to < before.to) ? band.to : before.to;
  const interval = writeInterval(band.from, end, grid);
  return problem(
    'band-overlap',
    band.key,
    {
      fi: `parametrin '${grid.parameter}' kaksi väliä sisältää ${interval}`,
      en: `two bands of '${grid.parameter}' contain ${interval}`,
    },
    {
      others: [{ place: before.key, message: { fi: 'toinen väli', en: 'the other band' } }],
      help: {
        fi: 'muuta rajoja niin, että jokainen luku on yhdessä välissä',
        en: 'change the ends so that each number is in one band',
      },
    },
  );
}

function reportNoEnd(last: GivenBand, from: number, { index, parameter }: Grid): Diagnostic {
  const unit = unitOf(index);
  const first = writeScaled(from, index);
  const open = `${writeScaled(last.from, index)}-${unit}`;
  return problem(
    'band-gap',
    last.key,
    {
      fi: `parametrin '${parameter}' väleistä puuttuu ${first}${unit} ja siitä ylöspäin`,
      en: `the bands of '${parameter}' leave out ${first}${unit} and above`,
    },
    {
      help: {
        fi: `jätä viimeinen väli avoimeksi, esimerkiksi '${open}'`,
        en: `leave the last band open, as in '${open}'`,
      },
    },
  );
}
