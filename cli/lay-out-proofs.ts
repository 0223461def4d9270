import type { Proofs } from '../engine/analysis/proofs/proofs.ts';
import type { Undecided } from '../engine/analysis/solver/solver.ts';
import type { Rulebook } from '../engine/ir/ir.ts';
import type { Language, Localized } from '../engine/ir/localized.ts';
import { type Section, section } from '../engine/report/report.ts';
import { gapWords } from '../engine/wording/words.ts';
import { isOfRulebook } from '../library/proof-diagnostics.ts';
import { count, join } from './texts.ts';

/** What was proved, shown and left undecided, for a person. What is a problem stands among the problems. */
export function layOutProofs(
  { rules, values }: Proofs,
  rulebook: Rulebook,
  { language, hasSolver }: { readonly language: Language; readonly hasSolver: boolean },
): Section {
  const shown = rules.filter(({ applies, violated }) => applies.kind === 'possible' && violated.kind === 'possible');
  const undecided = rules.flatMap(({ decision, rule, applies, violated }) => {
    const [first] = [applies, violated].flatMap((one) => (one.kind === 'undecided' ? [one.because] : []));
    return first === undefined ? [] : [{ decision, rule, because: first }];
  });
  const complete = values.filter(({ lacks }) => lacks.kind === 'never');
  const lines: Localized[] = [
    ...(hasSolver ? [] : [texts.noSolver]),
    texts.checked(rulebook),
    texts.shown(shown.length),
    ...(complete.length > 0 ? [texts.complete(complete.map(({ decision }) => decision))] : []),
    ...values.flatMap(({ decision, lacks }) => {
      if (lacks.kind !== 'possible') return [];
      return lacks.gaps
        .filter(({ gap }) => !isOfRulebook(gap))
        .map(({ gap, example }) =>
          texts.lacks(decision, gap.name, gapWords[gap.reason], JSON.stringify(example.facts)),
        );
    }),
    ...undecided.map(({ decision, rule, because }) => texts.undecidedRule(decision, rule, because)),
    ...values.flatMap(({ decision, lacks }) =>
      lacks.kind === 'undecided' ? [texts.undecidedValues(decision, lacks.because)] : [],
    ),
  ];
  return section(texts.title[language], [{ kind: 'list', items: lines.map((line) => ({ text: line[language] })) }]);
}

const texts = {
  title: { fi: 'Todistukset', en: 'Proofs' },
  noSolver: {
    fi: 'Ratkaisinta (z3-solver) ei voitu ladata: vain esimerkkitapausten osoittama on ratkennut.',
    en: 'The solver (z3-solver) could not be loaded: only what the cases show is decided.',
  },
  checked: ({ parameters, definitions }: Rulebook): Localized => {
    const tables = definitions.filter(({ versions }) =>
      versions.some(({ value }) => value?.body.kind === 'choose' && value.body.origin === 'table'),
    );
    const banded = parameters.filter(({ index }) => index?.kind === 'bands');
    const parts: Localized[] = [
      ...(tables.length === 0
        ? []
        : [count(tables.length, { fi: 'taulukko', en: 'table' }, { fi: 'taulukkoa', en: 'tables' })]),
      ...(banded.length === 0
        ? []
        : [
            count(
              banded.length,
              { fi: 'porrastettu arvo', en: 'value by bands' },
              { fi: 'porrastettua arvoa', en: 'values by bands' },
            ),
          ]),
    ];
    if (parts.length === 0) {
      return {
        fi: 'Todistettu: saman kohdan poikkeukset eivät voi osua yhteen.',
        en: 'Proved: no two exceptions to one thing can collide.',
      };
    }
    const { fi, en } = join(parts, ', ');
    return {
      fi: `Todistettu: ei aukkoja eikä päällekkäisyyksiä (${fi}), eivätkä saman kohdan poikkeukset voi osua yhteen.`,
      en: `Proved: no gaps and no overlaps (${en}), and no two exceptions to one thing can collide.`,
    };
  },
  shown: (rules: number): Localized => ({
    fi: `Osoitettu tapauksin: ${count(rules, { fi: 'sääntö', en: 'rule' }, { fi: 'sääntöä', en: 'rules' }).fi} voi soveltua ja rikkoutua.`,
    en: `Shown by cases: ${count(rules, { fi: 'sääntö', en: 'rule' }, { fi: 'sääntöä', en: 'rules' }).en} can apply and be violated.`,
  }),
  complete: (decisions: readonly string[]): Localized => ({
    fi: `Todistettu: mikään täydellinen tapaus ei jää vaille arvoa (${decisions.join(', ')}).`,
    en: `Proved: no complete case lacks a value (${decisions.join(', ')}).`,
  }),
  lacks: (decision: string, name: string, reason: Localized, facts: string): Localized => ({
    fi: `${decision}: '${name}' voi jäädä vaille arvoa (${reason.fi}), esimerkiksi kun ${facts}`,
    en: `${decision}: '${name}' can lack a value (${reason.en}), for example when ${facts}`,
  }),
  undecidedRule: (decision: string, rule: string, because: Undecided): Localized => ({
    fi: `Ei ratkennut${reasonWords[because].fi}: voiko ratkaisun '${decision}' sääntö '${rule}' soveltua ja rikkoutua.`,
    en: `Not decided${reasonWords[because].en}: whether rule '${rule}' of '${decision}' can apply and be violated.`,
  }),
  undecidedValues: (decision: string, because: Undecided): Localized => ({
    fi: `Ei ratkennut${reasonWords[because].fi}: voiko ratkaisu '${decision}' jäädä vaille arvoa.`,
    en: `Not decided${reasonWords[because].en}: whether '${decision}' can lack a value.`,
  }),
};

/** Why something was not decided, where it is not that the question is hard. */
const reasonWords: Readonly<Record<Undecided, Localized>> = {
  resources: { fi: '', en: '' },
  incomplete: { fi: '', en: '' },
  unavailable: { fi: '', en: '' },
  too_large: { fi: ' (ratkaisu on liian laaja)', en: ' (the decision is too large)' },
  time: { fi: ' (kone oli liian hidas)', en: ' (the machine was too slow)' },
  refused: {
    fi: ' (ratkaisin ei ymmärtänyt kysymystä: vika on ohjelmassa)',
    en: ' (the solver did not understand the question: a fault of the program)',
  },
};
