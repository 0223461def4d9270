import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface OpenOptions {
  readonly language?: 'fi' | 'en';
  readonly width?: number;
}

/** A context whose waits end when what they wait for is there; the limit is for what never comes. */
async function openContext(browser: Browser, width = 1280): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  context.setDefaultTimeout(300_000);
  return context;
}

/** Opens a page of the editor in a context of its own, and waits until it is there. */
export async function openPage(browser: Browser, address: string, options: OpenOptions = {}): Promise<Page> {
  const { language = 'fi', width = 1280 } = options;
  const context = await openContext(browser, width);
  await context.addInitScript((chosen) => localStorage.setItem('rulebook.language', chosen), language);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** A page in a context of its own, and what goes wrong in it or stands in its console as an error. */
export interface WatchedPage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Grows as the page goes on. */
  readonly complaints: readonly string[];
}

/** An empty page that is watched from its beginning. */
export async function openWatchedPage(browser: Browser): Promise<WatchedPage> {
  const context = await openContext(browser);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** What axe finds against WCAG 2.1 A and AA, each with its elements. */
export async function findAccessibilityProblems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
