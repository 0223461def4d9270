/** Reading the words of a command line, and help pages, in the reader's language; commander does the parsing. */
import { Argument, CommanderError, Option, Command as Parser } from 'commander';
import type { Language, Localized } from '../engine/ir/localized.ts';
import { type Command, type Invocation, type OptionDefinition, sharedOptions } from './command.ts';

/** What a command line asks for. */
export type Asked =
  | { readonly kind: 'run'; readonly invocation: Invocation }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'misuse'; readonly message: string };

/** A command as the list of commands shows it. */
export interface CommandSummary {
  readonly name: string;
  readonly summary: Localized;
}

/** Reads the words after `rulebook COMMAND`. */
export function readArguments(name: string, command: Command, argv: readonly string[], language: Language): Asked {
  const parser = createParser(`rulebook ${name}`, language)
    .usage(usageOf(command, language))
    .description(command.description[language]);
  for (const { name: argument, summary, required, variadic = false } of command.parameters) {
    const dots = variadic ? '...' : '';
    const term = argument[language] + dots;
    parser.addArgument(new Argument(required ? `<${term}>` : `[${term}]`, summary[language]));
  }
  const options = [...command.options, ...sharedOptions];
  for (const option of options) parser.addOption(toParserOption(option, language));
  addExamples(parser, command, language);
  return parse(parser, argv, options, language);
}

/** The help page that lists the commands. */
export function writeOverview(commands: readonly CommandSummary[], language: Language): string {
  const parser = createParser('rulebook', language)
    .usage(texts.overviewUsage[language])
    .description(texts.overview[language])
    .configureHelp({ styleTitle: titleIn(language), visibleOptions: () => [] });
  for (const { name, summary } of commands) {
    parser.addCommand(new Parser(name).description(summary[language]).helpCommand(false).helpOption(false));
  }
  parser.addHelpText('after', `\n${texts.overviewEnd[language]}`);
  return helpOf(parser);
}

function createParser(name: string, language: Language): Parser {
  const parser = new Parser(name);
  parser.exitOverride();
  parser.helpOption('-h, --help', texts.help[language]);
  parser.helpCommand(false);
  parser.allowExcessArguments(false);
  parser.configureOutput({ writeOut: () => {}, writeErr: () => {}, getOutHelpWidth: () => 100 });
  parser.configureHelp({ styleTitle: titleIn(language) });
  return parser;
}

function titleIn(language: Language): (title: string) => string {
  return (title) => titles[title]?.[language] ?? title;
}

function toParserOption({ flag, value, choices, summary }: OptionDefinition, language: Language): Option {
  const flags = value === undefined ? flag : `${flag} <${value[language]}>`;
  const listed = choices === undefined ? '' : ` (${choices.join(', ')})`;
  return new Option(flags, summary[language] + listed);
}

function usageOf(command: Command, language: Language): string {
  const words = command.parameters.map(({ name, required, variadic = false }) => {
    const term = name[language].toUpperCase() + (variadic ? '…' : '');
    return required ? term : `[${term}]`;
  });
  return [...words, texts.options[language]].join(' ');
}

function addExamples(parser: Parser, command: Command, language: Language): void {
  if (command.examples.length === 0) return;
  const lines = command.examples.map(({ line, purpose }) => `  ${line}\n      ${purpose[language]}`);
  parser.addHelpText('after', `\n${texts.examples[language]}\n${lines.join('\n')}`);
}

function parse(
  parser: Parser,
  argv: readonly string[],
  options: readonly OptionDefinition[],
  language: Language,
): Asked {
  try {
    parser.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return { kind: 'help', text: helpOf(parser) };
    return { kind: 'misuse', message: describeMisuse(error, parser, language) };
  }
  const values: Readonly<Record<string, string | boolean | undefined>> = parser.opts();
  const wrong = options.find(({ flag, choices }) => !isAmong(optionValue(values, flag), choices));
  if (wrong !== undefined) {
    const choices = (wrong.choices ?? []).join(', ');
    return {
      kind: 'misuse',
      message: texts.wrongChoice[language](wrong.flag, `${optionValue(values, wrong.flag)}`, choices),
    };
  }
  const invocation: Invocation = {
    words: parser.args,
    has: (flag) => optionValue(values, flag) === true,
    value: (flag) => {
      const value = optionValue(values, flag);
      return typeof value === 'string' ? value : undefined;
    },
  };
  return { kind: 'run', invocation };
}

