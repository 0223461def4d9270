/** The facts of a policy case while they are put together: a base, what the case changes, what a row varies. */
import type { Origin, Rulebook, Type } from '../../engine/ir/ir.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
import { isTilde, type YamlNode } from '../yaml/yaml-tree.ts';

export type FactTree = FactBranch | FactList | FactLeaf;

export interface FactBranch {
  readonly kind: 'branch';
  readonly span: Span;
  readonly members: ReadonlyMap<string, FactTree>;
}

interface FactList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly FactTree[];
}

interface FactLeaf {
  readonly kind: 'leaf';
  readonly span: Span;
  readonly text: string;
  /** Written without quotes: may be a number or a boolean. */
  readonly plain: boolean;
}

export const noFacts: FactBranch = { kind: 'branch', span: { start: 0, end: 0 }, members: new Map() };

/** `base` with `changes` laid over it: mappings member by member, all else whole; `~` takes a fact away. */
export function layOver(base: FactBranch, changes: YamlNode | undefined): FactBranch {
  if (changes?.kind !== 'mapping') return base;
  const members = new Map(base.members);
  for (const { key, value } of changes.entries) {
    const before = members.get(key.text);
    if (isTilde(value)) members.delete(key.text);
    else members.set(key.text, layOverOne(before, value));
  }
  return { kind: 'branch', span: changes.span, members };
}

function layOverOne(before: FactTree | undefined, value: YamlNode): FactTree {
  if (value.kind !== 'mapping') return toTree(value);
  return layOver(before?.kind === 'branch' ? before : noFacts, value);
}

function toTree(node: YamlNode): FactTree {
  switch (node.kind) {
    case 'mapping':
      return layOver(noFacts, node);
    case 'sequence':
      return { kind: 'list', span: node.span, items: node.items.map(toTree) };
    case 'scalar':
      return { kind: 'leaf', span: node.span, text: node.text, plain: node.style === 'plain' };
  }
}

/**
 * The facts with the one at `path` (`client.birth_date`, `provider.staff[0].degree`) set, or taken away with `~`.
 * Null where the path leads through a list element that is not there, or through a plain value.
 */
export function setFact(facts: FactBranch, path: string, value: YamlNode): FactBranch | null {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  const changed = setAt(facts, steps, value);
  return changed?.kind === 'branch' ? changed : null;
}

function setAt(tree: FactTree | undefined, [step, ...rest]: readonly string[], value: YamlNode): FactTree | null {
  if (step === undefined) return toTree(value);
  if (tree?.kind === 'list') {
    const changed = tree.items[Number(step)] === undefined ? null : setAt(tree.items[Number(step)], rest, value);
    return changed === null ? null : { ...tree, items: tree.items.with(Number(step), changed) };
  }
  if (tree !== undefined && tree.kind !== 'branch') return null;
  const members = new Map(tree?.members);
  const changed = rest.length === 0 && isTilde(value) ? undefined : setAt(members.get(step), rest, value);
  if (changed === null) return null;
  if (changed === undefined) members.delete(step);
  else members.set(step, changed);
  return { kind: 'branch', span: value.span, members };
}

/** Facts as JSON text, and where each stands. */
export interface WrittenFacts {
  readonly json: string;
  readonly origins: ReadonlyMap<string, Origin>;
}

/**
 * Writes facts as JSON: numbers as they are written, `yes` and `no` as booleans where the rulebook expects one, all
 * else as texts. What the rulebook does not know is written too, for the reader of facts to refuse.
 */
export function writeFacts(facts: FactBranch, file: string, rulebook: Rulebook): WrittenFacts {
  const origins = new Map<string, Origin>();
  const types = new Map(rulebook.facts.map(({ path, type }) => [path, type]));
  const json = writeTree(facts, {
    prefix: '',
    local: '',
    types,
    rulebook,
    note: (path, span) => origins.set(path, { file, ...span }),
  });
  return { json, origins };
}

interface Place {
  /** The path from the root: `provider.staff[0].degree`. */
  readonly prefix: string;
  /** The path within the case or the list element: `degree`. */
  readonly local: string;
  /** Types of facts, or of the element's fields, by local path. */
  readonly types: ReadonlyMap<string, Type>;
  readonly rulebook: Rulebook;
  readonly note: (path: string, span: Span) => void;
}

function writeTree(tree: FactTree, place: Place): string {
  if (place.prefix !== '') place.note(place.prefix, tree.span);
  switch (tree.kind) {
    case 'branch': {
      const members = [...tree.members].map(([name, member]) => {
        const prefix = place.prefix === '' ? name : `${place.prefix}.${name}`;
        const local = place.local === '' ? name : `${place.local}.${name}`;
        return `${JSON.stringify(name)}:${writeTree(member, { ...place, prefix, local })}`;
      });
      return `{${members.join(',')}}`;
    }
    case 'list':
      return `[${tree.items.map((item, index) => writeTree(item, elementPlace(place, index))).join(',')}]`;
    case 'leaf':
      return writeLeaf(tree, place.types.get(place.local));
  }
}

/** An element of a list: its own type stands under the empty path, the fields of a record under theirs. */
function elementPlace(place: Place, index: number): Place {
  const list = place.types.get(place.local);
  const element = list?.kind === 'list' ? list.element : undefined;
  const record = element?.kind === 'record' ? element.record : null;
  const fields = place.rulebook.records.find(({ name }) => name === record)?.fields ?? [];
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  if (element !== undefined) types.set('', element);
  return { ...place, prefix: `${place.prefix}[${index}]`, local: '', types };
}

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const booleans: Readonly<Record<string, string>> = { yes: 'true', true: 'true', no: 'false', false: 'false' };

function writeLeaf({ text, plain }: FactLeaf, type: Type | undefined): string {
  const asBoolean = Object.hasOwn(booleans, text) ? booleans[text] : undefined;
  if (plain && type?.kind === 'boolean' && asBoolean !== undefined) return asBoolean;
  if (plain && type?.kind === 'number' && jsonNumber.test(text)) return text;
  return JSON.stringify(text);
}
