import { formatDate } from '../../engine/ir/calendar.ts';
import type { Day } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Diagnostic, Span } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { type ParameterIndexType, resolveParameterIndex, resolveTypeExpression } from '../scope/type-expressions.ts';
import type * as ast from '../syntax/ast.ts';
import type { Consolidation, Declared } from './consolidated.ts';

/** What must stay the same for a name from edition to edition, and where it is said. */
interface Kept {
  readonly name: string;
  readonly kind: 'enum' | 'set' | 'unit' | 'record' | 'input' | 'field' | 'parameter' | 'definition';
  readonly type: ast.TypeExpression | null;
  readonly index: ast.ParameterIndex | null;
  /** The enum a set is of. */
  readonly of: ast.Name | null;
  readonly file: string;
  readonly edition: number;
  readonly nameSpan: Span;
}

/**
 * Checks that a name keeps its kind, type, unit, decimals and index across editions, repealed in between or not, and a
 * decision its date and its outputs: an answer on one day must read like an answer on another. A change is told once,
 * where it is made.
 */
export function checkContinuity(spans: readonly Consolidation[]): readonly Diagnostic[] {
  if (spans.length < 2) return [];
  const diagnostics: Diagnostic[] = [];
  const known = new Map<string, Kept>();
  const decisions = new Map<string, Declared<ast.DecisionDeclaration>>();
  for (const span of spans) {
    for (const [name, decision] of span.decisions) {
      const former = decisions.get(name);
      if (former !== undefined && former.edition !== decision.edition && decision.edition === span.from) {
        const isRepealed = (output: string) =>
          known.get(`value:${output}`)?.kind === 'definition' && !span.definitions.has(output);
        diagnostics.push(...findDecisionChanges(former, decision, isRepealed));
      }
      decisions.set(name, decision);
    }
    for (const [key, kept] of keptNames(span)) {
      const former = known.get(key);
      if (former === undefined) known.set(key, kept);
      else if (former.edition !== kept.edition && kept.edition === span.from) {
        const change = findChange(former, kept, span);
        if (change !== null) diagnostics.push(change);
      }
    }
  }
  return diagnostics;
}

function* keptNames(span: Consolidation): Generator<readonly [string, Kept]> {
  const bare = { type: null, index: null, of: null };
  for (const [name, declared] of span.enums) yield [`type:${name}`, { ...head(declared, 'enum'), ...bare }];
  for (const [name, declared] of span.sets) {
    yield [`type:${name}`, { ...head(declared, 'set'), ...bare, of: declared.node.enum }];
  }
  for (const [name, declared] of span.unitDeclarations) yield [`type:${name}`, { ...head(declared, 'unit'), ...bare }];
  for (const [name, declared] of span.records) yield [`type:${name}`, { ...head(declared, 'record'), ...bare }];
  for (const kind of ['record', 'input'] as const) {
    for (const [name, declared] of kind === 'record' ? span.records : span.inputs) {
      yield [`value:${name}`, { ...head(declared, kind), ...bare }];
      for (const field of declared.fields) {
        const path = `${name}.${field.node.name.text}`;
        yield [`value:${path}`, { ...head(field, 'field'), ...bare, name: path, type: field.node.type }];
      }
    }
  }
  for (const [name, declared] of span.parameters) {
    const { type, index } = declared.node;
    yield [`value:${name}`, { ...head(declared, 'parameter'), type, index, of: null }];
  }
  for (const [name, declared] of span.definitions) {
    yield [`value:${name}`, { ...head(declared, 'definition'), ...bare, type: declared.node.type }];
  }
}

function head<Kind extends Kept['kind']>(declared: Declared<{ readonly name: ast.Name | ast.DottedName }>, kind: Kind) {
  const { file, edition, node } = declared;
  return { name: node.name.text, kind, file, edition, nameSpan: node.name.span };
}

function findChange(former: Kept, kept: Kept, span: Consolidation): Diagnostic | null {
  if (former.kind !== kept.kind) return report(former, kept, 'name', changedKind);
  if (former.of !== null && kept.of !== null && former.of.text !== kept.of.text) {
    return report(former, kept, 'of', changedEnum);
  }
  if (former.type !== null && kept.type !== null && !sameType(former.type, kept.type, span)) {
    return report(former, kept, 'type', changedType);
  }
  return sameIndex(former.index, kept.index, span) ? null : report(former, kept, 'index', changedIndex);
}

