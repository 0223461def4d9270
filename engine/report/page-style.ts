/** How a report looks as a page: nothing is told by colour alone, and print needs none. */
export const pageStyle = `
@page { size: A4; margin: 18mm 16mm 20mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
body { margin: 0; background: #fff; color: #111; font: 1rem/1.5 "Source Sans 3", "Segoe UI", Arial, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 2rem 0 .75rem; padding-bottom: .2rem; border-bottom: 2px solid #111; font-size: 1.2rem; }
h3 { margin: 1.25rem 0 .25rem; font-size: 1rem; }
p { margin: .25rem 0; }
small { font-weight: normal; font-size: .85em; color: #333; }
header { border-bottom: 1px solid #111; padding-bottom: .75rem; }
.subtitle { font-weight: 600; }
.faint { color: #333; }
.notice { display: inline-block; margin-top: .75rem; padding: .3rem .6rem; border: 2px solid #111; font-weight: 700; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem; margin: 1rem 0; }
dt { font-weight: 600; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: .9em; }
th, td { padding: .3rem .5rem; border-bottom: 1px solid #767676; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #111; }
tbody th { font-weight: normal; min-width: 8rem; }
tr.group th { font-weight: 600; padding-top: .7rem; }
th.number { text-align: right; }
td.number { text-align: right; overflow-wrap: normal; font-variant-numeric: tabular-nums; }
.tick { text-align: center; width: 4.5rem; }
td.tick span { display: inline-block; width: .95rem; height: .95rem; border: 1.5px solid #111; }
.signed { margin: 1.25rem 0; break-inside: avoid; }
.signed span { display: inline-block; width: 14rem; max-width: 60%; border-bottom: 1px solid #111; }
.signed .date { width: 7rem; }
pre { margin: .4rem 0; padding: .5rem .75rem; border-left: 3px solid #767676; white-space: pre-wrap; font-size: .85em; line-height: 1.5; }
blockquote { margin: .5rem 0 1rem; padding: 0 0 0 1rem; border-left: 3px solid #767676; color: #333; }
code { font-size: .85em; }
figure { margin: 1.5rem 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .5rem; }
figure svg { max-width: 100%; height: auto; }
del { text-decoration: line-through; text-decoration-thickness: 2px; }
ins { text-decoration: underline; text-decoration-thickness: 2px; font-weight: 700; }
@media (max-width: 40rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .6rem; }
  table { display: block; overflow-x: auto; }
}
@media print {
  body { font-size: 10pt; color: #000; }
  main { max-width: none; padding: 0; }
  small, .faint, blockquote { color: #000; }
  h2, h3, thead { break-after: avoid; }
  tr, article, dt, dd, blockquote p { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
