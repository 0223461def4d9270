import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { findAccessibilityProblems, openPage } from './support/open-page.ts';
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

const message =
  '  otherwise deny "Palvelu on tarkoitettu {min_age as number}–{max_age as number}-vuotiaille; asiakas on {client.age as number}-vuotias setelin ensimmäisenä päivänä."\n';

const rule = `rule age_limits "Ikä" §2:1
  requires client.age between min_age and max_age
${message}`;

/** A draft for a day of its own, so that tests do not meet, and the page of its rules on a file of it. */
async function openDraft(
  date: string,
  { policy = rule, file = `${date}/voucher-grant.policy`, language = 'fi' as 'fi' | 'en' } = {},
): Promise<Page> {
  const page = await openPage(browser, `${served.address}/rules`, { language });
  const files = { [`${date}/edition.yaml`]: 'status: draft\n', [`${date}/voucher-grant.policy`]: policy };
  const headers = { origin: served.address };
  const created = await page.request.post(`${served.address}/api/drafts`, { data: { date, files }, headers });
  expect(created.status()).toBe(201);
  await page.goto(`${served.address}/rules/${date}?file=${file}`);
  await editor(page).waitFor();
  await page.locator('.rules-problems').waitFor();
  return page;
}

const editor = (page: Page) => page.locator('.policy-editor .view-lines').first();

/** What the server has of the draft's policy. */
async function savedPolicy(page: Page, date: string): Promise<string> {
  const answer = await page.request.get(`${served.address}/api/drafts/${date}`);
  return ((await answer.json()) as { readonly files: Readonly<Record<string, string>> }).files[
    `${date}/voucher-grant.policy`
  ] as string;
}

