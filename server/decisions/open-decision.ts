import type { Decision, Rulebook } from '../../engine/ir/ir.ts';
import type { Language, Texts } from '../../engine/ir/localized.ts';
import { suggest } from '../../engine/ir/suggest.ts';
import type { DecisionOfRulebook } from '../../library/decision.ts';
import type { LoadedRulebook } from '../../library/loaded-rulebook.ts';
import { Refusal } from '../refusals/refusal.ts';

/** A decision by name; refuses with the nearest name where there is none. */
export function findDecision({ decisions }: Rulebook, name: string): Decision {
  const found = decisions.find((decision) => decision.name === name);
  if (found !== undefined) return found;
  const names = decisions.map((decision) => decision.name);
  throw new Refusal('no-such-decision', { decisions: names, nearest: suggest(name, names) });
}

/** A decision made ready for cases; one without a date of its own is kept for the next case. */
export function openDecision(
  loaded: LoadedRulebook,
  name: string,
  { on, language }: { readonly on: string | undefined; readonly language: Language | undefined },
): DecisionOfRulebook {
  const spoken = language === undefined ? {} : { language };
  if (on !== undefined) return loaded.decision(name, { on, ...spoken });
  const opened = openedDecisions.get(loaded) ?? new Map<string, DecisionOfRulebook>();
  openedDecisions.set(loaded, opened);
  const key = `${language ?? ''} ${name}`;
  const known = opened.get(key) ?? loaded.decision(name, spoken);
  opened.set(key, known);
  return known;
}

const openedDecisions = new WeakMap<LoadedRulebook, Map<string, DecisionOfRulebook>>();

/** The label of a fact or definition that a decision gives. */
export function labelOfOutput(name: string, { facts, definitions }: Rulebook): Texts {
  const declared =
    definitions.find((definition) => definition.name === name) ?? facts.find((fact) => fact.path === name);
  return declared?.label ?? {};
}
