import { formatDate, parseDate } from '../../engine/ir/calendar.ts';
import type { Day } from '../../engine/ir/ir.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { didYouMean } from '../diagnostics/unplaced-problem.ts';
import type { RulebookIdentity, SourceFiles } from '../editions/consolidated.ts';
import { byText } from '../editions/rulebook-files.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { quote } from '../yaml/settings-problems.ts';
import { placeOf, type YamlEntry, type YamlMapping, type YamlNode, type YamlScalar } from '../yaml/yaml-tree.ts';
import type { Locale, LocaleFile, PlacedText } from './locale.ts';

const sections = ['labels', 'units', 'parameters', 'definitions', 'exceptions', 'decisions'] as const;
const outcomes = ['approved', 'denied', 'referred', 'incomplete'] as const;

/**
 * The locale files of a rulebook's languages other than the authority's own: `locales/en.yaml`, and those of the editions
 * that are read, `locales/2021-01-01.en.yaml`. A language without a file has no texts.
 */
export function readLocales(
  files: SourceFiles,
  identity: RulebookIdentity,
  editions: readonly Day[],
): { readonly locales: readonly Locale[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics = [...reportOthers(files, identity)];
  const read = (language: string, from: Day | null): LocaleFile => {
    const file = localePath(language, from);
    const source = files.get(file) ?? '';
    const { root, diagnostics: problems } = readYaml(file, source);
    const reading = new LocaleReading(file, source);
    if (root !== null) reading.readFile(root);
    diagnostics.push(...problems, ...reading.diagnostics);
    return { file, from, texts: reading.texts };
  };
  const locales = identity.languages.slice(1).map((language): Locale => {
    const dated = editions.filter((date) => files.has(localePath(language, date)));
    return { language, files: [read(language, null), ...dated.map((date) => read(language, date))] };
  });
  return { locales, diagnostics };
}

function localePath(language: string, from: Day | null): string {
  return from === null ? `locales/${language}.yaml` : `locales/${formatDate(from)}.${language}.yaml`;
}

/** Files beside the locales of the rulebook's languages: nothing is silently left out. */
function reportOthers(files: SourceFiles, { languages }: RulebookIdentity): readonly Diagnostic[] {
  const [own = '', ...others] = languages;
  const paths = [...files.keys()].filter((path) => /^locales\/[^.].*\.ya?ml$/.test(path));
  return paths.sort(byText).flatMap((path) => {
    const [, name = ''] = path.split('/');
    const [, day, language = ''] = /^(?:(\d{4}-\d{2}-\d{2})\.)?(.*)\.yaml$/.exec(name) ?? [];
    const isDated = day !== undefined && parseDate(day) !== null;
    const hasEdition = isDated && [...files.keys()].some((other) => other.startsWith(`${day}/`));
    if (others.includes(language) && (day === undefined || hasEdition)) return [];
    const help = others.includes(language)
      ? {
          fi: `nimeä tiedosto sen version päivän mukaan, jonka tekstejä se muuttaa; kansiota '${day}' ei ole`,
          en: `name the file by the day of the edition whose texts it changes; there is no folder '${day}'`,
        }
      : name === `${own}.yaml`
        ? {
            fi: `kirjoita tekstit kielellä '${own}' itse sääntöihin ja rulebook.yaml-tiedostoon`,
            en: `write the texts in '${own}' into the policies themselves, and into rulebook.yaml`,
          }
        : {
            fi: 'nimeä tiedosto kielen mukaan, kuten locales/en.yaml, ja lisää kieli tiedoston rulebook.yaml luetteloon languages',
            en: 'name the file by its language, as in locales/en.yaml, and add the language to languages in rulebook.yaml',
          };
    const message = { fi: `tiedostoa '${path}' ei lueta`, en: `file '${path}' is not read` };
    return [problem('unknown-file', { file: path, span: { start: 0, end: 0 } }, message, { help })];
  });
}

class LocaleReading {
  readonly texts = new Map<string, PlacedText>();
  readonly diagnostics: Diagnostic[] = [];
  private readonly file: string;
  private readonly source: string;

  constructor(file: string, source: string) {
    this.file = file;
    this.source = source;
  }

  readFile(root: YamlNode): void {
    for (const { key, value } of this.entriesOf(root)) {
      switch (this.known(key, sections)) {
        case 'labels':
          for (const entry of this.entriesOf(value)) this.readText(`labels/${entry.key.text}`, entry.value);
          break;
        case 'units':
          for (const entry of this.entriesOf(value)) this.readForms(`units/${entry.key.text}`, entry.value);
          break;
        case 'parameters':
        case 'definitions':
        case 'exceptions':
          for (const entry of this.entriesOf(value)) {
            this.readNorm(`${key.text}/${entry.key.text}`, entry, ['label', 'interpretation']);
          }
          break;
        case 'decisions':
          for (const entry of this.entriesOf(value)) this.readDecision(entry);
          break;
        case null:
      }
    }
  }

  private readDecision({ key: decision, value }: YamlEntry): void {
    for (const entry of this.entriesOf(value)) {
      switch (this.known(entry.key, ['label', 'outcomes', 'rules'] as const)) {
        case 'label':
          this.readText(`decisions/${decision.text}/label`, entry.value);
          break;
        case 'outcomes':
          for (const word of this.entriesOf(entry.value)) {
            const outcome = this.known(word.key, outcomes);
            if (outcome !== null) this.readText(`decisions/${decision.text}/outcomes/${outcome}`, word.value);
          }
          break;
        case 'rules':
          for (const rule of this.entriesOf(entry.value)) {
            const path = `rules/${decision.text}/${rule.key.text}`;
            this.readNorm(path, rule, ['label', 'message', 'interpretation']);
          }
          break;
        case null:
      }
    }
  }

  private readNorm(path: string, { value }: YamlEntry, keys: readonly string[]): void {
    for (const entry of this.entriesOf(value)) {
      const key = this.known(entry.key, keys);
      if (key === null) continue;
      if (key !== 'interpretation') {
        this.readText(`${path}/${key}`, entry.value);
        continue;
      }
      const readings = entry.value.kind === 'sequence' ? entry.value.items : [entry.value];
      for (const [index, reading] of readings.entries()) this.readText(`${path}/interpretation/${index}`, reading);
    }
  }

  /** One form for all numbers, or `[one, many]`. */
  private readForms(path: string, node: YamlNode): void {
    const [one, many] = node.kind === 'sequence' && node.items.length === 2 ? node.items : [node, node];
    if (one !== undefined) this.readText(`${path}/one`, one);
    if (many !== undefined && one?.kind === 'scalar') this.readText(`${path}/many`, many);
  }

  private readText(path: string, node: YamlNode): void {
    if (node.kind === 'scalar' && node.text.trim() !== '') {
      const offsetOf = locateCharacters(node, this.source);
      this.texts.set(path, { text: node.text, place: placeOf(this.file, node), offsetOf });
      return;
    }
    this.expect(node, { fi: 'tähän kuuluu teksti', en: 'expected a text' });
  }

  private entriesOf(node: YamlNode): YamlMapping['entries'] {
    if (node.kind === 'mapping') return node.entries;
    this.expect(node, { fi: "tähän kuuluu rivejä 'avain: teksti'", en: "expected lines 'key: text'" });
    return [];
  }

  private expect(node: YamlNode, label: { readonly fi: string; readonly en: string }): void {
    const words = quote(node);
    const message = { fi: `${words.fi} ei kelpaa tähän`, en: `${words.en} cannot stand here` };
    this.diagnostics.push(problem('invalid-setting', placeOf(this.file, node), message, { label }));
  }

  private known<Key extends string>(key: YamlScalar, keys: readonly Key[]): Key | null {
    const found = keys.find((known) => known === key.text);
    if (found !== undefined) return found;
    const listed = { fi: `avaimet ovat ${keys.join(', ')}`, en: `the keys are ${keys.join(', ')}` };
    const message = { fi: `tuntematon avain '${key.text}'`, en: `unknown key '${key.text}'` };
    const help = didYouMean(key.text, keys, listed);
    this.diagnostics.push(problem('unknown-key', placeOf(this.file, key), message, { help }));
    return null;
  }
}

/**
 * Where a scalar's characters stand in its file. Plain and quoted scalars on one line stand there as they are but for
 * escapes; where an escape makes the text shorter than its source, places behind it are nearest guesses.
 */
function locateCharacters({ span, text, style }: YamlScalar, source: string): (index: number) => number {
  const opening = style === 'quoted' ? 1 : 0;
  const found = source.slice(span.start, span.end).indexOf(text);
  const start = span.start + (found === -1 ? opening : found);
  return (index) => Math.min(start + index, span.end);
}
