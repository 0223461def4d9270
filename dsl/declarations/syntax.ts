import { byText } from '../editions/rulebook-files.ts';
import { canonicalJson, type ObjectRules } from '../lock/canonical-json.ts';
import type * as ast from '../syntax/ast.ts';

/** A syntax tree without what is layout or wording. */
const withoutWording: ObjectRules = {
  leaveOut: new Set(['span', 'keyword', 'effectSpan', 'label', 'citations', 'interpretations', 'message', 'many']),
  standIn: (node) => ('kind' in node && node.kind === 'parenthesised' && 'operand' in node ? node.operand : node),
};

/**
 * Canonical JSON of what a declaration says apart from its wording. Members and fields stand apart from their enum,
 * record or input; where order means nothing there is none.
 */
export function syntaxOf(declaration: ast.Declaration | ast.EnumMember | ast.Field): string {
  return canonicalJson(withoutOrder(declaration), withoutWording);
}

function withoutOrder(declaration: ast.Declaration | ast.EnumMember | ast.Field): object {
  switch (declaration.kind) {
    case 'enum':
      return { ...declaration, members: [] };
    case 'record':
    case 'input':
      return { ...declaration, fields: [] };
    case 'set':
      return { ...declaration, members: sortNames(declaration.members) };
    case 'decision': {
      const { gives, reports, includes } = declaration;
      return {
        ...declaration,
        gives: sortNames(gives),
        reports: sortNames(reports),
        includes: sortNames(includes),
        outcomes: [],
        changeable: [],
      };
    }
    case 'enum_member':
    case 'field':
    case 'unit':
    case 'parameter':
    case 'define':
    case 'table':
    case 'rule':
    case 'exception':
    case 'relief':
    case 'repeal':
      return declaration;
  }
}

function sortNames(names: readonly (ast.Name | ast.DottedName)[]): readonly string[] {
  return names.map(({ text }) => text).sort(byText);
}
