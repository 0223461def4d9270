import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${project}/docs/library.md`, 'utf8');
const examples = readdirSync(`${project}/examples/library`).map((name) =>
  readFileSync(`${project}/examples/library/${name}`, 'utf8'),
);
const blocks = [...page.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);

describe('docs/library.md', () => {
  it('has programs', () => {
    expect(blocks.length).toBeGreaterThan(2);
  });

  it.each(blocks)('shows what an example runs: %.50s', (block) => {
    expect(examples.some((example) => example.includes(block))).toBe(true);
  });
});
