import type { Language } from '../../../ir/localized.ts';
import { escapeHtml } from './escape-html.ts';
import { memoStyle } from './memo-style.ts';

/** What a memo shows; `head` and `body` are HTML, all else is text. */
export interface Memo {
  readonly language: Language;
  readonly title: string;
  readonly rulebook: string;
  readonly compared: string;
  /** Further rules of style. */
  readonly style: string;
  /** Stands below what was compared. */
  readonly head: string;
  readonly body: string;
}

/** A standalone page that prints on A4 in black and white and loads nothing. */
export function writeMemoPage({ language, title, rulebook, compared, style, head, body }: Memo): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${title}: ${rulebook}`)}</title>
<style>${memoStyle}${style}</style>
</head>
<body>
<main>
<header>
<h1>${escapeHtml(title)}</h1>
<p class="rulebook">${escapeHtml(rulebook)}</p>
<p class="compared">${escapeHtml(compared)}</p>
${head}</header>
${body}
</main>
</body>
</html>
`;
}
