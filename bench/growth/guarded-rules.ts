import { compileRulebook, type SourceFiles } from '../../dsl/index.ts';
import { invariant } from '../../engine/ir/invariant.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import { type Random, seedRandom } from '../measure/random.ts';

/** Kinds of application, each with rules of its own: of many rules a fiftieth concerns one application. */
const kinds = 50;
const facts = 10;

/**
 * A rulebook of one decision with this many rules, each guarded by one of fifty kinds of application and each
 * comparing one of ten amounts with a limit of its own.
 */
export function compileGuardedRules(count: number): Rulebook {
  const { rulebook } = compileRulebook(writeFiles(count));
  invariant(rulebook !== null, 'the generated rulebook is sound');
  return rulebook;
}

/** Applications for it: of every kind in turn, with amounts that break about one rule in a hundred. */
export function generateAmounts(count: number, seed: number): readonly object[] {
  const random = seedRandom(seed);
  return Array.from({ length: count }, (_, index) => ({
    application: { kind: `kind_${index % kinds}`, decided_on: '2024-03-01', ...generateFacts(random) },
  }));
}

function generateFacts(random: Random): object {
  return Object.fromEntries(Array.from({ length: facts }, (_, index) => [`amount_${index}`, random.between(0, 1000)]));
}

function writeFiles(count: number): SourceFiles {
  return new Map([
    ['rulebook.yaml', identity],
    ['source/2024-01-01.en.md', '[1:1] Each kind of application has limits of its own.\n'],
    ['2024-01-01/edition.yaml', edition],
    ['2024-01-01/vocabulary.policy', vocabulary],
    [
      '2024-01-01/limits.policy',
      [decision, ...Array.from({ length: count }, (_, index) => writeRule(index))].join('\n\n'),
    ],
  ]);
}

const identity = `id: limits
title: Limits
authority: Office
currency: EUR
languages: [en]
holidays: FI
`;

const edition = `decided: 2023-12-01
decided_by: Office
record: "1"
status: in_force
`;

const vocabulary = `enum kind "Kind"
${indented(kinds, (index) => `kind_${index} "Kind ${index}"`)}

input application "Application"
  kind       : kind "Kind"
  decided_on : date "Decided"
${indented(facts, (index) => `amount_${index} : integer "Amount ${index}" at least 0 at most 10000`)}
`;

const decision = `decision limits "Limits"
  as of application.decided_on
  approved "Within the limits"
  denied "Over a limit"
  referred "At discretion"
  incomplete "Facts are missing"`;

function writeRule(index: number): string {
  return `rule limit_${index} "Limit ${index}" §1:1
  when application.kind is kind_${index % kinds}
  requires application.amount_${index % facts} <= ${970 + (index % 61)}
  otherwise deny "Amount ${index % facts} is over the limit."`;
}

function indented(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `  ${write(index)}`).join('\n');
}
