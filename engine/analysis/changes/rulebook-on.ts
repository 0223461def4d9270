import type { Day, Rulebook, Timeline } from '../../ir/ir.ts';
import type { Side } from './changes.ts';

/** Before every day that a rulebook or a fact can name. */
const always: Day = -100_000;

/**
 * The rulebook as if what is in force on a day had always been and would always be: to hold two days of a rulebook
 * against each other on the same case.
 */
export function rulebookOn(rulebook: Rulebook, day: Day): Rulebook {
  /** Texts reach back before their first day; values do not. */
  const on = <T>(timeline: Timeline<T>, reachesBack: boolean): Timeline<T> => {
    const entry = timeline.findLast(({ from }) => from <= day) ?? (reachesBack ? timeline[0] : undefined);
    return entry === undefined ? [] : [{ from: always, value: entry.value }];
  };
  return {
    ...rulebook,
    parameters: rulebook.parameters.map((parameter) => ({ ...parameter, values: on(parameter.values, false) })),
    definitions: rulebook.definitions.map((definition) => ({ ...definition, versions: on(definition.versions, true) })),
    decisions: rulebook.decisions.map((decision) => ({
      ...decision,
      rules: decision.rules.map((rule) => ({ ...rule, versions: on(rule.versions, true) })),
    })),
  };
}

/** The rulebook that decides cases on a side: as it is on its only day, or over all days. */
export function rulebookOf({ rulebook, day }: Side): Rulebook {
  return day === null ? rulebook : rulebookOn(rulebook, day);
}
