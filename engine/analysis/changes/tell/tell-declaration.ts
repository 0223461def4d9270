import type { DeclaredText } from '../../../ir/declared-text.ts';
import type { Day, Norm } from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import { labelOfPath, namesOf } from '../../../ir/names.ts';
import { textIn, upperFirst } from '../../../ir/texts.ts';
import { formatCitations } from '../../../wording/citations.ts';
import { labelOfMember } from '../../../wording/format-value.ts';
import type { Changes, DeclarationChange, Side } from '../changes.ts';
import { type Declared, findDeclared } from '../meaning.ts';
import { markDifferences, type TextPart } from '../token-diff.ts';
import { kindWords, targetWords, wordingWords, declarationWords as words } from './declaration-words.ts';
import { tellNorm, tellNormChange } from './norm-change.ts';
import { changePhrases } from './phrases.ts';
import { typeInWords } from './type-words.ts';
import { tellVocabularyChange } from './vocabulary-change.ts';
import type { ToldSide } from './voice.ts';

/** A changed declaration for a reader. */
export interface ToldDeclaration {
  readonly change: DeclarationChange;
  /** `Sääntö: Ikä`. */
  readonly title: string;
  /** `Ikä` */
  readonly label: string;
  /** `kohta 2:1`, or empty. */
  readonly citation: string;
  /** What changed, in one sentence. */
  readonly sentence: string;
  /** Its text with what changed marked. */
  readonly text: readonly TextPart[];
}

/** Tells one change in the reader's language. */
export function tellDeclaration(change: DeclarationChange, changes: Changes, language: Language): ToldDeclaration {
  const told: Told = {
    before: sideOf(changes.before, change.from, language),
    after: sideOf(changes.after, change.from, language),
  };
  const declared = change.after ?? change.before;
  const side = change.after === null ? told.before : told.after;
  return {
    change,
    title: declared === null ? change.key : titleOf(declared, side),
    label: declared === null ? change.key : labelOf(declared, side),
    citation: formatCitations((declared?.wordings.citation ?? '').split(', ').filter(Boolean), language),
    sentence: sentenceOf(change, told),
    text: markDifferences(change.before?.text ?? '', change.after?.text ?? ''),
  };
}

interface Told {
  readonly before: ToldSide;
  readonly after: ToldSide;
}

function sideOf({ rulebook, day }: Side, from: Day | null, language: Language): ToldSide {
  return { rulebook, language, day: day ?? from ?? 0 };
}

function titleOf(declared: DeclaredText, side: ToldSide): string {
  const name = kindWords[declared.kind].name[side.language];
  return `${name}: ${labelOf(declared, side)}`;
}

/** A declaration by its label in the reader's language. */
export function labelOf(declared: DeclaredText, side: ToldSide): string {
  const { rulebook, language, day } = side;
  const names = namesOf(rulebook);
  const owned = declared.wordings.label ?? declared.name;
  switch (declared.kind) {
    case 'field': {
      const path = `${declared.owner}.${declared.name}`;
      const label = labelOfPath(path, language, rulebook, { withInput: true });
      return label === path ? owned : label;
    }
    case 'member':
      return labelOfMember(declared.owner ?? '', declared.name, language, rulebook);
    case 'enum':
      return textOr(names.enums.get(declared.name), owned, side);
    case 'record':
    case 'input':
      return textOr(names.records.get(declared.name), owned, side);
    case 'parameter':
      return textOr(names.parameters.get(declared.name), owned, side);
    case 'decision':
      return textOr(names.decisions.get(declared.name), owned, side);
    case 'set':
    case 'unit':
      return owned;
    case 'define':
    case 'table':
    case 'rule':
    case 'exception':
    case 'relief':
      return textOr(normOf(findDeclared(declared, rulebook, day)), owned, side);
  }
}

function textOr(declared: Pick<Norm, 'label'> | null | undefined, name: string, side: ToldSide): string {
  return (declared && textIn(declared.label, side.language, side.rulebook)) || name;
}

function normOf(declared: Declared | null): Norm | null {
  switch (declared?.kind) {
    case undefined:
      return null;
    case 'definition':
      return declared.definition;
    case 'rule':
      return declared.rule;
    case 'definition_exception':
    case 'rule_exception':
      return declared.exception;
  }
}

function sentenceOf(change: DeclarationChange, told: Told): string {
  const { before, after } = change;
  const { language } = told.after;
  if (before === null && after !== null) return tellWhole(after, 'added', told.after);
  if (before !== null && after === null) return tellWhole(before, 'repealed', told.before);
  if (before === null || after === null) return '';
  const wordings = change.wordings.map((wording) => wordingWords[wording][language]).join(', ');
  switch (change.consequence) {
    case 'wording':
      return `${words.onlyWording[language]}: ${wordings}.`;
    case 'rewritten': {
      const parts = tellVocabularyChange(before, after, told.before, told.after);
      return parts.length === 0 ? words.rewritten[language] : asSentence(parts);
    }
    case 'meaning': {
      const sentence = asSentence(partsOf(before, after, told)) || words.meaningChanged[language];
      return wordings === '' ? sentence : `${sentence} ${words.alsoWording[language]}: ${wordings}.`;
    }
  }
}

function partsOf(before: DeclaredText, after: DeclaredText, told: Told): readonly string[] {
  const old = findDeclared(before, told.before.rulebook, told.before.day);
  const now = findDeclared(after, told.after.rulebook, told.after.day);
  if (old !== null && now !== null) return tellNormChange(old, now, told.before, told.after);
  return tellVocabularyChange(before, after, told.before, told.after);
}

function asSentence(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `${upperFirst(parts.join('; '))}.`;
}

/** One that has come or gone, with what it says. */
function tellWhole(declared: DeclaredText, kind: 'added' | 'repealed', side: ToldSide): string {
  const { language } = side;
  const found = findDeclared(declared, side.rulebook, side.day);
  const head = `${kindWords[declared.kind][kind][language]}${targetOf(found, kind, side)}`;
  const says = upperFirst(found === null ? tellPlain(declared, side) : tellNorm(found, side)).replace(/\.$/, '');
  if (says === '') return `${head}.`;
  return kind === 'added' ? `${head}: ${says}.` : `${head}. ${words.before[language]}: ${says}.`;
}

/** What an exception is to. */
function targetOf(found: Declared | null, kind: 'added' | 'repealed', side: ToldSide): string {
  if (found?.kind !== 'rule_exception' && found?.kind !== 'definition_exception') return '';
  const { language, rulebook } = side;
  const of = found.kind === 'rule_exception' ? 'rule' : 'definition';
  const norm = found.kind === 'rule_exception' ? found.rule : found.definition;
  const label = textIn(norm.label, language, rulebook) || norm.name;
  return ` ${targetWords[kind][of][language]} ${changePhrases[language].quote(label)}`;
}

function tellPlain(declared: DeclaredText, side: ToldSide): string {
  const label = labelOf(declared, side);
  if (declared.kind === 'member') {
    const owner = namesOf(side.rulebook).enums.get(declared.owner ?? '');
    return `${textOr(owner, declared.owner ?? '', side)}: ${label}`;
  }
  const fact =
    declared.kind === 'field' ? namesOf(side.rulebook).facts.get(`${declared.owner}.${declared.name}`) : undefined;
  return fact === undefined ? label : `${label} (${typeInWords(fact.type, side.language, side.rulebook)})`;
}
