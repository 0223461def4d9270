// `npm start`: installs what is missing, builds, checks the rulebook, and serves the editor and the HTTP API.
import { build } from './build.mjs';
import { setUp } from './setup.mjs';
import { fail, project, say } from './steps.mjs';

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

// What stands behind `npm start --` goes to the server: `npm start -- --port 9000`.
await succeed(['serve', ...process.argv.slice(2)]);

async function succeed(words) {
  const status = await rulebook(words, { ...processIo, cwd: project });
  if (status !== 0) process.exit(status);
}
