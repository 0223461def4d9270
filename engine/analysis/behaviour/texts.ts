import type { Localized } from '../../ir/localized.ts';
import type { Undecided } from '../solver/solver.ts';
import type { ComparisonResult, Settled } from './behaviour.ts';
import type { Searched } from './search.ts';

type NoneFound = Pick<Extract<ComparisonResult, { kind: 'none_found' }>, 'kind' | 'bounds'>;

/** Nothing was found, and not all is proved. */
export function noneFound(
  { cases, longestList }: Searched,
  { claims, undecided }: Pick<Settled, 'claims' | 'undecided'>,
): NoneFound {
  const start = undecidedWords[leading(undecided)];
  const lists = longestList === 0 ? { fi: '', en: '' } : listWords(longestList);
  const proved = claims.outcome === 'impossible' ? outcomeProved : { fi: '', en: '' };
  return {
    kind: 'none_found',
    bounds: {
      fi: `${proved.fi}${start.fi}, mutta ${cases} kokeillussa tapauksessa ei ollut eroa: sääntökirjan omat tapaukset ja niistä yhdestä neljään tiedolla poikkeavat, arvot ja päivät rajoilla ja niiden vieressä${lists.fi}.`,
      en: `${proved.en}${start.en}, but in ${cases} cases tried nothing differed: the rulebook’s own cases and cases that differ from them in one to four facts, with values and dates on limits and beside them${lists.en}.`,
    },
  };
}

const outcomeProved: Localized = {
  fi: 'Ratkaisun lopputulos ei voi muuttua (todistettu). Muuten: ',
  en: 'The outcome cannot change (proved). Otherwise: ',
};

function listWords(longest: number): Localized {
  return {
    fi: `, luettelot enintään ${longest} kohdan pituisina`,
    en: `, lists of at most ${longest} ${longest === 1 ? 'entry' : 'entries'}`,
  };
}

/** Of several reasons the one that a reader can do most about. */
function leading(undecided: readonly Undecided[]): Undecided {
  const ranked = ['unavailable', 'refused', 'time', 'too_large', 'resources', 'incomplete'] as const;
  return ranked.find((reason) => undecided.includes(reason)) ?? 'incomplete';
}

/** Why something was left open, in words. */
export const undecidedWords: Readonly<Record<Undecided, Localized>> = {
  resources: { fi: 'Ratkaisin ei saanut selvyyttä', en: 'The solver did not decide' },
  incomplete: { fi: 'Ratkaisin ei saanut selvyyttä', en: 'The solver did not decide' },
  too_large: { fi: 'Ratkaisu on liian laaja ratkaisimelle', en: 'The decision is too large for the solver' },
  time: {
    fi: 'Ratkaisin keskeytettiin, koska kone oli liian hidas',
    en: 'The solver was stopped, as the machine was too slow',
  },
  refused: {
    fi: 'Ratkaisin ei ymmärtänyt kysymystä (vika on ohjelmassa)',
    en: 'The solver did not understand the question (a fault of the program)',
  },
  unavailable: {
    fi: 'Ratkaisinta (z3-solver) ei ollut käytettävissä',
    en: 'The solver (z3-solver) was not to be had',
  },
};

/** Nothing changes where all is given; what may be left out on one side only was just tried without. */
export function noneFoundWithout(paths: readonly string[], cases: number): NoneFound {
  const names = quoted(paths);
  return {
    kind: 'none_found',
    bounds: {
      fi: `Kun kaikki tiedot on annettu, mikään ei muutu (todistettu). Tiedon saa nyt jättää pois vain toisella puolella (${names}); ${cases} kokeillussa tapauksessa, joista se puuttui, ei ollut eroa.`,
      en: `Where all facts are given nothing changes (proved). A fact may now be left out on one side only (${names}); in ${cases} cases tried without it nothing differed.`,
    },
  };
}

/** Facts that are of another type in the one rulebook than in the other. */
export function incomparable(paths: readonly string[]): NoneFound {
  const names = quoted(paths);
  return {
    kind: 'none_found',
    bounds: {
      fi: `Yhtään tapausta ei voitu kokeilla: tiedon tyyppi on muuttunut (${names}), joten mikään tapaus ei sovi molempiin.`,
      en: `No case could be tried: the type of a fact has changed (${names}), so that no case suits both.`,
    },
  };
}

function quoted(paths: readonly string[]): string {
  return paths.map((path) => `'${path}'`).join(', ');
}
