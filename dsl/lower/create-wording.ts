import type { Day, Outcome } from '../../engine/ir/ir.ts';
import type { Localized, Texts } from '../../engine/ir/localized.ts';
import type { RulebookIdentity } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import type { TextKey, Wording } from './wording.ts';

/** What a locale says, found by declaration. */
export interface Translation {
  readonly language: string;
  /** What it says on a day. */
  on(day: Day): Translation;
  label(key: TextKey): string | undefined;
  many(key: TextKey): string | undefined;
  interpretations(key: TextKey): readonly string[];
  message(key: TextKey): ast.Message | undefined;
  outcome(decision: string, outcome: ast.OutcomeWords['outcome']): string | undefined;
}

/** The policies' own texts in the authority's language, joined with their translations. */
export function createWording(identity: RulebookIdentity, translations: readonly Translation[]): Wording {
  const own = identity.languages[0] ?? 'fi';
  const join = (text: string, translate: (translation: Translation) => string | undefined): Texts => {
    const texts: Record<string, string> = { [own]: text };
    for (const translation of translations) {
      const translated = translate(translation);
      if (translated !== undefined && translation.language !== own) texts[translation.language] = translated;
    }
    return texts;
  };
  return {
    on: (day) =>
      createWording(
        identity,
        translations.map((translation) => translation.on(day)),
      ),
    label: (key, text, name) => join(text?.text ?? name, (translation) => translation.label(key)),
    many: (key, text, name) => join(text?.text ?? name, (translation) => translation.many(key)),
    interpretations: (key, texts) =>
      texts.map(({ text }, index) => join(text, (translation) => translation.interpretations(key)[index])),
    message: (key, message) => {
      const messages = new Map([[own, message]]);
      for (const translation of translations) {
        const translated = translation.message(key);
        if (translated !== undefined && translation.language !== own) messages.set(translation.language, translated);
      }
      return messages;
    },
    outcomes: (decision, hasRules) => lowerOutcomes(decision, hasRules ? decided : calculated, join),
  };
}

function lowerOutcomes(
  { name, outcomes }: ast.DecisionDeclaration,
  defaults: Readonly<Record<Outcome, Localized>>,
  join: (text: string, translate: (translation: Translation) => string | undefined) => Texts,
): ReturnType<Wording['outcomes']> {
  const words = (outcome: ast.OutcomeWords['outcome']): Texts => {
    const own = outcomes.find((given) => given.outcome === outcome);
    if (own === undefined) return defaults[outcome];
    return join(own.words.text, (translation) => translation.outcome(name.text, outcome));
  };
  return {
    approved: words('approved'),
    denied: words('denied'),
    referred: words('referred'),
    incomplete: words('incomplete'),
  };
}

/** Words for the outcomes of a decision that has none of its own. */
const decided: Readonly<Record<Outcome, Localized>> = {
  approved: { fi: 'Hyväksytty', en: 'Approved' },
  denied: { fi: 'Hylätty', en: 'Denied' },
  referred: { fi: 'Vaatii viranhaltijan harkintaa', en: 'Referred to an official' },
  incomplete: { fi: 'Tietoja puuttuu', en: 'Information is missing' },
};

/** The same of a decision that has no rules and calculates values. */
const calculated: Readonly<Record<Outcome, Localized>> = {
  ...decided,
  approved: { fi: 'Laskettu', en: 'Calculated' },
  referred: {
    fi: 'Ei voida laskea, vaatii viranhaltijan harkintaa',
    en: 'Cannot be calculated, referred to an official',
  },
  incomplete: { fi: 'Ei voida vielä laskea, tietoja puuttuu', en: 'Cannot be calculated yet, information is missing' },
};
