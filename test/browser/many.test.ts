import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Download, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { findAccessibilityProblems, openWatchedPage } from './support/open-page.ts';
import { type Served, serve } from './support/serve.ts';

let browser: Browser;
let served: Served;
let context: BrowserContext;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), serve()]);
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

beforeEach(async () => {
  ({ context, page, complaints } = await openWatchedPage(browser));
});

afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

async function open(decision: string): Promise<void> {
  await page.goto(`${served.address}/many`);
  await page.getByLabel('Ratkaisu').selectOption(decision);
}

async function choose(name: string, content: string | Buffer): Promise<void> {
  await page
    .locator('.file-choice input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
}

async function textOf(download: Promise<Download>): Promise<string> {
  return readFileSync(await (await download).path(), 'utf8');
}

const rows = () => page.locator('.result-table tbody tr');
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? '';

/** Three invoices, one row a line, as Excel saves them on a Finnish machine: Windows-1252 with decimal commas. */
const invoices = [
  'tapaus;Palveluseteli / Palvelu;Palveluseteli / Alkaa;Palveluseteli / Päättyy;Myönnetyt tunnit;voucher.meeting_distance;Aiemmin laskutetut tunnit;Kausi alkaa;Kausi päättyy;Toimitettu;Tuntiraportti liitteenä;Laskutettu;Rivit / Päivä;Rivit / Laji;Rivit / Tunnit;Rivit / Etäisyys toimipisteestä',
  'L-1;Yksilövalmennus;1.3.2020;30.6.2020;40;12,5;0;1.3.2020;31.3.2020;7.4.2020;kyllä;161,00;3.3.2020;toteutunut käynti tai toimintapäivä;2;3',
  'L-1;;;;;;;;;;;;10.3.2020;toteutunut käynti tai toimintapäivä;1,5;3',
  'L-2;Yksilövalmennus;1.3.2020;30.6.2020;40;12,5;0;1.3.2020;31.3.2020;7.4.2020;x;92;3.4.2020;toteutunut käynti tai toimintapäivä;2;3',
  'L-3;Yksilövalmennus;1.3.2020;30.6.2020;40;12,5;0;1.3.2020;31.3.2020;7.4.2020;ei;46;5.3.2020;toteutunut käynti tai toimintapäivä;1;3',
  'L-4;Yksilövalmennus;1.3.2020;30.6.2020;neljä;12,5;0;1.3.2020;31.3.2020;7.4.2020;ei;46;5.3.2020;toteutunut käynti tai toimintapäivä;1;3',
  '',
].join('\r\n');

describe('many cases', () => {
  test('invoices in Windows-1252, one row a line', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open('invoice_check');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await choose('laskut.csv', Buffer.from(invoices, 'latin1'));
    await expect.poll(() => rows().count()).toBe(4);
    const shown = (await rows().allTextContents()).map(plain);
    expect(shown[0]).toContain('L-1');
    expect(shown[0]).toContain('Laskussa ei huomautettavaa');
    expect(shown[0]).toContain('161,00 €');
    expect(shown[1]).toContain(
      'L-2: Laskua ei voida hyväksyä. Laskun rivi 1: Rivin päivä 3.4.2020 ei ole laskutuskaudella',
    );
    expect(shown[1]).toContain('31.3.2020 (kohta 7:12).');
    expect(shown[2]).toContain('Lasku vaatii selvitystä');
    expect(shown[3]).toContain('Virheellinen rivi');
    expect(shown[3]).toContain('Palveluseteli: Myönnetyt tunnit – Anna luku, esimerkiksi 12,5.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Kopioi lause: L-2' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('L-2: Laskua ei voida');

    await page
      .locator('.fates')
      .getByRole('button', { name: /Laskua ei voida hyväksyä/ })
      .click();
    await expect.poll(() => rows().count()).toBe(1);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const lines = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lataa tulokset JSON-riveinä' }).click();
    const [denied, ...others] = (await textOf(lines)).trimEnd().split('\n');
    expect(others).toEqual([]);
    expect(JSON.parse(denied ?? '')).toMatchObject({ case: 'L-2', outcome: 'denied' });

    const bad = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lataa virheelliset rivit' }).click();
    const badRows = readFileSync(await (await bad).path(), 'latin1').split('\r\n');
    expect(badRows).toEqual([invoices.split('\r\n')[0], invoices.split('\r\n')[5], '']);

    // A refused invoice is looked at by itself.
    await page.getByRole('button', { name: 'Avaa arvioitavaksi yksin: L-2' }).click();
    await expect.poll(() => page.locator('.answer .outcome-words').textContent()).toContain('Laskua ei voida hyväksyä');
    expect(await page.getByLabel('Tunnit (h), rivi 1').inputValue()).toBe('2');
  });

  test('results as a table, in either language', async () => {
    await open('invoice_check');
    await choose('laskut.csv', Buffer.from(invoices, 'latin1'));
    await expect.poll(() => rows().count()).toBe(4);
    const finnish = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lataa tulokset taulukkona' }).click();
    expect(await textOf(finnish)).toMatch(
      /^\ufefftapaus;tulos;Maksetaan \(EUR\).*\r\nL-1;Laskussa ei huomautettavaa;161,00;/,
    );
    await page.getByRole('button', { name: 'In English' }).click();
    await expect.poll(() => rows().first().textContent()).not.toContain('Laskussa');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  test('a large file: sorted, paged, and the page answers meanwhile', async () => {
    const count = 100_000;
    const lines = Array.from({ length: count }, (_, index) => {
      const hours = (index % 50) + 1;
      return `{"case":${index},"client":{"birth_date":"1985-05-03","home_municipality":"Kuopio","needs":["inclusion"]},"voucher":{"service":"group_coaching","granted_on":"2020-03-02","starts":"2020-03-16","ends":"2020-07-15","hours":${hours * 2}},"provider":{"distance_from_home":8}}`;
    });
    await open('voucher_grant');
    await choose('setelit.jsonl', lines.join('\n'));
    await page.locator('.deciding progress').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    // The page is not held up while the worker decides.
    await page.getByRole('button', { name: 'In English' }).click();
    await page.getByRole('button', { name: 'Suomeksi' }).click();
    await expect.poll(() => page.locator('.result-table tbody tr').count()).toBe(50);
    expect(plain(await page.locator('.pager').first().textContent())).toContain(`1–50 / 100 000`);
    expect(plain(await page.locator('.fates').textContent())).toContain('eivät täyty 20 000');
    await page.getByRole('button', { name: /^Palvelusetelin arvo/ }).click();
    await page.getByRole('button', { name: /^Palvelusetelin arvo/ }).click();
    await expect.poll(async () => plain(await rows().first().textContent())).toContain('1 500,00 €');
    expect(await page.getByRole('columnheader', { name: /^Palvelusetelin arvo/ }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    await page.locator('.pager').first().getByRole('button', { name: 'Seuraavat' }).click();
    await expect.poll(async () => plain(await page.locator('.pager').first().textContent())).toContain('51–100');
  });

  test('cancelled half-way', async () => {
    const line =
      '{"client":{"birth_date":"1985-05-03"},"voucher":{"service":"group_coaching","granted_on":"2020-03-02"}}\n';
    await open('voucher_grant');
    await choose('setelit.jsonl', line.repeat(200_000));
    await page.locator('.deciding progress').waitFor();
    await page.getByRole('button', { name: 'Keskeytä' }).click();
    await expect.poll(() => page.locator('.notice').textContent()).toContain('keskeytettiin');
    // The worker is free again.
    await choose('yksi.jsonl', line);
    await expect.poll(() => rows().count()).toBe(1);
  });

  test.each([
    ['tyhja.csv', '', 'tiedosto on tyhjä'],
    ['vieras.csv', 'hinta;osoite\n1;Kuopio\n', 'ei nimeä sarakkeita'],
    ['otsikko.csv', 'tapaus;Syntymäaka\n1;3.5.1985\n', 'tarkoititko'],
  ])('a file that cannot be used: %s', async (name, content, told) => {
    await open('voucher_grant');
    await choose(name, content);
    await expect.poll(() => page.getByRole('alert').textContent()).toContain(told);
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  test('the file is sent and kept nowhere, and cleared when nobody is there', async () => {
    await page.clock.install();
    const sent: string[] = [];
    context.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await open('voucher_grant');
    await choose('salaiset.jsonl', '{"case":"Salainen-1","client":{"home_municipality":"Salaperäinen"}}\n');
    await expect.poll(() => rows().count()).toBe(1);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state]),
    );
    for (const text of [...sent, kept]) expect(decodeURIComponent(text)).not.toMatch(/Salainen|Salaperäinen|salaiset/);
    await page.clock.fastForward('13:30');
    await expect.poll(() => page.getByRole('dialog').textContent()).toContain('Oletko vielä paikalla?');
    await page.clock.fastForward('02:00');
    await expect.poll(() => page.locator('.notice').textContent()).toContain('Tiedosto tyhjennettiin');
    expect(await rows().count()).toBe(0);
  });

  test('the day, where the file does not say it', async () => {
    await open('voucher_grant');
    await page.getByLabel('Arviointipäivä, jos tiedosto ei kerro sitä').fill('2.13.2020');
    expect(await page.locator('.file-day').textContent()).toContain('Anna päivämäärä');
    await page.getByLabel('Arviointipäivä, jos tiedosto ei kerro sitä').fill('2.3.2020');
    await choose('setelit.jsonl', '{"voucher":{"service":"group_coaching","hours":10}}\n');
    await expect.poll(async () => plain(await rows().first().textContent())).toContain('150,00 €');
  });

  test('the empty table comes back as a file that can be used', async () => {
    await open('invoice_check');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lataa tyhjä pohja' }).click();
    await choose('pohja.csv', await textOf(download));
    await expect
      .poll(() => page.getByRole('status').allTextContents())
      .toContainEqual(expect.stringContaining('ei ollut tapauksia'));
  });
});
