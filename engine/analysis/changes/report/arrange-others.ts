import { noValue } from '../../../compare/write-difference.ts';
import type { EditionFacts } from '../../../ir/declared-text.ts';
import type { Rulebook } from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import { lowerFirst, textIn } from '../../../ir/texts.ts';
import { formatDay } from '../../../wording/format-value.ts';
import type { Changes, DeclarationChange, EditionChange, IdentityChange } from '../changes.ts';
import { fileWords } from '../tell/declaration-words.ts';
import type { ToldDeclaration } from '../tell/tell-declaration.ts';
import { markDifferences } from '../token-diff.ts';
import { labelOfDecision } from './arrange-effects.ts';
import type { CaseEntry, EditionEntry, ProvisionEntry, UnchangedEntry } from './report.ts';
import { editionStatusWords, reportWords as words } from './words.ts';

/** What changes in the records of decisions. */
export function arrangeEditions(changes: Changes, language: Language): readonly EditionEntry[] {
  const { editions, identity } = changes;
  const entries = editions.map((change) => {
    const kind =
      change.before === null ? words.newEdition : change.after === null ? words.editionGone : words.editionChanged;
    return {
      title: `${formatDay(change.date, language)}: ${kind[language]}`,
      lines: linesOf(change, changes, language),
    };
  });
  if (identity.length === 0) return entries;
  return [...entries, { title: words.identity[language], lines: identity.map(tellIdentity) }];
}

function tellIdentity({ field, before, after }: IdentityChange): string {
  return `${field}: ${before} → ${after}`;
}

/** All lines of an edition that is new; of one that changed those that differ. */
function linesOf({ before, after }: EditionChange, changes: Changes, language: Language): readonly string[] {
  const old = before === null ? [] : factsInWords(before, changes.before.rulebook, language);
  const now = after === null ? [] : factsInWords(after, changes.after.rulebook, language);
  const heads = [...new Set([...now, ...old].map(([head]) => head))];
  return heads.flatMap((head) => {
    const find = (facts: readonly (readonly [string, string])[]): string =>
      facts.find(([one]) => one === head)?.[1] ?? noValue;
    const [earlier, later] = [find(old), find(now)];
    if (earlier === later) return [];
    return [
      before === null ? `${head}: ${later}` : after === null ? `${head}: ${earlier}` : `${head}: ${earlier} → ${later}`,
    ];
  });
}

function factsInWords(
  facts: EditionFacts,
  rulebook: Rulebook,
  language: Language,
): readonly (readonly [string, string])[] {
  const years = facts.statedFor
    .map(({ parameter, year }) => `${year} (${labelsOf(parameter, rulebook, language)})`)
    .join(', ');
  const lines: readonly (readonly [string, string | null])[] = [
    [words.status[language], editionStatusWords[facts.status][language]],
    [words.decided[language], decisionInWords(facts, language)],
    [words.record[language], facts.record],
    [words.statedFor[language], years === '' ? null : years],
    [words.informative[language], facts.informative.length === 0 ? null : facts.informative.join(', ')],
    [words.notes[language], facts.notes],
  ];
  return lines.flatMap(([head, text]) => (text === null ? [] : [[head, text] as const]));
}

/** The parameters that a name, or the first words of theirs, stands for, by their labels. */
function labelsOf(parameter: string, rulebook: Rulebook, language: Language): string {
  const meant = rulebook.parameters.filter(({ name }) => name === parameter || name.startsWith(`${parameter}.`));
  const labels = meant.map(({ name, label }) => lowerFirst(textIn(label, language, rulebook) || name));
  return labels.length === 0 ? parameter : labels.join(', ');
}

/** `Perusturvalautakunta 15.12.2020`, or that it is not decided. */
export function decisionInWords({ decided, decidedBy }: EditionFacts, language: Language): string {
  if (decided === null && decidedBy === null) return words.notDecided[language];
  const parts = [decidedBy ?? '', decided === null ? '' : formatDay(decided, language)];
  return parts.filter((part) => part !== '').join(language === 'fi' ? ' ' : ', ');
}

/** What changed without changing a meaning: wordings, rewritings, translations, files. */
export function arrangeUnchanged(
  told: readonly ToldDeclaration[],
  { declarations, translations, files }: Changes,
  language: Language,
): readonly UnchangedEntry[] {
  const worded = declarations.filter(({ kind, wordings }) => kind !== 'changed' || wordings.length > 0);
  return [
    ...told
      .filter(({ change }) => change.consequence !== 'meaning')
      .map(({ title, sentence, text }) => ({ title, sentence, text })),
    ...translations
      .filter(({ path }) => !worded.some((one) => isTextOf(path, one)))
      .map((change) => ({
        title: `${words.translation[language]} (${change.language}): ${change.path}`,
        sentence: words.translationSentence[language],
        text: markDifferences(change.before ?? '', change.after ?? ''),
      })),
    ...files.map(({ path, kind }) => ({
      title: `${words.file[language]}: ${path}`,
      sentence: `${words.noMeaning[language]}: ${fileWords[kind][language]}.`,
      text: [],
    })),
  ];
}

/** A text that has come, gone or changed with what it is the text of: that is told there. */
function isTextOf(path: string, { before, after }: DeclarationChange): boolean {
  const declared = after ?? before;
  if (declared === null) return false;
  const names = [declared.name, `${declared.owner}.${declared.name}`];
  return names.some((name) => path.split('/').includes(name));
}

/** Changed texts of provisions. */
export function arrangeProvisions({ provisions }: Changes, language: Language): readonly ProvisionEntry[] {
  return provisions.map(({ mark, before, after }) => {
    const kind = before === null ? words.added : after === null ? words.removed : words.changed;
    const decides =
      before === null || after === null || before.informative === after.informative
        ? ''
        : after.informative
          ? words.informativeNow[language]
          : words.decidingNow[language];
    const isTextSame = before?.text === after?.text;
    const parts = [isTextSame ? '' : kind[language], decides].filter((part) => part !== '');
    return {
      mark,
      sentence: parts.join('; '),
      text: isTextSame ? [] : markDifferences(before?.text ?? '', after?.text ?? ''),
    };
  });
}

/** Changed test cases. */
export function arrangeCases({ cases, after, before }: Changes, language: Language): readonly CaseEntry[] {
  return cases.map(({ name, decision, kind }) => ({
    name,
    decision: labelOfDecision(decision, kind === 'removed' ? before.rulebook : after.rulebook, language),
    sentence: words[kind][language],
  }));
}
