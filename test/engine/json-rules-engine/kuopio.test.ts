import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../../dsl/cases/read-cases.ts';
import { compileRulebook } from '../../../dsl/compile/compile.ts';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { jsonRulesEngine } from '../../../engine/backends/json-rules-engine/json-rules-engine.ts';
import { parseFactsJson } from '../../../engine/facts/parse.ts';
import { readFacts } from '../../../engine/facts/read-facts.ts';
import type { Facts } from '../../../engine/ir/findings.ts';
import { invariant } from '../../../engine/ir/invariant.ts';
import type { Day } from '../../../engine/ir/ir.ts';
import { kuopioFiles } from '../../support/kuopio-files.ts';

const { rulebook } = compileRulebook(kuopioFiles());
invariant(rulebook !== null, 'the Kuopio rulebook has no errors');
const reference = interpreter.prepare(rulebook);
const evaluator = jsonRulesEngine.prepare(rulebook);

interface Sample {
  readonly name: string;
  readonly decision: string;
  readonly facts: Facts;
  readonly on: Day | null;
}

function readText(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
}

function namesIn(folder: string, end: string): readonly string[] {
  const entries = readdirSync(fileURLToPath(new URL(`../../../${folder}`, import.meta.url)));
  return entries.filter((name) => name.endsWith(end)).sort();
}

function factsIn(json: string): Facts {
  const parsed = parseFactsJson(json);
  invariant('json' in parsed && rulebook !== null, 'the facts are JSON');
  return readFacts(rulebook, parsed.json).facts;
}

const folder = 'policies/kuopio-social-rehabilitation/tests';
const cases: readonly Sample[] = namesIn(folder, '.yaml').flatMap((name) =>
  readCases(name, readText(`${folder}/${name}`), rulebook).cases.map((one) => ({
    name: `${name} ${one.name}`,
    decision: one.decision,
    facts: factsIn(one.facts),
    on: one.on,
  })),
);
/** `voucher-grant-approved.json` asks for `voucher_grant`. */
const examples: readonly Sample[] = namesIn('examples', '.json').map((name) => ({
  name,
  decision: name.replace(/-[^-]*$/, '').replaceAll('-', '_'),
  facts: factsIn(readText(`examples/${name}`)),
  on: null,
}));

describe('the Kuopio rulebook run by json-rules-engine', () => {
  it('has cases and examples', () => {
    expect(cases.length).toBeGreaterThan(100);
    expect(examples.length).toBeGreaterThan(10);
  });

  it.each([...cases, ...examples])('finds what the interpreter finds: $name', async ({ decision, facts, on }) => {
    expect(await evaluator.decide(decision, facts, on)).toEqual(reference.decide(decision, facts, on));
  });

  it('finds it of overlapping calls and with facts left out one by one', async () => {
    const asked = examples.flatMap(({ decision, facts }) =>
      [...facts.keys()].map((path) => ({ decision, facts: new Map([...facts].filter(([name]) => name !== path)) })),
    );
    const found = await Promise.all(asked.map(({ decision, facts }) => evaluator.decide(decision, facts, null)));
    expect(found).toEqual(asked.map(({ decision, facts }) => reference.decide(decision, facts, null)));
  });
});

const example = fileURLToPath(new URL('../../../examples/json-rules-engine/run.mjs', import.meta.url));
const built = fileURLToPath(new URL('../../../dist/engine/backends/json-rules-engine/index.js', import.meta.url));

describe('the example', () => {
  it.skipIf(!existsSync(built))('runs exported rules with json-rules-engine', () => {
    const lines = execFileSync(process.execPath, [example], { encoding: 'utf8' }).split('\n');
    expect(lines).toContain('catchment: satisfied');
    expect(lines).toContain(
      "age_limits: deny – The service is for people aged 18–64; the client is 65 on the voucher's first day.",
    );
  });
});
