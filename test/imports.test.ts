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
    ['engine/explain/a.ts', "import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';"],
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

describe('folders', () => {
  it.each(['cli', 'dsl', 'editor', 'engine', 'library', 'server'])('of %s form no circle by value imports', (top) => {
    const files = listSources().filter((path) => topOf(path) === top);
    const arrows = files.flatMap((path) => arrowsOf(path, readFileSync(join(project, path), 'utf8')));
    expect(findCircle(arrows)).toBeNull();
  });

  it('that form one are found', () => {
    const arrows = [
      ...arrowsOf('engine/a/x.ts', "import { y } from '../b/y.ts';"),
      ...arrowsOf('engine/b/y.ts', "import { type T, z } from '../c/deep/z.ts';"),
      ...arrowsOf('engine/c/deep/z.ts', "export * from '../../a/x.ts';"),
    ];
    expect(findCircle(arrows)).toEqual(['engine/a', 'engine/b', 'engine/c', 'engine/a']);
  });

  it('that only name types of each other form none', () => {
    const arrows = [
      ...arrowsOf('engine/a/x.ts', "import { y } from '../b/y.ts';"),
      ...arrowsOf('engine/b/y.ts', "import type { X } from '../a/x.ts';\nimport { type Y } from '../a/y.ts';"),
    ];
    expect(findCircle(arrows)).toBeNull();
  });
});

type Arrow = readonly [from: string, to: string];

/** From a file's folder to the folders of the values it imports; folders of the second level count whole. */
function arrowsOf(path: string, text: string): readonly Arrow[] {
  const from = secondLevelOf(path);
  return valueImportsOf(path, text).flatMap((imported) => {
    const to = secondLevelOf(imported);
    return to === from || topOf(to) !== topOf(from) ? [] : [[from, to] as const];
  });
}

/** The files of ours from which a file imports more than types. */
function valueImportsOf(path: string, text: string): readonly string[] {
  const targets = [...text.matchAll(fromPattern)].flatMap(([, typeOnly, names = '', imported = '']) =>
    typeOnly !== undefined || namesTypesOnly(names) ? [] : [imported],
  );
  return targets.map((target) => normalize(join(dirname(path), target)));
}

const fromPattern = /^(?:import|export)\s+(type\s+)?(\{[^}]*\}|[^'"{]*?)\s*from\s+'(\.[^']+)'/gms;

function namesTypesOnly(names: string): boolean {
  const list = /^\{(.*)\}$/s.exec(names)?.[1]?.split(',') ?? [];
  return list.some((name) => name.trim() !== '') && list.every((name) => /^\s*(type\s.*)?$/s.test(name));
}

function secondLevelOf(path: string): string {
  return dirname(path).split('/').slice(0, 2).join('/');
}

/** A way round from a folder to itself, the first and the last the same; null where there is none. */
function findCircle(arrows: readonly Arrow[]): readonly string[] | null {
  const done = new Set<string>();
  const walk = (folder: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(folder)) return [...way.slice(way.indexOf(folder)), folder];
    if (done.has(folder)) return null;
    for (const [from, to] of arrows) {
      const circle = from === folder ? walk(to, [...way, folder]) : null;
      if (circle !== null) return circle;
    }
    done.add(folder);
    return null;
  };
  for (const [from] of arrows) {
    const circle = walk(from, []);
    if (circle !== null) return circle;
  }
  return null;
}

/** What decides a case, reads it and says what came out; types of it may be named everywhere. */
const ofTheLibrary =
  /^engine\/(backends\/.*|answer\/(answer|write-answer-json)|explain\/explain|facts\/(case-reader|fact-reader|read-facts))\.ts$/;

/** Who takes values of those past the library, and why. */
const past: Readonly<Record<string, readonly [imported: string, why: string]>> = {
  'cli/commands/export.ts': ['engine/backends/json-rules-engine/write-rule-set.ts', 'the rules are what it exports'],
  'examples/json-rules-engine/run.mjs': [
    'engine/backends/json-rules-engine/index.ts',
    'it shows that exported rules run without the rest',
  ],
};

const deciding = ['bench', 'cli', 'dsl', 'editor', 'examples', 'server'];

function findPastLibrary(path: string, text: string): readonly string[] {
  if (!deciding.includes(topOf(path))) return [];
  const dynamic = [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, target = '']) =>
    normalize(join(dirname(path), target)),
  );
  return [...valueImportsOf(path, text), ...dynamic]
    .map(sourceOf)
    .filter((target) => ofTheLibrary.test(target) && past[path]?.[0] !== target)
    .map((target) => `${path} imports ${target}`);
}

/** What has been built stands for its source. */
function sourceOf(target: string): string {
  return target.replace(/^dist\/(.*)\.js$/, '$1.ts');
}

describe('the library', () => {
  it('is the only way to decide', () => {
    const found = listSources().flatMap((path) => findPastLibrary(path, readFileSync(join(project, path), 'utf8')));
    expect(found).toEqual([]);
  });

  it.each([
    ['cli/commands/a.ts', "import { javascript } from '../../engine/backends/javascript/javascript.ts';"],
    ['editor/worker/a.ts', "import { type Answer, buildAnswer } from '../../engine/answer/answer.ts';"],
    ['server/a.ts', "import {\n  explainFindings,\n} from '../engine/explain/explain.ts';"],
    ['bench/a.ts', "const { prepareCaseReader } = await import('../engine/facts/case-reader.ts');"],
    ['examples/a.mjs', "import { readCase } from '../dist/engine/backends/json-rules-engine/index.js';"],
  ])('is not passed by in %s: %s', (path, text) => {
    expect(findPastLibrary(path, text)).toHaveLength(1);
  });

  it('may be passed by for types, and by those named', () => {
    const text = "import type { Answer } from '../../engine/answer/answer.ts';";
    expect(findPastLibrary('editor/pages/a.ts', text)).toEqual([]);
    for (const [path, [imported]] of Object.entries(past)) {
      const targets = valueImportsOf(path, readFileSync(join(project, path), 'utf8'));
      expect(targets.map(sourceOf)).toContain(imported);
    }
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
