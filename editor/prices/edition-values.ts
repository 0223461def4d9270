import { type EditedValue, setValue } from '../../dsl/values/edit.ts';
import { removeValue } from '../../dsl/values/remove.ts';
import { type Entry, setEntries } from '../../dsl/values/set-entries.ts';
import { findValuePath } from '../../dsl/values/value-path.ts';
import { readYaml } from '../../dsl/yaml/read-yaml.ts';
import { findEntry, type YamlNode } from '../../dsl/yaml/yaml-tree.ts';
import { formatDate } from '../../engine/ir/calendar.ts';
import { formatDecimal } from '../../engine/ir/decimal.ts';
import type { Constant, Index, Type } from '../../engine/ir/ir.ts';
import type { FileChanges } from '../drafts/draft.ts';

type Files = Readonly<Record<string, string>>;

/** A parameter in an edition. */
export interface ParameterInEdition {
  /** The edition's folder, `YYYY-MM-DD`. */
  readonly date: string;
  /** The parameter's full name. */
  readonly name: string;
  /** The file that earlier editions give it in, such as `prices.yaml`. */
  readonly file: string;
}

/**
 * The change of files that gives a parameter, or one member of it, a value; null takes the value out of the edition, so
 * that the one in force stays. Comments and layout stay. Null where the file is not readable YAML.
 */
export function setParameterValue(
  files: Files,
  parameter: ParameterInEdition,
  member: string | null,
  value: EditedValue | null,
): FileChanges | null {
  return editFile(files, parameter, (text, path) => {
    const full = member === null ? path : [...path, member];
    return value === null ? removeValue(text, full) : setValue(text, full, value);
  });
}

/** The change of files that gives a parameter these bands, keys and values; null takes them out of the edition. */
export function setParameterEntries(
  files: Files,
  parameter: ParameterInEdition,
  entries: readonly Entry[] | null,
): FileChanges | null {
  return editFile(files, parameter, (text, path) =>
    entries === null ? removeValue(text, path) : setEntries(text, path, entries),
  );
}

function editFile(
  files: Files,
  parameter: ParameterInEdition,
  edit: (text: string, path: readonly string[]) => string | null,
): FileChanges | null {
  const { path, keys } = placeIn(files, parameter);
  const edited = edit(files[path] ?? '', keys ?? parameter.name.split('.'));
  if (edited === null) return null;
  return { [path]: edited.trim() === '' ? null : edited };
}

/** The file of the edition that gives the parameter; where none does, the one it would be given in. */
function placeIn(files: Files, { date, name, file }: ParameterInEdition) {
  for (const path of Object.keys(files).sort()) {
    if (!path.startsWith(`${date}/`) || !path.endsWith('.yaml') || path.endsWith('/edition.yaml')) continue;
    const keys = findValuePath(files[path] ?? '', name);
    if (keys !== null) return { path, keys };
  }
  return { path: `${date}/${file}`, keys: null };
}

/** The keys and values of bands as the edition's file has them; null where it gives none. */
export function givenEntries(files: Files, parameter: ParameterInEdition): readonly Entry[] | null {
  const node = givenNode(files, parameter);
  if (node?.kind !== 'mapping') return null;
  return node.entries.map(({ key, value }) => [key.text, value.kind === 'scalar' ? value.text : '']);
}

function givenNode(files: Files, parameter: ParameterInEdition): YamlNode | null {
  const { path, keys } = placeIn(files, parameter);
  if (keys === null) return null;
  return keys.reduce<YamlNode | null>(
    (node, key) => (node?.kind === 'mapping' ? (findEntry(node, key)?.value ?? null) : null),
    readYaml('', files[path] ?? '').root,
  );
}

/** A value as the edition's file writes it: `47 EUR/h`, `47.50 EUR/h`, `[a, b]`, `yes`, `2021-01-01`. */
export function writeConstant(value: Constant, type: Type): EditedValue {
  switch (typeof value) {
    case 'boolean':
      return value ? 'yes' : 'no';
    case 'number':
      return type.kind === 'number' ? writeQuantity(value, type) : formatDate(value);
    case 'string':
      return value;
    case 'object':
      return value;
    default:
      return '';
  }
}

/** Whole numbers without decimals; others with as many as they need, money with its cents: `47`, `47.50`. */
function writeQuantity(value: number, { unit, decimals }: Extract<Type, { kind: 'number' }>): string {
  const [whole = '', fraction = ''] = formatDecimal(value, decimals).split('.');
  const significant = fraction.replace(/0+$/, '');
  const shown = significant === '' ? '' : `.${decimals === 2 && unit !== '%' ? fraction : significant}`;
  return unit === '' ? `${whole}${shown}` : `${whole}${shown} ${unit}`;
}

/** A band's key: `0-20 km`, `51- km`. */
export function writeBandKey(
  { from, to }: { readonly from: number; readonly to: number | null },
  index: Exclude<Index, { kind: 'enum' }>,
): string {
  const write = (scaled: number) =>
    formatDecimal(scaled, index.decimals)
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '');
  const unit = index.unit === '' ? '' : ` ${index.unit}`;
  return `${write(from)}-${to === null ? '' : write(to)}${unit}`;
}
