import type { Localized } from '../engine/ir/localized.ts';

/** `1 virhe` / `1 error`, `3 virhettä` / `3 errors`: a number with its noun, for numbers that vary. */
export function count(number: number, one: Localized, many: Localized): Localized {
  const { fi, en } = number === 1 ? one : many;
  return { fi: `${number} ${fi}`, en: `${number} ${en}` };
}

/** Texts one after another in each language. */
export function join(texts: readonly Localized[], separator: string): Localized {
  return { fi: texts.map(({ fi }) => fi).join(separator), en: texts.map(({ en }) => en).join(separator) };
}

/** `tarkoititko 'x'?` after a message, or nothing. */
export function didYouMean(name: string | null): Localized {
  return name === null ? { fi: '', en: '' } : { fi: `; tarkoititko '${name}'?`, en: `; did you mean '${name}'?` };
}
