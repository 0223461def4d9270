// One voucher application decided and explained: node examples/library/decide-one.mjs
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadRulebookFromFolder } from 'rulebook/node';

const folder = fileURLToPath(new URL('../../policies/kuopio-social-rehabilitation', import.meta.url));
const loaded = loadRulebookFromFolder(folder);
if (loaded.kind !== 'loaded') throw new Error('the rulebook cannot be used: rulebook check says why');

const decision = loaded.rulebook.decision('voucher_grant', { language: 'en' });
const application = readFileSync(new URL('../voucher-grant-referred.json', import.meta.url), 'utf8');

const result = decision.decide(application);
if (result.kind === 'unusable') {
  for (const { path, message } of result.problems) process.stdout.write(`${path}: ${message.en}\n`);
} else {
  const { outcome, values, rules } = result.answer;
  process.stdout.write(`${outcome}; the voucher is worth ${values['voucher.value'].amount} EUR\n`);
  for (const { rule, messages = [], provisions = [] } of rules.filter(({ status }) => status === 'violated')) {
    process.stdout.write(`${rule} (${provisions.join(', ')}): ${messages.join(' ')}\n`);
  }
}
