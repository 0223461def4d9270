import type { DeclaredText, Wording } from '../../engine/ir/declared-text.ts';
import type { Consolidation, Declared, DeclaredEnum, DeclaredRecord } from '../editions/consolidated.ts';
import { byText } from '../editions/rulebook-files.ts';
import { spellExpression } from '../format/expression.ts';
import { spellMessage } from '../format/words.ts';
import { canonicalJson, type ObjectRules } from '../lock/canonical-json.ts';
import { originOf, writeCitation } from '../lower/norms.ts';
import { type ResolvedTarget, resolveTargets } from '../scope/targets.ts';
import type * as ast from '../syntax/ast.ts';
import { spellDeclaration } from './spell-declaration.ts';

/** The declarations in force in one span, in order; members and fields each by themselves. */
export function declarationsOf(span: Consolidation): readonly DeclaredText[] {
  const targets = new Map(resolveTargets(span, () => {}).map((resolved) => [resolved.exception.node, resolved]));
  return [
    ...[...span.enums.values()].flatMap(declareEnum),
    ...[...span.sets.values()].map((set) => declare(set, { owner: set.node.enum.text })),
    ...[...span.unitDeclarations.values()].map((unit) => declare(unit, {})),
    ...[...span.records.values(), ...span.inputs.values()].flatMap(declareRecord),
    ...[...span.parameters.values()].map((parameter) => declare(parameter, {})),
    ...[...span.decisions.values()].map((decision) => declare(decision, {})),
    ...[...span.definitions.values()].map((definition) => declare(definition, {})),
    ...span.rules.map((rule) => declare(rule, { owner: rule.decision ?? '' })),
    ...span.exceptions.map((exception) => declare(exception, placeException(targets.get(exception.node)))),
  ];
}

interface Belonging {
  readonly owner?: string | null;
  readonly target?: string | null;
}

/** An exception to a rule belongs to the rule's decision; one to a definition to no decision, like the definition. */
function placeException(resolved: ResolvedTarget | undefined): Belonging {
  if (resolved === undefined) return {};
  const { exception, target, root } = resolved;
  const owner = root.kind === 'rule' ? (exception.decision ?? '') : null;
  switch (target.kind) {
    case 'definition':
      return { owner, target: `define ${target.name}` };
    case 'rule':
      return { owner, target: keyOf('rule', owner, target.rule.node.name.text) };
    case 'exception':
      return { owner, target: keyOf('exception', owner, target.exception.node.name.text) };
  }
}

/** A definition may become a table, and an exception a relief: they are the same declaration, given anew. */
function keyOf(kind: DeclaredText['kind'], owner: string | null, name: string): string {
  const word = kind === 'table' ? 'define' : kind === 'relief' ? 'exception' : kind;
  return owner === null ? `${word} ${name}` : `${word} ${owner} ${name}`;
}

type Node = Exclude<ast.Declaration, ast.RepealDeclaration>;

function declare({ node, file }: Declared<Node>, { owner = null, target = null }: Belonging): DeclaredText {
  return {
    key: keyOf(node.kind, node.kind === 'set' ? null : owner, node.name.text),
    kind: node.kind,
    name: node.name.text,
    owner,
    target,
    text: spellDeclaration(node),
    syntax: syntaxOf(node),
    wordings: wordingsOf(node),
    origin: originOf(node, file),
  };
}

function declareEnum(declared: DeclaredEnum): readonly DeclaredText[] {
  const head: ast.EnumDeclaration = { ...(declared.node as ast.EnumDeclaration), members: [] };
  const members = declared.members.map(({ node, file }) => ({
    ...declarePart(node, declared.name, file),
    kind: 'member' as const,
    key: `member ${declared.name}.${node.name.text}`,
    text: secondLine(spellDeclaration({ ...head, members: [node] })),
  }));
  return [declare({ ...declared, node: head }, {}), ...members];
}

function declareRecord(declared: DeclaredRecord): readonly DeclaredText[] {
  const head = { ...declared.node, fields: [] };
  const fields = declared.fields.map(({ node, file }) => ({
    ...declarePart(node, declared.name, file),
    kind: 'field' as const,
    key: `field ${declared.name}.${node.name.text}`,
    text: secondLine(spellDeclaration({ ...head, fields: [node] })),
  }));
  return [declare({ ...declared, node: head }, {}), ...fields];
}

function declarePart(node: ast.EnumMember | ast.Field, owner: string, file: string) {
  return {
    name: node.name.text,
    owner,
    target: null,
    syntax: syntaxOf(node),
    wordings: node.label === null ? {} : { label: node.label.text },
    origin: originOf(node, file),
  };
}

function secondLine(text: string): string {
  return text.slice(text.indexOf('\n') + 1).trim();
}

function wordingsOf(node: Node): DeclaredText['wordings'] {
  const wordings: Partial<Record<Wording, string>> = {};
  const labels = [node.label, node.kind === 'unit' ? node.many : null].flatMap((text) => text?.text ?? []);
  if (labels.length > 0) wordings.label = labels.join(', ');
  if (node.kind === 'decision' && node.outcomes.length > 0) {
    wordings.outcome_words = node.outcomes.map(({ outcome, words }) => `${outcome}: ${words.text}`).join('\n');
  }
  if (node.kind === 'decision' && node.changeable !== undefined) {
    wordings.changeable = node.changeable.map(({ text }) => text).join(', ');
  }
  if ('citations' in node) {
    if (node.citations.length > 0) wordings.citation = node.citations.map(writeCitation).join(', ');
    if (node.interpretations.length > 0)
      wordings.interpretation = node.interpretations.map(({ text }) => text).join('\n');
  }
  const message = 'otherwise' in node ? (node.otherwise?.message ?? null) : null;
  if (message !== null) wordings.message = spellMessage(message, spellExpression);
  return wordings;
}

/** A syntax tree without what is layout or wording. */
const withoutWording: ObjectRules = {
  leaveOut: new Set(['span', 'keyword', 'effectSpan', 'label', 'citations', 'interpretations', 'message', 'many']),
  standIn: (node) => ('kind' in node && node.kind === 'parenthesised' && 'operand' in node ? node.operand : node),
};

/**
 * Canonical JSON of what a declaration says apart from its wording. Members and fields stand apart from their enum,
 * record or input; where order means nothing there is none.
 */
function syntaxOf(declaration: ast.Declaration | ast.EnumMember | ast.Field): string {
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
