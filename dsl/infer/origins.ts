import type { Origin } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import { walk } from '../syntax/walk.ts';
import type { Inference } from './inference.ts';

/** The names an expression reads: where its type does not suit, the declaration of one may be the mistake. */
export function originsOf(inference: Inference, expression: ast.Expression): readonly Origin[] {
  const origins: Origin[] = [];
  walk(expression, (node) => {
    if (node.kind === 'reference' || node.kind === 'lookup') {
      const origin = originOf(inference, node);
      if (origin !== null) origins.push(origin);
    }
    return undefined;
  });
  return origins;
}

function originOf({ meanings, names }: Inference, node: ast.Reference | ast.Lookup): Origin | null {
  const meaning = meanings.get(node);
  switch (meaning?.kind) {
    case 'fact':
    case 'field': {
      const field = meaning.fields.at(-1);
      if (field === undefined) return null;
      const name = meaning.kind === 'fact' ? meaning.path : field.node.name.text;
      return { name, declared: { file: field.file, span: field.node.type.span } };
    }
    case 'definition':
      return declaredOrigin(meaning.name, names.definitions.get(meaning.name));
    case 'parameter':
      return declaredOrigin(meaning.name, names.parameters.get(meaning.name));
    case 'element':
    case 'member':
    case 'set':
    case undefined:
      return null;
  }
}

function declaredOrigin(
  name: string,
  declaration: { readonly file: string; readonly node: { readonly type: ast.TypeExpression } } | undefined,
): Origin | null {
  return declaration === undefined
    ? null
    : { name, declared: { file: declaration.file, span: declaration.node.type.span } };
}
