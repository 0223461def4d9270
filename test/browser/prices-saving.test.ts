import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { openPage } from './support/open-page.ts';
import { cellOf, startVersion, storedDraft, typeDown, waitForValue, waitUntilSaved } from './support/prices-page.ts';
import { type Served, serve } from './support/serve.ts';

let browser: Browser;
let served: Served;
let page: Page;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), serve()]);
});

beforeEach(async () => {
  for (const date of ['2021-01-01', '2021-01-02']) await removeDraft(date);
  page = await openPage(browser, `${served.address}/prices`);
  await startVersion(page);
});

afterEach(async () => {
  await page.context().close();
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** Each test begins without drafts, on the server of them all. A page that has just gone may still save: then once more. */
async function removeDraft(date: string): Promise<void> {
  const address = `${served.address}/api/drafts/${date}`;
  const found = await fetch(address);
  if (found.status === 404) return;
  const { revision } = (await found.json()) as { readonly revision: string };
  const removed = await fetch(address, { method: 'DELETE', headers: { origin: served.address, 'if-match': revision } });
  if (removed.status === 412) return removeDraft(date);
  expect(removed.status).toBe(204);
}

const prices = '2021-01-01/prices.yaml';

describe('a draft is never lost', () => {
  it('goes on where it was after a reload in the middle', async () => {
    await typeDown(page, 'price.group_coaching', ['15,50', '57']);
    await waitUntilSaved(page);
    await page.reload();
    await waitForValue(page, 'price.group_coaching', '15,50');
    await waitForValue(page, 'price.supported_work', '57,00');
    await page.goto(`${served.address}/prices`);
    await page.getByRole('link', { name: 'voimaan 1.1.2021' }).waitFor();
  });

  it('keeps what is typed while the server is gone, says so, and saves it when the server is back', async () => {
    await typeDown(page, 'price.group_coaching', ['15,50']);
    await waitUntilSaved(page);
    // The server dies while it has the save in hand: the answer never comes.
    await page.route('**/api/drafts/2021-01-01', async (route) => {
      if (route.request().method() !== 'PUT') return route.continue();
      served.process.kill('SIGKILL');
      await route.abort();
    });
    await typeDown(page, 'price.supported_work', ['57']);
    await page.getByRole('alert').filter({ hasText: 'Muutokset ovat tallessa tällä sivulla.' }).waitFor();
    await typeDown(page, 'price.participation', ['22,50']);
    await page.unroute('**/api/drafts/2021-01-01');
    await served.restart();
    await waitUntilSaved(page);
    expect((await storedDraft(served)).files[prices]).toBe(
      'price:\n  group_coaching: 15.50 EUR/h\n  supported_work: 57 EUR/activity_day\n  participation: 22.50 EUR/activity_day\n',
    );
  });

  it('takes its own save for its own though the answer to it was lost', async () => {
    let lost = false;
    await page.route('**/api/drafts/2021-01-01', async (route) => {
      if (route.request().method() !== 'PUT' || lost) return route.continue();
      lost = true;
      await route.fetch();
      await route.abort();
    });
    await typeDown(page, 'price.group_coaching', ['15,50']);
    await page.getByText('Muutokset ovat tallessa tällä sivulla.').waitFor();
    await waitUntilSaved(page);
    await typeDown(page, 'price.group_coaching', ['15,70']);
    await waitUntilSaved(page);
    expect((await storedDraft(served)).files[prices]).toContain('15.70');
  });

  it('asks before the tab is closed on what is not saved', async () => {
    await page.route('**/api/drafts/2021-01-01', (route) => route.abort());
    await typeDown(page, 'price.group_coaching', ['15,50']);
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', async (dialog) => {
        resolve(dialog.type());
        await dialog.dismiss();
      });
    });
    await page.close({ runBeforeUnload: true });
    expect(await asked).toBe('beforeunload');
    expect(await cellOf(page, 'price.group_coaching').inputValue()).toBe('15,50');
  });
});

describe('two tabs', () => {
  it('do not overwrite one another: the latest is taken, or one’s own is kept as a copy', async () => {
    const other = await page.context().newPage();
    await other.goto(`${served.address}/prices/2021-01-01`);
    await cellOf(other, 'price.group_coaching').waitFor();
    await typeDown(page, 'price.group_coaching', ['15,50']);
    await waitUntilSaved(page);
    await typeDown(other, 'price.supported_work', ['57']);
    const conflict = other
      .getByRole('alert')
      .filter({ hasText: /Luonnosta on muutettu toisessa välilehdessä klo \d+\.\d\d/ });
    await conflict.waitFor();
    expect((await storedDraft(served)).files[prices]).toBe('price:\n  group_coaching: 15.50 EUR/h\n');
    await conflict.getByRole('button', { name: 'Tallenna omani kopiona' }).click();
    await other.getByLabel('Kopion voimaantulopäivä').fill('2.1.2021');
    await other.getByRole('dialog').getByRole('button', { name: 'Tallenna' }).click();
    await other.locator('strong', { hasText: 'voimaan 2.1.2021' }).waitFor();
    expect((await storedDraft(served, '2021-01-02')).files).toEqual({
      '2021-01-02/edition.yaml': 'status: draft\nstated_for:\n  price: 2021\n',
      '2021-01-02/prices.yaml': 'price:\n  supported_work: 57 EUR/activity_day\n',
    });

    await other.goto(`${served.address}/prices/2021-01-01`);
    await waitForValue(other, 'price.group_coaching', '15,50');
    await typeDown(page, 'price.group_coaching', ['15,60']);
    await waitUntilSaved(page);
    await typeDown(other, 'price.participation', ['23']);
    await other.getByRole('button', { name: 'Lataa uusin' }).click();
    await waitForValue(other, 'price.group_coaching', '15,60');
    await waitForValue(other, 'price.participation', '22,00');
    await other.getByRole('button', { name: /^Kumoa/ }).click();
    await waitForValue(other, 'price.participation', '23,00');
  });
});

describe('a rulebook that is not kept in git', () => {
  it('gets the files of what is sent, and the changes can be downloaded', async () => {
    await typeDown(page, 'price.group_coaching', ['15,50']);
    await page.getByRole('button', { name: 'Version tiedot' }).click();
    await page.locator('#settings-decided').fill('12.11.2020');
    await page.locator('#settings-decidedBy').fill('Lautakunta');
    await page.locator('#settings-record').fill('§ 112');
    await page.getByRole('button', { name: 'Lähetä tarkistettavaksi' }).click();
    await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
    await page.getByRole('heading', { name: 'Lähetetty tarkistettavaksi' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('link', { name: 'Lataa muutokset tiedostona' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('2021-01-01.patch');
    expect(readFileSync(join(served.rulebook, prices), 'utf8')).toBe('price:\n  group_coaching: 15.50 EUR/h\n');
    await page.goto(`${served.address}/proposals`);
    await page.getByText('Tallennettu sääntökirjaan, odottaa hyväksyntää').waitFor();
  });
});
