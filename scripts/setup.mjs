// Makes the project ready to run: the right Node, and the packages of the lock file. Plain Node, so that it works
// before anything is installed. Runs first in `npm start` and `npm test`; costs nothing when all is in place.
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail, project, run, say } from './steps.mjs';

const oldestNode = [20, 19];

/** Installs what is missing. Ends the process with a clear message where that cannot be done. */
export function setUp() {
  refuseOldNode();
  if (!isInstalled()) install();
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  fail(
    {
      fi: `Node.js ${process.versions.node} on liian vanha: tarvitaan vähintään ${oldestNode.join('.')}. Asenna uudempi Node.js ja yritä uudelleen.`,
      en: `Node.js ${process.versions.node} is too old: at least ${oldestNode.join('.')} is needed. Install a newer Node.js and try again.`,
    },
    2,
  );
}

/** npm writes its hidden lock file last, so an interrupted install does not count, nor one older than the lock. */
function isInstalled() {
  const installed = join(project, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs >= statSync(join(project, 'package-lock.json')).mtimeMs;
}

/** The download cache stands inside the project while installing, so that nothing is written outside it. */
function install() {
  say({ fi: 'Asennetaan tarvittavat paketit (kerran) …', en: 'Installing the packages needed (once) …' });
  const cache = join(project, '.rulebook', 'npm-cache');
  const npm = process.env.npm_execpath;
  const command = npm === undefined ? ['npm'] : [process.execPath, npm];
  const status = run([...command, 'ci', '--no-fund', '--no-audit', '--cache', cache]);
  rmSync(cache, { recursive: true, force: true });
  if (status === 0) return;
  fail(
    {
      fi: 'Pakettien asennus ei onnistunut. Tarkista verkkoyhteys ja yllä oleva npm:n viesti, ja yritä uudelleen.',
      en: 'The packages could not be installed. Check the network and the message of npm above, and try again.',
    },
    1,
  );
}
