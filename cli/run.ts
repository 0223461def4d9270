import type { Localized } from '../engine/ir/localized.ts';
import { suggest } from '../engine/ir/suggest.ts';
import { type CommandSummary, readArguments, writeOverview } from './arguments.ts';
import type { Command, Session } from './command.ts';
import type { ExitCode, Io } from './io.ts';
import { chooseLanguage } from './language.ts';
import { readVersion } from './package-file.ts';
import { didYouMean } from './texts.ts';

interface CommandEntry extends CommandSummary {
  /** Commands are loaded when called: parsing a policy language is of no use to `--help`. */
  load(): Promise<Command>;
}

const commands: readonly CommandEntry[] = [
  {
    name: 'check',
    summary: { fi: 'etsi sääntökirjan kaikki virheet', en: 'find every problem of the rulebook' },
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'format',
    summary: { fi: 'aseta säännöstiedostot vakioasuun', en: 'bring policy files into the canonical layout' },
    load: async () => (await import('./commands/format.ts')).format,
  },
  {
    name: 'test',
    summary: { fi: 'aja sääntökirjan esimerkkitapaukset', en: "run the rulebook's own cases" },
    load: async () => (await import('./commands/test.ts')).test,
  },
  {
    name: 'evaluate',
    summary: { fi: 'ratkaise tapaus tai tiedostollinen tapauksia', en: 'decide a case or a file of cases' },
    load: async () => (await import('./commands/evaluate.ts')).evaluate,
  },
  {
    name: 'diff',
    summary: { fi: 'kerro, mitä sääntökirjassa muuttuu', en: 'tell what changes in the rulebook' },
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  {
    name: 'impact',
    summary: { fi: 'laske, mitä muutos tekee tapauksille', en: 'compute what a change does to cases' },
    load: async () => (await import('./commands/impact.ts')).impact,
  },
  {
    name: 'caseload',
    summary: { fi: 'arvo esimerkkitapauksia', en: 'draw example cases by chance' },
    load: async () => (await import('./commands/caseload.ts')).caseload,
  },
  {
    name: 'show',
    summary: { fi: 'näytä sääntökirja luettavana asiakirjana', en: 'show the rulebook as a readable document' },
    load: async () => (await import('./commands/show.ts')).show,
  },
  {
    name: 'explain',
    summary: { fi: 'selitä tarkistuksen virhekoodi', en: 'explain the code of a problem' },
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  {
    name: 'lock',
    summary: { fi: 'lukitse hyväksytyt versiot', en: 'pin the accepted editions' },
    load: async () => (await import('./commands/lock.ts')).lock,
  },
  {
    name: 'export',
    summary: { fi: 'vie sääntökirja muille ohjelmille', en: 'export the rulebook for other programs' },
    load: async () => (await import('./commands/export.ts')).exportRulebook,
  },
  {
    name: 'serve',
    summary: { fi: 'palvele selainkäyttöliittymää ja HTTP-rajapintaa', en: 'serve the editor and the HTTP API' },
    load: async () => (await import('./commands/serve.ts')).serve,
  },
];

/** Runs one command line (without `node` and the script) and says how it ended. Never throws. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const session: Session = { io, language: chooseLanguage(argv, io.env) };
  try {
    return await dispatch(argv, session);
  } catch (error) {
    await io.stderr.write(`${texts.ourBug[session.language]}\n${describeBug(error)}\n`);
    return 2;
  }
}

async function dispatch(argv: readonly string[], session: Session): Promise<ExitCode> {
  const { io, language } = session;
  const place = findCommand(argv);
  const name = argv[place];
  if (name === undefined) return answerWithoutCommand(argv, session);
  const rest = [...argv.slice(0, place), ...argv.slice(place + 1)];
  if (name === 'help') return dispatch(rest.length === 0 ? ['--help'] : [...rest, '--help'], session);
  const entry = commands.find((command) => command.name === name);
  if (entry === undefined) {
    return misuse(
      `${texts.unknownCommand[language](name)}${didYouMean(suggest(name, commandNames()))[language]}`,
      '',
      session,
    );
  }
  const command = await entry.load();
  const asked = readArguments(name, command, rest, language);
  switch (asked.kind) {
    case 'help':
      await io.stdout.write(asked.text);
      return 0;
    case 'misuse':
      return misuse(asked.message, ` ${name}`, session);
    case 'run':
      return command.run(asked.invocation, session);
  }
}

async function answerWithoutCommand(argv: readonly string[], session: Session): Promise<ExitCode> {
  const { io, language } = session;
  if (argv.includes('--version')) {
    await io.stdout.write(`rulebook ${readVersion()}\n`);
    return 0;
  }
  const asked = argv.includes('--help') || argv.includes('-h');
  const unknown = argv.find((word) => word.startsWith('-') && !/^(-h|--help|--language|--rulebook)(=|$)/.test(word));
  if (unknown !== undefined && !asked) return misuse(texts.commandMissing[language](unknown), '', session);
  const overview = writeOverview(commands, language);
  await (asked ? io.stdout : io.stderr).write(overview);
  return asked ? 0 : 2;
}

/** The first word that is neither an option nor the value of a shared option. */
function findCommand(argv: readonly string[]): number {
  return argv.findIndex(
    (word, place) => !word.startsWith('-') && !['--rulebook', '--language'].includes(argv[place - 1] ?? ''),
  );
}

async function misuse(message: string, command: string, { io, language }: Session): Promise<ExitCode> {
  await io.stderr.write(
    `${texts.error[language]}: ${message}\n${texts.seeHelp[language](`rulebook${command} --help`)}\n`,
  );
  return 2;
}

function commandNames(): readonly string[] {
  return commands.map(({ name }) => name);
}

/** Where it happened, without the message: that might quote a case. */
function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const message = error.message.startsWith('invariant: ') ? `${error.message}\n` : `${error.name}\n`;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return message + frames.slice(0, 8).join('\n');
}

const texts = {
  error: { fi: 'virhe', en: 'error' },
  ourBug: {
    fi: 'virhe: ohjelmassa on vika. Ilmoita siitä ylläpidolle ja liitä mukaan seuraavat rivit:',
    en: 'error: this is a fault of the program. Please report it with the following lines:',
  },
  unknownCommand: {
    fi: (name: string) => `komentoa '${name}' ei ole`,
    en: (name: string) => `there is no command '${name}'`,
  },
  commandMissing: {
    fi: (option: string) => `ennen valitsinta '${option}' tarvitaan komento`,
    en: (option: string) => `the option '${option}' needs a command before it`,
  },
  seeHelp: {
    fi: (line: string) => `Ohje: ${line}`,
    en: (line: string) => `Help: ${line}`,
  },
} satisfies Readonly<Record<string, Localized | Record<'fi' | 'en', (word: string) => string>>>;
