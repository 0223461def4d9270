import type { Localized } from '../ir/localized.ts';
import { JsonNumber } from './json.ts';

/** What a piece of JSON is, whether read by `parseJson` or by the platform. */
export type Shape =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly source: string }
  | { readonly kind: 'list'; readonly elements: readonly unknown[] }
  | { readonly kind: 'object'; readonly entries: Iterable<readonly [string, unknown]> }
  | { readonly kind: 'other' };

/** Numbers are taken by their shortest decimal text. `undefined` is as `null`. */
export function shapeOf(json: unknown): Shape {
  if (json === null || json === undefined) return { kind: 'null' };
  if (typeof json === 'boolean') return { kind: 'boolean', value: json };
  if (typeof json === 'string') return { kind: 'text', value: json };
  if (typeof json === 'number' || typeof json === 'bigint') return { kind: 'number', source: String(json) };
  if (json instanceof JsonNumber) return { kind: 'number', source: json.source };
  if (Array.isArray(json)) return { kind: 'list', elements: json };
  if (json instanceof Map) return isNamed(json) ? { kind: 'object', entries: json } : { kind: 'other' };
  if (typeof json === 'object') return { kind: 'object', entries: Object.entries(json) };
  return { kind: 'other' };
}

function isNamed(map: ReadonlyMap<unknown, unknown>): map is ReadonlyMap<string, unknown> {
  return [...map.keys()].every((key) => typeof key === 'string');
}

/** What was given instead: completes "… , not …". */
export function nameShape(shape: Shape): Localized {
  switch (shape.kind) {
    case 'null':
      return { fi: 'tyhjä', en: 'nothing' };
    case 'boolean':
      return { fi: 'totuusarvo', en: 'a truth value' };
    case 'text':
      return { fi: 'teksti', en: 'a text' };
    case 'number':
      return { fi: 'luku', en: 'a number' };
    case 'list':
      return { fi: 'luettelo', en: 'a list' };
    case 'object':
      return { fi: 'tietue', en: 'an object' };
    case 'other':
      return { fi: 'jotain muuta', en: 'something else' };
  }
}
