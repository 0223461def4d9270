import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { openPage } from './support/open-page.ts';
import { cellOf, startVersion, storedDraft, typeDown, waitForValue, waitUntilSaved } from './support/prices-page.ts';
import { type Served, serve } from './support/serve.ts';

/** Prices of half a year that are not yet known. */
const files = {
  '2020-06-01/edition.yaml': 'status: accepted\ndecided: 2020-05-20\ndecided_by: Lautakunta\nrecord: "§ 1"\n',
  '2020-06-01/prices.yaml': 'price:\n  group_coaching: ~\n  individual_coaching: ~\n',
};

let browser: Browser;
let served: Served;
let page: Page;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), serve({ files })]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

describe('values that are not in force', () => {
  it('have their rows among the values in force, in both languages', async () => {
    const english = await openPage(browser, `${served.address}/prices`, { language: 'en' });
    await english
      .getByRole('row', { name: /no value in force/ })
      .first()
      .waitFor();
    await english.context().close();
    page = await openPage(browser, `${served.address}/prices`);
    await page.getByRole('row', { name: /51– km ei voimassa olevaa arvoa/ }).waitFor();
  });

  it('are typed into a draft and saved, bands once each has one', async () => {
    await startVersion(page);
    await page.getByRole('row', { name: /Ryhmävalmennuksen tuntihinta .*ei voimassa olevaa arvoa/ }).waitFor();
    await typeDown(page, 'price.group_coaching', ['16']);
    await typeDown(page, 'price.individual_coaching[0]', ['47', '83']);
    await page.getByText('Arvo tulee versioon, kun jokaisella rivillä on arvo.').first().waitFor();
    await waitUntilSaved(page);
    expect((await storedDraft(served)).files['2021-01-01/prices.yaml']).toBe('price:\n  group_coaching: 16 EUR/h\n');
    await typeDown(page, 'price.individual_coaching[51]', ['118']);
    await page.getByText('Arvo tulee versioon').first().waitFor({ state: 'detached' });
    await waitUntilSaved(page);
    await page.reload();
    await waitForValue(page, 'price.individual_coaching[51]', '118,00');
    expect((await storedDraft(served)).files['2021-01-01/prices.yaml']).toContain('51- km: 118 EUR/h');
    expect(await cellOf(page, 'price.group_coaching').inputValue()).toBe('16,00');
    await page.context().close();
  });
});
