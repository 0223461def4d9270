import { marked } from 'marked';
import type { Language } from '../engine/ir/localized.ts';

/** A Markdown document as a standalone page: nothing is loaded from elsewhere, and it prints on A4 in black and white. */
export function renderPage(markdown: string, language: Language): string {
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? '';
  const body = marked.parse(markdown, { async: false, gfm: true });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${marked.parseInline(title, { async: false }).replaceAll(/<[^>]*>/g, '')}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}

const style = `
body { margin: 0; background: #fff; color: #1a1a1a; font: 1rem/1.55 "Source Sans 3", "Segoe UI", Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 3rem; padding-top: .75rem; border-top: 2px solid #2a6ebb; }
blockquote { margin: .5rem 0 1.25rem; padding: 0 0 0 1rem; border-left: 3px solid #c8cdd0; color: #3d4852; }
blockquote p { margin: .35rem 0; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid #c8cdd0; text-align: left; vertical-align: top; }
code { font-size: .85em; }
@media print {
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  h2 { border-color: #000; }
  table, blockquote p { break-inside: avoid; }
  blockquote { color: #000; }
}
`;
