// Takes the pictures of the pages that the documentation shows: `node scripts/screenshots.mjs`, after `npm run build`.
// A server of its own, on a copy of the Kuopio rulebook in a git repository of its own; nothing leaves the machine.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { project } from './steps.mjs';

const images = join(project, 'docs', 'images');
const folder = mkdtempSync(join(tmpdir(), 'rulebook-screenshots-'));
const rulebook = join(folder, 'checkout', 'policies', 'kuopio-social-rehabilitation');
cpSync(join(project, 'policies', 'kuopio-social-rehabilitation'), rulebook, { recursive: true });
for (const words of [
  ['init', '--initial-branch=main'],
  ['add', '.'],
  ['commit', '-m', 'Sääntökirja'],
]) {
  const person = ['-c', 'user.name=Sihteeri', '-c', 'user.email=sihteeri@example.org'];
  execFileSync('git', [...person, ...words], { cwd: join(folder, 'checkout'), stdio: 'pipe' });
}
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
  { stdio: ['ignore', 'pipe', 'pipe'] },
);
const address = await new Promise((resolve, reject) => {
  let said = '';
  const listen = (chunk) => {
    said += chunk;
    const found = /http:\/\/[\w.:[\]-]+/.exec(said)?.[0];
    if (found !== undefined) resolve(found);
  };
  server.stdout.on('data', listen);
  server.stderr.on('data', listen);
  server.once('exit', (status) => reject(new Error(`the server ended with ${status}:\n${said}`)));
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
const take = (name) => page.screenshot({ path: join(images, `${name}.png`) });

/** A year's new prices, as they are in the guide of the administrator. */
async function takePrices() {
  await page.goto(`${address}/prices`);
  await page.getByText('46,00').first().waitFor();
  await take('prices-in-force');
  await page.getByRole('button', { name: 'Aloita uusi versio' }).click();
  await page.getByLabel('Voimaantulopäivä').fill('1.1.2021');
  await page.getByLabel('Päätöspäivä').fill('12.11.2020');
  await page.getByLabel('Päättäjä').fill('Perusturva- ja terveyslautakunta');
  await page.getByLabel('Pöytäkirjan pykälä').fill('§ 112');
  await take('prices-new-version');
  await page.getByRole('button', { name: 'Aloita', exact: true }).click();
  const first = page.locator('[id="cell-price.individual_coaching[0]"]');
  await first.focus();
  for (const value of ['47', '8,30', '119', '15,50', '57']) {
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
  await page.locator('.caution', { hasText: 'Halvempi kuin' }).waitFor();
  await page.getByText('Esimerkkiaineisto – ei').first().waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await take('prices-draft');
  await page.locator('[id="cell-price.individual_coaching[21]"]').fill('83');
  await page.keyboard.press('Enter');
  await page.locator('[id="cell-price.individual_coaching[0]-quantity"]').fill('4 200');
  await page.keyboard.press('Enter');
  await page.locator('.caution', { hasText: 'Halvempi kuin' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Lähetä tarkistettavaksi' }).click();
  await page.getByRole('dialog').waitFor();
  await take('prices-send');
  await page.keyboard.press('Escape');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 900 });
  await take('prices-memo');
}

try {
  await takePrices();
} finally {
  await browser.close();
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
