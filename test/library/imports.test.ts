import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
const importPattern =
  /(?:^|[^\w.])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** Everything a file imports, directly and through others: our own files by path, packages by name. */
function walkImports(entry: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [join(project, entry)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const path = relative(project, file);
    if (reached.has(path)) continue;
    reached.add(path);
    for (const [, from, dynamic] of readFileSync(file, 'utf8').matchAll(importPattern)) {
      const imported = from ?? dynamic ?? '';
      if (imported.startsWith('.')) waiting.push(join(dirname(file), imported));
      else reached.add(imported);
    }
  }
  return reached;
}

describe('the public entry', () => {
  const reached = walkImports('library/index.ts');

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

  it('reaches the language, the engines and the reader, and none of the command line', () => {
    for (const path of ['dsl/compile/compile.ts', 'engine/explain/explain.ts', 'engine/facts/fact-reader.ts']) {
      expect(reached).toContain(path);
    }
    expect([...reached].filter((path) => /^(cli|library\/node|bench|test)\//.test(path))).toEqual([]);
  });
});

describe('the walk', () => {
  it('finds what the entry for Node imports', () => {
    expect(walkImports('library/node/index.ts')).toContain('node:fs');
  });
});
