import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { findAccessibilityProblems, openWatchedPage } from './support/open-page.ts';
import { type Served, serve } from './support/serve.ts';

let browser: Browser;
let served: Served;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), serve()]);
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

beforeEach(async () => {
  ({ context, page } = await openWatchedPage(browser));
});

afterEach(() => context.close());

async function open(): Promise<void> {
  await page.goto(`${served.address}/evaluation`);
  await page.locator('.answer').waitFor();
  await page.getByLabel('Ratkaisu').selectOption('voucher_grant');
}

const outcome = () => page.locator('.answer .outcome-words');
const field = (label: string) => page.getByLabel(label, { exact: true });

async function startFromExample(): Promise<void> {
  const examples = page.getByLabel('Aloita esimerkistä');
  await expect.poll(() => examples.locator('option').count()).toBeGreaterThan(10);
  await examples.selectOption({ label: 'yksilövalmennus lähellä maksaa 46 euroa tunnilta' });
  await expect.poll(() => outcome().textContent()).toContain('täyttyvät');
}

/** The file that the button saves, as text. */
async function save(): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

async function openFile(text: string, name = 'arvio.json'): Promise<void> {
  await page
    .locator('.case-tools input[type=file]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

const notice = () => page.locator('.notice');

describe('a saved evaluation', () => {
  test('opened again, it comes out the same; with other facts it does not', async () => {
    await open();
    await startFromExample();
    const saved = await save();
    const json = JSON.parse(saved);
    expect(json.answer.outcome).toBe('approved');
    expect(json.hash).toMatch(/^sha256:/);
    // What makes no difference is not kept.
    expect(json.facts.client).not.toHaveProperty('third_sector_sufficient');
    await openFile(saved);
    await expect.poll(() => notice().textContent()).toContain('Sama tulos kuin tallennettaessa.');
    expect(await notice().textContent()).toContain('Säännöt ovat samat.');
    await field('Myönnetyt tunnit').fill('39');
    await expect.poll(() => notice().textContent()).toContain('Tietoja on muutettu avaamisen jälkeen');

    await openFile(
      JSON.stringify({ ...json, facts: { ...json.facts, voucher: { ...json.facts.voucher, hours: 44 } } }),
    );
    await expect.poll(() => notice().textContent()).toContain('Tulos on toinen kuin tallennettaessa:');
    const table = (await page.locator('.differences').textContent())?.replaceAll('\u00a0', ' ');
    expect(table).toContain('Myönnetyt tunnitTäyttyyEi täyty');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  test('of another decision, without its day, it is opened as it was', async () => {
    await open();
    await field('Palveluseteli: myöntämispäivä').fill('');
    await field('Kotikunta').fill('Kuopio');
    await expect.poll(() => page.locator('.missing').textContent()).toContain('Myöntämispäivä');
    await expect.poll(() => page.getByRole('button', { name: 'Tallenna' }).isEnabled()).toBe(true);
    const saved = await save();
    expect(JSON.parse(saved)).toMatchObject({ edition: null, answer: { date: null } });
    await page.getByLabel('Ratkaisu').selectOption('invoice_check');
    await openFile(saved);
    await expect.poll(() => notice().textContent()).toContain('Sama tulos');
    expect(await page.getByLabel('Ratkaisu').inputValue()).toBe('voucher_grant');
    expect(await field('Palveluseteli: myöntämispäivä').inputValue()).toBe('');
  });

  test('other rules are told', async () => {
    await open();
    await startFromExample();
    const json = JSON.parse(await save());
    const before = { ...json, hash: 'sha256:0', answer: { ...json.answer, hash: 'sha256:0' } };
    await openFile(JSON.stringify(before));
    await expect.poll(() => notice().textContent()).toContain('Sama tulos');
    expect(await notice().textContent()).toContain('Sääntöjä on muutettu');
  });

  test('a sensitive fact is not kept; given again, the answer is compared', async () => {
    await open();
    await page.getByLabel('Ratkaisu').selectOption('contract_check');
    const examples = page.getByLabel('Aloita esimerkistä');
    await expect.poll(() => examples.locator('option').nth(1).textContent()).not.toContain('yksilövalmennus lähellä');
    await examples.selectOption({ index: 1 });
    const code = field('Asiakkaan henkilötunnus');
    await expect.poll(() => code.inputValue()).toMatch(/^\d{6}/);
    const given = await code.inputValue();
    await expect.poll(() => page.getByRole('button', { name: 'Tallenna' }).isEnabled()).toBe(true);
    await page.locator('.print-summary tr', { hasText: 'Asiakkaan henkilötunnus' }).waitFor({ state: 'attached' });
    const saved = await save();
    expect(saved).not.toContain(given);
    expect(await page.locator('.print-summary').textContent()).not.toContain(given);
    await openFile(saved);
    await expect.poll(() => notice().textContent()).toContain('Anna uudelleen');
    await code.fill(given);
    await expect.poll(() => notice().textContent()).toContain('Sama tulos');
  });

  test.each([
    ['no JSON', 'tämä ei ole JSON-muotoa'],
    ['{"format":"rulebook-evaluation/1","rulebook":"toinen"}', 'toiseen sääntökirjaan'],
    ['{"format":"rulebook-evaluation/99"}', 'toisella ohjelmaversiolla'],
    ['[1]', 'ei ole tapauksen tietoja'],
  ])('a file that is none: %s', async (text, told) => {
    await open();
    await openFile(text);
    await expect.poll(() => page.getByRole('alert').textContent()).toContain(told);
  });

  test('facts that cannot be used are told', async () => {
    await open();
    await openFile('{"client":{"birth_date":"1985-05-03","shoe_size":42}}');
    await expect.poll(() => field('Syntymäaika').inputValue()).toBe('3.5.1985');
    expect(await notice().textContent()).toContain('shoe_size');
  });
});

describe('the facts stay in the tab', () => {
  test('nothing of them is in a request, an address or the storage of the browser', async () => {
    const sent: string[] = [];
    context.on('request', (request: Request) => {
      sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`);
    });
    await open();
    await field('Kotikunta').fill('Salaperäinen kunta');
    await field('Syntymäaika').fill('13.11.1977');
    await page.getByRole('group', { name: 'Erityinen palvelutarve todettu' }).getByLabel('Kyllä').check();
    await expect.poll(() => outcome().textContent()).toContain('eivät täyty');
    await save();
    await page.getByRole('link', { name: 'Sääntökirja', exact: true }).click();
    await page.getByRole('link', { name: 'Arviointi', exact: true }).click();
    // It is kept while one looks something up.
    await page.getByLabel('Ratkaisu').selectOption('voucher_grant');
    await expect.poll(() => field('Kotikunta').inputValue()).toBe('Salaperäinen kunta');
    const kept = await page.evaluate(async () =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        location.href,
        history.state,
        window.name,
        await caches.keys(),
        (await indexedDB.databases()).map(({ name }) => name),
      ]),
    );
    for (const text of [...sent, kept]) expect(decodeURIComponent(text)).not.toMatch(/Salaperäinen|1977|13\.11/);
    await page.reload();
    await page.locator('.answer').waitFor();
    await page.getByLabel('Ratkaisu').selectOption('voucher_grant');
    await expect.poll(() => field('Kotikunta').inputValue()).toBe('');
  });

  test('a button clears them, after a question', async () => {
    await open();
    await field('Kotikunta').fill('Kuopio');
    await page.getByRole('button', { name: 'Tyhjennä' }).click();
    const dialog = page.getByRole('dialog');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Peruuta' }).click();
    expect(await field('Kotikunta').inputValue()).toBe('Kuopio');
    await page.getByRole('button', { name: 'Tyhjennä' }).click();
    await dialog.getByRole('button', { name: 'Tyhjennä' }).click();
    expect(await field('Kotikunta').inputValue()).toBe('');
    // The day of evaluation is filled in again.
    await expect.poll(() => field('Palveluseteli: myöntämispäivä').inputValue()).not.toBe('');
  });

  test('closing the tab asks first, unless they are saved', async () => {
    await open();
    await field('Kotikunta').fill('Kuopio');
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    expect(await field('Kotikunta').inputValue()).toBe('Kuopio');
    await expect.poll(() => page.getByRole('button', { name: 'Tallenna' }).isEnabled()).toBe(true);
    await save();
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
  });

  test('fifteen idle minutes clear them, after a warning', async () => {
    await page.clock.install();
    await open();
    await field('Kotikunta').fill('Kuopio');
    await page.clock.fastForward('12:00');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.clock.fastForward('01:30');
    await expect.poll(() => page.getByRole('dialog').textContent()).toContain('Oletko vielä paikalla?');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Jatka' }).click();
    await page.clock.fastForward('05:00');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await field('Kotikunta').inputValue()).toBe('Kuopio');
    await page.clock.fastForward('09:00');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
    await page.clock.fastForward('01:05');
    await expect.poll(() => field('Kotikunta').inputValue()).toBe('');
    expect(await notice().textContent()).toContain('15 minuuttiin');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('a case is cleared also while another page is shown', async () => {
    await page.clock.install();
    await open();
    await field('Kotikunta').fill('Kuopio');
    await page.getByRole('link', { name: 'Sääntökirja', exact: true }).click();
    await page.clock.fastForward('16:00');
    await page.clock.fastForward('00:02');
    await page.getByRole('link', { name: 'Arviointi', exact: true }).click();
    await page.getByLabel('Ratkaisu').selectOption('voucher_grant');
    expect(await field('Kotikunta').inputValue()).toBe('');
  });
});

describe('a draft', () => {
  test('is tried under a banner, and printed under a watermark', async () => {
    const prices = 'price:\n  group_coaching: 17 EUR/h\n';
    const edition = 'status: draft\n';
    const answer = await context.request.post(`${served.address}/api/drafts`, {
      data: { date: '2021-01-01', files: { '2021-01-01/edition.yaml': edition, '2021-01-01/prices.yaml': prices } },
      headers: { origin: served.address },
    });
    expect(answer.status(), await answer.text()).toBe(201);
    await open();
    await startFromExample();
    await field('Palvelu').selectOption({ label: 'Ryhmävalmennus' });
    await page.getByLabel('Säännöt', { exact: true }).selectOption('2021-01-01');
    await expect.poll(() => page.locator('.draft-banner').textContent()).toContain('LUONNOS – EI VOIMASSA');
    await expect.poll(() => page.locator('.draft-banner').textContent()).toContain('ei vaikuta tulokseen');
    await field('Palveluseteli: myöntämispäivä').fill('2.3.2021');
    const price = page.locator('.values > li').first();
    await expect.poll(() => price.textContent()).toContain('17,00');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.watermark').isVisible()).toBe(true);
    expect(await page.locator('.print-summary .disclaimer').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await page.getByLabel('Säännöt', { exact: true }).selectOption('accepted');
    await expect.poll(() => price.textContent()).toContain('15,00');
    expect(await page.locator('.draft-banner').count()).toBe(0);
  });
});
