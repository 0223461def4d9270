import { start } from '/tmp/start.mjs';
const { browser, page } = await start();
const near = page.locator('[id="cell-price.individual_coaching[0]"]');
await near.focus();
for (const t of ['47', '83', '119', '15.50', '57', '22,50']) { await page.keyboard.type(t); await page.keyboard.press('Enter'); }
await page.locator('[id="cell-price.individual_coaching[0]-quantity"]').fill('1000');
await page.locator('[id="cell-price.individual_coaching[0]-quantity"]').press('Enter');
await page.getByText('Esimerkkiaineisto – ei').first().waitFor({timeout: 60000});
await page.waitForTimeout(3000);
for (const s of await page.locator('.changes summary').all()) { const t = await s.innerText(); if (/hakija|myöntäminen|tarkastus/i.test(t) || /\/ 200/.test(t)) await s.click(); }
await page.locator('.changes').evaluate((e) => { e.style.maxHeight = 'none'; e.scrollTop = 1e6; });
await page.locator('.changes').screenshot({ path: '/tmp/shots/prices-panel.png' });
await page.getByRole('button', { name: 'Korota valittuja' }).click();
await page.getByLabel('Korotus prosentteina').fill('2,5');
await page.screenshot({ path: '/tmp/shots/prices-raise.png' });
await page.keyboard.press('Escape');
await page.getByRole('button', { name: 'Version tiedot' }).click();
await page.getByLabel('Päätöspäivä').fill('12.11.2020');
await page.getByLabel('Päättäjä').fill('Perusturva- ja terveyslautakunta');
await page.getByLabel('Pöytäkirjan pykälä').fill('§ 112');
await page.waitForTimeout(2500);
await page.emulateMedia({ media: 'print' });
await page.setViewportSize({ width: 794, height: 1123 });
await page.screenshot({ path: '/tmp/shots/prices-memo.png', fullPage: true });
const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true }); console.log('pdf pages', (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length);
await browser.close();
