import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { analyse } from '../../../dsl/analyse.ts';
import { check } from '../../../dsl/check.ts';
import { readRulebook } from '../../../dsl/editions/read-rulebook.ts';
import { renderDiagnostic } from '../../../dsl/render.ts';

test('sample', () => {
  const files = new Map<string, string>();
  const root = '/work/main/policies/kuopio-social-rehabilitation/';
  for (const f of readdirSync(root, { recursive: true, withFileTypes: true }))
    if (f.isFile()) {
      const full = `${f.parentPath.replace(/\/$/, '')}/${f.name}`;
      files.set(full.slice(root.length), readFileSync(full, 'utf8'));
    }
  const t0 = performance.now();
  const { sources, diagnostics } = readRulebook(files);
  const t1 = performance.now();
  if (!sources) {
    for (const d of diagnostics) console.log(renderDiagnostic(d, files, { language: 'en' }));
    return;
  }
  const analysed = sources.spans.map(analyse);
  const t2 = performance.now();
  const all = [...diagnostics, ...analysed.flatMap((a) => a.diagnostics)];
  const found = check({ sources, analyses: analysed.map((a) => a.analysis), timelines: [], reported: all });
  const t3 = performance.now();
  console.log(t1 - t0, t2 - t1, t3 - t2);
  for (const d of [...all, ...found]) console.log(renderDiagnostic(d, files, { language: 'en' }));
  const t4 = performance.now();
  check({ sources, analyses: analysed.map((a) => a.analysis), timelines: [], reported: all });
  console.log('second', performance.now() - t4);
});
