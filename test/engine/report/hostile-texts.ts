import { marked } from 'marked';
import { expect } from 'vitest';

/** Texts of which Markdown, HTML or a host of code makes a link, a mention or a program. */
export const payloads = [
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

/** The text of HTML without its code and styles. */
export function textOf(html: string): string {
  const unquoted = html.replaceAll(/<(style|code)[^>]*>[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]*>/g, '\n');
  return unquoted
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Nothing in this Markdown is a link, a mention or HTML that does anything, as a host of code shows it. */
export function expectPlain(markdown: string): void {
  const read = marked.parse(markdown, { async: false, gfm: true });
  expect(read.match(/<(?:a|img|script)[\s>]|<!--|<\w[^>]*\son\w+=/)).toBeNull();
  expect(textOf(read).match(live)).toBeNull();
}
