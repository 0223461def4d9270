// The fast path: each application is read once, then decided as often as you like.
// node examples/library/decide-many.mjs
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadRulebookFromFolder } from 'rulebook/node';

const folder = fileURLToPath(new URL('../../policies/kuopio-social-rehabilitation', import.meta.url));
const loaded = loadRulebookFromFolder(folder);
if (loaded.kind !== 'loaded') throw new Error('the rulebook cannot be used: rulebook check says why');

const decision = loaded.rulebook.decision('voucher_grant');
const application = JSON.parse(readFileSync(new URL('../voucher-grant-approved.json', import.meta.url), 'utf8'));

const verdict = { detail: 'verdict' };
for (const hours of [10, 40, 41, '12.5 h', -1]) {
  const ready = decision.read({ ...application, voucher: { ...application.voucher, hours } });
  if (ready.kind === 'unusable') {
    process.stdout.write(`${hours}: ${ready.problems[0].message.en}\n`);
    continue;
  }
  const { outcome, violated, values } = decision.decide(ready, verdict);
  // Money is a whole number of cents: no binary fractions anywhere.
  process.stdout.write(`${hours}: ${outcome} ${violated.join(', ')} ${values['voucher.value']} cents\n`);
}
