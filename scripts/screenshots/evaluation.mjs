/** An evaluation with an exception, a pasted staff list, a printed summary's beginning, a file of invoices. */
export async function takeScreenshots(page, address, pathOf) {
  const outcome = page.locator('.answer .outcome-words');
  await page.goto(`${address}/evaluation`);
  await outcome.waitFor();
  await page.getByLabel('Ratkaisu').selectOption('voucher_grant');
  const fill = (label, value) => page.getByLabel(label, { exact: true }).fill(value);
  const choose = (group, answer) =>
    page.getByRole('group', { name: group, exact: true }).getByLabel(answer, { exact: true }).check();
  await fill('Palveluseteli: myöntämispäivä', '2.3.2020');
  await fill('Syntymäaika', '3.5.1985');
  await fill('Kotikunta', 'Kuopio');
  await page.getByLabel('osallisuuden edistäminen').check();
  await page.getByLabel('Palvelu', { exact: true }).selectOption({ label: 'Yksilövalmennus' });
  await fill('Alkaa', '16.3.2020');
  await fill('Päättyy', '15.7.2020');
  await fill('Myönnetyt tunnit', '40');
  await fill('Pääsääntöisen tapaamispaikan etäisyys toimipisteestä', '12,5');
  await fill('Toimipisteen etäisyys asiakkaan kotoa', '24');
  await choose('Lähialueella on palveluntuottaja', 'Ei');
  await choose('Lupa valita tuottaja lähialueen ulkopuolelta', 'Kyllä');
  await page.locator('.outcome-approved').waitFor();
  const catchment = page
    .locator('.answer .rule')
    .filter({ has: page.locator('.rule-label', { hasText: /^Lähialue/ }) });
  await catchment.locator('summary').click();
  await catchment.locator('.because').first().waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: pathOf('evaluation') });
  await catchment.scrollIntoViewIfNeeded();
  await catchment.screenshot({ path: pathOf('evaluation-reason') });

  await fill('Myönnetyt tunnit', '45');
  await page.locator('.remedies li').first().waitFor();
  await page.locator('section[aria-labelledby="remedies-title"]').screenshot({ path: pathOf('evaluation-remedies') });

  await page.getByLabel('Ratkaisu').selectOption('provider_approval');
  await page.getByLabel('Palvelu', { exact: true }).selectOption({ label: 'Yksilövalmennus' });
  await page.getByRole('button', { name: /^Lisää rivi/ }).click();
  await page
    .locator('.fact-table input')
    .first()
    .evaluate((input, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, staff);
  await page.locator('.row-answer strong').nth(2).waitFor();
  await page.locator('.case-table').screenshot({ path: pathOf('evaluation-staff') });

  await page.goto(`${address}/many`);
  await page.getByLabel('Ratkaisu').selectOption('invoice_check');
  await page
    .locator('.file-choice input[type=file]')
    .setInputFiles({ name: 'laskut.csv', mimeType: 'text/csv', buffer: Buffer.from(invoices, 'latin1') });
  await page.locator('.result-table tbody tr').first().waitFor();
  await page.screenshot({ path: pathOf('many') });
}

const staff = [
  'Nimi\tTutkinto\tTekee asiakastyötä tässä palvelussa\tKäyttää laillistettua tai suojattua nimikettä\tTyökokemus kohderyhmän kanssa\tErikoistuminen',
  'Esimerkki Yksi\tsosionomi (AMK)\tkyllä\tei\t4,5\tei mitään',
  'Esimerkki Kaksi\tkeskiaste\tx\tei\t1\tei mitään',
  'Esimerkki Kolme\tdiakoni\tx\tei\t3\tei mitään',
].join('\n');

const visit = 'toteutunut käynti tai toimintapäivä';
const voucher = 'Yksilövalmennus;1.3.2020;30.6.2020;40;12,5;0;1.3.2020;31.3.2020';
const invoices = [
  'tapaus;Palveluseteli / Palvelu;Palveluseteli / Alkaa;Palveluseteli / Päättyy;Myönnetyt tunnit;voucher.meeting_distance;Aiemmin laskutetut tunnit;Kausi alkaa;Kausi päättyy;Toimitettu;Tuntiraportti liitteenä;Laskutettu;Rivit / Päivä;Rivit / Laji;Rivit / Tunnit;Rivit / Etäisyys toimipisteestä',
  `L-1;${voucher};7.4.2020;kyllä;161,00;3.3.2020;${visit};2;3`,
  `L-1;;;;;;;;;;;;10.3.2020;${visit};1,5;3`,
  `L-2;${voucher};7.4.2020;x;92;3.4.2020;${visit};2;3`,
  `L-3;${voucher};7.4.2020;ei;46;5.3.2020;${visit};1;3`,
  `L-4;${voucher};9.4.2020;kyllä;51,00;5.3.2020;${visit};1;3`,
  `L-5;${voucher};7.4.2020;kyllä;viisi;5.3.2020;${visit};1;3`,
  '',
].join('\r\n');
