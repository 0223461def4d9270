import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** What each folder may import of ours, besides itself. The most specific folder counts. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'engine/ir': [],
  engine: ['engine/ir'],
  dsl: ['engine/ir'],
  library: ['dsl', 'engine', 'engine/ir'],
  cli: ['dsl', 'engine', 'engine/ir', 'library', 'server'],
  server: ['dsl', 'engine', 'engine/ir', 'library'],
  editor: ['dsl', 'engine', 'engine/ir', 'library'],
  bench: ['cli', 'dsl', 'engine', 'engine/ir', 'library'],
  examples: ['cli', 'dsl', 'engine'],
};

/** They also run in a browser: nothing of Node, and nothing that depends on the machine or the day. */
const pure = ['engine', 'dsl'];

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const importPattern =
  /(?:^|[^\w.])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

function findForbidden(path: string, text: string): readonly string[] {
  const folder = folderOf(path);
  if (folder === null) return [];
  return importsOf(text).flatMap((imported) => {
    if (!imported.startsWith('.')) {
      return pure.includes(topOf(path)) && isNodes(imported) ? [`${path} imports ${imported}`] : [];
    }
    // What has been built stands for its source.
    const target = normalize(join(dirname(path), imported)).replace(/^dist\//, '');
    const other = folderOf(target) ?? topOf(target);
    return other === folder || allowed[folder]?.includes(other) ? [] : [`${path} imports ${target}`];
  });
}

function importsOf(text: string): readonly string[] {
  return [...text.matchAll(importPattern)].flatMap((match) => match[1] ?? match[2] ?? []);
}

function isNodes(imported: string): boolean {
  return imported.startsWith('node:') || ['fs', 'path', 'os', 'process', 'crypto', 'url', 'util'].includes(imported);
}

function folderOf(path: string): string | null {
  if (path.startsWith('engine/ir/')) return 'engine/ir';
  return Object.hasOwn(allowed, topOf(path)) ? topOf(path) : null;
}

function topOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function listSources(): readonly string[] {
  return readdirSync(project, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && Object.hasOwn(allowed, entry.name))
    .flatMap(({ name }) =>
      readdirSync(join(project, name), { recursive: true, encoding: 'utf8' }).map((file) => `${name}/${file}`),
    )
    .filter((path) => /\.(ts|tsx|mjs|js)$/.test(path))
    .map((path) => path.replaceAll('\\', '/'));
}

describe('import directions', () => {
  it('hold everywhere', () => {
    const found = listSources().flatMap((path) => findForbidden(path, readFileSync(join(project, path), 'utf8')));
    expect(found).toEqual([]);
  });

  it.each([
    ['engine/ir/ir.ts', "import { x } from '../backend.ts';"],
    ['engine/explain/a.ts', "import type { Diagnostic } from '../../dsl/diagnostic.ts';"],
    ['dsl/lower/a.ts', "import { interpreter } from '../../engine/backends/interpreter/interpreter.ts';"],
    ['dsl/a.ts', "import { run } from '../cli/run.ts';"],
    ['dsl/a.ts', "export * from '../engine/backend.ts';"],
    ['dsl/a.ts', "import { readFileSync } from 'node:fs';"],
    ['engine/a.ts', "const a = await import('../dsl/a.ts');"],
    ['cli/a.ts', "import '../test/support/a.ts';"],
    ['server/a.ts', "import {\n  a,\n  b,\n} from '../cli/a.ts';"],
  ])('catch a forbidden one planted in %s: %s', (path, text) => {
    expect(findForbidden(path, text)).toHaveLength(1);
  });

  it.each([
    ['dsl/lower/a.ts', "import type * as ir from '../../engine/ir/ir.ts';"],
    ['engine/explain/a.ts', "import { b } from './b.ts';\nimport { toDay } from '../ir/calendar.ts';"],
    ['cli/a.ts', "import { readFileSync } from 'node:fs';\nconst c = await import('../dsl/c.ts');"],
  ])('allow the others: %s', (path, text) => {
    expect(findForbidden(path, text)).toEqual([]);
  });
});

describe('pure folders', () => {
  it('ask nothing of the machine: no clock, no chance, no Intl', () => {
    const impure = /\bDate\.now\b|\bnew Date\b|\bMath\.random\b|\bIntl\.|\.toLocale\w+\(|\bprocess\.|\blocaleCompare\(/;
    const found = listSources()
      .filter((path) => pure.includes(topOf(path)))
      .filter((path) => impure.test(withoutComments(readFileSync(join(project, path), 'utf8'))));
    expect(found).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
