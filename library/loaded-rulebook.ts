import type { AsyncEvaluator, CompilingEvaluator } from '../engine/backend.ts';
import type { DecidingRulebook } from '../engine/compare/sides.ts';
import { formatDate, parseDate } from '../engine/ir/calendar.ts';
import type { Day, Edition, Rulebook } from '../engine/ir/ir.ts';
import type { Language } from '../engine/ir/localized.ts';
import { suggest } from '../engine/ir/suggest.ts';
import { spokenLanguage } from '../engine/ir/texts.ts';
import {
  type AnyDecision,
  type DecisionOfRulebook,
  type DecisionParts,
  type OpenedDecision,
  openAsyncDecision,
  openDecision,
} from './decision.ts';
import { RulebookUsageError } from './usage-error.ts';

export interface DecisionOptions {
  /**
   * The day (`2020-03-02`) for which cases are decided where they do not say it themselves. Facts that say another
   * are a problem.
   */
  readonly on?: string | null;
  /** Of answers, explanations and titles: the authority's unless given. */
  readonly language?: Language;
}

/** An edition of the rulebook; in force from its date until the next one. */
export interface EditionOfRulebook {
  /** `2020-01-01` */
  readonly date: string;
  readonly status: Edition['status'];
  /** `sha256:…` of the rulebook as it stands with this edition; answers name it. */
  readonly hash: string;
}

/** A rulebook checked and prepared, for any number of decisions. */
export interface LoadedRulebook {
  readonly id: string;
  /** Names of the decisions, in order of declaration. */
  readonly decisions: readonly string[];
  /** Ascending by date. */
  readonly editions: readonly EditionOfRulebook[];
  /** Hash of the latest edition: of a draft or proposal where `loadRulebook` was to take those in. */
  readonly hash: string;
  /** The typed intermediate representation: plain frozen JSON data. */
  readonly ir: Rulebook;
  /**
   * One decision, prepared; keep it for many cases: it costs some milliseconds, and code is generated with the first
   * cases. `Facts` is the type of its facts, as `rulebook export --to
   * typescript` writes it. Throws `RulebookUsageError` where there is no such decision or date.
   */
  decision<Facts extends object = object>(name: string, options?: DecisionOptions): DecisionOfRulebook<Facts>;
}

/** A rulebook as programs of ours open it. */
export interface OpenedRulebook extends LoadedRulebook {
  /** What analyses decide by. */
  readonly deciding: DecidingRulebook;
  decision(name: string, options?: DecisionOptions): OpenedDecision;
}

/** A rulebook behind its public face. */
export function openRulebook(rulebook: Rulebook, evaluator: CompilingEvaluator): OpenedRulebook {
  const editions = rulebook.editions.map(({ date, status, hash }) => ({ date: formatDate(date), status, hash }));
  return {
    id: rulebook.id,
    decisions: rulebook.decisions.map(({ name }) => name),
    editions,
    hash: editions.at(-1)?.hash ?? '',
    ir: rulebook,
    deciding: { rulebook, evaluator },
    decision: (name, options) => openDecision(findParts(rulebook, name, options), evaluator.decision(name)),
  };
}

/** A decision by whichever engine was opened. */
export function openAnyDecision(
  rulebook: Rulebook,
  evaluator: CompilingEvaluator | AsyncEvaluator,
  name: string,
  options: DecisionOptions,
): AnyDecision {
  const parts = findParts(rulebook, name, options);
  return 'decision' in evaluator ? openDecision(parts, evaluator.decision(name)) : openAsyncDecision(parts, evaluator);
}

function findParts(rulebook: Rulebook, name: string, { on, language }: DecisionOptions = {}): DecisionParts {
  const decision = rulebook.decisions.find((one) => one.name === name);
  if (decision === undefined) throw unknownDecision(name, rulebook);
  return {
    rulebook,
    decision,
    on: on === undefined || on === null ? null : readDay(on),
    language: language ?? spokenLanguage(rulebook.languages[0] ?? '', 'en'),
  };
}

function readDay(on: string): Day {
  const day = parseDate(String(on));
  if (day !== null) return day;
  throw new RulebookUsageError({
    fi: `päivää '${on}' ei ole; kirjoita päivä muodossa 2020-03-02`,
    en: `there is no date '${on}'; write it as 2020-03-02`,
  });
}

function unknownDecision(name: string, { decisions }: Rulebook): RulebookUsageError {
  const names = decisions.map((decision) => decision.name);
  const nearest = suggest(String(name), names);
  const meant = nearest === null ? null : `'${nearest}'`;
  return new RulebookUsageError({
    fi: `ratkaisua '${name}' ei ole; ${meant === null ? '' : `tarkoititko ${meant}? `}sääntökirjan ratkaisut: ${names.join(', ')}`,
    en: `there is no decision '${name}'; ${meant === null ? '' : `did you mean ${meant}? `}decisions of the rulebook: ${names.join(', ')}`,
  });
}
