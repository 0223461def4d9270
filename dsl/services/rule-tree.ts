/** The declarations in force, decision by decision: what there is to be found and opened. */
import type { Day } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Consolidation, Declared, RulebookSources } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { labelOf } from './labels.ts';
import { isLocked } from './locked.ts';

export interface TreeItem {
  readonly name: string;
  readonly label: Localized;
  readonly kind: ast.Declaration['kind'];
  readonly file: string;
  /** Where its name stands. */
  readonly offset: number;
  /** Whether it stands in a pinned edition. */
  readonly locked: boolean;
  /** Exceptions to it. */
  readonly exceptions: readonly TreeItem[];
}

export interface TreeGroup {
  /** The decision; null for what belongs to none. */
  readonly decision: string | null;
  readonly label: Localized;
  readonly rules: readonly TreeItem[];
  readonly definitions: readonly TreeItem[];
  /** Inputs, records, enums, sets, units and parameters; of decisions themselves. */
  readonly vocabulary: readonly TreeItem[];
}

const common: Localized = { fi: 'Yhteiset', en: 'Common to all' };

/** What is in force on a day, decisions first, in the order of the files; empty where nothing can be read. */
export function ruleTree(workspace: Workspace, day: Day): readonly TreeGroup[] {
  const { sources } = workspace.compiled;
  const span = sources?.spans.findLast(({ from }) => from <= day) ?? sources?.spans[0];
  if (sources === null || span === undefined) return [];
  const tree = new Tree(workspace, sources, span);
  const decisions = [...span.decisions.keys()].map((name) => tree.group(name));
  return [...decisions, tree.group(null)].filter(
    ({ rules, definitions, vocabulary }) => rules.length + definitions.length + vocabulary.length > 0,
  );
}

class Tree {
  private readonly workspace: Workspace;
  private readonly sources: RulebookSources;
  private readonly span: Consolidation;

  constructor(workspace: Workspace, sources: RulebookSources, span: Consolidation) {
    this.workspace = workspace;
    this.sources = sources;
    this.span = span;
  }

  group(decision: string | null): TreeGroup {
    const { span } = this;
    const declared = decision === null ? undefined : span.decisions.get(decision);
    const definitions = [...span.definitions.values()].filter((each) => each.decision === decision);
    return {
      decision,
      label: declared === undefined ? common : this.labelOf(declared.node, decision),
      rules: span.rules.filter((rule) => rule.decision === decision).map((rule) => this.item(rule, decision)),
      definitions: definitions.map((definition) => this.item(definition, decision)),
      vocabulary: declared === undefined ? this.vocabulary() : [this.item(declared, decision)],
    };
  }

  private vocabulary(): readonly TreeItem[] {
    const { inputs, records, enums, sets, unitDeclarations, parameters } = this.span;
    return [inputs, records, enums, sets, unitDeclarations, parameters].flatMap((all) =>
      [...all.values()].map((each: Declared<ast.Declaration>) => this.item(each, null)),
    );
  }

  private item({ node, file }: Declared<ast.Declaration>, decision: string | null): TreeItem {
    const name = node.name.text;
    const to = this.span.exceptions.filter((each) => each.node.target.text === name && each.node !== node);
    const isNorm = node.kind === 'rule' || node.kind === 'exception' || node.kind === 'relief';
    // Rules and exceptions have names of their own in each decision; definitions are named once.
    const exceptions = to.filter((each) => (isNorm ? each.decision === decision : this.isOfDefinition(node)));
    return {
      name,
      label: this.labelOf(node, decision),
      kind: node.kind,
      file,
      offset: node.name.span.start,
      locked: isLocked(this.workspace.files, file),
      exceptions: exceptions.map((each) => this.item(each, each.decision)),
    };
  }

  private isOfDefinition({ kind }: ast.Declaration): boolean {
    return kind === 'define' || kind === 'table';
  }

  private labelOf(node: ast.Declaration, decision: string | null): Localized {
    const name = node.name.text;
    const label = 'label' in node ? node.label : null;
    return labelOf(this.sources, label, ...pathsOfLabel(node, decision)) ?? { fi: name, en: name };
  }
}

/** Where translations have the label of a declaration. */
export function pathsOfLabel(node: ast.Declaration, decision: string | null): readonly string[] {
  const name = node.name.text;
  switch (node.kind) {
    case 'define':
    case 'table':
      return [`definitions/${name}/label`];
    case 'parameter':
      return [`parameters/${name}/label`, `labels/${name}`];
    case 'decision':
      return [`decisions/${name}/label`];
    case 'rule':
    case 'exception':
    case 'relief':
      return [`rules/${decision ?? ''}/${name}/label`, `exceptions/${name}/label`];
    case 'unit':
      return [`units/${name}/one`];
    case 'repeal':
      return [];
    default:
      return [`labels/${name}`];
  }
}
