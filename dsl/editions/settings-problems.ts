import type { Diagnostic } from '../diagnostic.ts';
import { didYouMean } from '../scope/problem.ts';
import { problem } from './problem.ts';
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
  const diagnostics = findStructureProblems(schema, node).map((found) => describeSetting(file, found));
  return { mapping: node.kind === 'mapping' && diagnostics.length === 0 ? node : null, diagnostics };
}

function describeSetting(file: string, found: StructureProblem): Diagnostic {
  const place = { file, span: found.span };
  switch (found.kind) {
    case 'unknown_key': {
      const known = Object.keys((found.schema.properties as object | undefined) ?? {});
      const listed = { fi: `avaimet ovat ${known.join(', ')}`, en: `the keys are ${known.join(', ')}` };
      return problem(
        'unknown-key',
        place,
        { fi: `tuntematon avain '${found.key}'`, en: `unknown key '${found.key}'` },
        {
          help: didYouMean(found.key ?? '', known, known.length === 0 ? undefined : listed),
        },
      );
    }
    case 'missing_key':
      return problem(
        'missing-key',
        place,
        { fi: `avain '${found.key}' puuttuu`, en: `key '${found.key}' is missing` },
        {
          help: { fi: `lisää rivi '${found.key}: …'`, en: `add a line '${found.key}: …'` },
        },
      );
    case 'wrong_value': {
      const words = quote(found.node);
      const expects = found.schema.expects ?? { fi: 'muunlainen arvo', en: 'another kind of value' };
      const whose = found.key === null || /^\d+$/.test(found.key) ? null : found.key;
      const message = {
        fi: whose === null ? `${words.fi} ei kelpaa tähän` : `${words.fi} ei kelpaa avaimen '${whose}' arvoksi`,
        en: whose === null ? `${words.en} cannot stand here` : `${words.en} cannot be the value of '${whose}'`,
      };
      return problem('invalid-setting', place, message, {
        label: { fi: `tähän kuuluu ${expects.fi}`, en: `expected ${expects.en}` },
      });
    }
  }
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
