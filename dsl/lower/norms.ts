import type * as ir from '../../engine/ir/ir.ts';
import type { Declared } from '../editions/consolidated.ts';
import { expandRange } from '../editions/marks.ts';
import type * as ast from '../syntax/ast.ts';
import type { TextKey, Wording } from './wording.ts';

type NormNode = Extract<ast.Declaration, { readonly citations: readonly ast.Citation[] }>;

/** What every norm carries. */
export function lowerNorm({ node, file }: Declared<NormNode>, key: TextKey, wording: Wording): ir.Norm {
  const name = node.name.text;
  return {
    name,
    label: wording.label(key, node.label, name),
    provisions: [...new Set(node.citations.flatMap(expandRange))],
    citations: node.citations.map(writeCitation),
    interpretations: wording.interpretations(key, node.interpretations),
    origin: originOf(node, file),
  };
}

export function originOf({ span }: { readonly span: ast.Name['span'] }, file: string): ir.Origin {
  return { file, start: span.start, end: span.end };
}

/** `3.1:8`, `3.1:8–10` */
export function writeCitation({ chapter, first, last }: ast.Citation): string {
  return first === last ? `${chapter}:${first}` : `${chapter}:${first}–${last}`;
}
