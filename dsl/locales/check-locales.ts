import type { Localized } from '../../engine/ir/localized.ts';
import type * as ast from '../ast.ts';
import type { RulebookSources } from '../consolidated.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { problem } from '../editions/problem.ts';
import { writeExpression } from '../lower/written.ts';
import { parseMessageText } from '../parse.ts';
import { collectTexts, type ExpectedText } from './expected-texts.ts';
import type { Locale, PlacedText } from './locale.ts';

/**
 * Whether each language has every text of the policies, and only those. Missing and stale texts are warnings: the
 * authority's text stands in. A message that interpolates something else than the original is an error.
 */
export function checkLocales(sources: RulebookSources, locales: readonly Locale[]): readonly Diagnostic[] {
  const expected = collectTexts(sources);
  const known = new Set([...expected.values()].flatMap(({ paths }) => paths));
  return locales.flatMap((locale) => [
    ...[...expected.values()].flatMap((text) => checkText(text, locale)),
    ...[...locale.texts].flatMap(([path, text]) => (known.has(path) ? [] : [reportStale(path, text)])),
  ]);
}

function checkText(expected: ExpectedText, locale: Locale): readonly Diagnostic[] {
  const path = expected.paths.find((candidate) => locale.texts.has(candidate));
  const text = path === undefined ? undefined : locale.texts.get(path);
  if (text === undefined) return [reportMissing(expected, locale)];
  return expected.message === undefined ? [] : checkMessage(expected.message, expected, text);
}

function checkMessage(own: ast.Message, expected: ExpectedText, translated: PlacedText): readonly Diagnostic[] {
  const { message, diagnostics } = parseMessageText(translated.place.file, translated.text, translated.offsetOf);
  if (diagnostics.length > 0) return diagnostics;
  const written = new Set(interpolated(own).map(writeExpression));
  const surplus = interpolated(message).find((expression) => !written.has(writeExpression(expression)));
  const said = new Set(interpolated(message).map(writeExpression));
  const missing = interpolated(own).some((expression) => !said.has(writeExpression(expression)));
  if (surplus === undefined && !missing) return [];
  const place = surplus === undefined ? translated.place : { ...translated.place, span: surplus.span };
  return [
    problem('translation-mismatch', place, mismatch, {
      others: [{ place: expected.place, message: { fi: 'alkuperäinen viesti', en: 'the original message' } }],
      help: {
        fi: 'kirjoita käännökseen samat aaltosulkeiset kuin alkuperäiseen',
        en: 'write the same braces in the translation as in the original',
      },
    }),
  ];
}

function interpolated(message: ast.Message): readonly ast.Expression[] {
  return message.parts.flatMap((part) => (part.kind === 'interpolation' ? [part.expression] : []));
}

const mismatch: Localized = {
  fi: 'käännös ei näytä samoja tietoja kuin alkuperäinen viesti',
  en: 'the translation does not show the same values as the original message',
};

function reportMissing({ paths, place }: ExpectedText, { language, file }: Locale): Diagnostic {
  const [path] = paths;
  return problem(
    'missing-translation',
    place,
    { fi: `tekstiltä puuttuu käännös kielelle '${language}'`, en: `the text has no translation into '${language}'` },
    {
      severity: 'warning',
      help: {
        fi: `lisää se tiedostoon ${file} kohtaan ${written(path)}`,
        en: `add it to ${file} under ${written(path)}`,
      },
    },
  );
}

function reportStale(path: string, { place }: PlacedText): Diagnostic {
  return problem(
    'stale-translation',
    place,
    { fi: `käännökselle ${written(path)} ei ole alkutekstiä`, en: `the translation ${written(path)} has no original` },
    {
      severity: 'warning',
      help: {
        fi: 'poista se, tai korjaa nimi samaksi kuin säännöissä',
        en: 'remove it, or name it as the policies do',
      },
    },
  );
}

/** A path as the keys of the file: `decisions > voucher_grant > rules > age_limits > message`. */
function written(path: string): string {
  const [section = '', ...keys] = path.split('/');
  const inFile = section === 'rules' ? ['decisions', keys[0] ?? '', 'rules', ...keys.slice(1)] : [section, ...keys];
  return `'${inFile.filter((key) => !/^\d+$/.test(key)).join(' > ')}'`;
}
