import type { Expression } from '../../../ir/ir.ts';
import { tellConditionChange } from './condition-change.ts';
import { formOf, formOfValue, held, quoted, quotedValue, type Voice, type Voices } from './voice.ts';

type Choice = Extract<Expression, { readonly kind: 'choose' }>;
type Branch = Choice['branches'][number];

/** What changed between the branches of two choices, or the rows of two tables; null for what is no choice. */
export function tellChoiceChange(before: Expression, after: Expression, voices: Voices): readonly string[] | null {
  if (before.kind !== 'choose' || after.kind !== 'choose') return null;
  const { phrases } = voices;
  const { gone, come, kept } = compareBranches(before, after, voices);
  const changed = [...kept.flatMap((pair) => tellPair(pair, voices)), ...tellOtherwise(before, after, voices)];
  const moved = tellMovedCondition(gone, come, voices);
  if (moved !== null) return [...moved, ...changed];
  const row = ({ when, then }: Branch, voice: Voice): string => `${quoted(when, voice)} → ${quotedValue(then, voice)}`;
  return [
    ...gone.map((branch) => phrases.removed(phrases.row[before.origin], row(branch, voices.before))),
    ...come.map((branch) => phrases.added(phrases.row[after.origin], row(branch, voices.after))),
    ...changed,
  ];
}

interface Pair {
  readonly former: Branch;
  readonly now: Branch;
}

/** Branches are the same by their condition. */
function compareBranches(before: Choice, after: Choice, voices: Voices) {
  const byForm = ({ branches }: Choice, voice: Voice) =>
    new Map(branches.map((branch) => [formOf(branch.when, voice), branch] as const));
  const old = byForm(before, voices.before);
  const now = byForm(after, voices.after);
  return {
    gone: [...old].filter(([form]) => !now.has(form)).map(([, branch]) => branch),
    come: [...now].filter(([form]) => !old.has(form)).map(([, branch]) => branch),
    kept: [...now].flatMap(([form, branch]): readonly Pair[] => {
      const former = old.get(form);
      return former === undefined ? [] : [{ former, now: branch }];
    }),
  };
}

function tellPair({ former, now }: Pair, voices: Voices): readonly string[] {
  const where = voices.phrases.where(held(now.when, voices.after));
  return tellThen(where, former.then, now.then, voices);
}

function tellOtherwise(before: Choice, after: Choice, voices: Voices): readonly string[] {
  if (before.otherwise === null || after.otherwise === null) return [];
  return tellThen(voices.phrases.otherwise, before.otherwise, after.otherwise, voices);
}

function tellThen(where: string, before: Expression, after: Expression, voices: Voices): readonly string[] {
  if (formOfValue(before, voices.before) === formOfValue(after, voices.after)) return [];
  return [`${where}: ${quotedValue(before, voices.before)} → ${quotedValue(after, voices.after)}`];
}

/** One branch that stands under another condition and gives the same. */
function tellMovedCondition(
  gone: readonly Branch[],
  come: readonly Branch[],
  voices: Voices,
): readonly string[] | null {
  const [former, ...moreGone] = gone;
  const [now, ...moreCome] = come;
  if (former === undefined || now === undefined || moreGone.length + moreCome.length > 0) return null;
  if (formOf(former.then, voices.before) !== formOf(now.then, voices.after)) return null;
  return tellConditionChange(former.when, now.when, 'value', voices);
}
