import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { findAccessibilityProblems, openWatchedPage } from './support/open-page.ts';
import { type Served, serve } from './support/serve.ts';

let browser: Browser;
let served: Served;
let context: BrowserContext;
let page: Page;
/** What the page said to its console beyond what it should. */
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

async function open(decision = 'voucher_grant'): Promise<void> {
  await page.goto(`${served.address}/evaluation`);
  await page.getByLabel('Ratkaisu').selectOption(decision);
  await page.locator('.answer').waitFor();
}

const outcome = () => page.locator('.answer .outcome-words');
const ruleNamed = (label: string) =>
  page.locator('.answer .rule').filter({ has: page.locator('.rule-label', { hasText: new RegExp(`^${label}`) }) });
const field = (label: string) => page.getByLabel(label, { exact: true });
const choose = (group: string, answer: string) =>
  page.getByRole('group', { name: group, exact: true }).getByLabel(answer, { exact: true }).check();

/** An individual coaching voucher whose provider is 24 km away. */
async function fillVoucher(): Promise<void> {
  await field('Palveluseteli: myöntämispäivä').fill('2.3.2020');
  await field('Syntymäaika').fill('3.5.1985');
  await field('Kotikunta').fill('kuopio');
  await page.getByLabel('osallisuuden edistäminen').check();
  await field('Palvelu').selectOption({ label: 'Yksilövalmennus' });
  await field('Alkaa').fill('16.3.2020');
  await field('Päättyy').fill('15.7.2020');
  await field('Myönnetyt tunnit').fill('40');
  await field('Pääsääntöisen tapaamispaikan etäisyys toimipisteestä').fill('12,5');
  await field('Toimipisteen etäisyys asiakkaan kotoa').fill('24');
}

