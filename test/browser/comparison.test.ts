import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { findAccessibilityProblems, openPage } from './support/open-page.ts';
import { type Served, serve } from './support/serve.ts';

let browser: Browser;
let served: Served;

/** A draft for 2021: one price, and a word of a message. */
const draft = {
  date: '2021-01-01',
  files: {
    '2021-01-01/edition.yaml': 'status: draft\nstated_for: { price: 2021 }\n',
    '2021-01-01/prices.yaml': 'price:\n  group_coaching: 15.50 EUR/h\n',
    '2021-01-01/voucher-grant.policy':
      'rule residence "Kotikunta" §2:1\n  requires client.home_municipality is "Kuopio"\n  otherwise refer "Palvelu on kuopiolaisille; asiakkaan kotikunta on {client.home_municipality}."\n',
  },
};

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), serve({ git: true })]);
  const response = await fetch(`${served.address}/api/drafts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: served.address },
    body: JSON.stringify(draft),
  });
  expect(response.status).toBe(201);
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

function part(page: Page, title: string) {
  return page.locator('details', { has: page.getByRole('heading', { name: new RegExp(`^${title}`) }) });
}

describe('the page of comparison', () => {
  it('tells a draft in words, values and marked texts', async () => {
    const page = await openPage(browser, `${served.address}/comparison`);
    await page.getByLabel('Kahta tilaa').click();
    // The draft there is stands first; one's own choice stays.
    await expect.poll(() => page.getByLabel('Jälkeen').inputValue()).toBe('draft:2021-01-01');
    await page.getByLabel('Jälkeen').selectOption({ label: 'Nykyinen sääntökirja' });
    await page.getByText('Mikään ei muutu.').waitFor();
    await page.getByLabel('Jälkeen').selectOption({ label: 'Luonnos, voimaan 1.1.2021' });
    const row = part(page, 'Hinnat ja rajat').getByRole('row', { name: /Ryhmävalmennuksen tuntihinta/ });
    await row.waitFor();
    expect((await row.innerText()).replace(/\s/g, ' ')).toMatch(/15,00 €\/h 15,50 €\/h \+0,50 €\/h \+3,3 %/);
    const rule = part(page, 'Säännöt ja laskenta');
    expect(await rule.locator('del').allInnerTexts()).toContainEqual(expect.stringContaining('deny'));
    expect(await rule.locator('ins').allInnerTexts()).toContainEqual(expect.stringContaining('refer'));
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('shows texts side by side when asked', async () => {
    const address = `${served.address}/comparison?what=states&before=current&after=draft:2021-01-01`;
    const page = await openPage(browser, address, { language: 'en' });
    await page.getByRole('heading', { name: 'Texts side by side' }).click();
    await page.getByLabel('File').selectOption('2021-01-01/prices.yaml');
    await page.getByText('group_coaching').first().waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('shows what is proved, and cases that come out differently', async () => {
    const address = `${served.address}/comparison?what=states&before=current&after=draft:2021-01-01`;
    const page = await openPage(browser, address);
    const behaviour = page.getByRole('region', { name: 'Muuttuvatko tulokset' });
    await behaviour.getByText('Todistettu', { exact: true }).waitFor();
    expect(await behaviour.innerText()).toMatch(/Ei vaikuta näiden ratkaisujen tuloksiin \(todistettu\)/);
    expect(await behaviour.locator('.changed-item').allInnerTexts()).toContainEqual(
      expect.stringMatching(/^Palvelusetelin myöntäminen[\s\S]*Tiedot:/),
    );
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('compares two days, and says what is wrong with one', async () => {
    const page = await openPage(browser, `${served.address}/comparison`);
    await page.getByLabel('Ennen').fill('31.12.2019');
    await page.getByLabel('Jälkeen').fill('1.1.');
    await page.getByRole('button', { name: 'Vertaa' }).click();
    await page.getByText('Anna päivä muodossa 1.1.2021.').waitFor();
    await page.getByLabel('Jälkeen').fill('1.1.2020');
    await page.keyboard.press('Enter');
    await part(page, 'Hinnat ja rajat').waitFor();
    const asked = new URL(page.url()).searchParams;
    expect([asked.get('before'), asked.get('after')]).toEqual(['2019-12-31', '2020-01-01']);
  });

  it('offers what version control has, and takes a draft there is for what it may become', async () => {
    const page = await openPage(browser, `${served.address}/comparison?what=states`);
    await expect.poll(() => page.getByLabel('Jälkeen').inputValue()).toBe('draft:2021-01-01');
    expect(await page.getByLabel('Ennen').inputValue()).toBe('current');
    const options = page.getByLabel('Ennen').locator('option');
    await expect.poll(() => options.allInnerTexts()).toContainEqual(expect.stringContaining('main'));
  });

  it('says which side has errors, and which', async () => {
    const broken = {
      date: '2022-01-01',
      files: {
        '2022-01-01/edition.yaml': 'status: draft\n',
        '2022-01-01/prices.yaml': 'price:\n  group_coaching: 15 EUR\n',
      },
    };
    await fetch(`${served.address}/api/drafts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: served.address },
      body: JSON.stringify(broken),
    });
    const address = `${served.address}/comparison?what=states&before=current&after=draft:2022-01-01`;
    const page = await openPage(browser, address);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/”Jälkeen” on virheitä[\s\S]*2022-01-01\/prices\.yaml/);
  });
});
