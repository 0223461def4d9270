import type { TypedBand } from './bands.ts';
import type { TypedQuantities } from './yearly-effect.ts';

/** What the page of prices keeps with a draft besides its files. Nothing of it is part of the rulebook. */
export interface PriceNotes {
  /** What was typed into cells and could not be read, by the id of the cell. */
  readonly pending: Readonly<Record<string, string>>;
  /** Bands that are not in order yet, by parameter. */
  readonly bands: Readonly<Record<string, readonly TypedBand[]>>;
  readonly quantities: TypedQuantities;
  /** Why a caution is as it should be, by the id of the caution. */
  readonly acknowledged: Readonly<Record<string, string>>;
}

/** The key of the draft's notes that they stand under. */
export const priceNotesKey = 'prices';

const noNotes: PriceNotes = { pending: {}, bands: {}, quantities: {}, acknowledged: {} };

/** The notes of a draft; what is not there, or is not as we write it, is empty. */
export function readPriceNotes(notes: Readonly<Record<string, unknown>>): PriceNotes {
  const own = notes[priceNotesKey];
  if (!isObject(own)) return noNotes;
  return {
    pending: textsIn(own.pending),
    bands: bandsIn(own.bands),
    quantities: textsIn(own.quantities),
    acknowledged: textsIn(own.acknowledged),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsIn(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  );
}

function bandsIn(value: unknown): PriceNotes['bands'] {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([parameter, bands]) =>
      Array.isArray(bands) && bands.every(isTypedBand) ? [[parameter, bands]] : [],
    ),
  );
}

function isTypedBand(value: unknown): value is TypedBand {
  return isObject(value) && [value.from, value.to, value.value].every((text) => typeof text === 'string');
}

/** A record with one entry set, or taken away (null). */
export function withEntry<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
  value: Value | null,
): Readonly<Record<string, Value>> {
  const { [key]: _, ...others } = record;
  return value === null ? others : { ...others, [key]: value };
}
