import type { Day } from '../../engine/ir/ir.ts';
import type { Consolidation, Place, RulebookSources } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';

/** A text of the policies in the authority's language, and where locale files give it in others. */
export interface ExpectedText {
  /** The first of these that a locale has. */
  readonly paths: readonly [string, ...string[]];
  readonly place: Place;
  /** Present for messages: a translation must interpolate the same. */
  readonly message?: ast.Message;
}

/** A text with the days on which the spans begin that it is in force in, ascending. */
export interface TextInForce extends ExpectedText {
  readonly days: readonly [Day, ...Day[]];
}

/** Every text of every edition; one that an edition gives anew is another. */
export function collectTexts({ spans }: RulebookSources): readonly TextInForce[] {
  const texts = new Map<string, TextInForce & { readonly days: [Day, ...Day[]] }>();
  for (const span of spans) {
    for (const text of textsOf(span)) {
      const { file, span: place } = text.place;
      const key = `${text.paths[0]} ${file} ${place.start}`;
      const known = texts.get(key);
      if (known === undefined) texts.set(key, { ...text, days: [span.from] });
      else known.days.push(span.from);
    }
  }
  return [...texts.values()];
}

/** Every text of the declarations in force in one span. */
export function* textsOf(span: Consolidation): Iterable<ExpectedText> {
  for (const { name, node, file, members } of span.enums.values()) {
    yield* one(file, node.label, `labels/${name}`);
    for (const member of members) {
      yield* one(member.file, member.node.label, `labels/${name}.${member.node.name.text}`);
    }
  }
  for (const { node, file } of span.sets.values()) yield* one(file, node.label, `labels/${node.name.text}`);
  for (const { node, file } of span.unitDeclarations.values()) {
    yield* one(file, node.label, `units/${node.name.text}/one`);
    yield* one(file, node.many, `units/${node.name.text}/many`);
  }
  for (const { name, node, file, fields } of [...span.records.values(), ...span.inputs.values()]) {
    yield* one(file, node.label, `labels/${name}`);
    for (const field of fields) yield* one(field.file, field.node.label, `labels/${name}.${field.node.name.text}`);
  }
  for (const { node, file } of span.parameters.values()) {
    const path = `parameters/${node.name.text}`;
    yield* one(file, node.label, `${path}/label`, `labels/${node.name.text}`);
    yield* readings(file, node, path);
  }
  yield* textsOfNorms(span);
}

function* textsOfNorms(span: Consolidation): Iterable<ExpectedText> {
  for (const { node, file } of span.definitions.values()) {
    const path = `definitions/${node.name.text}`;
    yield* one(file, node.label, `${path}/label`);
    yield* readings(file, node, path);
  }
  for (const { node, file } of span.decisions.values()) {
    const path = `decisions/${node.name.text}`;
    yield* one(file, node.label, `${path}/label`);
    for (const { outcome, words } of node.outcomes) yield* one(file, words, `${path}/outcomes/${outcome}`);
  }
  for (const { node, file, decision } of span.rules) {
    yield* textsOfRule(file, node, `rules/${decision ?? ''}/${node.name.text}`);
  }
  for (const { node, file, decision } of span.exceptions) {
    if (node.kind === 'exception' && node.body !== null) {
      const path = `exceptions/${node.name.text}`;
      yield* one(file, node.label, `${path}/label`);
      yield* readings(file, node, path);
    } else yield* textsOfRule(file, node, `rules/${decision ?? ''}/${node.name.text}`);
  }
}

function* textsOfRule(
  file: string,
  node: ast.RuleDeclaration | ast.ExceptionDeclaration | ast.ReliefDeclaration,
  path: string,
): Iterable<ExpectedText> {
  yield* one(file, node.label, `${path}/label`);
  yield* readings(file, node, path);
  const message = node.otherwise?.message;
  if (message) yield { paths: [`${path}/message`], place: { file, span: message.span }, message };
}

function* readings(
  file: string,
  { interpretations }: { readonly interpretations: readonly ast.Text[] },
  path: string,
): Iterable<ExpectedText> {
  for (const [index, text] of interpretations.entries()) yield* one(file, text, `${path}/interpretation/${index}`);
}

function* one(file: string, text: ast.Text | null, ...paths: readonly [string, ...string[]]): Iterable<ExpectedText> {
  if (text !== null) yield { paths, place: { file, span: text.span } };
}
