import type { ComparisonResult } from './behaviour.ts';

/** Nothing was found, and nothing is proved. */
export function noneFound(cases: number, hasSolver: boolean): ComparisonResult {
  const start = hasSolver
    ? { fi: 'Ratkaisin ei saanut selvyyttä', en: 'The solver did not decide' }
    : { fi: 'Ratkaisinta (z3-solver) ei ollut käytettävissä', en: 'The solver (z3-solver) was not to be had' };
  return {
    kind: 'none_found',
    bounds: {
      fi: `${start.fi}, mutta ${cases} kokeillussa tapauksessa ei ollut eroa: sääntökirjan omat tapaukset ja niistä yhdestä neljään tiedolla poikkeavat, arvot rajoilla ja niiden vieressä.`,
      en: `${start.en}, but in ${cases} cases tried nothing differed: the rulebook’s own cases and cases that differ from them in one to four facts, with values on limits and beside them.`,
    },
  };
}

/** Nothing changes where all is given; what may be left out on one side only was just tried without. */
export function noneFoundWithout(paths: readonly string[], cases: number): ComparisonResult {
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
export function incomparable(paths: readonly string[]): ComparisonResult {
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
