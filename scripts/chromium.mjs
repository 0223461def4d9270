// The tests of the pages run in Debian's Chromium, which is installed where that is possible.
import { existsSync } from 'node:fs';
import { fail, run, say } from './steps.mjs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Sees to it that there is a browser. Ends the process with a clear message where there can be none. */
export function setUpChromium() {
  if (process.env.CHROMIUM !== undefined || places.some(existsSync)) return;
  say({
    fi: 'Asennetaan Chromium sivujen testejä varten (kerran) …',
    en: 'Installing Chromium for the tests of the pages (once) …',
  });
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const aptGet = [...asRoot, 'apt-get', '-q'];
  run([...aptGet, 'update']);
  const status = run([...aptGet, 'install', '-y', '--no-install-recommends', 'chromium']);
  if (status === 0 && places.some(existsSync)) return;
  fail(
    {
      fi: 'Sivujen testit tarvitsevat Chromiumin: asenna se (apt-get install chromium) tai kerro sen paikka ympäristömuuttujassa CHROMIUM.',
      en: 'The tests of the pages need Chromium: install it (apt-get install chromium), or name one in the environment variable CHROMIUM.',
    },
    1,
  );
}
