import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { findAccessibilityProblems, openPage } from './support/open-page.ts';
import { cellOf, gitIn, typeDown, waitUntilSaved } from './support/prices-page.ts';
import { type Served, serve } from './support/serve.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
});

/** Tabs on until the focused element has this name. */
async function tabTo(page: Page, name: RegExp, most = 150): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null) return '';
      const labels = (element as HTMLInputElement).labels;
      return element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? '';
    });
    if (name.test(focused)) return;
  }
  throw new Error(`no ${name} within ${most} tabs`);
}

describe('the yearly update with the keyboard alone', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve({ git: true });
  });
  afterAll(async () => {
    await served?.close();
  });

  it('goes from opening the page to the proposal', async () => {
    const page = await openPage(browser, `${served.address}/prices`);
    await page.getByRole('button', { name: 'Aloita uusi versio' }).waitFor();
    await tabTo(page, /^Aloita uusi versio$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Voimaantulopäivä/);
    await page.keyboard.type('1.1.2021');
    await tabTo(page, /^Päätöspäivä/);
    await page.keyboard.type('12.11.2020');
    await tabTo(page, /^Päättäjä/);
    await page.keyboard.type('Perusturva- ja terveyslautakunta');
    await tabTo(page, /^Pöytäkirjan/);
    await page.keyboard.type('§ 112');
    await page.keyboard.press('Enter');
    await cellOf(page, 'price.group_coaching').waitFor();
    await tabTo(page, /Yksilövalmennuksen tuntihinta, 0–20\skm, uusi/);
    for (const value of ['47', '83', '119', '15,5', '57', '22,5']) {
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Control+z');
    await page.getByText('5 arvoa muuttuu').waitFor();
    await page.keyboard.press('Control+y');
    await page.getByText('6 arvoa muuttuu').waitFor();
    await waitUntilSaved(page);
    await tabTo(page, /^Lähetä tarkistettavaksi$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, /^Lähetä$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Lähetetty tarkistettavaksi' }).waitFor();
    expect(gitIn(served, 'branch', '--list', 'rulebook/*').trim()).toBe('rulebook/2021-01-01');
    await page.context().close();
  });

  it('Escape gives back what was in a cell', async () => {
    const page = await openPage(browser, `${served.address}/proposals`);
    await page.getByRole('button', { name: 'Avaa uudelleen' }).press('Enter');
    await page.getByText('Tarkistettavana ei ole ehdotuksia.').waitFor();
    await page.goto(`${served.address}/prices/2021-01-01`);
    await cellOf(page, 'price.group_coaching').focus();
    await page.keyboard.type('99');
    await page.keyboard.press('Escape');
    expect(await cellOf(page, 'price.group_coaching').inputValue()).toBe('15,50');
    await page.context().close();
  });
});

const words = {
  fi: {
    start: 'Aloita uusi versio',
    date: 'Voimaantulopäivä',
    begin: 'Aloita',
    bands: 'Muokkaa välejä',
    split: 'Jaa väli',
    acknowledge: 'Kuittaa',
    details: 'Version tiedot',
    raise: 'Korota valittuja prosentilla',
    compare: 'Vertaa päätökseen',
    compareNow: 'Vertaa',
    table: /Liitä tähän/,
    send: 'Lähetä tarkistettavaksi',
    sendNow: 'Lähetä',
    close: 'Sulje',
    giveUp: 'Hylkää muutokset',
    proposals: 'Muutosehdotukset',
    withdraw: 'Peru ehdotus',
    sent: 'Lähetetty tarkistettavaksi',
    mend: 'Korjaa ennen lähettämistä',
    provision: /kohta 3\.1:15/,
  },
  en: {
    start: 'Start a new version',
    date: 'Takes effect on',
    begin: 'Start',
    bands: 'Change the bands',
    split: 'Split',
    acknowledge: 'Acknowledge',
    details: 'About this version',
    raise: 'Raise the selected by percent',
    compare: 'Compare with the decision',
    compareNow: 'Compare',
    table: /Paste the table/,
    send: 'Send for review',
    sendNow: 'Send',
    close: 'Close',
    giveUp: 'Give up the changes',
    proposals: 'Proposals',
    withdraw: 'Withdraw the proposal',
    sent: 'Sent for review',
    mend: 'Mend before sending',
    provision: /provision 3\.1:15/,
  },
};

describe.each(['fi', 'en'] as const)('every state of the pages, in %s', (language) => {
  const said = words[language];
  let served: Served;
  beforeAll(async () => {
    served = await serve({ git: true });
  });
  afterAll(async () => {
    await served?.close();
  });

  it('has nothing that axe finds', async () => {
    const page = await openPage(browser, `${served.address}/prices`, { language });
    const found: string[] = [];
    const look = async (state: string) => {
      for (const problem of await findAccessibilityProblems(page)) found.push(`${state}: ${problem}`);
    };
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.getByRole('button', { name: said.provision }).click();
    await look('in force');
    await button(said.start).click();
    await button(said.begin).click();
    await look('start with an error');
    await page.getByLabel(said.date).fill('1.1.2021');
    await button(said.begin).click();
    await cellOf(page, 'price.group_coaching').waitFor();
    await look('an empty draft');
    await typeDown(page, 'price.individual_coaching[0]', ['4600', '8,30', 'x']);
    await page.locator('.caution').first().waitFor();
    await page.locator('figure svg').waitFor();
    await page.locator('.changes summary').nth(1).click();
    await button(said.acknowledge).first().click();
    await look('errors, cautions and a reason');
    await button(said.bands).click();
    await button(said.split).first().click();
    await look('bands');
    await button(said.send).click();
    await page.getByRole('heading', { name: said.mend }).waitFor();
    await look('the error summary');
    await button(said.giveUp).click();
    await page.getByRole('button', { name: said.details }).click();
    await page.locator('#settings-decided').fill('12.11.2020');
    await page.locator('#settings-decidedBy').fill('Lautakunta');
    await page.locator('#settings-record').fill('§ 1');
    await look('the settings');
    await button(said.raise).click();
    await look('the raise');
    await page.keyboard.press('Escape');
    await button(said.compare).click();
    await page.getByLabel(said.table).fill('Ryhmävalmennus\t16\nMuu\t99');
    await button(said.compareNow).click();
    await look('the comparison');
    await page.keyboard.press('Escape');
    await button(said.send).click();
    await page.getByRole('dialog').waitFor();
    await look('the proposal');
    await button(said.sendNow).click();
    await page.getByRole('heading', { name: said.sent }).waitFor();
    await look('the sent proposal');
    await button(said.close).click();
    await look('a locked version');
    await page.getByRole('link', { name: said.proposals }).first().click();
    await button(said.withdraw).click();
    await page.getByRole('dialog').waitFor();
    await look('the proposals');
    expect(found).toEqual([]);
    await page.context().close();
  });
});
