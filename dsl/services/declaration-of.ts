/** What a symbol's declaration says: where it stands, its label, its type. */
import type { Localized } from '../../engine/ir/localized.ts';
import type { DeclaredType } from '../analysis/analysis.ts';
import type { Declared, Place } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import type { FileContext } from './file-context.ts';
import { labelOf } from './labels.ts';
import type { RulebookSymbol } from './symbol.ts';

export interface SymbolDeclaration {
  /** Its name, as it stands there. */
  readonly place: Place;
  readonly label: Localized | null;
  readonly type: DeclaredType | null;
  readonly node: ast.Declaration | ast.EnumMember | ast.Field | null;
}

/** The declaration in force of a symbol; null where it has none, as variables, which are declared where they are bound. */
export function declarationOf(symbol: RulebookSymbol, context: FileContext): SymbolDeclaration | null {
  const { sources, analysis, names } = context;
  const { consolidation } = analysis;
  const tell = (
    declared: Declared<ast.Declaration | ast.EnumMember | ast.Field> | undefined,
    paths: readonly string[],
    type: DeclaredType | null = null,
  ): SymbolDeclaration | null => {
    if (declared === undefined || declared.node.kind === 'repeal') return null;
    const { node, file } = declared;
    return { place: { file, span: nameSpan(node) }, label: labelOf(sources, node.label, ...paths), type, node };
  };
  const { name } = symbol.kind === 'provision' ? { name: symbol.mark } : symbol;
  switch (symbol.kind) {
    case 'input':
      return tell(consolidation.inputs.get(name), [`labels/${name}`]);
    case 'record':
      return tell(consolidation.records.get(name), [`labels/${name}`]);
    case 'enum':
      return tell(consolidation.enums.get(name), [`labels/${name}`]);
    case 'set':
      return tell(consolidation.sets.get(name), [`labels/${name}`]);
    case 'unit':
      return tell(consolidation.unitDeclarations.get(name), [`units/${name}/one`]);
    case 'decision':
      return tell(consolidation.decisions.get(name), [`decisions/${name}/label`]);
    case 'field': {
      const found = names.fields.get(symbol.owner)?.get(name);
      return tell(found?.field, [`labels/${symbol.owner}.${name}`], found?.declared);
    }
    case 'member': {
      const members = consolidation.enums.get(symbol.enum)?.members;
      const found = members?.find(({ node }) => node.name.text === name);
      return tell(found, [`labels/${symbol.enum}.${name}`]);
    }
    case 'parameter': {
      const type = names.parameters.get(name)?.declared;
      return tell(consolidation.parameters.get(name), [`parameters/${name}/label`, `labels/${name}`], type);
    }
    case 'definition': {
      const type = names.definitions.get(name)?.declared;
      return tell(consolidation.definitions.get(name), [`definitions/${name}/label`], type);
    }
    case 'norm': {
      const all = [...consolidation.rules, ...consolidation.exceptions];
      const own = all.find(({ node, decision }) => node.name.text === name && decision === symbol.decision);
      const found = own ?? all.find(({ node }) => node.name.text === name);
      return tell(found, [`rules/${found?.decision ?? ''}/${name}/label`, `exceptions/${name}/label`]);
    }
    case 'variable':
    case 'provision':
      return null;
  }
}

function nameSpan(node: Exclude<SymbolDeclaration['node'], null | ast.RepealDeclaration>): ast.Name['span'] {
  return 'parts' in node.name ? (node.name.parts.at(-1)?.span ?? node.name.span) : node.name.span;
}
