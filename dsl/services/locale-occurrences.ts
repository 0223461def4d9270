/** Where translations name what they are the texts of, and what their messages show. */

import { parseMessageText } from '../grammar/parse.ts';
import { collectTexts, type ExpectedText } from '../locales/expected-texts.ts';
import { readLocales } from '../locales/read-locales.ts';
import { interpolationsOf } from '../lower/messages.ts';
import { writeExpression } from '../lower/written.ts';
import type * as ast from '../syntax/ast.ts';
import { walk } from '../syntax/walk.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import type { YamlEntry, YamlNode } from '../yaml/yaml-tree.ts';
import { contextOf, type FileContext } from './file-context.ts';
import { occurrencesInExpression } from './policy-occurrences.ts';
import type { Occurrence, RulebookSymbol } from './symbol.ts';
import { entriesOf, insideOf, pathOccurrences, rootOf, wordOccurrence } from './yaml-words.ts';

export function occurrencesInLocale(workspace: Workspace, context: FileContext): readonly Occurrence[] {
  return [...readKeys(context), ...readMessages(workspace, context)];
}

function readKeys(context: FileContext): readonly Occurrence[] {
  return entriesOf(rootOf(context) ?? undefined).flatMap(({ key, value }) => {
    return entriesOf(value).flatMap((entry) => readSection(key.text, entry, context));
  });
}

function readSection(section: string, { key, value }: YamlEntry, context: FileContext): readonly Occurrence[] {
  const { start } = insideOf(key);
  switch (section) {
    case 'labels':
      return readLabel(key.text, start, context);
    case 'units':
      return [wordOccurrence({ kind: 'unit', name: key.text }, key, context)];
    case 'parameters':
    case 'definitions':
      return pathOccurrences(key.text, start, context);
    case 'exceptions':
      return exceptionsNamed(key.text, context).map((decision) => {
        return wordOccurrence({ kind: 'norm', decision, name: key.text }, key, context);
      });
    case 'decisions':
      return [
        wordOccurrence({ kind: 'decision', name: key.text }, key, context),
        ...readRules(key.text, value, context),
      ];
    default:
      return [];
  }
}

function readRules(decision: string, node: YamlNode, context: FileContext): readonly Occurrence[] {
  const rules = entriesOf(node).find(({ key }) => key.text === 'rules')?.value;
  return entriesOf(rules).map(({ key }) => wordOccurrence({ kind: 'norm', decision, name: key.text }, key, context));
}

/** `service`, `service.individual_coaching`, `client.birth_date`, `hour_based`, `price.group_coaching`. */
function readLabel(path: string, start: number, context: FileContext): readonly Occurrence[] {
  const { enums, sets, inputs, records } = context.analysis.consolidation;
  const [first = '', second] = path.split('.');
  const at = (symbol: RulebookSymbol, from: number, length: number): Occurrence => {
    const span = { start: start + from, end: start + from + length };
    return { symbol, file: context.file, span, declares: false };
  };
  if (enums.has(first)) {
    const own = at({ kind: 'enum', name: first }, 0, first.length);
    if (second === undefined) return [own];
    return [own, at({ kind: 'member', enum: first, name: second }, first.length + 1, second.length)];
  }
  if (second === undefined) {
    if (sets.has(path)) return [at({ kind: 'set', name: path }, 0, path.length)];
    if (inputs.has(path)) return [at({ kind: 'input', name: path }, 0, path.length)];
    if (records.has(path)) return [at({ kind: 'record', name: path }, 0, path.length)];
  }
  return pathOccurrences(path, start, context);
}

function exceptionsNamed(name: string, { analysis }: FileContext): readonly (string | null)[] {
  const { exceptions } = analysis.consolidation;
  return exceptions.filter(({ node }) => node.name.text === name).map(({ decision }) => decision);
}

/** The braces of a translated message show what those of the policy's own show. */
function readMessages(workspace: Workspace, context: FileContext): readonly Occurrence[] {
  const { files, identity, editions } = context.sources;
  const days = editions.map(({ date }) => date);
  const locales = readLocales(files, identity, days).locales.flatMap((each) => each.files);
  const locale = locales.find(({ file }) => file === context.file);
  if (locale === undefined) return [];
  return collectTexts(context.sources).flatMap((text) => {
    const translated = text.paths.map((path) => locale.texts.get(path)).find((found) => found !== undefined);
    if (text.message === undefined || translated === undefined) return [];
    const { message } = parseMessageText(context.file, translated.text, (index) => translated.offsetOf(index));
    return readMessage(message, text.message, text, workspace, context);
  });
}

function readMessage(
  translated: ast.Message,
  own: ast.Message,
  { place }: ExpectedText,
  workspace: Workspace,
  context: FileContext,
): readonly Occurrence[] {
  const original = contextOf(workspace, place.file);
  if (original === null) return [];
  const shown = new Map(interpolationsOf(own).map(({ expression }) => [writeExpression(expression), expression]));
  return interpolationsOf(translated).flatMap(({ expression }) => {
    const twin = shown.get(writeExpression(expression));
    if (twin === undefined) return [];
    const moved = new Map(zip(namesIn(twin), namesIn(expression)));
    return occurrencesInExpression(twin, original).flatMap(({ symbol, span }) => {
      const there = moved.get(span.start);
      return there === undefined ? [] : [{ symbol, file: context.file, span: there, declares: false }];
    });
  });
}

/** The places of all words of an expression; of two that are written alike they go in pairs. */
function namesIn(expression: ast.Expression): readonly ast.Name['span'][] {
  const spans: ast.Name['span'][] = [];
  walk(expression, (node) => {
    if (node.kind === 'name' || node.kind === 'unit_name') spans.push(node.span);
    return undefined;
  });
  return spans;
}

function zip(from: readonly ast.Name['span'][], to: readonly ast.Name['span'][]): [number, ast.Name['span']][] {
  return from.flatMap(({ start }, index) => {
    const other = to[index];
    return other === undefined ? [] : [[start, other]];
  });
}
