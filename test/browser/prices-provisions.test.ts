import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { findAccessibilityProblems, openPage } from './support/open-page.ts';
import { cellOf, startVersion, storedDraft, typeDown, waitUntilSaved } from './support/prices-page.ts';
import { type Served, serve } from './support/serve.ts';

let browser: Browser;
let served: Served;
let page: Page;
const source = 'source/2021-01-01.fi.md';

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), serve()]);
  page = await openPage(browser, `${served.address}/prices`);
  await startVersion(page);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

it('one button writes all new numbers into provisions, and the cautions are gone', async () => {
  await typeDown(page, 'price.individual_coaching[0]', ['47', '83']);
  const caution = page.locator('.caution', { hasText: 'on yhä' });
  await expect.poll(() => caution.count()).toBe(2);
  await page.getByRole('button', { name: 'Päivitä luvut säännösteksteihin' }).click();
  await expect.poll(() => caution.count()).toBe(0);
  await waitUntilSaved(page);
  expect((await storedDraft(served)).files[source]).toBe(
    '[3.1:8] 1. 0-20 km etäisyydellä: 47 euroa /tunti\n\n[3.1:9] 2. 21-50 km etäisyydellä: 83 euroa/ tunti\n',
  );
});

it('a text is written by hand, and taken back to the one in force', async () => {
  await typeDown(page, 'price.individual_coaching[51]', ['120']);
  const caution = page.locator('.caution', { hasText: 'Kohdassa 3.1:10 on yhä 116 euroa.' });
  await caution.getByRole('button', { name: 'Muokkaa säännöstekstiä' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kohta 3.1:10').fill('3. yli 50 km: 120 euroa tunnilta');
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Tallenna' }).click();
  await caution.waitFor({ state: 'detached' });
  await waitUntilSaved(page);
  expect((await storedDraft(served)).files[source]).toContain('[3.1:10] 3. yli 50 km: 120 euroa tunnilta\n');
  await page.getByRole('button', { name: /^kohta 3\.1:8/ }).click();
  const shown = page.locator('.provision-text p', { hasText: '3. yli 50 km' });
  await shown.getByRole('button', { name: 'Muokkaa säännöstekstiä' }).click();
  await dialog.getByRole('button', { name: 'Palauta voimassa oleva teksti' }).click();
  await dialog.getByRole('button', { name: 'Tallenna' }).click();
  await caution.waitFor();
  await waitUntilSaved(page);
  expect((await storedDraft(served)).files[source]).not.toContain('3.1:10');
  expect(await cellOf(page, 'price.individual_coaching[51]').inputValue()).toBe('120,00');
});
