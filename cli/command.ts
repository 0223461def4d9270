import type { Language, Localized } from '../engine/ir/localized.ts';
import type { ExitCode, Io } from './io.ts';

/** A command of `rulebook`: what it takes, how it is explained, and what it does. */
export interface Command {
  /** What it does, in full: the opening of its help page. */
  readonly description: Localized;
  readonly parameters: readonly Parameter[];
  readonly options: readonly OptionDefinition[];
  /** Command lines to try, shown at the end of its help page. */
  readonly examples: readonly { readonly line: string; readonly purpose: Localized }[];
  run(invocation: Invocation, session: Session): Promise<ExitCode>;
}

/** A word after the command. */
export interface Parameter {
  readonly name: Localized;
  readonly summary: Localized;
  readonly required: boolean;
  /** Takes all the words left; the last parameter only. */
  readonly variadic?: boolean;
}

export interface OptionDefinition {
  /** `--on` */
  readonly flag: `--${string}`;
  /** What the value is called in help; without it the option is a yes or no. */
  readonly value?: Localized;
  /** The values there are; without it any text is taken. */
  readonly choices?: readonly string[];
  readonly summary: Localized;
}

/** The words and options with which a command was called, already known to fit its definition. */
export interface Invocation {
  readonly words: readonly string[];
  /** Whether a yes-or-no option was given. */
  has(flag: `--${string}`): boolean;
  /** The value of an option; undefined where it was left out. */
  value(flag: `--${string}`): string | undefined;
}

/** One run of the tool. */
export interface Session {
  readonly io: Io;
  /** The language in which the tool itself speaks. */
  readonly language: Language;
}

/** The value of an option with choices; the first of `choices` where it was left out. */
export function choose<Choice extends string>(
  invocation: Invocation,
  flag: `--${string}`,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const value = invocation.value(flag);
  return choices.find((choice) => choice === value) ?? choices[0];
}

/** Options that every command takes. */
export const sharedOptions: readonly OptionDefinition[] = [
  {
    flag: '--rulebook',
    value: { fi: 'kansio', en: 'folder' },
    summary: {
      fi: 'sääntökirjan kansio (oletus: ainoa, joka löytyy tästä kansiosta tai sen yläkansioiden policies-kansiosta)',
      en: "the rulebook's folder (default: the only one found here or in the policies folder of this folder or one above)",
    },
  },
  {
    flag: '--language',
    value: { fi: 'kieli', en: 'language' },
    choices: ['fi', 'en'],
    summary: {
      fi: 'vastausten, asiakirjojen ja viestien kieli (oletus: vastauksissa sääntökirjan oma kieli, viesteissä ympäristön kieli)',
      en: "language of answers, documents and messages (default: the rulebook's own for answers, the environment's for messages)",
    },
  },
];

/** Of commands that read editions not yet decided when asked to. */
export const draftsOption: OptionDefinition = {
  flag: '--drafts',
  summary: { fi: 'myös luonnokset (status: draft) ovat mukana', en: 'drafts (status: draft) count too' },
};
