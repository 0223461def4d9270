// Runs exported rules with json-rules-engine, as a project of its own would: with that package, and with Rulebook's
// module for the operators and computed facts. Build first: `npm start`. Then
//
//   node examples/json-rules-engine/run.mjs
//   node bin/rulebook.js export --to json-rules-engine --decision invoice_check --output rules.json
//   node examples/json-rules-engine/run.mjs rules.json examples/invoice-check-denied.json
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Engine } from 'json-rules-engine';
import { loadRules, openRuleSet, readCase, readRuleSet } from '../../dist/engine/backends/json-rules-engine/index.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
const [rulesFile, factsFile = `${project}/examples/voucher-grant-denied.json`] = process.argv.slice(2);

const { ruleSet, problem } = readRuleSet(JSON.parse(rulesFile ? readFileSync(rulesFile, 'utf8') : exportRules()));
if (problem !== undefined) fail([problem.en]);
const { facts, problems } = readCase(ruleSet, JSON.parse(readFileSync(factsFile, 'utf8')));
if (problems.length > 0) fail(problems.map(({ message, help }) => message.en + (help ? `; ${help.en}` : '')));

// Every fact the rules ask for: those of the case, and what is computed from them.
const computed = openRuleSet(ruleSet)(facts, null);
report((await openEngine(ruleSet.rules).run(computed.facts)).events);

// Rules about the elements of a list are run once for each element.
for (const [index, { rules }] of ruleSet.each.entries()) {
  const engine = openEngine(rules);
  for (const { element, facts: ofElement } of computed.each[index]) {
    report((await engine.run(ofElement)).events, `${element}: `);
  }
}

/** The option puts the values that a message speaks of into its event. */
function openEngine(rules) {
  return loadRules(new Engine([], { replaceFactsInEventParams: true }), ruleSet, rules);
}

function report(events, element = '') {
  for (const { type, params } of events) {
    const message = params.message?.en?.replace(/\{[^}]*\}/g, (placeholder) => params[placeholder] ?? '…');
    const verdict = `${element}${params.rule}: ${type === 'violated' ? params.effect : type}`;
    process.stdout.write(message === undefined ? `${verdict}\n` : `${verdict} – ${message}\n`);
  }
}

function exportRules() {
  const words = ['export', '--to', 'json-rules-engine', '--decision', 'voucher_grant', '--on', '2020-03-02'];
  return execFileSync(process.execPath, [`${project}/bin/rulebook.js`, ...words], { cwd: project });
}

function fail(messages) {
  for (const message of messages) process.stderr.write(`error: ${message}\n`);
  process.exit(2);
}
