import type { Block, Report } from '../../../engine/report/report.ts';

/** A report that has every kind of block, with the text at each place where a rulebook's text can stand. */
export function reportOfEverything(text: string): Report {
  const columns = [
    { title: text, isNumber: false },
    { title: text, isNumber: true },
  ];
  const table = { kind: 'table', columns, rows: [[text, text]] } as const;
  const marks = [
    'strong',
    'emphasis',
    'faint',
    'subtitle',
    'good',
    'bad',
    'doubtful',
    'added',
    'removed',
    'break',
  ] as const;
  const words = [text, ...marks.flatMap((mark) => [' ', { mark, text }])];
  const item = { text: words, sign: 'violated', notes: [words], items: [{ text, sign: 'ticked' }] } as const;
  const every: { readonly [Kind in Block['kind']]: Extract<Block, { readonly kind: Kind }> } = {
    paragraph: { kind: 'paragraph', text: words },
    list: { kind: 'list', items: [item, { text }] },
    pairs: { kind: 'pairs', stress: 'value', pairs: [{ name: text, value: text, items: [item] }] },
    table,
    chart: { kind: 'chart', title: text, description: text, bars: [{ label: text, cases: 1 }], table },
    grouped: {
      kind: 'grouped',
      columns,
      groups: [
        { label: text, citation: text, notes: [text], rows: [['', text]] },
        { label: text, citation: '', notes: [], rows: [[text, text]] },
      ],
      words: { citation: text, tick: text, checkedBy: text, checkedOn: text },
    },
    quote: { kind: 'quote', texts: [words] },
    entry: { kind: 'entry', title: text, note: text, sentences: [text], changed: words },
    section: { kind: 'section', title: text, blocks: [{ kind: 'list', isOrdered: true, items: [item] }] },
  };
  return {
    language: 'fi',
    title: text,
    head: [words],
    notice: text,
    sections: [
      { kind: 'section', title: text, blocks: Object.values(every) },
      { kind: 'section', title: text, fold: 'open', blocks: Object.values(every) },
    ],
  };
}
