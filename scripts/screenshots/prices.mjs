/** A year's new prices, as they are in the guide of the administrator. */
export async function takeScreenshots(page, address, imageOf) {
  const take = (name) => page.screenshot({ path: imageOf(name) });
  await page.goto(`${address}/prices`);
  await page.getByText('46,00').first().waitFor();
  await take('prices-in-force');
  await page.getByRole('button', { name: 'Aloita uusi versio' }).click();
  await page.getByLabel('Voimaantulopäivä').fill('1.1.2021');
  await page.getByLabel('Päätöspäivä').fill('12.11.2020');
  await page.getByLabel('Päättäjä').fill('Perusturva- ja terveyslautakunta');
  await page.getByLabel('Pöytäkirjan pykälä').fill('§ 112');
  await take('prices-new-version');
  await page.getByRole('button', { name: 'Aloita', exact: true }).click();
  const first = page.locator('[id="cell-price.individual_coaching[0]"]');
  await first.focus();
  for (const value of ['47', '8,30', '119', '15,50', '57']) {
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
  await page.locator('.caution', { hasText: 'Halvempi kuin' }).waitFor();
  await page.getByText('Esimerkkiaineisto – ei').first().waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await take('prices-draft');
  await page.locator('[id="cell-price.individual_coaching[21]"]').fill('83');
  await page.keyboard.press('Enter');
  await page.locator('[id="cell-price.individual_coaching[0]-quantity"]').fill('4 200');
  await page.keyboard.press('Enter');
  await page.locator('.caution', { hasText: 'Halvempi kuin' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Lähetä tarkistettavaksi' }).click();
  await page.getByRole('dialog').waitFor();
  await take('prices-send');
  await page.keyboard.press('Escape');
  await page.getByText('Lasketaan …').waitFor({ state: 'detached' });
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 900 });
  await take('prices-memo');
}
