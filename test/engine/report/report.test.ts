/** The three renderers of reports: that what a text says stays a text, and how the blocks look side by side. */
import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../engine/report/escape.ts';
import { renderHtml } from '../../../engine/report/render-html.ts';
import { renderMarkdown } from '../../../engine/report/render-markdown.ts';
import { runs } from '../../support/runs.ts';
import { expectPlain, payloads, textOf } from './hostile-texts.ts';
import { reportOfEverything } from './report-of-everything.ts';

function expectNothingLive(text: string): void {
  const markdown = renderMarkdown(reportOfEverything(text));
  expectPlain(markdown);
  const page = renderHtml(reportOfEverything(text));
  expect(page.match(/<(?:a|img|script|link|iframe)[\s>]|<!--/)).toBeNull();
}

describe('texts of a rulebook mention nobody and link to nothing', () => {
  it.each(payloads)('%j', expectNothingLive);

  it('put together in any way', () => {
    const piece = fc.constantFrom(
      ...payloads,
      ' ',
      '\n',
      '.',
      ',',
      '(',
      ')',
      '*',
      '_',
      '\\',
      'a',
      '5',
      '-',
      '1.',
      '&',
      ';',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
        expectNothingLive,
      ),
      { numRuns: runs(200) },
    );
  });

  it('and read as they are', () => {
    const text = 'Kysy: @octo, https://evil.example, #5';
    const seen = textOf(marked.parse(escapeMarkdown(text), { async: false })).replaceAll('\u2060', '');
    expect(seen.trim()).toBe(text);
    expect(textOf(renderHtml(reportOfEverything(text)))).toContain(text);
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['[x](y) `a` *b* _c_', '\\[x\\](y) \\`a\\` \\*b\\* \\_c\\_'],
    ['a\nb\r\n# c', 'a b \\# c'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['15,50 €/h', '15,50 €/h'],
    ['kohta 3.1:8–10, 12.3.2020, 1234567 €', 'kohta 3.1:8–10, 12.3.2020, 1234567 €'],
  ])('of %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
