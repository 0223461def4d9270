/** The cases and the examples of the Kuopio rulebook, their facts read. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCases } from '../../dsl/cases/read-cases.ts';
import { compileRulebook } from '../../dsl/compile/compile.ts';
import { parseFactsJson } from '../../engine/facts/parse.ts';
import { readFacts } from '../../engine/facts/read-facts.ts';
import type { Facts } from '../../engine/ir/findings.ts';
import { invariant } from '../../engine/ir/invariant.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import type { PolicyCase } from '../../engine/ir/policy-case.ts';
import { kuopioFiles } from '../support/kuopio-files.ts';
import type { AgreementCase } from './answers.ts';

export const rulebook: Rulebook = compile();

function compile(): Rulebook {
  const { rulebook: compiled } = compileRulebook(kuopioFiles());
  invariant(compiled !== null, 'the Kuopio rulebook compiles');
  return compiled;
}

function filesIn(folder: string, end: string): readonly { readonly name: string; readonly text: string }[] {
  const root = new URL(`../../${folder}/`, import.meta.url);
  const names = readdirSync(fileURLToPath(root)).filter((name) => name.endsWith(end));
  return names.sort().map((name) => ({ name, text: readFileSync(new URL(name, root), 'utf8') }));
}

function factsIn(json: string): Facts {
  const parsed = parseFactsJson(json);
  invariant('json' in parsed, 'the facts are JSON');
  const { facts, problems } = readFacts(rulebook, parsed.json);
  invariant(problems.length === 0, 'the facts are facts of the rulebook');
  return facts;
}

const tests = filesIn('policies/kuopio-social-rehabilitation/tests', '.yaml');

export const policyCases: readonly { readonly case: PolicyCase; readonly facts: Facts }[] = tests.flatMap(
  ({ name, text }) => readCases(name, text, rulebook).cases.map((one) => ({ case: one, facts: factsIn(one.facts) })),
);

/** `voucher-grant-approved.json` asks for `voucher_grant`. */
export const examples: readonly AgreementCase[] = filesIn('examples', '.json').map(({ name, text }) => ({
  decision: name.replace(/-[^-]*$/, '').replaceAll('-', '_'),
  facts: factsIn(text),
  date: null,
}));
