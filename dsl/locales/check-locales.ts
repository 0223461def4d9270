import type { Day } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import { suggest } from '../../engine/ir/suggest.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { RulebookSources } from '../editions/consolidated.ts';
import { parseMessageText } from '../grammar/parse.ts';
import { interpolationsOf } from '../lower/messages.ts';
import { writeExpression } from '../lower/written.ts';
import type * as ast from '../syntax/ast.ts';
import { collectTexts, type ExpectedText, type TextInForce } from './expected-texts.ts';
import { type Locale, type LocaleFile, type PlacedText, textOn } from './locale.ts';

/**
 * Whether each language has every text of the policies, and only those. Missing and stale texts are warnings: the
 * authority's text stands in. A message that interpolates something else than the original is an error. Texts of one
 * declaration are told together, and a misspelt name once.
 */
export function checkLocales(sources: RulebookSources, locales: readonly Locale[]): readonly Diagnostic[] {
  if (locales.length === 0) return [];
  const expected = collectTexts(sources);
  return locales.flatMap((locale) => {
    const isEmpty = locale.files.every(({ texts }) => texts.size === 0);
    if (isEmpty && expected.length > 0) return [reportNothing(sources, locale)];
    return [...checkMessages(expected, locale), ...compareTexts(expected, locale)];
  });
}

function checkMessages(expected: readonly TextInForce[], locale: Locale): readonly Diagnostic[] {
  return expected.flatMap((text) => {
    const { message, days } = text;
    if (message === undefined) return [];
    const translations = new Set(days.flatMap((day) => findText(text, locale, day) ?? []));
    return [...translations].flatMap((translated) => checkMessage(message, text, translated));
  });
}

function findText({ paths }: ExpectedText, locale: Locale, day: Day): PlacedText | undefined {
  for (const path of paths) {
    const text = textOn(locale, path, day);
    if (text !== undefined) return text;
  }
  return undefined;
}

function compareTexts(expected: readonly TextInForce[], locale: Locale): readonly Diagnostic[] {
  const given = new Set(locale.files.flatMap(({ texts }) => [...texts.keys()]));
  // A text that a later edition translates needs no other translation for the days before it, which are pinned.
  const missing = expected.filter((text) => findText(text, locale, text.days.at(-1) ?? text.days[0]) === undefined);
  const lacking = groupTexts(missing, ({ paths }) => paths[0], given);
  const { surplus, explained } = locale.files.reduce(
    (found, file) => {
      const inFile = compareFile(expected, lacking, file);
      return { surplus: [...found.surplus, ...inFile.surplus], explained: [...found.explained, ...inFile.explained] };
    },
    { surplus: [] as readonly Diagnostic[], explained: [] as readonly string[] },
  );
  return [
    ...lacking
      .filter(({ parent, name }) => !explained.includes(`${parent}/${name}`))
      .map(({ texts }) => reportMissing(texts, locale)),
    ...surplus,
  ];
}

/** The texts of a file that have no original on the days from which it holds, and missing ones that they may be meant as. */
function compareFile(
  expected: readonly TextInForce[],
  lacking: readonly TextGroup<TextInForce>[],
  { from, texts }: LocaleFile,
): { readonly surplus: readonly Diagnostic[]; readonly explained: readonly string[] } {
  const inForce = expected.filter(({ days }) => from === null || days.some((day) => day >= from));
  const known = new Set(inForce.flatMap(({ paths }) => paths));
  const stale = [...texts].filter(([path]) => !known.has(path));
  const surplus = groupTexts(stale, ([path]) => path, known);
  const misspelt = new Map<string, string>();
  for (const { parent, name } of surplus) {
    const siblings = lacking.filter((group) => group.parent === parent).map((group) => group.name);
    const meant = suggest(name, siblings);
    if (meant !== null) misspelt.set(`${parent}/${name}`, meant);
  }
  return {
    surplus: surplus.map((group) => reportStale(group, misspelt.get(`${group.parent}/${group.name}`))),
    explained: [...misspelt].map(([path, meant]) => path.replace(/[^/]*$/, meant)),
  };
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
  return interpolationsOf(message).map(({ expression }) => expression);
}

const mismatch: Localized = {
  fi: 'käännös ei näytä samoja tietoja kuin alkuperäinen viesti',
  en: 'the translation does not show the same values as the original message',
};

