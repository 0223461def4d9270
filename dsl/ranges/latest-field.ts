import type { Analysis, Meaning } from '../analysis/analysis.ts';
import type * as ast from '../syntax/ast.ts';

type FieldMeaning = Extract<Meaning, { kind: 'fact' | 'field' }>;

/**
 * The declaration whose bounds a fact or field is held to on whatever day: the one of the latest edition that has it.
 * Its own where no edition has it.
 */
export function latestField(
  meaning: FieldMeaning,
  own: Analysis,
  analyses: readonly Analysis[],
): ast.Field | undefined {
  const field = meaning.fields.at(-1)?.node;
  const owner = ownerOf(meaning, own);
  if (field === undefined || owner === null) return field;
  const declared = analyses.map((analysis) => fieldIn(owner, field.name.text, analysis));
  return declared.findLast((one) => one !== undefined) ?? field;
}

/** The record or input that declares the last step of the path. */
function ownerOf(meaning: FieldMeaning, { declaredTypes }: Analysis): string | null {
  let owner = firstOwner(meaning);
  for (const { node } of meaning.fields.slice(0, -1)) {
    const type = owner === null ? undefined : declaredTypes.get(`${owner}.${node.name.text}`)?.type;
    owner = type?.kind === 'record' ? type.record : null;
  }
  return owner;
}

function firstOwner(meaning: FieldMeaning): string | null {
  if (meaning.kind === 'fact') return meaning.input.name;
  return meaning.variable.type.kind === 'record' ? meaning.variable.type.record : null;
}

/** The field of a record or an input of one span. */
export function fieldIn(owner: string, name: string, { consolidation }: Analysis): ast.Field | undefined {
  const declared = consolidation.inputs.get(owner) ?? consolidation.records.get(owner);
  return declared?.fields.find(({ node }) => node.name.text === name)?.node;
}
