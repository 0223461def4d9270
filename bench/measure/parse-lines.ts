/** What a batch is compared with, as a program of its own: `node parse-lines.js FILE` parses every line of a file. */
import { createReadStream } from 'node:fs';

const [, , path = ''] = process.argv;
let parsed = 0;
let pending = '';
for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
  const lines = (pending + chunk).split('\n');
  pending = lines.pop() ?? '';
  for (const line of lines) if (JSON.parse(line) !== null) parsed++;
}
process.stdout.write(`${parsed}\n`);
