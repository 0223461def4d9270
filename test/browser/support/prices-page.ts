import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Served } from './serve.ts';

/** The cell of a new value, by the id of the value: `price.group_coaching`, `price.individual_coaching[0]`. */
export function cellOf(page: Page, id: string) {
  return page.locator(`[id="cell-${id}"]`);
}

/** Opens the page of prices and starts a version that takes effect on 1.1.2021. */
export async function startVersion(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Aloita uusi versio' }).click();
  await page.getByLabel('Voimaantulopäivä').fill('1.1.2021');
  await page.getByRole('button', { name: 'Aloita', exact: true }).click();
  await cellOf(page, 'price.group_coaching').waitFor();
}

/** Types values into the cells of new values from one on, each kept with Enter. */
export async function typeDown(page: Page, first: string, values: readonly string[]): Promise<void> {
  await cellOf(page, first).focus();
  for (const value of values) {
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
}

/** Waits until a cell of new values shows a value. */
export async function waitForValue(page: Page, id: string, value: string): Promise<void> {
  await page.waitForFunction(
    ([field, wanted]) => (document.getElementById(`cell-${field}`) as HTMLInputElement | null)?.value === wanted,
    [id, value] as const,
  );
}

/** Waits until the server has everything. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await page.getByText('Tallennetaan …').waitFor({ state: 'detached' });
  await page.getByText(/^Tallennettu /).waitFor();
}

/** A draft as the server has it. */
export async function storedDraft(served: Served, date = '2021-01-01') {
  const response = await fetch(`${served.address}/api/drafts/${date}`);
  return (await response.json()) as {
    readonly files: Readonly<Record<string, string>>;
    readonly notes: Readonly<Record<string, unknown>>;
    readonly status: string;
  };
}

/** Runs git in the copy of the rulebook. */
export function gitIn({ rulebook }: Served, ...words: readonly string[]): string {
  return execFileSync('git', words, { cwd: join(rulebook, '..', '..'), encoding: 'utf8' });
}
