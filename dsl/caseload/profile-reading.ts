import type { Field, Rulebook } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { didYouMean } from '../diagnostics/unplaced-problem.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';

/** Reading a profile against its rulebook; problems are noted on the way. */
export interface ProfileReading {
  readonly file: string;
  readonly rulebook: Rulebook;
  /** Facts by path, fields of records as `record.field`. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly diagnostics: Diagnostic[];
}

export function startReading(file: string, rulebook: Rulebook): ProfileReading {
  const ofRecords = rulebook.records.flatMap((record) =>
    record.fields.map((field): [string, Field] => [`${record.name}.${field.name}`, field]),
  );
  const fields = new Map([...ofRecords, ...rulebook.facts.map((fact): [string, Field] => [fact.path, fact])]);
  return { file, rulebook, fields, diagnostics: [] };
}

/** The fact, or the field of a record, of this name; reported where there is none. */
export function findField(reading: ProfileReading, name: string, node: YamlNode): Field | null {
  const field = reading.fields.get(name);
  if (field !== undefined) return field;
  reportUnknown(reading, node, name, [...reading.fields.keys()]);
  return null;
}

export function reportUnknown(
  { file, diagnostics }: ProfileReading,
  { span }: YamlNode,
  name: string,
  names: readonly string[],
): void {
  const message = { fi: `nimeä '${name}' ei ole`, en: `there is no '${name}'` };
  diagnostics.push(problem('unknown-name', { file, span }, message, { help: didYouMean(name, names) }));
}

/** Reports a value, or a way of drawing, that does not suit. */
export function reportUnsuitable(
  { file, diagnostics }: ProfileReading,
  { span }: YamlNode,
  message: Localized,
  help?: Localized,
): void {
  diagnostics.push(problem('invalid-setting', { file, span }, message, { help }));
}
