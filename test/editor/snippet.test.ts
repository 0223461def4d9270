import { describe, expect, it } from 'vitest';
import { toSnippet } from '../../editor/monaco/snippet.ts';

/** `@` stands for the sign that Monaco marks holes by. */
describe('what is still to be filled in', () => {
  it.each([
    ['requires ‹›', 'requires @{1:}'],
    ['rule ‹name› "‹Nimi›"', 'rule @{1:name} "@{2:Nimi}"'],
    ['max_hours[‹voucher.service›]', 'max_hours[@{1:voucher.service}]'],
    ['"{‹x›}" @1 \\', '"{@{1:x}\\}" \\@1 \\\\'],
  ])('%s', (insert, snippet) => {
    expect(toSnippet(insert.replaceAll('@', '$'))).toBe(snippet.replaceAll('@', '$'));
  });
});
