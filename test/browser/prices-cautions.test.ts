import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { openPage } from './support/open-page.ts';
import { cellOf, storedDraft, typeDown, waitForValue, waitUntilSaved } from './support/prices-page.ts';
import { type Served, serve } from './support/serve.ts';

let browser: Browser;
let served: Served;
/** One page for all tests, which has the programs of the editor in store. */
let page: Page;

/** An edition before the draft, so that there are habits to break. */
function writeEdition(day: string, values: string): void {
  const folder = join(served.rulebook, day);
  mkdirSync(folder);
  const settings = 'status: in_force\ndecided: 2020-06-01\ndecided_by: Lautakunta\nrecord: § 1\n';
  writeFileSync(join(folder, 'edition.yaml'), settings);
  writeFileSync(join(folder, 'limits.yaml'), values);
}

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), serve()]);
  page = await openPage(browser, `${served.address}/prices`);
  writeEdition('2020-07-01', 'catchment_distance: 25 km\nshort_distance: 25 km\n');
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** Each test has a draft of its own, for a day of its own. */
let day = 0;
beforeEach(async () => {
  day += 1;
  const date = `2021-01-${String(day).padStart(2, '0')}`;
  const response = await fetch(`${served.address}/api/drafts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: served.address },
    body: JSON.stringify({ date }),
  });
  expect(response.status).toBe(201);
  await page.goto(`${served.address}/prices/${date}`);
  await cellOf(page, 'price.group_coaching').waitFor();
});

const near = 'price.individual_coaching[0]';

describe('each caution is told at its cell', () => {
  it.each([
    ['a value a hundredfold', near, ['4600'], 'Arvo satakertaistuisi (46,00 → 4 600,00 €/h). Puuttuuko pilkku?'],
    ['a change over 15 %', near, ['60'], 'Muutos on yli 15 % (46,00 → 60,00 €/h). Tarkista.'],
    ['a farther band cheaper', 'price.individual_coaching[21]', ['8,30'], 'Pienempi kuin rivillä 0–20 km. Tarkista.'],
    ['a row that did not change', near, ['47'], 'Muut rivit muuttuivat, tämä ei. Onko arvo vahvistettu ennalleen?'],
    [
      'a row off the common percentage',
      near,
      ['50,60', '89,10', '127,60', '16,50', '62,60', '24,20'],
      'Muiden rivien muutos on +10 %, tämän ei. Samalla muutoksella arvo olisi 61,60 €/toimintapäivä.',
    ],
    ['a relation that breaks', 'catchment_distance', ['30'], 'ovat tähän asti olleet yhtä suuret. Nyt ne eroavat.'],
    [
      'the same number elsewhere',
      'group.max_session_hours',
      ['4'],
      'Sama luku 3 h on yhä myös: Toimintapäivä vähintään.',
    ],
    ['a provision with the old value', near, ['47'], 'Kohdassa 3.1:8 on yhä 46 euroa.'],
  ])('%s', async (_, first, values, told) => {
    await typeDown(page, first, values);
    await page.locator('.caution', { hasText: told }).first().waitFor();
  });

  it('a forgotten price is confirmed as it is with one key, and the proposed value is taken with another', async () => {
    await typeDown(page, near, ['50,60', '89,10', '127,60', '16,50', '62,60']);
    const forgotten = page.locator('.caution', { hasText: 'Muut rivit muuttuivat' });
    // Until all that was typed is looked at, others seem forgotten as well.
    await expect.poll(() => forgotten.count()).toBe(1);
    await forgotten.getByRole('button', { name: 'Vahvista ennallaan' }).press('Enter');
    await page.locator('.caution', { hasText: 'Kuitattu: Vahvistettu ennallaan' }).waitFor();
    await waitUntilSaved(page);
    const { files } = await storedDraft(served, `2021-01-${String(day).padStart(2, '0')}`);
    expect(Object.values(files).join('')).toContain('  participation: 22 EUR/activity_day\n');
    await typeDown(page, 'price.participation', ['24,20']);
    await page.getByRole('button', { name: 'Käytä ehdotettua 61,60' }).press('Enter');
    await waitForValue(page, 'price.supported_work', '61,60');
  });
});

describe('what cannot be worked out', () => {
  it('is said, and keeps the draft from being sent', async () => {
    const spoilt = await openPage(browser, `${served.address}/prices`);
    // The worker of the page, with a review that fails.
    await spoilt.route('**/rulebook-worker*.js', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/reviewDraft\((\w+,\w+,\w+)\)\{/, '$&throw new Error("spoilt");');
      await route.fulfill({ response, body });
    });
    await spoilt.goto(page.url());
    await cellOf(spoilt, near).waitFor();
    await typeDown(spoilt, near, ['47']);
    const told = 'Muutosten vaikutuksia ei saatu laskettua. Luonnos on tallessa; lataa sivu uudelleen.';
    await spoilt.locator('.changes [role=alert]', { hasText: told }).waitFor();
    await spoilt.getByRole('button', { name: 'Lähetä tarkistettavaksi' }).click();
    await spoilt.locator('.error-summary', { hasText: told }).waitFor();
    expect(await spoilt.locator('.propose-bar').textContent()).not.toContain('Lasketaan');
    await waitUntilSaved(spoilt);
    await spoilt.context().close();
  });
});

describe('the version’s own details', () => {
  it('follow what is taken back and made again, and keep what is not readable yet', async () => {
    await page.getByRole('button', { name: 'Version tiedot' }).click();
    const [decidedBy, decided] = [page.locator('#settings-decidedBy'), page.locator('#settings-decided')];
    await decidedBy.pressSequentially('Perusturva- ja terveyslautakunta');
    expect(await decidedBy.inputValue()).toBe('Perusturva- ja terveyslautakunta');
    await page.getByRole('button', { name: /^Kumoa/ }).click();
    await expect.poll(() => decidedBy.inputValue()).toBe('');
    await page.getByRole('button', { name: /^Tee uudelleen/ }).click();
    await expect.poll(() => decidedBy.inputValue()).toBe('Perusturva- ja terveyslautakunta');
    await decided.fill('12.11.');
    await waitUntilSaved(page);
    expect(await decided.inputValue()).toBe('12.11.');
  });
});

describe('wrong input is never saved, and always told why', () => {
  it.each([
    [near, 'neljäkymmentäseitsemän', 'Anna hinta euroina, esimerkiksi 15,50.'],
    [near, '-47', 'Arvon on oltava vähintään 0,00 €/h.'],
    [near, '1.234', 'Tarkoitatko 1 234 vai 1,234?'],
    [near, '47,005', 'Desimaaleja saa olla enintään 2.'],
    [near, '47 €/km', 'Yksikkö on €/h, ei ”€/km”.'],
    [near, '20000', 'Arvo saa olla enintään 10 000,00 €/h.'],
    ['min_age', '18,5', 'Anna luku ilman desimaaleja.'],
  ])('%s: %s', async (id, typed, told) => {
    await cellOf(page, id).focus();
    await page.keyboard.type(typed);
    await page.getByText(told).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Virheitä 1').waitFor();
    await waitUntilSaved(page);
    const { files } = await storedDraft(served, `2021-01-${String(day).padStart(2, '0')}`);
    expect(Object.keys(files)).toHaveLength(1);
    // What was typed is still there after opening the page again.
    await page.reload();
    await waitForValue(page, id, typed);
    await page.getByText(told).waitFor();
    await cellOf(page, id).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await page.getByText('Virheitä 0').waitFor();
  });

  it('a gap in bands, until it is closed; bands are moved, split and joined', async () => {
    await page.getByRole('button', { name: 'Muokkaa välejä' }).press('Enter');
    const field = (band: number, name: string) => page.locator(`[id="band-price.individual_coaching-${band}-${name}"]`);
    await field(1, 'from').fill('25');
    await page.getByText('Väli 21–24 km puuttuu.').waitFor();
    await page.getByText('Virheitä 1').waitFor();
    await field(0, 'to').fill('24');
    await page.getByText('Virheitä 0').waitFor();
    await page.getByRole('button', { name: 'Jaa väli' }).nth(1).press('Enter');
    await field(1, 'to').fill('35');
    await field(2, 'value').fill('90');
    await page.getByText('Virheitä 0').waitFor();
    await page.getByRole('button', { name: 'Valmis' }).press('Enter');
    await waitUntilSaved(page);
    const path = `2021-01-${String(day).padStart(2, '0')}`;
    expect((await storedDraft(served, path)).files[`${path}/prices.yaml`]).toBe(
      'price:\n  individual_coaching:\n    0-24 km: 46 EUR/h\n    25-35 km: 81 EUR/h\n    36-50 km: 90 EUR/h\n    51- km: 116 EUR/h\n',
    );
    await page.getByRole('button', { name: 'Muokkaa välejä' }).press('Enter');
    await page.getByRole('button', { name: 'Yhdistä seuraavaan' }).first().press('Enter');
    await page.getByRole('button', { name: 'Valmis' }).press('Enter');
    await waitUntilSaved(page);
    expect((await storedDraft(served, path)).files[`${path}/prices.yaml`]).toBe(
      'price:\n  individual_coaching:\n    0-35 km: 46 EUR/h\n    36-50 km: 90 EUR/h\n    51- km: 116 EUR/h\n',
    );
  });
});

describe('many cells at once', () => {
  it('takes a column from a spreadsheet, and tells what was read', async () => {
    await cellOf(page, near).focus();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Hinta 2021\n47\n83,00 €\nsata\n15.50\n');
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    });
    await page.getByText(/Liitettiin 3 arvoa\./).waitFor();
    await page.getByText(/rivi 4: ”sata” – Anna hinta euroina/).waitFor();
    await waitForValue(page, 'price.group_coaching', '15,50');
    expect(await cellOf(page, 'price.individual_coaching[51]').inputValue()).toBe('sata');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Kumoa/ }).click();
    await waitForValue(page, 'price.group_coaching', '15,00');
    await waitForValue(page, near, '46,00');
    await page.getByRole('button', { name: /^Tee uudelleen/ }).click();
    await waitForValue(page, near, '47,00');
  });

  it('raises the selected by percent, rounded as chosen', async () => {
    await page.getByRole('button', { name: 'Korota valittuja prosentilla' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Korotus prosentteina').fill('2,5');
    await dialog.getByLabel('Pyöristys').selectOption('ylöspäin');
    await dialog.getByLabel('Pyöristetään tarkkuuteen').selectOption({ index: 3 });
    await dialog.getByLabel('Ryhmävalmennuksen tuntihinta').uncheck();
    await dialog.getByRole('button', { name: 'Korota', exact: true }).click();
    await waitForValue(page, near, '47,50');
    expect(await cellOf(page, 'price.individual_coaching[51]').inputValue()).toBe('119,00');
    expect(await cellOf(page, 'price.group_coaching').inputValue()).toBe('15,00');
  });

  it('ticks members of a list', async () => {
    const degrees = page.getByRole('group', { name: /Hyväksytyt tutkinnot/ });
    await degrees.getByLabel('entinen opistoaste').check();
    await waitUntilSaved(page);
    const path = `2021-01-${String(day).padStart(2, '0')}`;
    expect((await storedDraft(served, path)).files[`${path}/staff.yaml`]).toBe(
      'accepted_degrees: [sosionomi_amk, social_educator, social_instructor, social_worker, college_social_or_health]\n',
    );
  });

  it('holds the decision’s table against the draft', async () => {
    await typeDown(page, near, ['47', '83']);
    await page.getByRole('button', { name: 'Vertaa päätökseen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel(/Liitä tähän/)
      .fill('Palvelu\tHinta\nYksilövalmennus 0-20 km\t47,00 €\nYksilövalmennus 21–50 km\t84,00\nRyhmävalmennus\t15');
    await dialog.getByRole('button', { name: 'Vertaa', exact: true }).click();
    await dialog.getByText('1 kohta eroaa').waitFor();
    const row = dialog.getByRole('row', { name: /21–50 km · 84,00/ });
    expect((await row.innerText()).replace(/\s+/g, ' ')).toContain('Eroaa: päätöksessä 84,00 €/h');
  });
});
