import type { Texts } from '../../engine/ir/localized.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { readSettings } from '../yaml/settings-problems.ts';
import { findEntry, findText, placeOf, type YamlMapping } from '../yaml/yaml-tree.ts';
import type { RulebookIdentity, SourceFiles } from './consolidated.ts';
import { rulebookSchema } from './settings-schemas.ts';

const path = 'rulebook.yaml';

/** Reads `rulebook.yaml`; null with diagnostics where it is missing or wrong. */
export function readIdentity(files: SourceFiles): {
  readonly identity: RulebookIdentity | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  const text = files.get(path);
  if (text === undefined) return { identity: null, diagnostics: [reportMissing()] };
  const yaml = readYaml(path, text);
  if (yaml.diagnostics.length > 0) return { identity: null, diagnostics: yaml.diagnostics };
  const { mapping, diagnostics } = readSettings(path, yaml.root, rulebookSchema);
  if (mapping === null) return { identity: null, diagnostics };
  const languages = readLanguages(mapping);
  const own = languages[0] ?? '';
  const untold = ['title', 'authority'].filter((key) => readTexts(mapping, key, own)[own] === undefined);
  if (untold.length > 0) {
    return { identity: null, diagnostics: untold.map((key) => reportUntold(mapping, key, own)) };
  }
  return {
    identity: {
      id: findText(mapping, 'id')?.text ?? '',
      title: readTexts(mapping, 'title', own),
      authority: readTexts(mapping, 'authority', own),
      currency: findText(mapping, 'currency')?.text ?? '',
      languages,
      holidays: 'FI',
    },
    diagnostics: [],
  };
}

function readLanguages(mapping: YamlMapping): readonly string[] {
  const value = findEntry(mapping, 'languages')?.value;
  return value?.kind === 'sequence' ? value.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : [])) : [];
}

/** A text alone is in the authority's language. */
function readTexts(mapping: YamlMapping, key: string, own: string): Texts {
  const value = findEntry(mapping, key)?.value;
  if (value?.kind === 'scalar') return { [own]: value.text };
  if (value?.kind !== 'mapping') return {};
  return Object.fromEntries(
    value.entries.flatMap((entry) => (entry.value.kind === 'scalar' ? [[entry.key.text, entry.value.text]] : [])),
  );
}

function reportMissing(): Diagnostic {
  return problem(
    'missing-file',
    { file: path, span: { start: 0, end: 0 } },
    { fi: `tiedosto '${path}' puuttuu`, en: `file '${path}' is missing` },
    {
      help: {
        fi: 'lisää kansioon rulebook.yaml, jossa on id, title, authority, currency, languages ja holidays',
        en: 'add a rulebook.yaml with id, title, authority, currency, languages and holidays to the folder',
      },
    },
  );
}

function reportUntold(mapping: YamlMapping, key: string, own: string): Diagnostic {
  const node = findEntry(mapping, key)?.value ?? mapping;
  return problem(
    'missing-key',
    placeOf(path, node),
    {
      fi: `avaimen '${key}' teksti puuttuu viranomaisen kielellä '${own}'`,
      en: `'${key}' has no text in the authority's language '${own}'`,
    },
    { help: { fi: `lisää rivi '${own}: …'`, en: `add a line '${own}: …'` } },
  );
}
