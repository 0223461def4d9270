import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { openPage } from './support/open-page.ts';
import {
  cellOf,
  gitIn,
  startVersion,
  storedDraft,
  typeDown,
  waitForValue,
  waitUntilSaved,
} from './support/prices-page.ts';
import { type Served, serve } from './support/serve.ts';

let browser: Browser;
let served: Served;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  served = await serve({ git: true });
  page = await openPage(browser, `${served.address}/prices`);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

describe('the yearly update, from opening the page to the proposed commit', () => {
  it('shows what is in force, with the text of a provision a key away', async () => {
    const row = page.getByRole('row', { name: /Ryhmävalmennuksen tuntihinta/ });
    await row.waitFor();
    expect((await row.innerText()).replace(/\s+/g, ' ')).toContain('15,00 €/h');
    await row.getByRole('button', { name: /kohta 3\.1:15/ }).press('Enter');
    await page.getByText('Vuonna 2020 voimassa oleva hinta on 15 euroa/ tunti').waitFor();
  });

  it('refuses a day that is not after the edition in force', async () => {
    await page.getByRole('button', { name: 'Aloita uusi versio' }).click();
    await page.getByLabel('Voimaantulopäivä').fill('1.1.2020');
    await page.getByRole('button', { name: 'Aloita', exact: true }).click();
    await page.getByText('Voimaantulopäivän on oltava 1.1.2020 jälkeen.').waitFor();
    await page.keyboard.press('Escape');
  });

  it('starts a version, and takes five prices', async () => {
    await startVersion(page);
    await page.locator('.state', { hasText: 'Luonnos – ei voimassa' }).waitFor();
    await typeDown(page, 'price.individual_coaching[0]', ['47', '83,00 €', '119', '15.50', '57 €/toimintapäivä']);
    await waitForValue(page, 'price.group_coaching', '15,50');
    await waitUntilSaved(page);
    expect((await storedDraft(served)).files['2021-01-01/prices.yaml']).toBe(
      [
        'price:',
        '  individual_coaching:',
        '    0-20 km: 47 EUR/h',
        '    21-50 km: 83 EUR/h',
        '    51- km: 119 EUR/h',
        '  group_coaching: 15.50 EUR/h',
        '  supported_work: 57 EUR/activity_day',
        '',
      ].join('\n'),
    );
  });

  it('tells the change in euros and percent, and what it means', async () => {
    const row = page.getByRole('row', { name: /^0–20 km/ });
    await expect.poll(async () => (await row.innerText()).replace(/\s+/g, ' ')).toContain('+1,00 € (+2,2 %)');
    const panel = page.getByRole('complementary');
    await panel.getByText('5 arvoa muuttuu').waitFor();
    await panel.getByText(/testitapauksen tulos muuttuu/).waitFor();
    await panel.getByText(/laskun tulos muuttuu/).waitFor();
    expect(await panel.getByRole('img').getAttribute('aria-label')).toContain(
      'Yksilövalmennuksen tuntihinta: 0–20\u00a0km +2,2\u00a0%',
    );
  });

  it('computes the effect in a year exactly from the quantities', async () => {
    await page.locator('[id="cell-price.individual_coaching[0]-quantity"]').fill('1 234,5');
    await page.keyboard.press('Enter');
    await page.keyboard.type('10000');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary');
    await panel.getByText('+21\u00a0234,50\u00a0€').waitFor();
  });

  it('says what is missing before it is sent, and leads there', async () => {
    await page.getByRole('button', { name: 'Lähetä tarkistettavaksi' }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'Korjaa ennen lähettämistä' });
    await summary.waitFor();
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await summary.getByRole('link', { name: /Anna päätöspäivä/ }).click();
    await page.getByLabel('Päätöspäivä').waitFor();
    expect(await page.getByLabel('Päätöspäivä').evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('12.11.2020');
    await page.getByLabel('Päättäjä').fill('Perusturva- ja terveyslautakunta');
    await page.getByLabel('Pöytäkirjan pykälä tai asiakirja').fill('§ 112');
    await summary.waitFor({ state: 'detached' });
  });

  it('takes a reason for each caution', async () => {
    const caution = page.locator('.caution', { hasText: 'Kohdassa 3.1:8 on yhä 46 euroa.' });
    await caution.getByRole('button', { name: 'Kuittaa' }).click();
    await page.getByLabel('Miksi arvo on oikein?').fill('Teksti päivitetään erikseen.');
    await page.getByLabel(/Sama syy kaikille/).check();
    await page.getByLabel('Miksi arvo on oikein?').press('Enter');
    const forgotten = page.locator('.caution', { hasText: 'Muut rivit muuttuivat, tämä ei.' });
    await forgotten.getByRole('button', { name: 'Kuittaa' }).click();
    await page.getByLabel('Miksi arvo on oikein?').fill('Hinta pidettiin ennallaan.');
    await page.getByLabel('Miksi arvo on oikein?').press('Enter');
    await page.getByText('Tarkista 0').waitFor();
  });

  it('sends it as one commit of the edition’s files, without disturbing the checkout', async () => {
    const before = gitIn(served, 'rev-parse', 'HEAD');
    await page.getByRole('button', { name: 'Lähetä tarkistettavaksi' }).click();
    await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
    await page.getByRole('heading', { name: 'Lähetetty tarkistettavaksi' }).waitFor();
    expect(await page.getByLabel('Valmis teksti').inputValue()).toContain('Peruste: Hinta pidettiin ennallaan.');
    const folder = 'policies/kuopio-social-rehabilitation/2021-01-01';
    expect(gitIn(served, 'diff', '--name-status', 'main', 'rulebook/2021-01-01')).toBe(
      `A\t${folder}/edition.yaml\nA\t${folder}/prices.yaml\n`,
    );
    expect(gitIn(served, 'rev-list', '--count', 'main..rulebook/2021-01-01').trim()).toBe('1');
    expect(gitIn(served, 'show', `rulebook/2021-01-01:${folder}/edition.yaml`)).toBe(
      [
        'status: proposed',
        'decided: 2020-11-12',
        'decided_by: Perusturva- ja terveyslautakunta',
        'record: § 112',
        'stated_for:',
        '  price: 2021',
        '',
      ].join('\n'),
    );
    expect([gitIn(served, 'rev-parse', 'HEAD'), gitIn(served, 'status', '--porcelain')]).toEqual([before, '']);
    await page.getByRole('button', { name: 'Sulje' }).click();
    expect(await cellOf(page, 'price.group_coaching').isDisabled()).toBe(true);
  });

  it('reopens the proposal, changes it, sends it again and withdraws it', async () => {
    await page.getByRole('link', { name: 'Muutosehdotukset' }).click();
    await page.getByRole('button', { name: 'Avaa uudelleen' }).click();
    await page.getByText('Tarkistettavana ei ole ehdotuksia.').waitFor();
    await page.getByRole('link', { name: 'Hinnat ja rajat' }).click();
    await page.getByRole('link', { name: 'voimaan 1.1.2021' }).click();
    await typeDown(page, 'price.participation', ['22,50']);
    await waitUntilSaved(page);
    await page.getByRole('button', { name: 'Lähetä tarkistettavaksi' }).click();
    await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
    await page.getByRole('heading', { name: 'Lähetetty tarkistettavaksi' }).waitFor();
    const folder = 'policies/kuopio-social-rehabilitation/2021-01-01';
    expect(gitIn(served, 'show', `rulebook/2021-01-01:${folder}/prices.yaml`)).toContain('participation: 22.50 EUR');
    await page.getByRole('dialog').getByRole('link', { name: 'Muutosehdotukset' }).click();
    await page.getByRole('button', { name: 'Peru ehdotus' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Peru ehdotus' }).click();
    await page.getByText('Tarkistettavana ei ole ehdotuksia.').waitFor();
    expect(gitIn(served, 'branch', '--list', 'rulebook/*')).toBe('');
    expect((await storedDraft(served)).status).toBe('draft');
  });
});
