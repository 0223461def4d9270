import type { DatedValue, Hover } from '../../dsl/services/index.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import { escapeMarkdown } from '../../engine/report/escape.ts';
import { rulebookWorker } from '../worker/connect.ts';
import { askAt, connection, tell } from './connection.ts';
import type { monaco } from './monaco.ts';
import { rangeOf } from './places.ts';

export const hoverProvider: monaco.languages.HoverProvider = {
  async provideHover(model, position) {
    const at = askAt(model, position);
    const day = connection()?.day;
    const found = at === null || day === undefined ? null : await rulebookWorker().hover(at, day);
    if (found === null || model.isDisposed()) return null;
    return { range: rangeOf(model, found.span), contents: contentsOf(found) };
  },
};

function contentsOf(hover: Hover): monaco.IMarkdownString[] {
  const { title, detail, text, value, history, provisions } = hover;
  const parts = [
    [`**${escapeMarkdown(tell(title))}**`, detail === null ? '' : escapeMarkdown(tell(detail))]
      .filter((line) => line !== '')
      .join('\n\n'),
    text === null ? '' : escapeMarkdown(tell(text)),
    value === null ? '' : valueLines(value),
    history.length === 0 ? '' : `${tell(texts.history)}\n\n${history.map(historyLine).join('\n')}`,
    ...provisions.map(({ mark, text: words }) => `> **${escapeMarkdown(mark)}** ${escapeMarkdown(words)}`),
  ];
  return parts.filter((part) => part !== '').map((part) => ({ value: part }));
}

function valueLines({ from, lines }: DatedValue): string {
  if (lines.length === 0) return escapeMarkdown(`${tell(texts.ended)} ${from}`);
  const [only] = lines;
  if (lines.length === 1 && only?.key === null)
    return `${tell(texts.value)}: **${escapeMarkdown(tell(only.value))}** (${from})`;
  const rows = lines.map(
    ({ key, value }) => `- ${escapeMarkdown(key === null ? '' : tell(key))}: **${escapeMarkdown(tell(value))}**`,
  );
  return [`${tell(texts.value)} (${from})`, '', ...rows].join('\n');
}

function historyLine({ from, lines }: DatedValue): string {
  const shown = lines.map(({ key, value }) => (key === null ? tell(value) : `${tell(key)} ${tell(value)}`)).join(' · ');
  return `- ${from}: ${escapeMarkdown(shown === '' ? '~' : shown)}`;
}

const texts: Readonly<Record<'value' | 'history' | 'ended', Localized>> = {
  value: { fi: 'Arvo voimassa', en: 'Value in force' },
  history: { fi: 'Arvot ajan mukaan', en: 'Values over time' },
  ended: { fi: 'Arvo päättyi', en: 'The value ended on' },
};
