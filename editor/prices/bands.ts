import { type CellForm, readCell } from '../../dsl/values/read-cell.ts';
import type { Localized } from '../../engine/ir/localized.ts';

/** A band as it is being typed. */
export interface TypedBand {
  readonly from: string;
  /** Empty: no end. */
  readonly to: string;
  readonly value: string;
}

/** A band that was read: closed, `to: null` for an open end; the value at its parameter's scale. */
export interface ReadBand {
  readonly from: number;
  readonly to: number | null;
  readonly value: number;
}

/** What is wrong with the bands, at one place of one of them. */
export interface BandProblem {
  readonly band: number;
  readonly field: keyof TypedBand;
  readonly message: Localized;
}

export type BandsReading =
  | { readonly kind: 'read'; readonly bands: readonly ReadBand[] }
  | { readonly kind: 'refused'; readonly problems: readonly BandProblem[] };

/** How limits and values are read, and how intervals and limits are written. */
export interface BandForms {
  readonly limit: CellForm;
  readonly value: CellForm;
  /** `21` */
  readonly typeLimit: (limit: number) => string;
  /** `21–24 km` */
  readonly interval: (from: number, to: number | null) => Localized;
}

/**
 * Reads typed bands in their order. They start at 0, each goes on where the one before ended, and the last has no end:
 * gaps and overlaps are told, `Väli 21–24 km puuttuu.`
 */
export function readBands(typed: readonly TypedBand[], forms: BandForms): BandsReading {
  const problems: BandProblem[] = [];
  const read = typed.map((band, index) => {
    const number = (field: keyof TypedBand, form: CellForm): number | null => {
      const reading = readCell(band[field], form);
      if (reading.kind === 'read') return reading.value;
      problems.push({ band: index, field, message: reading.kind === 'empty' ? missing(field) : reading.message });
      return null;
    };
    const from = number('from', forms.limit);
    const to = band.to.trim() === '' ? null : number('to', forms.limit);
    return { from, to, value: number('value', forms.value) };
  });
  const bands = read.flatMap(({ from, to, value }) => (from === null || value === null ? [] : [{ from, to, value }]));
  if (problems.length > 0 || bands.length < typed.length) return { kind: 'refused', problems };
  const flaws = findFlaws(bands, forms);
  return flaws.length === 0 ? { kind: 'read', bands } : { kind: 'refused', problems: flaws };
}

function missing(field: keyof TypedBand): Localized {
  return field === 'value'
    ? { fi: 'Anna välin arvo.', en: 'Give the value of the band.' }
    : { fi: 'Anna välin raja.', en: 'Give the limit of the band.' };
}

function findFlaws(bands: readonly ReadBand[], { interval }: BandForms): readonly BandProblem[] {
  const problems: BandProblem[] = [];
  let next = 0;
  for (const [index, { from, to }] of bands.entries()) {
    const last = index === bands.length - 1;
    if (to !== null && to < from) problems.push({ band: index, field: 'to', message: reversed });
    else if (from > next) problems.push({ band: index, field: 'from', message: gap(interval(next, from - 1)) });
    else if (from < next) problems.push({ band: index, field: 'from', message: overlap(interval(from, next - 1)) });
    if (to === null && !last) problems.push({ band: index, field: 'to', message: openInside });
    if (to !== null && last) problems.push({ band: index, field: 'to', message: gap(interval(to + 1, null)) });
    next = (to ?? from) + 1;
  }
  return problems;
}

const reversed: Localized = { fi: 'Väli päättyy ennen alkuaan.', en: 'The band ends before it starts.' };
const openInside: Localized = {
  fi: 'Vain viimeinen väli voi olla ilman ylärajaa.',
  en: 'Only the last band can be without an upper limit.',
};

function gap({ fi, en }: Localized): Localized {
  return { fi: `Väli ${fi} puuttuu.`, en: `The band ${en} is missing.` };
}

function overlap({ fi, en }: Localized): Localized {
  return { fi: `Väli ${fi} on kahdessa rivissä.`, en: `The band ${en} is in two rows.` };
}

/** Moves the end of a band to another limit, and with it the start of the next. */
export function moveEnd(typed: readonly TypedBand[], band: number, to: string, forms: BandForms): readonly TypedBand[] {
  const reading = readCell(to, forms.limit);
  return typed.map((one, index) => {
    if (index === band) return { ...one, to };
    const follows = index === band + 1 && reading.kind === 'read';
    return follows ? { ...one, from: forms.typeLimit(reading.value + 1) } : one;
  });
}

/** Splits a band: the new one starts where the writer says, with the value of the old. */
export function splitBand(typed: readonly TypedBand[], band: number): readonly TypedBand[] {
  return typed.flatMap((one, index) =>
    index === band
      ? [
          { ...one, to: '' },
          { ...one, from: '' },
        ]
      : [one],
  );
}

/** Joins a band with the next: its start and value, the end of the next. */
export function joinBands(typed: readonly TypedBand[], band: number): readonly TypedBand[] {
  const next = typed[band + 1];
  if (next === undefined) return typed;
  return typed.flatMap((one, index) => {
    if (index === band) return [{ ...one, to: next.to }];
    return index === band + 1 ? [] : [one];
  });
}
