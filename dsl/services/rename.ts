/** Renaming: one word of a name, wherever the name is written. */
import type { Localized } from '../../engine/ir/localized.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
import { lexPolicy } from '../grammar/lex.ts';
import { checkDeclaredName } from '../grammar/words.ts';
import type { NameTable } from '../scope/names.ts';
import * as t from '../syntax/tokens.ts';
import { isUnit } from '../types/units.ts';
import { openWorkspace, type Workspace } from '../workspace/open-workspace.ts';
import { applyEdits, type TextEdit } from './edit.ts';
import { namesIn, type Position } from './file-context.ts';
import { isLocked } from './locked.ts';
import { occurrenceAt, occurrencesOf } from './occurrences.ts';
import { lastWordOf, type Occurrence, type RulebookSymbol } from './symbol.ts';

/** What can be renamed at a position: the word that changes. */
export interface RenameTarget {
  readonly span: Span;
  readonly word: string;
}

export type Refusal = { readonly refused: Localized };

/** Whether the name at a position can be renamed, before a new one is asked for. */
export function prepareRename(workspace: Workspace, position: Position): RenameTarget | Refusal {
  if (hasUnread(workspace)) return refuse(mistakesFirst);
  const found = occurrenceAt(workspace, position);
  if (found === null || found.symbol.kind === 'provision') return refuse(nothingHere);
  const locked = occurrencesOf(workspace, found.symbol).find(({ file }) => isLocked(workspace.files, file));
  if (locked !== undefined) return refuse(inLocked(lastWordOf(found.symbol), locked));
  return { span: found.span, word: lastWordOf(found.symbol) };
}

/**
 * The edits that rename what stands at a position, in every file that names it. Of a dotted name the last word is
 * renamed, so that files of values keep their shape. Refused, with the reason, where the new name is none or is taken,
 * or where a pinned edition would change.
 */
export function renameAt(workspace: Workspace, position: Position, word: string): readonly TextEdit[] | Refusal {
  const prepared = prepareRename(workspace, position);
  if ('refused' in prepared) return prepared;
  const found = occurrenceAt(workspace, position);
  if (found === null) return refuse(nothingHere);
  if (word === prepared.word) return [];
  const reason = refuseWord(word, found.symbol) ?? refuseTaken(word, found.symbol, workspace);
  if (reason !== null) return refuse(reason);
  const edits = occurrencesOf(workspace, found.symbol).map(({ file, span }) => ({ file, span, text: word }));
  return changesMeaning(workspace, edits, renamed(found.symbol, word)) ? refuse(wouldCollide(word)) : edits;
}

function refuse(refused: Localized): Refusal {
  return { refused };
}

const nothingHere: Localized = {
  fi: 'Tässä ei ole nimeä, jonka voisi vaihtaa.',
  en: 'There is no name here that could be changed.',
};

/** Where a file cannot be read, the names in it cannot be found. */
function hasUnread({ compiled: { diagnostics, sources } }: Workspace): boolean {
  return sources === null || diagnostics.some(({ code }) => code === 'syntax' || code === 'yaml-syntax');
}

const mistakesFirst: Localized = {
  fi: 'Korjaa ensin kirjoitusvirheet: niiden kohdalta nimiä ei voi lukea.',
  en: 'Correct the mistakes in writing first: names cannot be read where they are.',
};

function inLocked(word: string, { file }: Occurrence): Localized {
  const edition = file.split('/')[0] ?? '';
  return {
    fi: `Nimeä '${word}' ei voi vaihtaa: se on lukitussa versiossa ${edition} (${file}).`,
    en: `'${word}' cannot be renamed: it stands in the pinned edition ${edition} (${file}).`,
  };
}

