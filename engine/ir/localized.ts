/** The languages in which Rulebook itself speaks. A rulebook may declare others for its own texts. */
export type Language = 'fi' | 'en';

/** A text of the product in every language it speaks; a missing one does not compile. */
export type Localized = Readonly<Record<Language, string>>;

/** A text of a rulebook: always in the authority's language, in others where a locale file gives it. */
export type Texts = Readonly<Record<string, string>>;
