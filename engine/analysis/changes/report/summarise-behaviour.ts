import type { Answer } from '../../../answer/answer.ts';
import { readFacts } from '../../../facts/read-facts.ts';
import type { Effect, Outcome, Rulebook } from '../../../ir/ir.ts';
import type { Language, Localized } from '../../../ir/localized.ts';
import { labelOfName } from '../../../ir/names.ts';
import { lowerFirst, upperFirst } from '../../../ir/texts.ts';
import type {
  BehaviourComparison,
  ComparisonResult,
  DecisionComparison,
  DifferenceKind,
  Settled,
  Witness,
} from '../../behaviour/behaviour.ts';
import { undecidedWords } from '../../behaviour/texts.ts';
import type { Changes } from '../changes.ts';
import { changePhrases } from '../tell/phrases.ts';
import { decisionsWhere, labelOfNorm } from './arrange-behaviour.ts';
import { labelOfDecision, outcomeInWords } from './arrange-effects.ts';
import { describeCaseOf } from './describe-case.ts';
import { andMore } from './words.ts';

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
  const same = behaviour.decisions.flatMap(({ decision, result }) =>
    result.kind === 'same' ? [`${name(decision)}${tellUnshared(result, language)}`] : [],
  );
  const early = decisionsWhere(behaviour, (result) => 'early' in result && result.early.length > 0).map(name);
  const searched = behaviour.decisions.flatMap(({ decision, result }) =>
    result.kind === 'none_found' ? [`${name(decision)}: ${result.bounds[language]}`] : [],
  );
  const isAll = same.length === behaviour.decisions.length;
  return {
    different: [
      ...gravestFirst(behaviour).flatMap(({ decision }) => tellDifferent(decision, behaviour, changes, language)),
      ...(early.length === 0 ? [] : [`${upperFirst(texts.early[language])}: ${early.join(', ')}`]),
    ].join('. '),
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

/** `Palvelusetelin myöntäminen: … täyttyvät → … eivät täyty (Ikä), esim. …; muuttuva arvo: ”Tuntihinta”` */
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
  const witnesses = firstOfEach(result.witnesses);
  const changed = witnesses.filter(({ before, after }) => before.outcome !== after.outcome);
  const outcomes = changed.map((witness) => tellCase(witness, changes, language));
  const outputs = witnesses.flatMap(({ before, after, shows }) =>
    before.outcome !== after.outcome || shows.output === null ? [] : [shows.output],
  );
  const { quote } = changePhrases[language];
  const values = [...new Set(outputs)].map((output) =>
    quote(labelOfName(output, language, rulebook, changes.before.rulebook)),
  );
  const head = values.length === 1 ? texts.value : texts.values;
  const unsettled = tellUnsettled(result, language);
  const only = unsettled === '' ? texts.reasons[language] : texts.reasonsFound[language];
  const shown = [...outcomes, ...(values.length === 0 ? [] : [`${head[language]}: ${values.join(', ')}`])];
  const parts = [...(shown.length === 0 ? [only] : shown), ...(unsettled === '' ? [] : [unsettled])];
  return [`${label}${tellUnshared(result, language)}: ${parts.join('; ')}`];
}

/** Whether outcomes or values may change as well, where that was not settled; empty where it was. */
function tellUnsettled({ claims, undecided }: Settled, language: Language): string {
  const isOpen = (kind: DifferenceKind) => claims[kind] === 'not_settled';
  const open = isOpen('outcome') ? (isOpen('value') ? texts.openBoth : texts.openOutcome) : texts.openValues;
  if (!isOpen('outcome') && !isOpen('value')) return '';
  const why = undecided.find((reason) => reason === 'time' || reason === 'refused');
  return `${open[language]}${why === undefined ? '' : ` (${lowerFirst(undecidedWords[why][language])})`}`;
}

/** The members of enums that only one side knows, of which nothing is claimed. */
function tellUnshared(result: ComparisonResult, language: Language): string {
  const unshared = 'unshared' in result ? result.unshared : [];
  if (unshared.length === 0) return '';
  const { quote } = changePhrases[language];
  return ` (${texts.shared[language]} ${unshared.map(quote).join(', ')})`;
}

/** `… täyttyvät → … eivät täyty (Myönnetyt tunnit), esim. palvelu ryhmävalmennus, myönnetyt tunnit 3 h` */
function tellCase({ before, after, facts, responsible }: Witness, changes: Changes, language: Language): string {
  const { decision } = after;
  const { rulebook } = changes.after;
  const from = tellOutcome(before, changes.before.rulebook, changes, language);
  const to = tellOutcome(after, rulebook, changes, language);
  const described = describeCaseOf(responsible, decision, readFacts(rulebook, facts).facts, rulebook, language);
  return `${from} → ${to}${described === '' ? '' : `, ${texts.example[language]} ${described}`}`;
}

/** The effect of the rules that an outcome comes from. */
const effectBehind: Readonly<Partial<Record<Outcome, Effect>>> = { denied: 'deny', referred: 'refer' };

/** So many rules are told behind an outcome. */
const mostRules = 2;

/** An outcome, and by their labels the rules it comes from. */
function tellOutcome(
  { decision, outcome, rules }: Answer,
  rulebook: Rulebook,
  changes: Changes,
  language: Language,
): string {
  const words = outcomeInWords(decision, outcome, rulebook, language);
  const behind = rules
    .filter(({ status, effect }) => status === 'violated' && effect === effectBehind[outcome])
    .map(({ rule }) => labelOfNorm(decision, rule, changes, language));
  if (behind.length === 0) return words;
  const more = behind.length > mostRules ? ` ${andMore[language](behind.length - mostRules)}` : '';
  return `${words} (${behind.slice(0, mostRules).join(', ')}${more})`;
}

const texts = {
  example: { fi: 'esim.', en: 'such as' },
  proved: {
    fi: 'ei vaikuta näiden ratkaisujen tuloksiin (todistettu)',
    en: 'no effect on the results of these decisions (proved)',
  },
  provedAll: { fi: 'ei vaikuta tuloksiin (todistettu)', en: 'no effect on any result (proved)' },
  searched: { fi: 'muuttuvaa tapausta ei löytynyt (haku rajattu)', en: 'no case found that changes (bounded search)' },
  reasons: { fi: 'vain perustelut muuttuvat', en: 'only the reasons change' },
  reasonsFound: {
    fi: 'löydetyissä tapauksissa muuttuvat vain perustelut',
    en: 'cases found change the reasons only',
  },
  openOutcome: {
    fi: 'ei selvinnyt, voiko lopputulos muuttua',
    en: 'whether outcomes change was not settled',
  },
  openValues: { fi: 'ei selvinnyt, voivatko arvot muuttua', en: 'whether values change was not settled' },
  openBoth: {
    fi: 'ei selvinnyt, voivatko lopputulos tai arvot muuttua',
    en: 'whether outcomes or values change was not settled',
  },
  shared: {
    fi: 'tapauksissa, jotka molemmat puolet tuntevat, siis ilman vaihtoehtoja',
    en: 'for cases that both sides know, so without',
  },
  early: {
    fi: 'ennen ensimmäistä versiota päättyy toisin',
    en: 'comes out differently before the first edition',
  },
  value: { fi: 'muuttuva arvo', en: 'value that changes' },
  values: { fi: 'muuttuvat arvot', en: 'values that change' },
  added: { fi: 'uusi ratkaisu', en: 'new decision' },
  removed: { fi: 'ratkaisu poistuu', en: 'the decision is withdrawn' },
} as const satisfies Readonly<Record<string, Localized>>;
