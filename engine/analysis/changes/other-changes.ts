import type { Day, Provision } from '../../ir/ir.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { versionOn } from '../../ir/timeline.ts';
import type {
  CaseChange,
  EditionChange,
  IdentityChange,
  ProvisionChange,
  ProvisionText,
  Side,
  TranslationChange,
} from './changes.ts';
import { differencesOver, type Moment } from './moments.ts';

/** Editions on one side only, or that say other things about themselves; of two days, those that came in between. */
export function findEditionChanges(before: Side, after: Side): readonly EditionChange[] {
  const facts = ({ declared, day }: Side) =>
    new Map(declared.editions.filter(({ date }) => day === null || date <= day).map((one) => [one.date, one]));
  const [earlier, later] = [facts(before), facts(after)];
  const dates: readonly Day[] = [...new Set([...earlier.keys(), ...later.keys()])].sort((a, b) => a - b);
  return dates
    .map((date) => ({ date, before: earlier.get(date) ?? null, after: later.get(date) ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** Provisions whose text differs on the days compared, in the order of the source, the authority's language first. */
export function findProvisionChanges(
  before: Side,
  after: Side,
  moments: readonly Moment[],
): readonly ProvisionChange[] {
  const byMark = ({ rulebook }: Side) => new Map(rulebook.provisions.map((one) => [one.mark, one]));
  const [earlier, later] = [byMark(before), byMark(after)];
  const languages = [...new Set([...after.rulebook.languages, ...before.rulebook.languages])];
  const same = (one: ProvisionText, other: ProvisionText): boolean =>
    one.text === other.text && one.informative === other.informative;
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((mark) =>
    languages.flatMap((language, index) => {
      const read = (provision: Provision | undefined) => (day: Day) => {
        const version = versionOn(provision?.versions ?? [], day);
        const text = version !== null && Object.hasOwn(version.text, language) ? version.text[language] : undefined;
        return version === null || text === undefined
          ? null
          : { text, informative: index === 0 && version.informative };
      };
      const found = differencesOver(moments, read(earlier.get(mark)), read(later.get(mark)), same);
      return found.map((difference) => ({ ...difference, mark, language }));
    }),
  );
}

/** The rulebook's own cases by decision and name. */
export function findCaseChanges(before: Side, after: Side): readonly CaseChange[] {
  const byName = ({ cases }: Side) => new Map(cases.map((one) => [JSON.stringify([one.decision, one.name]), one]));
  const [earlier, later] = [byName(before), byName(after)];
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((key): readonly CaseChange[] => {
    const [old, now] = [earlier.get(key), later.get(key)];
    const one = now ?? old;
    if (one === undefined) return [];
    const change = { name: one.name, decision: one.decision };
    if (old === undefined) return [{ ...change, kind: 'added' }];
    if (now === undefined) return [{ ...change, kind: 'removed' }];
    return contentOf(old) === contentOf(now) ? [] : [{ ...change, kind: 'changed' }];
  });
}

/** What a case says, wherever it stands. */
function contentOf({ facts, on, expected }: PolicyCase): string {
  return JSON.stringify([facts, on, expected], (key, value: unknown) => (key === 'origin' ? undefined : value));
}

/** Texts in other languages that changed by themselves or beside the authority's own. */
export function findTranslationChanges(before: Side, after: Side): readonly TranslationChange[] {
  const languages = new Set([...after.declared.translations.keys(), ...before.declared.translations.keys()]);
  return [...languages].flatMap((language) => {
    const earlier = before.declared.translations.get(language) ?? new Map<string, string>();
    const later = after.declared.translations.get(language) ?? new Map<string, string>();
    return [...new Set([...later.keys(), ...earlier.keys()])]
      .map((path) => ({ language, path, before: earlier.get(path) ?? null, after: later.get(path) ?? null }))
      .filter((change) => change.before !== change.after);
  });
}

const identityFields = ['title', 'authority', 'currency', 'languages'] as const;

/** What `rulebook.yaml` says. */
export function findIdentityChanges(before: Side, after: Side): readonly IdentityChange[] {
  const write = (value: unknown): string => (typeof value === 'string' ? value : Object.values(value ?? {}).join(', '));
  return identityFields
    .map((field) => ({ field, before: write(before.rulebook[field]), after: write(after.rulebook[field]) }))
    .filter((change) => change.before !== change.after);
}
