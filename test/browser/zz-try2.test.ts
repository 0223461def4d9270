import { it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { openPage } from './support/open-page.ts';
import { serve } from './support/serve.ts';
it('try', async () => {
  const [browser, served] = await Promise.all([launchChromium(), serve()]);
  try {
    let page = await openPage(browser, `${served.address}/rules`);
    await page.request.post(`${served.address}/api/drafts`, { data: { date: '2021-01-01', files: { '2021-01-01/edition.yaml': 'status: draft\n', '2021-01-01/voucher-grant.policy': 'rule age_limits "Ikä" §2:1\n  requires client.aeg > 3 year\n  otherwise deny "x"\n' } }, headers: { origin: served.address } });
    await page.goto(`${served.address}/rules/2021-01-01?file=2021-01-01/voucher-grant.policy`);
    page.on('console', (m) => console.log('console', m.type(), m.text()));
    page.on('pageerror', (e) => console.log('pageerror', e.message));
    await page.locator('.monaco-editor').first().waitFor({ timeout: 30000 });
    await page.waitForTimeout(2000);
    await page.locator('.view-line').nth(1).click();
    const key = (k: string) => page.keyboard.press(k);
    await key('Home'); for (let i = 0; i < 20; i++) await key('ArrowRight');
    await key('Control+.');
    await page.waitForTimeout(4000);
    await page.screenshot({ path: '/tmp/shots/q1.png' });
    await key('Escape');
    await key('F1'); await page.waitForTimeout(4000); console.log(await page.evaluate(() => [...document.querySelectorAll('.quick-input-list, .quick-input-list *')].slice(0, 12).map((e) => { const r = e.getBoundingClientRect(); const c = getComputedStyle(e); return [e.className, r.width, r.height, c.display, c.position, c.maxHeight, c.overflow].join(' '); }).join('\n')));
    await page.screenshot({ path: '/tmp/shots/q2.png' });
    await key('Enter'); await page.waitForTimeout(3000);
    await page.screenshot({ path: '/tmp/shots/q3.png' });
  } finally {
    await browser.close();
    await served.close();
  }
});
