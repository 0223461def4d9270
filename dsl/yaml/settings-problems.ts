import type { Localized } from '../../engine/ir/localized.ts';
import { suggest } from '../../engine/ir/suggest.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { didYouMean } from '../diagnostics/unplaced-problem.ts';
import type { Schema, StructureProblem } from './structure.ts';
import { findStructureProblems } from './structure.ts';
import type { YamlMapping, YamlNode } from './yaml-tree.ts';

/**
 * The root of a file of settings as a mapping, where it follows the schema; else what is wrong with it. An empty
 * file is an empty mapping.
 */
export function readSettings(
  file: string,
  root: YamlNode | null,
  schema: Schema,
): { readonly mapping: YamlMapping | null; readonly diagnostics: readonly Diagnostic[] } {
  const node: YamlNode = root ?? { kind: 'mapping', span: { start: 0, end: 0 }, entries: [] };
  const problems = findStructureProblems(schema, node);
  const missing = problems.filter((found) => found.kind === 'missing_key' && !isMisspelt(found, problems));
  const others = problems.flatMap((found) => describeSetting(file, found));
  const diagnostics = [...reportMissing(file, missing), ...others];
  return { mapping: node.kind === 'mapping' && diagnostics.length === 0 ? node : null, diagnostics };
}

/** Whether a missing key stands there misspelt: one mistake, told where it stands. */
function isMisspelt({ node, key }: StructureProblem, problems: readonly StructureProblem[]): boolean {
  return problems.some(
    (other) => other.kind === 'unknown_key' && other.node === node && suggest(other.key ?? '', [key ?? '']) !== null,
  );
}

/** One diagnostic for all that is missing in one place. */
function reportMissing(file: string, missing: readonly StructureProblem[]): readonly Diagnostic[] {
  return [...new Set(missing.map(({ node }) => node))].map((node) => {
    const here = missing.filter((found) => found.node === node);
    const keys = here.map(({ key }) => `'${key}'`);
    const one = keys.length === 1;
    return problem(
      'missing-key',
      { file, span: here[0]?.span ?? node.span },
      {
        fi: one ? `avain ${keys[0]} puuttuu` : `avaimet ${keys.slice(0, -1).join(', ')} ja ${keys.at(-1)} puuttuvat`,
        en: one ? `key ${keys[0]} is missing` : `keys ${keys.slice(0, -1).join(', ')} and ${keys.at(-1)} are missing`,
      },
      {
        help: one
          ? { fi: `lisää rivi '${here[0]?.key}: …'`, en: `add a line '${here[0]?.key}: …'` }
          : { fi: `lisää rivi 'avain: …' kullekin`, en: `add a line 'key: …' for each` },
      },
    );
  });
}

function describeSetting(file: string, found: StructureProblem): readonly Diagnostic[] {
  switch (found.kind) {
    case 'unknown_key':
      return [reportUnknownKey(file, found)];
    case 'missing_key':
      return [];
    case 'wrong_value':
      return [reportWrongValue(file, found)];
  }
}

function reportUnknownKey(file: string, { span, key, schema }: StructureProblem): Diagnostic {
  const known = Object.keys((schema.properties as object | undefined) ?? {});
  const listed = { fi: `avaimet ovat ${known.join(', ')}`, en: `the keys are ${known.join(', ')}` };
  const written = shorten(key ?? '');
  return problem(
    'unknown-key',
    { file, span },
    { fi: `tuntematon avain '${written}'`, en: `unknown key '${written}'` },
    { help: didYouMean(written, known, known.length === 0 ? expectation(schema) : listed) },
  );
}

function reportWrongValue(file: string, { span, node, key, schema }: StructureProblem): Diagnostic {
  const words = quote(node);
  const whose = key === null || /^\d+$/.test(key) ? null : key;
  const message = {
    fi: whose === null ? `${words.fi} ei kelpaa tähän` : `${words.fi} ei kelpaa avaimen '${whose}' arvoksi`,
    en: whose === null ? `${words.en} cannot stand here` : `${words.en} cannot be the value of '${whose}'`,
  };
  return problem('invalid-setting', { file, span }, message, { label: expectation(schema) });
}

function expectation({ expects }: Schema): Localized {
  const { fi, en } = expects ?? { fi: 'muunlainen arvo', en: 'another kind of value' };
  return { fi: `tähän kuuluu ${fi}`, en: `expected ${en}` };
}

/** A node as a message names it: a scalar by its text, shortened; others by their kind. */
export function quote(node: YamlNode): { readonly fi: string; readonly en: string } {
  switch (node.kind) {
    case 'mapping':
      return { fi: 'avainten ja arvojen joukko', en: 'a set of keys and values' };
    case 'sequence':
      return { fi: 'luettelo', en: 'a list' };
    case 'scalar': {
      if (node.text === '' && node.style === 'plain') return { fi: 'tyhjä arvo', en: 'an empty value' };
      const text = `'${shorten(node.text)}'`;
      return { fi: text, en: text };
    }
  }
}

/** A text that fits in a message: on one line, at most 60 characters. */
export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}
