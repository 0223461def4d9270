/** Shapes that several routes take or give. */
import { Type } from 'typebox';

export const Localized = Type.Object({ fi: Type.String(), en: Type.String() });

export const Texts = Type.Record(Type.String(), Type.String(), {
  description: 'A text of the rulebook by language; the authority’s language is always there',
});

export const Instant = Type.String({ description: 'An instant, ISO 8601, in UTC' });

export const FileTexts = Type.Record(Type.String(), Type.String(), {
  description: 'Texts by path from the rulebook’s folder',
});

/** The date in a route's address. */
export const DateParams = Type.Object({ date: Type.String({ description: 'An effective date, such as 2021-01-01' }) });

/** A text, or null where there is none. */
export const TextOrNull = Type.Union([Type.String(), Type.Null()]);

export const LanguageOption = Type.Optional(
  Type.Enum(['fi', 'en'], { description: 'Of texts; the authority’s language without it' }),
);
