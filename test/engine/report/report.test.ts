/** The three renderers of reports: that what a text says stays a text, and how the blocks look side by side. */
import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../engine/report/escape.ts';
import { renderHtml } from '../../../engine/report/render-html.ts';
import { renderMarkdown } from '../../../engine/report/render-markdown.ts';
import { runs } from '../../support/runs.ts';
import { reportOfEverything } from './report-of-everything.ts';

const payloads = [
  '@octo',
  '@octo/team',
  'ei @octo, ei @octo/team.',
  'https://evil.example/a?b=c',
  'HTTPS://EVIL.EXAMPLE',
  'ftp://evil.example',
  'www.evil.example',
  '_www.evil.example',
  'WWW.evil.example',
  'someone@evil.example',
  'mailto:someone@evil.example',
  'xmpp:someone@evil.example/room',
  '#5',
  '(#5)',
  'GH-5',
  'gh-5',
  'owner/repo#1',
  'owner/repo@a5c3785ed8d6a35868bc169f07e40e889087fd2e',
  'a5c3785ed8d6a35868bc169f07e40e889087fd2e',
  '0a5c378',
  '[x](https://evil.example)',
  '[x][y]',
  '[y]: https://evil.example',
  '![x](https://evil.example/a.png)',
  '<https://evil.example>',
  '<a href="https://evil.example">x</a>',
  '<img src=x onerror=alert(1)>',
  '</pre></details><script>alert(1)</script>',
  '<!-- @octo -->',
  '&#64;octo &commat;octo',
  '`@octo`',
  '``` @octo',
  '\\@octo \\[x](y) \\`@octo\\`',
  '**@octo** ~~#5~~ | @octo |',
];

/** What hosts of code take for a name, an address or a reference, in the text of a page; in code they do not look. */
const live =
  /@[a-z\d]|[a-z]:\/\/|\bwww\.|(^|[^&\w])#\d|\w#\d|\bgh-\d|\b(?=[\da-f]*\d)(?=[\da-f]*[a-f])[\da-f]{7,40}\b/i;

function textOf(html: string): string {
  const unquoted = html.replaceAll(/<(style|code)[^>]*>[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]*>/g, '\n');
  return unquoted
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function expectNothingLive(text: string): void {
  const markdown = renderMarkdown(reportOfEverything(text));
  const read = marked.parse(markdown, { async: false, gfm: true });
  expect(read.match(/<(?:a|img|script)[\s>]|<!--|<\w[^>]*\son\w+=/)).toBeNull();
  expect(textOf(read).match(live)).toBeNull();
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
