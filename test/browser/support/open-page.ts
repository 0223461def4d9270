import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';

export interface OpenOptions {
  readonly language?: 'fi' | 'en';
  readonly width?: number;
}

/** Opens a page of the editor in a context of its own, and waits until it is there. */
export async function openPage(browser: Browser, address: string, options: OpenOptions = {}): Promise<Page> {
  const { language = 'fi', width = 1280 } = options;
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addInitScript((chosen) => localStorage.setItem('rulebook.language', chosen), language);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** What axe finds against WCAG 2.1 A and AA, each with its elements. */
export async function findAccessibilityProblems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