describe('one case', () => {
  test('an exception: referred without the permission, approved with it', async () => {
    await open();
    await fillVoucher();
    await expect.poll(() => outcome().textContent()).toContain('Tietoja puuttuu');
    await choose('Lähialueella on palveluntuottaja', 'Ei');
    await choose('Lupa valita tuottaja lähialueen ulkopuolelta', 'Ei');
    await expect.poll(() => outcome().textContent()).toContain('Vaatii viranhaltijan harkintaa');
    await choose('Lupa valita tuottaja lähialueen ulkopuolelta', 'Kyllä');
    await expect.poll(() => outcome().textContent()).toContain('Myöntämisen edellytykset täyttyvät');
    const catchment = ruleNamed('Lähialue');
    expect(await catchment.textContent()).toContain('Poikkeus: Lupa lähialueen ulkopuolelle (kohta 3:7)');
    await catchment.locator('summary').click();
    await expect.poll(() => catchment.textContent()).toContain('Palveluntuottajien puuttuessa lähialueelta');
    const value = page.locator('.values li', { hasText: 'Palvelusetelin arvo' });
    expect((await value.textContent())?.replaceAll('\u00a0', ' ')).toContain('1 840,00 € = 40 h × 46,00 €/h');
    await value.locator('summary').click();
    await expect.poll(() => value.textContent()).toContain('Kohta 3.1:8 1. 0-20 km etäisyydellä: 46 euroa');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  test('an intensive week of supported work', async () => {
    await open();
    await fillVoucher();
    await field('Toimipisteen etäisyys asiakkaan kotoa').fill('8');
    await field('Palvelu').selectOption({ label: 'Tuettu työtoimintavalmennus' });
    await field('Myönnetyt toimintapäivät').fill('72');
    await field('Toimintapäiviä viikossa').fill('4');
    await choose('Oikeus kuntouttavaan työtoimintaan', 'Kyllä');
    await expect.poll(() => outcome().textContent()).toContain('eivät täyty');
    await choose('Oikeus kuntouttavaan työtoimintaan', 'Ei');
    await choose('Intensiivisyys tukee etenemistä', 'Kyllä');
    await expect.poll(() => outcome().textContent()).toContain('Myöntämisen edellytykset täyttyvät');
  });

  test('an unknown value shows its range, and what no longer matters is dimmed in its place', async () => {
    await open();
    await fillVoucher();
    const distance = field('Pääsääntöisen tapaamispaikan etäisyys toimipisteestä');
    await distance.fill('');
    const value = page.locator('.values li', { hasText: 'Palvelusetelin arvo' });
    const words = async () => (await value.textContent())?.replaceAll('\u00a0', ' ');
    await expect.poll(words).toContain('välillä 1 840,00 € – 4 640,00 €');
    const days = field('Myönnetyt toimintapäivät');
    const before = await days.boundingBox();
    await expect.poll(() => days.locator('xpath=ancestor::*[contains(@class, "field-idle")]').count()).toBe(1);
    await field('Palvelu').selectOption({ label: 'Tuettu työtoimintavalmennus' });
    await expect.poll(() => days.locator('xpath=ancestor::*[contains(@class, "field-idle")]').count()).toBe(0);
    expect((await days.boundingBox())?.x).toBe(before?.x);
  });

  test('wrong input keeps its place and says what to do', async () => {
    await open();
    for (const [label, typed, told] of [
      ['Syntymäaika', '31.2.1985', 'Tarkista päivä'],
      ['Syntymäaika', 'toukokuu', 'Anna päivämäärä, esimerkiksi 3.5.1985'],
      ['Myönnetyt tunnit', '1.234', 'Epäselvä luku. Kirjoita 1,234 tai 1234.'],
      ['Myönnetyt tunnit', '40,555', 'Liikaa desimaaleja: enintään 2 desimaalia.'],
      ['Myönnetyt tunnit', '-1', 'Anna luku väliltä 0–'],
      ['Toimintapäiviä viikossa', '2,5', 'Anna kokonaisluku.'],
      ['Myönnetyt tunnit', 'paljon', 'Anna luku, esimerkiksi 12,5.'],
    ] as const) {
      const input = field(label);
      await input.fill(typed);
      await input.blur();
      await expect.poll(() => input.getAttribute('aria-invalid')).toBe('true');
      const described = await input.getAttribute('aria-describedby');
      expect(await page.locator(`#${described?.split(' ')[0]}`).textContent()).toContain(told);
      expect(await input.inputValue()).toBe(typed);
      await input.fill('');
    }
    await field('Myönnetyt tunnit').fill('12.5');
    await field('Myönnetyt tunnit').blur();
    expect(await field('Myönnetyt tunnit').inputValue()).toBe('12,5');
    await field('Syntymäaika').fill('1985-05-03');
    await field('Syntymäaika').blur();
    expect(await field('Syntymäaika').inputValue()).toBe('3.5.1985');
  });

  test('none holds is an answer, nothing chosen is none', async () => {
    await open();
    const group = page.getByRole('group', { name: 'Palvelutarpeen perusteet' });
    expect(await group.getByLabel('Ei vielä tiedossa').isChecked()).toBe(true);
    const rule = ruleNamed('Palvelutarve');
    await group.getByLabel('Mikään ei täyty').check();
    await expect.poll(() => rule.getAttribute('class')).toContain('rule-violated');
    await group.getByLabel('syrjäytymisen torjuminen').check();
    expect(await group.getByLabel('Mikään ei täyty').isChecked()).toBe(false);
    await expect.poll(() => rule.getAttribute('class')).toContain('rule-satisfied');
    await group.getByLabel('syrjäytymisen torjuminen').uncheck();
    expect(await group.getByLabel('Ei vielä tiedossa').isChecked()).toBe(true);
    await expect.poll(() => rule.getAttribute('class')).toContain('rule-unknown');
  });

  test('what would have to change', async () => {
    await open();
    await fillVoucher();
    await field('Toimipisteen etäisyys asiakkaan kotoa').fill('8');
    await field('Myönnetyt tunnit').fill('45');
    const remedies = page.locator('.remedies');
    await expect.poll(() => remedies.textContent()).toContain('Myönnetyt tunnit: 40');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  test('everything opened is accessible: helps, reasons, what makes no difference', async () => {
    await open();
    await fillVoucher();
    await page.locator('.idle-facts summary').waitFor();
    await page.locator('.field-help summary').nth(1).click();
    await page.locator('.idle-facts summary').click();
    await page.locator('.rule summary').first().click();
    await page.locator('.values summary').first().click();
    await page.locator('.because').first().waitFor();
    expect(await page.locator('.field-help').nth(1).textContent()).toContain('Tietoa käyttää');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    // A missing fact leads to its field.
    await page.locator('.missing a').first().click();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  });

  test('the copied reasons stand alone', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open();
    await fillVoucher();
    await choose('Lähialueella on palveluntuottaja', 'Ei');
    await choose('Lupa valita tuottaja lähialueen ulkopuolelta', 'Kyllä');
    await expect.poll(() => outcome().textContent()).toContain('täyttyvät');
    await page.getByRole('button', { name: 'Kopioi perustelut' }).click();
    await page.locator('.told').waitFor();
    const text = (await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\u00a0', ' ');
    for (const part of [
      'Myöntämisen edellytykset täyttyvät',
      'Säännöt 1.1.2020. Arvioitu päivälle 2.3.2020.',
      'Palvelusetelin arvo: 1 840,00 € = 40 h × 46,00 €/h',
      'Syntymäaika: 3.5.1985',
      'Poikkeus: Lupa lähialueen ulkopuolelle (kohta 3:7)',
      'Tulkinta: Etäisyys pyöristetään lähimpään täyteen kilometriin',
      'Kohta 3:7: Palveluntuottajien puuttuessa lähialueelta',
      'Arvio, ei hallintopäätös.',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('in English', async () => {
    await open();
    await fillVoucher();
    await page.getByRole('button', { name: 'In English' }).click();
    await expect.poll(() => page.locator('.outcome-basis').textContent()).toContain('Assessed as of 2 March 2020');
    expect(await page.locator('.case-fields').textContent()).not.toMatch(/Kyllä|Ei vielä tiedossa|Ohje/);
    expect(await page.getByLabel('Hours granted', { exact: true }).inputValue()).toBe('40');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  test('with the keyboard alone', async () => {
    await open();
    await page.getByLabel('Ratkaisu').focus();
    const tabTo = async (id: string) => {
      for (let step = 0; step < 200; step += 1) {
        if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`the keyboard does not reach ${id}`);
    };
    await tabTo('fact-client-birth_date');
    await page.keyboard.type('1.1.1930');
    await tabTo('fact-voucher-starts');
    await page.keyboard.type('1.3.2020');
    await page.keyboard.press('Tab');
    await expect.poll(() => outcome().textContent()).toContain('eivät täyty');
    // A radio by its arrows, a reason by Enter.
    await page.getByRole('group', { name: 'Erityinen palvelutarve todettu' }).getByLabel('Ei vielä tiedossa').focus();
    await page.keyboard.press('ArrowUp');
    expect(
      await page
        .getByRole('group', { name: 'Erityinen palvelutarve todettu' })
        .getByLabel('Ei', { exact: true })
        .isChecked(),
    ).toBe(true);
    const age = ruleNamed('Ikä');
    await age.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => age.textContent()).toContain('Täydet vuodet');
  });
});

describe('lists', () => {
  const table =
    'Nimi\tTutkinto\tTekee asiakastyötä tässä palvelussa\tTyökokemus kohderyhmän kanssa\tErikoistuminen\tPuhelin\n' +
    'Aino\tSosionomi (AMK)\tkyllä\t2,5\tei mitään\t050\n' +
    'Bo\tdiakoni\tx\t0,5\tei mitään\t\n';

  async function paste(text: string): Promise<void> {
    await page.getByRole('button', { name: /^Lisää rivi/ }).click();
    await page
      .locator('.fact-table input')
      .first()
      .evaluate((input, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, text);
  }

  test('a pasted staff list, with a cell that fits nothing', async () => {
    await open('provider_approval');
    await field('Palvelu').selectOption({ label: 'Yksilövalmennus' });
    await paste(table);
    await expect.poll(() => page.locator('.fact-table tbody tr:not(.row-answer)').count()).toBe(2);
    expect(await page.getByLabel('Tutkinto, rivi 1').inputValue()).toBe('sosionomi_amk');
    // The cell keeps what was pasted, and says so.
    const unmatched = page.getByLabel('Tutkinto, rivi 2');
    expect(await unmatched.inputValue()).toBe('diakoni');
    expect(await unmatched.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('.table-notes').textContent()).toContain('Soluja, joita ei ymmärretty: 1.');
    expect(await page.locator('.table-notes').textContent()).toContain('eikä niitä otettu: Puhelin');
    await unmatched.selectOption({ label: 'keskiaste' });
    const second = page.locator('.row-answer').nth(1);
    await expect.poll(() => second.textContent()).toContain('Bo: koulutus (keskiaste)');
    await expect
      .poll(() => page.locator('.row-answer').first().textContent())
      .toContain('Kelpoinen asiakastyöhön: kyllä');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  test('rows are added and taken away with the keyboard', async () => {
    await open('invoice_check');
    await page.getByRole('button', { name: /^Lisää rivi/ }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('fact-invoice-lines-0-date');
    await page.keyboard.type('2.3.2020');
    await page.getByRole('button', { name: 'Poista rivi 1' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('fact-invoice-lines-add');
    // No rows, and it is not known whether there are any; saying that there are none is an answer.
    await page.getByLabel('Ei yhtään riviä').check();
    await expect.poll(() => page.locator('.missing').textContent()).not.toContain('Rivit');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  test('a CSV file in Windows-1252 with decimal commas', async () => {
    await open('provider_approval');
    const text = 'Nimi;Tutkinto;Työkokemus kohderyhmän kanssa\r\nÄijö;sosiaaliohjaaja;2,5\r\n';
    await page
      .locator('.table-tools input[type=file]')
      .setInputFiles({ name: 'henkilosto.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') });
    await expect.poll(() => page.getByLabel('Nimi, rivi 1').inputValue()).toBe('Äijö');
    expect(await page.getByLabel('Työkokemus kohderyhmän kanssa (vuotta), rivi 1').inputValue()).toBe('2,5');
  });

  test('the empty table downloads with the labels', async () => {
    await open('provider_approval');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Lataa tyhjä pohja/ }).click();
    const stream = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString('utf8')).toMatch(/^\ufeffNimi;Tutkinto;/);
  });
});
