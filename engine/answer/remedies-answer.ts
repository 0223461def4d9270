import type { Change, RemediedRule, Remedies, Remedy } from '../analysis/remedies/remedy.ts';
import type { Status, Value } from '../ir/findings.ts';
import { appliedExceptions } from '../ir/interpretations.ts';
import type { Outcome, Rule, Rulebook, RuleException, Type } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { labelOfPath } from '../ir/names.ts';
import { citeNorm } from '../wording/citations.ts';
import { formatValue } from '../wording/format-value.ts';
import { statusWords, words } from '../wording/words.ts';
import { ruleOf } from './answer.ts';
import { type AnswerValue, writeAnswerValue } from './answer-value.ts';

/** What would have to change, as JSON beside an answer. */
export interface RemediesAnswer {
  /** False where the search was bounded: there may be further remedies. */
  readonly complete: boolean;
  /** Paths of facts that have to be known before a change can be named for certain. */
  readonly missing: readonly string[];
  readonly remedies: readonly {
    readonly changes: readonly ChangeAnswer[];
    readonly outcome: Outcome;
    readonly rules: readonly {
      readonly rule: string;
      readonly status: Status;
      readonly provisions?: readonly string[];
    }[];
  }[];
}

/** A fact to be changed; null where it is left out. */
export interface ChangeAnswer {
  readonly fact: string;
  readonly label: string;
  readonly from: AnswerValue | null;
  readonly to: AnswerValue | null;
}

/** Writes remedies of a decision as JSON, with labels in the reader's language. */
export function writeRemedies(
  remedies: Remedies,
  decision: string,
  rulebook: Rulebook,
  language: Language,
): RemediesAnswer {
  const write = (value: Value | null, type: Type) => (value === null ? null : writeAnswerValue(value, type, rulebook));
  return {
    complete: remedies.complete,
    missing: remedies.waits,
    remedies: remedies.remedies.map(({ changes, outcome, rules }) => ({
      changes: changes.map(({ fact, type, from, to }) => ({
        fact,
        label: labelOfPath(fact, language, rulebook, { withInput: true }),
        from: write(from, type),
        to: write(to, type),
      })),
      outcome,
      rules: rules.map((remedied) => {
        const norms = normsOf(remedied, remedies, decision, rulebook);
        const provisions = [...new Set(norms.flatMap((norm) => norm.provisions))];
        const { rule, status } = remedied;
        return { rule, status, ...(provisions.length > 0 && { provisions }) };
      }),
    })),
  };
}

/** What would have to change, in words: each remedy with its changes and what they bring about, then what to know. */
export interface ToldRemedies {
  readonly remedies: readonly { readonly changes: readonly string[]; readonly effects: readonly string[] }[];
  readonly note: string;
}

/** Tells remedies of a decision in the reader's language. */
export function tellRemedies(
  remedies: Remedies,
  decision: string,
  rulebook: Rulebook,
  language: Language,
): ToldRemedies {
  return {
    remedies: remedies.remedies.map((remedy) => ({
      changes: remedy.changes.map((change) => tellChange(change, rulebook, language)),
      effects: tellEffects(remedy, remedies, decision, rulebook, language),
    })),
    note: tellNote(remedies, language),
  };
}

function tellChange({ fact, type, from, to }: Change, rulebook: Rulebook, language: Language): string {
  const label = labelOfPath(fact, language, rulebook, { withInput: true });
  const [before, after] = [from, to].map((value) =>
    value === null ? words.absent[language] : formatValue(value, type, language, rulebook),
  );
  return `${label}: ${before} → ${after}`;
}

/** `Täyttyy: Lähialue (kohta 3:6). Poikkeus: Lupa lähialueen ulkopuolelle (kohta 3:7)` */
function tellEffects(
  { rules }: Remedy,
  remedies: Remedies,
  decision: string,
  rulebook: Rulebook,
  language: Language,
): readonly string[] {
  return rules.map((remedied) => {
    const [rule, ...exceptions] = normsOf(remedied, remedies, decision, rulebook).map((norm) =>
      citeNorm(norm, language, rulebook),
    );
    const excepted = exceptions.map((exception) => `. ${words.exception[language]}: ${exception}`);
    return `${statusWords[remedied.status][language]}: ${rule}${excepted.join('')}`;
  });
}

function tellNote({ remedies, changeable, waits, complete }: Remedies, language: Language): string {
  const bounded = complete ? '' : ` ${texts.bounded[language]}`;
  if (remedies.length > 0) return bounded.trim();
  if (changeable.length === 0) return texts.nothingChangeable[language];
  return (waits.length > 0 ? texts.factsMissing[language] : texts.nothingFound[language]) + bounded;
}

/** The rule and the exceptions that apply to it. */
function normsOf(
  { rule: name, exceptions }: RemediedRule,
  { date }: Remedies,
  decision: string,
  rulebook: Rulebook,
): readonly [Rule, ...RuleException[]] {
  const rule = ruleOf(rulebook, decision, name);
  return [rule, ...appliedExceptions(rule, exceptions, date)];
}

const texts = {
  nothingChangeable: {
    fi: 'Tämän ratkaisun tiedoista mitään ei voi enää muuttaa.',
    en: 'None of the facts of this decision can still be changed.',
  },
  nothingFound: {
    fi: 'Hyväksymiseen johtavaa muutosta ei löytynyt. Etsittiin enintään kolmen sellaisen tiedon muutosta, jonka voi vielä muuttaa.',
    en: 'No change leads to approval. Changes of up to three of the facts that can still be changed were looked for.',
  },
  factsMissing: {
    fi: 'Hyväksymiseen johtavaa muutosta ei voi osoittaa, koska tietoja puuttuu.',
    en: 'No change can be named that leads to approval, because facts are missing.',
  },
  bounded: { fi: 'Haku rajattu.', en: 'The search was bounded.' },
};
