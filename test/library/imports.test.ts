import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
const importPattern =
  /(?:^|[^\w.])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/**
 * Everything a file imports, directly and through others: our own files by path, packages by name; and apart from it what
 * is only loaded where it is asked for.
 */
function walkImports(entry: string): { readonly reached: ReadonlySet<string>; readonly later: ReadonlySet<string> } {
  const reached = new Set<string>();
  const later = new Set<string>();
  const waiting = [join(project, entry)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const path = relative(project, file);
    if (reached.has(path)) continue;
    reached.add(path);
    for (const [, from, dynamic] of readFileSync(file, 'utf8').matchAll(importPattern)) {
      const imported = from ?? dynamic ?? '';
      const target = imported.startsWith('.') ? join(dirname(file), imported) : null;
      if (from === undefined) later.add(target === null ? imported : relative(project, target));
      else if (target === null) reached.add(imported);
      else waiting.push(target);
    }
  }
  return { reached, later };
}

describe('the public entry', () => {
  const { reached, later } = walkImports('library/index.ts');

  it('imports nothing of Node, and only these packages', () => {
    const packages = [...reached].filter((name) => !existsSync(join(project, name)));
    expect(packages.sort()).toMatchInlineSnapshot(`
      [
        "@noble/hashes/sha2.js",
        "@noble/hashes/utils.js",
        "chevrotain",
        "typebox/error",
        "typebox/schema",
        "yaml",
      ]
    `);
  });

  it('has all that it may ever load', () => {
    expect([...later]).toEqual([]);
  });

  it('reaches the language, the engines and the reader, and none of the command line', () => {
    for (const path of ['dsl/compile/compile.ts', 'engine/explain/explain.ts', 'engine/facts/fact-reader.ts']) {
      expect(reached).toContain(path);
    }
    expect([...reached].filter((path) => /^(cli|library\/node|bench|test)\//.test(path))).toEqual([]);
  });
});

describe('the worker of the pages', () => {
  it('is given no engine in a package of its own', () => {
    const { reached, later } = walkImports('editor/worker/rulebook-worker.ts');
    expect([...reached, ...later].filter((path) => path.includes('json-rules-engine'))).toEqual([]);
  });
});

describe('the walk', () => {
  it('finds what the entry for Node imports', () => {
    expect(walkImports('library/node/index.ts').reached).toContain('node:fs');
  });
});
