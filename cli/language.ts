import type { Language } from '../engine/ir/localized.ts';

/**
 * The language in which the tool itself speaks: `--language` where it names one we speak, otherwise Finnish where
 * the environment does (`LC_ALL`, `LC_MESSAGES`, `LANG`, in that order), otherwise English.
 */
export function chooseLanguage(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const asked = askedLanguage(argv);
  if (asked === 'fi' || asked === 'en') return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('fi') ? 'fi' : 'en';
}

/** Read before the arguments are parsed: the messages of the parser itself must be in this language. */
function askedLanguage(argv: readonly string[]): string | undefined {
  const place = argv.findIndex((word) => word === '--language' || word.startsWith('--language='));
  const word = argv[place];
  if (word === undefined) return undefined;
  return word === '--language' ? argv[place + 1] : word.slice('--language='.length);
}
