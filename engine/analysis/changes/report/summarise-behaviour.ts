import { lowerFirst } from '../../../explain/texts.ts';
import { readFacts } from '../../../facts/read-facts.ts';
import type { Language, Localized } from '../../../ir/localized.ts';
import type { BehaviourComparison, DecisionComparison, Witness } from '../../behaviour/behaviour.ts';
import type { Changes } from '../changes.ts';
import { labelOfOutput } from '../tell/vocabulary-change.ts';
import { decisionsWhere, tellOutcomes } from './arrange-behaviour.ts';
import { labelOfDecision } from './arrange-effects.ts';
import { describeCaseOf } from './describe-case.ts';

/** What a comparison of behaviour found, a sentence for each line of the opening; empty where there is nothing to say. */
export interface BehaviourInShort {
  /** What can come out differently: each was found, and decided again on both sides. */
  readonly different: string;
  /** Decisions in which no case can change. */
  readonly proved: string;
  /** Decisions in which nothing was found, within what bounds. */
  readonly searched: string;
}

export function summariseBehaviour(
  behaviour: BehaviourComparison,
  changes: Changes,
  language: Language,
): BehaviourInShort {
  const name = (decision: string): string => {
    const side = changes.after.rulebook.decisions.some((one) => one.name === decision) ? changes.after : changes.before;
    return labelOfDecision(decision, side.rulebook, language);
  };
  const same = decisionsWhere(behaviour, ({ kind }) => kind === 'same').map(name);
  const searched = behaviour.decisions.flatMap(({ decision, result }) =>
    result.kind === 'none_found' ? [`${name(decision)}: ${result.bounds[language]}`] : [],
  );
  const isAll = same.length === behaviour.decisions.length;
  return {
    different: gravestFirst(behaviour)
      .flatMap(({ decision }) => tellDifferent(decision, behaviour, changes, language))
      .join('; '),
    proved: same.length === 0 ? '' : `${(isAll ? texts.provedAll : texts.proved)[language]}: ${same.join(', ')}`,
    searched: searched.length === 0 ? '' : `${texts.searched[language]}: ${searched.join(' ')}`,
  };
}

/** Decisions in which an approval is lost come first: they are what a reader must not miss. */
function gravestFirst({ decisions }: BehaviourComparison): readonly DecisionComparison[] {
  const losesApproval = ({ result }: DecisionComparison): boolean =>
    result.kind === 'different' && result.witnesses.some(isLost);
  return [...decisions].sort((a, b) => Number(losesApproval(b)) - Number(losesApproval(a)));
}

function isLost({ before, after }: Witness): boolean {
  return before.outcome === 'approved' && after.outcome !== 'approved';
}

/** The first witness of each change of outcome. */
function firstOfEach(witnesses: readonly Witness[]): readonly Witness[] {
  const pairOf = ({ before, after }: Witness): string => `${before.outcome} ${after.outcome}`;
  const pairs = witnesses.map(pairOf);
  return witnesses.filter(({ before, after }, index) => {
    return before.outcome === after.outcome || pairs.indexOf(pairs[index] ?? '') === index;
  });
}

/** `Palvelusetelin myöntäminen: … täyttyvät → … eivät täyty, palvelusetelin arvo` */
function tellDifferent(
  decision: string,
  behaviour: BehaviourComparison,
  changes: Changes,
  language: Language,
): readonly string[] {
  const result = behaviour.decisions.find((one) => one.decision === decision)?.result;
  const { rulebook } = changes.after.rulebook.decisions.some(({ name }) => name === decision)
    ? changes.after
    : changes.before;
  const label = labelOfDecision(decision, rulebook, language);
  if (result?.kind === 'added') return [`${label}: ${texts.added[language]}`];
  if (result?.kind === 'removed') return [`${label}: ${texts.removed[language]}`];
  if (result?.kind !== 'different') return [];
  const told = firstOfEach(result.witnesses).flatMap((witness) => {
    const { before, after, shows } = witness;
    if (before.outcome !== after.outcome) return [tellCase(witness, changes, language)];
    return shows.output === null ? [] : [lowerFirst(labelOfOutput(shows.output, rulebook, language))];
  });
  const parts = told.length === 0 ? [texts.reasons[language]] : [...new Set(told)];
  return [`${label}: ${parts.join(', ')}`];
}

/** `… täyttyvät → … eivät täyty (esim. palvelu ryhmävalmennus, myönnetyt tunnit 3 h)` */
function tellCase({ before, after, facts, responsible }: Witness, changes: Changes, language: Language): string {
  const { decision } = after;
  const outcomes = tellOutcomes(decision, { from: before.outcome, to: after.outcome }, changes, language);
  const { rulebook } = changes.after;
  const described = describeCaseOf(responsible, decision, readFacts(rulebook, facts).facts, rulebook, language);
  return described === '' ? outcomes : `${outcomes} (${texts.example[language]} ${described})`;
}

const texts = {
  example: { fi: 'esim.', en: 'such as' },
  proved: {
    fi: 'ei vaikuta näiden ratkaisujen tuloksiin (todistettu)',
    en: 'no effect on the results of these decisions (proved)',
  },
  provedAll: { fi: 'ei vaikuta tuloksiin (todistettu)', en: 'no effect on any result (proved)' },
  searched: { fi: 'muuttuvaa tapausta ei löytynyt (haku rajattu)', en: 'no case found that changes (bounded search)' },
  reasons: { fi: 'perustelut', en: 'the reasons' },
  added: { fi: 'uusi ratkaisu', en: 'new decision' },
  removed: { fi: 'ratkaisu poistuu', en: 'the decision is withdrawn' },
} as const satisfies Readonly<Record<string, Localized>>;
