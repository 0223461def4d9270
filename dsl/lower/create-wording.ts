import type { Day } from '../../engine/ir/ir.ts';
import type { Texts } from '../../engine/ir/localized.ts';
import type { RulebookIdentity } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import { defaultOutcomes } from './default-outcomes.ts';
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
    outcomes: (decision) => lowerOutcomes(decision, join),
  };
}

function lowerOutcomes(
  { name, outcomes }: ast.DecisionDeclaration,
  join: (text: string, translate: (translation: Translation) => string | undefined) => Texts,
): ReturnType<Wording['outcomes']> {
  const words = (outcome: ast.OutcomeWords['outcome']): Texts => {
    const own = outcomes.find((given) => given.outcome === outcome);
    if (own === undefined) return defaultOutcomes[outcome];
    return join(own.words.text, (translation) => translation.outcome(name.text, outcome));
  };
  return {
    approved: words('approved'),
    denied: words('denied'),
    referred: words('referred'),
    incomplete: words('incomplete'),
  };
}