function refuseWord(word: string, symbol: RulebookSymbol): Localized | null {
  const { tokens } = lexPolicy(word);
  const [token] = tokens;
  const isWord = tokens.length === 1 && t.isToken(token, t.Word) && token?.image === word && !word.includes('/');
  const qualified = symbol.kind === 'field' || (symbol.kind !== 'provision' && symbol.name.includes('.'));
  const reserved = !qualified && t.isToken(token, t.Reserved, t.If, t.Match, t.Yes, t.No);
  if (isWord && token !== undefined && checkDeclaredName(token, reserved) === null) return null;
  return {
    fi: `'${word}' ei kelpaa nimeksi. Nimessä on pieniä kirjaimia, numeroita ja alaviivoja, kuten max_hours.`,
    en: `'${word}' cannot be a name. A name has small letters, digits and underscores, as in max_hours.`,
  };
}

function refuseTaken(word: string, symbol: RulebookSymbol, workspace: Workspace): Localized | null {
  return workspace.compiled.analyses.some((analysis) => takenIn(word, symbol, analysis)) ? taken(word) : null;
}

function takenIn(word: string, symbol: RulebookSymbol, analysis: Analysis): boolean {
  const names = namesIn(analysis);
  const { consolidation } = analysis;
  const { enums, sets, records, inputs, unitDeclarations, units, decisions, rules, exceptions } = consolidation;
  const isType = (): boolean =>
    enums.has(word) || sets.has(word) || records.has(word) || unitDeclarations.has(word) || isUnit(word, units);
  const isValue = (name: string): boolean =>
    names.facts.has(name) || names.parameters.has(name) || names.definitions.has(name);
  switch (symbol.kind) {
    case 'enum':
    case 'set':
    case 'unit':
      return isType();
    case 'record':
      return isType() || inputs.has(word) || beginsName(word, names);
    case 'input':
      return inputs.has(word) || records.has(word) || beginsName(word, names);
    case 'decision':
      return decisions.has(word);
    case 'field':
      return names.fields.get(symbol.owner)?.has(word) === true || isValue(`${symbol.owner}.${word}`);
    case 'member':
      return enums.get(symbol.enum)?.members.some(({ node }) => node.name.text === word) === true;
    case 'parameter':
    case 'definition': {
      const name = siblingOf(symbol.name, word);
      const [first = '', field = ''] = name.split('.');
      return isValue(name) || names.fields.get(first)?.has(field) === true || beginsName(name, names);
    }
    case 'norm':
      return [...rules, ...exceptions].some(({ node, decision }) => {
        return node.name.text === word && decision === symbol.decision;
      });
    case 'variable':
      return inputs.has(word) || records.has(word) || isValue(word) || beginsName(word, names);
    case 'provision':
      return true;
  }
}

/** `voucher.value` with another last word. */
function siblingOf(name: string, word: string): string {
  return name.slice(0, name.lastIndexOf('.') + 1) + word;
}

function beginsName(word: string, { parameters, definitions, facts }: NameTable): boolean {
  for (const name of [...parameters.keys(), ...definitions.keys(), ...facts.keys()]) {
    if (name === word || name.startsWith(`${word}.`)) return true;
  }
  return false;
}

function taken(word: string): Localized {
  return { fi: `Nimi '${word}' on jo käytössä.`, en: `The name '${word}' is taken already.` };
}

function renamed(symbol: RulebookSymbol, word: string): RulebookSymbol {
  return symbol.kind === 'provision' ? symbol : { ...symbol, name: siblingOf(symbol.name, word) };
}

/**
 * Whether the rulebook would say something else: a last guard, for names that hide others where they stand. As much has
 * to be wrong as before, and the new name has to mean the same in as many places.
 */
function changesMeaning(workspace: Workspace, edits: readonly TextEdit[], symbol: RulebookSymbol): boolean {
  const before = openWorkspace(workspace.files, { drafts: true });
  const after = openWorkspace(applyEdits(workspace.files, edits), { drafts: true });
  return summary(before) !== summary(after) || occurrencesOf(after, symbol).length !== edits.length;
}

function summary({ compiled }: Workspace): string {
  return compiled.diagnostics
    .map(({ code, file }) => `${file} ${code}`)
    .sort()
    .join('\n');
}

function wouldCollide(word: string): Localized {
  return {
    fi: `Nimeä ei voi vaihtaa muotoon '${word}': jossakin kohdassa se tarkoittaisi muuta.`,
    en: `The name cannot be changed to '${word}': somewhere it would mean something else.`,
  };
}
