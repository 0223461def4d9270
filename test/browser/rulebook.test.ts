import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { findAccessibilityProblems, openPage, openWatchedPage } from './support/open-page.ts';
import { type Served, serve } from './support/serve.ts';

let browser: Browser;
let served: Served;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), serve()]);
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

describe('the page of the rulebook', () => {
  it('shows the rules in force on a day, each with the text it rests on', async () => {
    const page = await openPage(browser, `${served.address}/rulebook?on=2020-03-02`);
    const age = page.locator('#norm-age_limits');
    await expect.poll(() => age.innerText()).toMatch(/18\svuotta \(alaikäraja\) – 64\svuotta/);
    await age.getByText('Kohdan 2:1 teksti').click();
    expect(await age.locator('blockquote').textContent()).toContain('18-64 -vuotiaille kuopiolaisille');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('leads from a rule to its provision, and back to what rests on that', async () => {
    const page = await openPage(browser, `${served.address}/rulebook?on=2020-03-02`);
    await page.locator('#value-price\\.group_coaching').getByRole('link', { name: '3.1:15' }).click();
    const provision = page.locator('[id="3.1:15"]');
    await expect.poll(() => provision.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await provision.getByRole('link', { name: 'Ryhmävalmennuksen tuntihinta' }).click();
    const value = page.locator('#value-price\\.group_coaching');
    await expect.poll(() => value.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('takes a day as it is written, and says what is wrong with one', async () => {
    const page = await openPage(browser, `${served.address}/rulebook?on=2020-03-02`);
    const day = page.getByLabel('Päivä');
    await day.fill('31.2.2020');
    await day.press('Enter');
    await page.getByText('Anna päivä muodossa 1.1.2021.').waitFor();
    await day.fill('31.12.2019');
    await day.press('Enter');
    await page.getByText('Tuona päivänä mikään versio ei ole voimassa').waitFor();
    expect(new URL(page.url()).searchParams.get('on')).toBe('2019-12-31');
  });

  it('finds rules, values and provisions by their words', async () => {
    const page = await openPage(browser, `${served.address}/rulebook?on=2020-03-02`);
    await page.getByRole('searchbox').fill('ryhmävalmennuksen tuntihinta');
    await page.locator('.rulebook-found a').first().waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id ?? '')).not.toBe('');
    expect(new URL(page.url()).hash).not.toBe('');
  });

  it('speaks English too', async () => {
    const page = await openPage(browser, `${served.address}/rulebook?on=2020-03-02&view=source`, { language: 'en' });
    await page.getByRole('heading', { level: 1, name: 'Rulebook' }).waitFor();
    await page.getByText('provisions are what some rule or value rests on').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});

describe('a page whose programs do not load', () => {
  it('says so, and tries again when asked', async () => {
    const { context, page } = await openWatchedPage(browser);
    await page.route('**/rulebook-worker*.js', (route) => route.abort());
    await page.goto(`${served.address}/rulebook`);
    await page
      .getByRole('heading', { name: /^(Sääntökirjaa ei voitu avata|The rulebook could not be opened)$/ })
      .waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.unroute('**/rulebook-worker*.js');
    await page.getByRole('button', { name: /^(Yritä uudelleen|Try again)$/ }).click();
    await page.locator('#norm-age_limits').waitFor();
    await context.close();
  });
});
