import type { RuleSet } from '../../../engine/backends/json-rules-engine/rule-set.ts';
import { exportRuleSet } from '../../../engine/backends/json-rules-engine/write-rule-set.ts';
import type { Rule, Rulebook } from '../../../engine/ir/ir.ts';
import {
  and,
  boolean,
  compare,
  date,
  day,
  decision,
  definition,
  enumeration,
  enumOf,
  fact,
  field,
  integer,
  listOf,
  lookup,
  number,
  read,
  readField,
  record,
  recordOf,
  rulebook,
  single,
  text,
} from '../../support/ir-builders.ts';

/** With facts `a` and `b` (booleans), `n`, `hours`, `town`, `kind`, the optional `ends`, and `lines` of a record. */
export function bookOf(rules: readonly Rule[], more: Partial<Rulebook> = {}): Rulebook {
  return rulebook({
    enums: [enumeration('kind', ['visit', 'remote'])],
    records: [record('line', [field('hours', number('h', 2)), field('on', date)])],
    facts: [
      fact('on', date),
      fact('a', boolean),
      fact('b', boolean),
      fact('n', integer),
      fact('hours', number('h', 2)),
      fact('town', text),
      fact('kind', enumOf('kind')),
      fact('ends', date, { optional: true }),
      fact('lines', listOf(recordOf('line'))),
    ],
    parameters: [single('limit', number('h', 2), 4000)],
    definitions: [
      definition('sure', boolean, and(read('a'), read('b'))),
      definition('line.long', boolean, compare(readField(0, 'hours'), 'greater', lookup('limit')), { record: 'line' }),
    ],
    decisions: [decision({ rules })],
    ...more,
  });
}

/** Decision `d` with these rules, exported for 15 June 2020. */
export function exported(rules: readonly Rule[], more: Partial<Rulebook> = {}): RuleSet {
  return exportRuleSet(bookOf(rules, more), 'd', day('2020-06-15'));
}

/** A condition much as a person would write it. */
export function brief(condition: unknown): string {
  const { all, any, not: negated, condition: name, fact: asked, operator, value } = condition as Record<string, never>;
  if (all !== undefined) return `(${(all as unknown[]).map(brief).join(' & ')})`;
  if (any !== undefined) return `(${(any as unknown[]).map(brief).join(' | ')})`;
  if (negated !== undefined) return `!${brief(negated)}`;
  if (name !== undefined) return `<${name}>`;
  const right = typeof value === 'object' && 'fact' in value ? Object.values(value)[0] : JSON.stringify(value);
  return `${asked} ${operator} ${right}`;
}

/** Conditions of rules by rule name, in short. */
export function written({ rules }: Pick<RuleSet, 'rules'>): Record<string, string> {
  return Object.fromEntries(rules.map(({ name, conditions }) => [name, brief(conditions)]));
}
