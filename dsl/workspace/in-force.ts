/** What is in force in a span, declaration by declaration: what it rests on, and who might rest on it. */

import type { Consolidation, Declared, DeclaredEnum, DeclaredNorm, DeclaredRecord } from '../editions/consolidated.ts';
import { normKey } from '../editions/declared-names.ts';
import type { ExceptionNode } from '../prove/scope.ts';
import type * as ast from '../syntax/ast.ts';

/** A declaration in force. */
export interface InForce {
  readonly declared: Declared<ast.Declaration>;
  /** The decision in whose file it stands. */
  readonly decision: string | null;
  /** Members and fields, which may be from other editions. */
  readonly parts: readonly Declared<ast.EnumMember | ast.Field>[];
  /** Words that whatever rests on it has to mention. */
  readonly names: readonly string[];
  /** Words that it mentions, its own names among them. */
  readonly words: readonly ReadonlySet<string>[];
}

/** Declarations in force, by a key that stays theirs through edits. */
export type AllInForce = ReadonlyMap<string, InForce>;

/** The declarations in force now; of those before, the ones that are still the same. */
export function listInForce(span: Consolidation, before: AllInForce): AllInForce {
  const now = new Map<string, InForce>();
  const list = (key: string, found: Found, describe: () => Pick<InForce, 'names' | 'words'>): void => {
    const former = before.get(key);
    now.set(key, former !== undefined && isSame(former, found) ? former : { ...found, ...describe() });
  };
  for (const [name, each] of span.enums) list(`enum ${name}`, whole(each, each.members), () => describeEnum(each));
  for (const [name, each] of span.records) list(`record ${name}`, whole(each, each.fields), () => describeRecord(each));
  for (const [name, each] of span.inputs) list(`input ${name}`, whole(each, each.fields), () => describeRecord(each));
  for (const each of [...span.sets.values(), ...span.unitDeclarations.values(), ...span.decisions.values()]) {
    list(`${each.node.kind} ${each.node.name.text}`, whole(each), () => describePlain(each));
  }
  for (const [name, each] of span.parameters) list(`parameter ${name}`, whole(each), () => describePlain(each));
  for (const [name, each] of span.definitions) list(`definition ${name}`, part(each), () => describePlain(each));
  for (const norms of [span.rules, span.exceptions]) {
    for (const each of norms) list(normKey(each.decision, each.node.name.text), part(each), () => describeNorm(each));
  }
  return now;
}

type Found = Pick<InForce, 'declared' | 'decision' | 'parts'>;

function whole(declared: Declared<ast.Declaration>, parts: InForce['parts'] = []): Found {
  return { declared, decision: null, parts };
}

function part(declared: DeclaredNorm<ast.Declaration>): Found {
  return { declared, decision: declared.decision, parts: [] };
}

function isSame(one: InForce, other: Found): boolean {
  if (one.decision !== other.decision || one.parts.length !== other.parts.length) return false;
  if (!isSameDeclared(one.declared, other.declared)) return false;
  return one.parts.every((each, index) => isSameDeclared(each, other.parts[index]));
}

function isSameDeclared(one: Declared<object>, other: Declared<object> | undefined): boolean {
  return one.node === other?.node && one.file === other.file && one.edition === other.edition;
}

function describePlain({ node }: Declared<Exclude<ast.Declaration, ast.RepealDeclaration>>) {
  return { names: [lastWord(node.name.text)], words: [wordsIn(node)] };
}

/** Rules and exceptions are named by exceptions only: to tell their names apart from all others spares much. */
function describeNorm({ node }: Declared<ast.RuleDeclaration | ExceptionNode>) {
  const own = [`norm ${node.name.text}`];
  // What it is an exception to is no longer what it was, to whoever reads that.
  const names = node.kind === 'rule' ? own : [...own, `norm ${node.target.text}`, lastWord(node.target.text)];
  return { names, words: [wordsIn(node), new Set(names)] };
}

function describeEnum({ node, name, members }: DeclaredEnum) {
  return {
    names: [name, ...members.map((member) => member.node.name.text)],
    words: [wordsIn(node.name), ...members.map((member) => wordsIn(member.node))],
  };
}

function describeRecord({ node, name, fields }: DeclaredRecord) {
  return {
    names: [name, ...fields.map((field) => field.node.name.text)],
    words: [wordsIn(node.name), ...fields.map((field) => wordsIn(field.node))],
  };
}

/** `voucher.hours` is reached by `hours`: what stands in front of it may be a variable. */
function lastWord(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The words by which a declaration reaches others: names of anything, units and types, wherever they stand in it. */

/** Every name in a piece of syntax, part by part: of `voucher.hours` both words. Texts to be read are none. */
function wordsIn(node: object): ReadonlySet<string> {
  const known = knownWords.get(node);
  if (known !== undefined) return known;
  const words = new Set<string>();
  collect(node, words);
  knownWords.set(node, words);
  return words;
}

const knownWords = new WeakMap<object, ReadonlySet<string>>();

function collect(value: unknown, words: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const element of value) collect(element, words);
  else if (isName(value)) for (const word of value.text.split('/')) words.add(word);
  else for (const part of Object.values(value)) collect(part, words);
}

function isName(value: object): value is { readonly text: string } {
  return 'kind' in value && (value.kind === 'name' || value.kind === 'unit_name');
}
