import type { FieldPath } from '../analysis/analysis.ts';
import type * as ast from '../syntax/ast.ts';
import type { FileContext } from './file-context.ts';

/** The fields that a name such as `staff_member.registered` leads through; null where its first part names no record. */
export function fieldsOfRecord(
  { parts, text }: ast.DottedName,
  { names, analysis }: Pick<FileContext, 'names' | 'analysis'>,
): FieldPath | null {
  const [record, ...steps] = parts;
  if (record === undefined || names.facts.has(text) || !analysis.consolidation.records.has(record.text)) return null;
  const path: FieldPath[number][] = [];
  for (const step of steps) {
    const owner = path.at(-1)?.node.type.name.text ?? record.text;
    const field = names.fields.get(owner)?.get(step.text)?.field;
    if (field !== undefined) path.push(field);
  }
  return path;
}