function reportMissing([first, ...others]: TextGroup<TextInForce>['texts'], { language, files }: Locale): Diagnostic {
  const [path] = first.paths;
  const [{ file }] = files;
  return problem(
    'missing-translation',
    first.place,
    { fi: `tekstiltä puuttuu käännös kielelle '${language}'`, en: `the text has no translation into '${language}'` },
    {
      severity: 'warning',
      others: others.slice(0, mostOthers).map(({ place }) => ({ place, message: alsoMissing })),
      help: {
        fi: `lisää se tiedostoon ${file} kohtaan ${written(path)}`,
        en: `add it to ${file} under ${written(path)}`,
      },
    },
  );
}

/** As many further places of one mistake as help in seeing what it is. */
const mostOthers = 5;

const alsoMissing: Localized = {
  fi: 'myös tältä tekstiltä puuttuu käännös',
  en: 'this text has no translation either',
};

function reportStale({ texts, parent, name }: TextGroup<readonly [string, PlacedText]>, meant?: string): Diagnostic {
  const [[path, { place }], ...others] = texts;
  const shown = written(others.length === 0 ? path : `${parent}/${name}`);
  return problem(
    'stale-translation',
    place,
    { fi: `käännökselle ${shown} ei ole alkutekstiä`, en: `the translation ${shown} has no original` },
    {
      severity: 'warning',
      others: others.slice(0, mostOthers).map(([, text]) => ({ place: text.place, message: alsoStale })),
      help:
        meant === undefined
          ? { fi: 'poista se, tai korjaa nimi samaksi kuin säännöissä', en: 'remove it, or name it as the policies do' }
          : { fi: `tarkoititko '${meant}'?`, en: `did you mean '${meant}'?` },
    },
  );
}

const alsoStale: Localized = { fi: 'eikä tälle', en: 'nor has this one' };

/** A language without any text: told once, where the languages are listed. */
function reportNothing({ files }: RulebookSources, { language, files: [{ file }] }: Locale): Diagnostic {
  const listed = (files.get('rulebook.yaml') ?? '').search(/^languages\b/m);
  const start = Math.max(listed, 0);
  return problem(
    'missing-translation',
    { file: 'rulebook.yaml', span: { start, end: listed === -1 ? start : start + 'languages'.length } },
    {
      fi: `säännöstöllä ei ole yhtään käännöstä kielelle '${language}'`,
      en: `the rulebook has no translation into '${language}'`,
    },
    {
      severity: 'warning',
      help: {
        fi: `lisää käännökset tiedostoon ${file}, tai poista '${language}' kielten luettelosta`,
        en: `add the translations to ${file}, or take '${language}' off the list of languages`,
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

/** Texts that belong together: those of one declaration. */
interface TextGroup<Text> {
  /** The path of what the declaration stands under in a locale: `rules/voucher_grant`. */
  readonly parent: string;
  readonly name: string;
  readonly texts: readonly [Text, ...Text[]];
}

/**
 * Groups the texts that the other side lacks by declaration; those of a decision of which the other side has nothing at
 * all, with its rules, are one group.
 */
function groupTexts<Text>(
  texts: readonly Text[],
  pathOf: (text: Text) => string,
  otherSide: ReadonlySet<string>,
): readonly TextGroup<Text>[] {
  const decisions = new Set([...otherSide].flatMap((path) => decisionOf(path) ?? []));
  const groups = new Map<string, TextGroup<Text> & { texts: [Text, ...Text[]] }>();
  for (const text of texts) {
    const [section = '', first = '', second = ''] = pathOf(text).split('/');
    const decision = decisionOf(pathOf(text));
    const isWhole = decision !== null && !decisions.has(decision);
    const isRule = section === 'rules' && !isWhole;
    const parent = isRule ? `rules/${first}` : decision === null ? section : 'decisions';
    const name = isRule ? second : first;
    const group = groups.get(`${parent}/${name}`);
    if (group === undefined) groups.set(`${parent}/${name}`, { parent, name, texts: [text] });
    else group.texts.push(text);
  }
  return [...groups.values()];
}

function decisionOf(path: string): string | null {
  const [section, first = ''] = path.split('/');
  return section === 'decisions' || section === 'rules' ? first : null;
}
