import { expect, test } from 'vitest';
import { diagnoseOnly } from './check-rulebook.ts';

/** A chain of definitions, the last first, each reading the next. */
function chain(length: number): string {
  const links = Array.from({ length }, (_, index) => length - index);
  const define = (link: number): string =>
    `define voucher.x${link} : h "Vaihe"\n  = ${link === 1 ? 'voucher.hours' : `voucher.x${link - 1}`} + 0 h\n`;
  return `${links.map(define).join('')}rule last "Viimeinen"\n  requires voucher.x${length} > 0 h\n  otherwise deny\n`;
}

test('a chain that can be followed', () => {
  expect(diagnoseOnly(['deep-definitions'], chain(200))).toBe('');
});

test.each([201, 3000])('a chain of %i is told once', (length) => {
  const told = diagnoseOnly(['deep-definitions'], chain(length));
  expect(told).toContain("more than 200 definitions that build on one another stand behind 'voucher.x201'");
  expect(told.match(/error\[/g)).toHaveLength(1);
});
