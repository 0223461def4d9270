// `node scripts/same-when-busy.mjs BEFORE AFTER [PROCESSES]`: compares two rulebooks (folders) once alone and once beside
// busy processes, six unless told otherwise, and says whether both reports are the same to the byte. A review must not
// depend on the machine it runs on (docs/adr/0022-budgets-in-steps.md).
import { spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/rulebook.js', import.meta.url));
const [before, after, processes = '6'] = process.argv.slice(2);
if (before === undefined || after === undefined) {
  process.stderr.write('Usage: node scripts/same-when-busy.mjs BEFORE AFTER [PROCESSES]\n');
  process.exit(2);
}

/** The report as JSON, and how long it took. */
function compare() {
  const start = performance.now();
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [program, 'diff', before, after, '--format', 'json', '--language', 'en'],
    { encoding: 'utf8', maxBuffer: 1 << 28, cwd: tmpdir() },
  );
  if (stdout === '') throw new Error(`rulebook diff ended with ${status}: ${stderr}`);
  return { stdout, seconds: (performance.now() - start) / 1000 };
}

const alone = compare();
const busy = Array.from({ length: Number(processes) }, () => spawn(process.execPath, ['-e', 'for (;;);']));
let beside;
try {
  beside = compare();
} finally {
  for (const one of busy) one.kill();
}
const isSame = alone.stdout === beside.stdout;
process.stdout.write(
  `alone ${alone.seconds.toFixed(1)} s, beside ${processes} busy processes ${beside.seconds.toFixed(1)} s: ${isSame ? 'the same bytes' : 'not the same'}\n`,
);
process.exitCode = isSame ? 0 : 1;
