#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { bundled, isBundleCurrent } from './bundle.js';

const compiled = new URL('../dist/cli/main.js', import.meta.url);

if (existsSync(compiled)) {
  await import(isBundleCurrent() ? bundled.href : compiled.href);
} else {
  const finnish = /^fi/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
  process.stderr.write(
    finnish
      ? 'Rulebookia ei ole vielä rakennettu. Aja ensin projektin kansiossa: npm start\n'
      : 'Rulebook has not been built yet. First run in its folder: npm start\n',
  );
  process.exitCode = 2;
}