function sameType(former: ast.TypeExpression, kept: ast.TypeExpression, span: Consolidation): boolean {
  const [before, now] = [resolveTypeExpression(former, span), resolveTypeExpression(kept, span)];
  if ('problem' in before || 'problem' in now) return true;
  return JSON.stringify(before.declared) === JSON.stringify(now.declared);
}

function sameIndex(former: ast.ParameterIndex | null, kept: ast.ParameterIndex | null, span: Consolidation): boolean {
  if (former === null || kept === null) return former === kept;
  const [before, now] = [resolveParameterIndex(former, span), resolveParameterIndex(kept, span)];
  if ('problem' in before || 'problem' in now) return true;
  return indexKey(before.index) === indexKey(now.index);
}

/** Without the members: a set or an enum may grow. */
function indexKey(index: ParameterIndexType): string {
  return index.kind === 'enum' ? `${index.enum}:${index.set ?? ''}` : JSON.stringify(index);
}

/**
 * A decision is dated the same way for all days, and goes on giving what it gave and reporting what it reported, or
 * giving it: earlier answers stay as they were. Only what has been repealed it can give no longer.
 */
function* findDecisionChanges(
  former: Declared<ast.DecisionDeclaration>,
  { file, node }: Declared<ast.DecisionDeclaration>,
  isRepealed: (name: string) => boolean,
): Generator<Diagnostic> {
  const change = (span: Span, place: Span, message: Localized): Diagnostic =>
    problem('decision-changed-across-editions', { file, span }, message, {
      label: { fi: 'muuttuu tässä', en: 'changed here' },
      others: [{ place: { file: former.file, span: place }, message: editionWords(former.edition) }],
      help: {
        fi: 'muutos koskisi myös aiempien vuosien ratkaisuja; anna uudelle ratkaisulle uusi nimi',
        en: 'the change would reach answers of earlier years as well; give a new decision a new name',
      },
    });
  if (former.node.asOf.text !== node.asOf.text) {
    yield change(node.asOf.span, former.node.asOf.span, {
      fi: `ratkaisun '${node.name.text}' päivä vaihtuu versiosta toiseen`,
      en: `the decision '${node.name.text}' is dated otherwise across editions`,
    });
  }
  const gives = new Set(node.gives.map(({ text }) => text));
  const outputs = new Set([...gives, ...node.reports.map(({ text }) => text)]);
  for (const { text, span } of former.node.gives) {
    if (gives.has(text) || isRepealed(text)) continue;
    yield change(node.reports.find((reported) => reported.text === text)?.span ?? node.name.span, span, {
      fi: `ratkaisu '${node.name.text}' ei enää anna arvoa '${text}'`,
      en: `the decision '${node.name.text}' no longer gives '${text}'`,
    });
  }
  for (const { text, span } of former.node.reports) {
    if (outputs.has(text) || isRepealed(text)) continue;
    yield change(node.name.span, span, {
      fi: `ratkaisu '${node.name.text}' ei enää ilmoita arvoa '${text}'`,
      en: `the decision '${node.name.text}' no longer reports '${text}'`,
    });
  }
}

function editionWords(edition: Day): Localized {
  const day = formatDate(edition);
  return { fi: `versiossa ${day}`, en: `in edition ${day}` };
}

const changedKind: Localized = { fi: 'lajia', en: 'kind' };
const changedType: Localized = { fi: 'tyyppiä', en: 'type' };
const changedIndex: Localized = { fi: 'perustetta, jonka mukaan arvot annetaan,', en: 'index' };
const changedEnum: Localized = { fi: 'luokitusta', en: 'enum' };

type Part = 'name' | 'of' | 'type' | 'index';

function report(former: Kept, kept: Kept, part: Part, what: Localized): Diagnostic {
  const [now, before] = [spanOf(kept, part), spanOf(former, part)];
  return problem(
    'type-changed-across-editions',
    { file: kept.file, span: now },
    {
      fi: `'${kept.name}' vaihtaa ${what.fi} versiosta toiseen`,
      en: `'${kept.name}' changes its ${what.en} across editions`,
    },
    {
      label: { fi: 'muuttuu tässä', en: 'changed here' },
      others: [{ place: { file: former.file, span: before }, message: editionWords(former.edition) }],
      help: {
        fi: 'pidä nimen merkitys ennallaan, tai anna uudelle asialle uusi nimi',
        en: 'keep what the name stands for, or give the new thing a new name',
      },
    },
  );
}

function spanOf(kept: Kept, part: Part): Span {
  const node = part === 'name' ? null : kept[part];
  return node?.span ?? kept.nameSpan;
}