/** Puts the cursor behind a text of the editor, with the keyboard. */
async function goBehind(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('Control+Home');
  for (let count = 0; count < line; count += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Home');
  for (let count = 0; count < column; count += 1) await page.keyboard.press('ArrowRight');
}

describe('the page of rules', () => {
  it('shows the rules in force with their provisions and cases, to be read only', async () => {
    const page = await openPage(browser, `${served.address}/rules?file=2020-01-01/voucher-grant.policy`);
    await editor(page).waitFor();
    await page.getByText('Voimassa olevia sääntöjä ei muuteta').waitFor();
    const tree = page.getByRole('navigation', { name: 'Säännöt päätöksittäin' });
    await tree.getByRole('searchbox').fill('lähialue');
    await tree.getByRole('button', { name: 'Lähialue', exact: true }).first().click();
    const beside = page.getByRole('complementary', { name: 'Säännös ja tapaukset' });
    await beside.getByText('Kohta 3:6').waitFor();
    await expect.poll(() => beside.innerText()).toMatch(/\d+ tapausta koskee tätä, läpi \d+, ei läpi 0/);
    await tree.getByRole('searchbox').fill('syntymä');
    await tree.getByRole('button', { name: 'Syntymäaika' }).click();
    await page.getByRole('heading', { name: '2020-01-01/vocabulary.policy' }).waitFor();
    await page.keyboard.type('x');
    await expect.poll(() => editor(page).innerText()).not.toContain('xbirth');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('starts a new version', async () => {
    const page = await openPage(browser, `${served.address}/rules`);
    await page.getByRole('button', { name: 'Aloita uusi versio' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('1.12.2021');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/rules/2021-12-01*');
    await page.getByText('Siirry säännön kohdalle, niin voit korvata sen luonnoksessa.').waitFor();
  });

  it('replaces a rule of an accepted edition in the draft', async () => {
    const date = '2021-01-01';
    const page = await openDraft(date, { policy: '', file: '2020-01-01/voucher-grant.policy' });
    await page.getByRole('button', { name: 'Kotikunta', exact: true }).click();
    await page.getByText('Tämä on versiosta 1.1.2020, jota ei voi enää muuttaa.').waitFor();
    await page.getByRole('button', { name: 'Korvaa ”Kotikunta” luonnoksessa' }).click();
    await page.getByRole('heading', { name: `${date}/voucher-grant.policy` }).waitFor();
    await expect.poll(() => savedPolicy(page, date)).toContain('rule residence "Kotikunta" §2:1');
    await page.getByText('luonnoksessa', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Kumoa' }).click();
    await expect.poll(() => savedPolicy(page, date)).toBe('');
  });

  it('shows a mistake as it is typed, and mends it with the keyboard', async () => {
    const date = '2021-02-01';
    const page = await openDraft(date);
    await editor(page).click();
    await goBehind(page, 1, 49);
    await page.keyboard.type(' and client.aeg > 3 year', { delay: 10 });
    const problems = page.locator('.rules-problems');
    await problems.getByText("'client' ei sisällä kenttää 'aeg' – tarkoititko 'age'?").waitFor();
    await page.getByRole('heading', { name: 'Virheitä 1 · Huomautuksia 0' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    for (let count = 0; count < 10; count += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText("Vaihda: 'age'").waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Virheitä 0 · Huomautuksia 0' }).waitFor();
    await expect.poll(() => savedPolicy(page, date)).toContain('max_age and client.age > 3 year\n');
  });

  it('offers what fits: the values of the enum first, and puts in what is chosen', async () => {
    const date = '2021-03-01';
    const page = await openDraft(date);
    await editor(page).click();
    await goBehind(page, 1, 49);
    await page.keyboard.type(' and voucher.service is ', { delay: 10 });
    await page.getByRole('heading', { name: 'Virheitä 1 · Huomautuksia 0' }).waitFor();
    await page.keyboard.press('Control+Space');
    const rows = page.locator('.suggest-widget .monaco-list-row');
    await rows.first().waitFor();
    const labels = await rows.locator('.label-name').allInnerTexts();
    expect(labels.slice(0, 4)).toEqual(['individual_coaching', 'group_coaching', 'supported_work', 'participation']);
    expect(labels).not.toContain('voucher.hours');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => savedPolicy(page, date)).toContain('voucher.service is group_coaching\n');
    const beside = page.getByRole('complementary', { name: 'Säännös ja tapaukset' });
    await expect.poll(() => beside.innerText()).toMatch(/ei läpi [1-9]/);
    await beside.getByText('outcome: odotettu approved, nyt denied').first().waitFor();
  });

  it('goes to a definition, renames in every place, and tells what cannot be renamed', async () => {
    const date = '2021-04-01';
    const policy = `define voucher.extra : boolean "Lisä" §2:1
  = client.age > 3 year

rule age_limits "Ikä" §2:1
  requires client.age between min_age and max_age and voucher.extra
${message}`;
    const page = await openDraft(date, { policy });
    await editor(page).click();
    await goBehind(page, 4, 65);
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box .rename-input');
    await box.waitFor();
    await box.fill('added');
    await page.keyboard.press('Enter');
    await expect.poll(() => savedPolicy(page, date)).toBe(policy.replaceAll('extra', 'added'));
    await goBehind(page, 4, 34);
    await page.keyboard.press('F2');
    await page.getByText('se on lukitussa versiossa 2020-01-01').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F12');
    await page.getByRole('heading', { name: '2020-01-01/vocabulary.policy' }).waitFor();
    await expect.poll(() => page.locator('.rules-beside h2').innerText()).toContain('Alaikäraja');
  });

  it('tells of a word under the cursor: label, value and provision', async () => {
    const page = await openDraft('2021-05-01');
    await editor(page).click();
    await goBehind(page, 1, 34);
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    const hover = page.locator('.monaco-hover:visible').first();
    await expect.poll(() => hover.innerText()).toContain('Alaikäraja');
    const told = await hover.innerText();
    expect(told).toContain('18 year');
    expect(told).toContain('kuopiolaisille');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('offers a plain text field with the same mistakes as a list, each leading to its place', async () => {
    const date = '2021-06-01';
    const page = await openDraft(date);
    await page.getByLabel('Pelkkä tekstikenttä').check();
    const field = page.locator('textarea.rules-plain');
    await expect.poll(() => field.inputValue()).toBe(rule);
    await field.fill(rule.replace('max_age', 'mx_age'));
    const problems = page.locator('.rules-problems');
    await problems.getByText("tarkoititko 'max_age'?").waitFor();
    await problems.getByRole('button', { name: `${date}/voucher-grant.policy, rivi 2` }).click();
    await expect
      .poll(() => field.evaluate((one: HTMLTextAreaElement) => one.value.slice(one.selectionStart, one.selectionEnd)))
      .toBe('mx_age');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await problems.getByRole('button', { name: "Vaihda: 'max_age'" }).click();
    await expect.poll(() => savedPolicy(page, date)).toBe(rule);
  });

  it('makes a place for the translation of a message that is written anew, in a file of the draft', async () => {
    const date = '2021-09-01';
    const page = await openDraft(date, { policy: rule.replace(/deny ".*"/, 'deny "Ikä on {client.age}."') });
    const problems = page.locator('.rules-problems');
    await problems.getByText('käännös ei näytä samoja tietoja').waitFor();
    await problems.getByRole('button', { name: `Lisää käännöksen paikka tiedostoon locales/${date}.en.yaml` }).click();
    await page.getByRole('heading', { name: 'Virheitä 0 · Huomautuksia 0' }).waitFor();
    await page.getByText('Tiedostot', { exact: true }).click();
    await page.getByRole('button', { name: `locales/${date}.en.yaml` }).click();
    await expect.poll(() => editor(page).innerText()).toMatch(/\(fi\)\sIkä\son/);
  });

  it('checks and completes files of values', async () => {
    const date = '2021-07-01';
    const page = await openDraft(date);
    await page.getByText('Tiedostot', { exact: true }).click();
    await page.getByRole('button', { name: `${date}/edition.yaml` }).click();
    await page.getByRole('heading', { name: `${date}/edition.yaml` }).waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('sttus: x');
    await page.locator('.rules-problems').getByText("tarkoititko 'status'?").waitFor();
  });

  it('can be left with the keyboard, and speaks English', async () => {
    const page = await openDraft('2021-08-01', { language: 'en' });
    await page.getByText('To leave the text with the keyboard, press Ctrl+M').waitFor();
    await editor(page).click();
    const inEditor = () => page.evaluate(() => document.activeElement?.closest('.policy-editor') !== null);
    await page.keyboard.press('Control+m');
    await page.keyboard.press('Tab');
    await expect.poll(inEditor).toBe(false);
    await page.getByRole('heading', { name: '0 mistakes · 0 warnings' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });
});
