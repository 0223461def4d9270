// `npm start`: installs what is missing, builds, checks the rulebook, and decides the example applications.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { setUp } from './setup.mjs';
import { fail, language, project, say } from './steps.mjs';

setUp();
say({ fi: 'Rakennetaan …', en: 'Building …' });
if ((await build()) !== 0) {
  fail({ fi: 'Rakentaminen ei onnistunut.', en: 'The build failed.' }, 1);
}

// Built just now, so that it could not be imported before; in this process, so that it starts once.
const { processIo } = await import('../dist/cli/process-io.js');
const { run: rulebook } = await import('../dist/cli/run.js');

say({ fi: 'Tarkistetaan sääntökirja …', en: 'Checking the rulebook …' });
await succeed(['check']);

const examples = readdirSync(join(project, 'examples'))
  .filter((name) => name.endsWith('.json'))
  .sort();
for (const name of examples) {
  process.stdout.write(`\n── examples/${name}\n\n`);
  await succeed(['evaluate', decisionOf(name), `examples/${name}`]);
}
const last = examples.at(-1);
if (last !== undefined) process.stdout.write(`\n${nextSteps(last)}`);

async function succeed(words) {
  const status = await rulebook(words, { ...processIo, cwd: project });
  if (status !== 0) process.exit(status);
}

/** `voucher-grant-approved.json` asks for the decision `voucher_grant`; the last word says how it goes. */
function decisionOf(name) {
  return name.replace(/-[^-]*$/, '').replaceAll('-', '_');
}

function nextSteps(example) {
  const evaluate = `node bin/rulebook.js evaluate ${decisionOf(example)} examples/${example}`;
  const steps = {
    fi: [
      'Näin pääset eteenpäin:',
      [`${evaluate} --explain`, 'ratkaisu perusteluineen'],
      [`${evaluate} --format json`, 'sama ohjelmille'],
      ['node bin/rulebook.js show', 'sääntökirja luettavana asiakirjana'],
      ['node bin/rulebook.js check', 'sääntökirjan tarkistus'],
      ['node bin/rulebook.js test', 'sääntökirjan omat esimerkkitapaukset'],
      ['node bin/rulebook.js --help --language fi', 'kaikki komennot'],
    ],
    en: [
      'How to go on:',
      [`${evaluate} --explain --language en`, 'the decision with its grounds'],
      [`${evaluate} --format json`, 'the same for programs'],
      ['node bin/rulebook.js show --language en', 'the rulebook as a readable document'],
      ['node bin/rulebook.js check', 'checks the rulebook'],
      ['node bin/rulebook.js test', "the rulebook's own cases"],
      ['node bin/rulebook.js --help --language en', 'all commands'],
    ],
  };
  const languages = language === 'fi' ? ['fi', 'en'] : ['en', 'fi'];
  return languages.map((each) => describeSteps(steps[each])).join('\n');
}

function describeSteps([title, ...steps]) {
  return `${title}\n${steps.map(([command, purpose]) => `  ${command}\n      ${purpose}\n`).join('')}`;
}
