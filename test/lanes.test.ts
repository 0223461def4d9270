import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Signs of a browser, of the solver, and of the built program in a process of its own. */
const signs = /playwright-core|solver\/z3-solver\.ts|bin\/rulebook\.js|runCli\(\['prove'/;

function needsLong(path: string, text: string): boolean {
  return !path.startsWith('browser/') && !path.endsWith('.slow.test.ts') && signs.test(text);
}

it('whatever takes long is named for it: test/browser, or <name>.slow.test.ts', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.test.ts') && path !== 'lanes.test.ts');
  const found = files.filter((path) => needsLong(path, readFileSync(join(import.meta.dirname, path), 'utf8')));
  expect(found).toEqual([]);
});

it.each([
  ['engine/a.test.ts', "import { openSolver } from '../../library/node/solver/z3-solver.ts';"],
  ['cli/a.test.ts', "const program = fileURLToPath(new URL('../../bin/rulebook.js', import.meta.url));"],
])('one that is not is found: %s', (path, text) => {
  expect(needsLong(path, text)).toBe(true);
  expect(needsLong(path.replace('.test', '.slow.test'), text)).toBe(false);
});
