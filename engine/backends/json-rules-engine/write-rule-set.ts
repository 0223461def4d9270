import type { RuleProperties } from 'json-rules-engine';
import { formatDate } from '../../ir/calendar.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Day, Decision, Rulebook } from '../../ir/ir.ts';
import { namesUsed } from '../../ir/reads.ts';
import { indexRulebook, type Program } from '../interpreter/scope.ts';
import { toRoot } from './formula.ts';
import type { ElementRules, RuleSet } from './rule-set.ts';
import { placeOfRule, writeRule } from './rules.ts';
import { openWriting, versionAt, type Writing } from './writing.ts';

/**
 * A decision as rules of json-rules-engine, for the as-of dates around `day` on which its rules and definitions read
 * the same; values of parameters are looked up by the date of each case. Without a day, the rules that need no date.
 */
export function exportRuleSet(rulebook: Rulebook, decision: string, day: Day | null): RuleSet {
  return writeRuleSet(indexRulebook(rulebook), decision, day);
}

/** As `exportRuleSet`, of an indexed rulebook. */
export function writeRuleSet(program: Program, name: string, day: Day | null): RuleSet {
  const decision = program.decisions.get(name);
  invariant(decision !== undefined, 'the decision is declared');
  const writing = openWriting(program, day);
  const { rules, each } = writeRules(decision, writing);
  const { rulebook } = program;
  const edition = rulebook.editions.findLast(({ date }) => day !== null && date <= day) ?? rulebook.editions[0];
  invariant(edition !== undefined, 'a rulebook has an edition');
  const span = day === null ? { from: null, to: null } : spanAround(day, decision, program);
  return {
    format: 'rulebook-json-rules-engine/1',
    rulebook: rulebook.id,
    edition: formatDate(edition.date),
    hash: edition.hash,
    decision: name,
    asOf: decision.asOf,
    from: span.from === null ? null : formatDate(span.from),
    to: span.to === null ? null : formatDate(span.to),
    rules,
    each,
    conditions: sharedConditions(writing),
    facts: [...writing.facts.values()],
    ir: needed(rulebook, decision),
  };
}

function writeRules(decision: Decision, writing: Writing): Pick<RuleSet, 'rules' | 'each'> {
  const rules: RuleProperties[] = [];
  const groups = new Map<string, ElementRules & { readonly rules: RuleProperties[] }>();
  for (const rule of decision.rules) {
    const version = versionAt(rule.versions, writing);
    if (version === 'never') continue;
    const { place, each } = placeOfRule(version, writing);
    const written = writeRule(rule, version, place, writing);
    if (each === null) {
      rules.push(...written);
      continue;
    }
    const key = `${each.variable} ${each.list}`;
    const group = groups.get(key) ?? { ...each, rules: [] };
    group.rules.push(...written);
    groups.set(key, group);
  }
  return { rules, each: [...groups.values()] };
}

function sharedConditions({ conditions }: Writing): RuleSet['conditions'] {
  return Object.fromEntries(
    [...conditions].flatMap(([name, formula]) => {
      const root = toRoot(formula);
      return root === null ? [] : [[name, root]];
    }),
  );
}

/** The days around one on which every rule and definition reads the same. */
export function spanAround(
  day: Day,
  { rules }: Decision,
  { rulebook, undated }: Program,
): { readonly from: Day | null; readonly to: Day | null } {
  const timelines = [...rules, ...rulebook.definitions].map(({ versions }) => versions);
  // The first entry of a timeline is no change: its text also holds before it.
  const changes = timelines
    .filter((timeline) => !undated.has(timeline))
    .flatMap((timeline) => timeline.slice(1).map(({ from }) => from));
  const next = changes.filter((change) => change > day);
  const before = changes.filter((change) => change <= day);
  return {
    from: before.length === 0 ? null : Math.max(...before),
    to: next.length === 0 ? null : Math.min(...next) - 1,
  };
}

/** What computing the facts of a decision needs of its rulebook; its rules and the texts of provisions do not. */
function needed(rulebook: Rulebook, decision: Decision): Rulebook {
  const { definitions, parameters } = namesUsed(rulebook, decision.name);
  return {
    ...rulebook,
    parameters: rulebook.parameters.filter(({ name }) => parameters.has(name)),
    definitions: rulebook.definitions.filter(({ name }) => definitions.has(name)),
    decisions: [{ ...decision, rules: [] }],
    provisions: [],
  };
}
