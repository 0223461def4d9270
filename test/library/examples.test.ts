import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Through the built package, as its users run it: `tsc -b` comes first. */
function runExample(name: string): string {
  return execFileSync(process.execPath, [`examples/library/${name}.mjs`], { cwd: project, encoding: 'utf8' });
}

describe('the examples of the library', () => {
  it.each([
    [
      'decide-one',
      "referred; the voucher is worth 3240.00 EUR\ncatchment (3:6, 3:7): The office is 24\u00a0km from the client's home. Permission to choose a provider outside the catchment area is missing.\n",
    ],
    [
      'decide-many',
      "10: approved  46000 cents\n40: approved  184000 cents\n41: denied hours_granted 188600 cents\n12.5 h: approved  57500 cents\n-1: the fact 'voucher.hours' is out of bounds: '-1'\n",
    ],
    ['load-texts', 'denied \napproved \nincomplete applicant.age\n'],
  ])('%s prints what it promises', (name, expected) => {
    expect(runExample(name)).toBe(expected);
  });
});
