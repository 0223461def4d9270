// Takes the screenshots of the guides: node scripts/screenshots.mjs [page …], after npm run build.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { project } from './steps.mjs';

const chromiumPlaces = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const folder = mkdtempSync(join(tmpdir(), 'rulebook-screenshots-'));
const rulebook = join(folder, 'kuopio-social-rehabilitation');
cpSync(join(project, 'policies', 'kuopio-social-rehabilitation'), rulebook, { recursive: true });

const server = spawn(
  process.execPath,
  [
    join(project, 'bin', 'rulebook.js'),
    'serve',
    '--port',
    '0',
    '--rulebook',
    rulebook,
    '--drafts',
    join(folder, 'drafts'),
  ],
  { stdio: ['ignore', 'ignore', 'pipe'] },
);

/** The address that the server says it is at. */
function listen() {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (chunk) => {
      said += chunk;
      const address = /http:\/\/[\w.:]+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    server.once('exit', () => reject(new Error(said)));
  });
}

const wanted = process.argv.slice(2);
const modules = readdirSync(join(import.meta.dirname, 'screenshots')).filter(
  (file) => wanted.length === 0 || wanted.includes(file.replace('.mjs', '')),
);
const browser = await chromium.launch({
  executablePath: chromiumPlaces.find((place) => place !== undefined && existsSync(place)),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const address = await listen();
  for (const file of modules) {
    const { takeScreenshots } = await import(`./screenshots/${file}`);
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'fi-FI' });
    const page = await context.newPage();
    await takeScreenshots(page, address, (name) => join(project, 'docs', 'images', `${name}.png`));
    await context.close();
  }
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