/** Commander keeps `--facts-file` as `factsFile`. */
function optionValue<Value>(values: Readonly<Record<string, Value>>, flag: `--${string}`): Value | undefined {
  return values[flag.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())];
}

function isAmong(value: string | boolean | undefined, choices: readonly string[] | undefined): boolean {
  return typeof value !== 'string' || choices === undefined || choices.includes(value);
}

/** The help page with what is added before and after it. */
function helpOf(parser: Parser): string {
  let text = '';
  parser.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => 100 });
  parser.outputHelp();
  return `${text.trimEnd()}\n`;
}

/** Commander's own message, said in the reader's language. */
function describeMisuse({ code, message }: CommanderError, parser: Parser, language: Language): string {
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? '';
  const suggested = /\(Did you mean (?:one of )?([^?]*)\?\)/.exec(message)?.[1];
  const suggestion = suggested === undefined ? '' : texts.didYouMean[language](suggested);
  switch (code) {
    case 'commander.unknownOption':
      return texts.unknownOption[language](quoted) + suggestion;
    case 'commander.optionMissingArgument':
      return texts.optionValueMissing[language](quoted);
    case 'commander.missingArgument':
      return texts.argumentMissing[language](quoted);
    case 'commander.excessArguments':
      return texts.tooManyWords[language](parser.args.slice(parser.registeredArguments.length).join(' '));
    default:
      return message.replace(/^error: /, '');
  }
}

const titles: Readonly<Record<string, Localized>> = {
  'Usage:': { fi: 'Käyttö:', en: 'Usage:' },
  'Arguments:': { fi: 'Annettavat:', en: 'Arguments:' },
  'Options:': { fi: 'Valitsimet:', en: 'Options:' },
  'Commands:': { fi: 'Komennot:', en: 'Commands:' },
};

type Phrase = Readonly<Record<Language, (...words: string[]) => string>>;

const texts = {
  help: { fi: 'näytä tämä ohje', en: 'show this help' },
  options: { fi: '[valitsimet]', en: '[options]' },
  examples: { fi: 'Esimerkkejä:', en: 'Examples:' },
  overview: {
    fi: 'Viranomaisen säännöt ohjelmana, jota niiden omistaja voi itse lukea ja muuttaa.',
    en: 'Public rulebooks as software that their owners can read and change.',
  },
  overviewUsage: { fi: 'KOMENTO [valitsimet]', en: 'COMMAND [options]' },
  overviewEnd: {
    fi: `Komennon oma ohje: rulebook KOMENTO --help

Alkuun:
  rulebook check                                  tarkistaa sääntökirjan
  rulebook evaluate RATKAISU TIEDOT.json          ratkaisee tapauksen
  rulebook show                                   näyttää säännöt luettavana asiakirjana

Komennot toimivat sääntökirjan kansiossa ja kansiossa, jossa on policies/<nimi>/rulebook.yaml; muualla anna
--rulebook KANSIO. Kielen voi valita: --language fi tai --language en. Versio: rulebook --version`,
    en: `Help on one command: rulebook COMMAND --help

To begin:
  rulebook check                                  checks the rulebook
  rulebook evaluate DECISION FACTS.json           decides a case
  rulebook show                                   shows the rules as a readable document

Commands work in the folder of a rulebook and in one with policies/<name>/rulebook.yaml; elsewhere give
--rulebook FOLDER. Choose the language with --language fi or --language en. Version: rulebook --version`,
  },
  unknownOption: {
    fi: (option) => `valitsinta '${option}' ei ole`,
    en: (option) => `there is no option '${option}'`,
  },
  didYouMean: {
    fi: (names) => `; tarkoititko ${names}?`,
    en: (names) => `; did you mean ${names}?`,
  },
  optionValueMissing: {
    fi: (option) => `valitsimelta '${option}' puuttuu arvo`,
    en: (option) => `the option '${option}' lacks its value`,
  },
  argumentMissing: {
    fi: (name) => `komennosta puuttuu '${name}'`,
    en: (name) => `the command lacks its '${name}'`,
  },
  tooManyWords: {
    fi: (words) => `komennossa on liikaa sanoja: ${words}`,
    en: (words) => `the command has words too many: ${words}`,
  },
  wrongChoice: {
    fi: (flag, value, choices) => `valitsimen ${flag} arvo ei voi olla '${value}'; vaihtoehdot: ${choices}`,
    en: (flag, value, choices) => `the option ${flag} cannot be '${value}'; the choices are: ${choices}`,
  },
} as const satisfies Readonly<Record<string, Localized | Phrase>>;
