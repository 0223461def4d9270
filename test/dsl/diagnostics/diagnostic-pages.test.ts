import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { diagnosticCodes } from '../../../dsl/diagnostics/diagnostic-codes.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const pages = join(root, 'docs/diagnostics');

function readTests(): string {
  const entries = readdirSync(join(root, 'test'), { recursive: true, withFileTypes: true });
  const tests = entries.filter((entry) => entry.isFile() && /\.(test\.ts|snap|txt|ya?ml)$/.test(entry.name));
  return tests.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');
}

test('codes are in order, each once', () => {
  expect([...diagnosticCodes]).toEqual([...new Set(diagnosticCodes)].sort());
});

test('every code has a page in Finnish and English, and every page a code', () => {
  expect(readdirSync(pages).sort()).toEqual(diagnosticCodes.map((code) => `${code}.md`));
  for (const code of diagnosticCodes) {
    const page = readFileSync(join(pages, `${code}.md`), 'utf8');
    expect(page.startsWith(`# ${code}\n\n## Suomeksi\n\n`)).toBe(true);
    expect(page).toMatch(/\n## In English\n\n\S/);
  }
});

test('every code occurs in a test', () => {
  const tests = readTests();
  const words = new Set(tests.match(/[a-z]+(-[a-z]+)*/g));
  const untested = diagnosticCodes.filter((code) => !words.has(code));
  expect(untested).toEqual([]);
});
