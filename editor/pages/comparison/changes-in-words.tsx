import type { SummaryLine, ValueGroup } from '../../../engine/analysis/changes/report/report.ts';
import type { Section, SectionItem } from '../../../engine/analysis/changes/report/sections.ts';
import type { TextPart } from '../../../engine/analysis/changes/token-diff.ts';
import { useReading } from '../../shell/language.tsx';
import { comparisonTexts as texts } from './texts.ts';

interface Props {
  readonly summary: readonly SummaryLine[];
  readonly sections: readonly Section[];
}

/** Every change in words: first in short, then part by part. */
export function ChangesInWords({ summary, sections }: Props) {
  const { text } = useReading();
  return (
    <section aria-labelledby="changes-in-words">
      <div className="comparison-head">
        <h2 id="changes-in-words">{text(texts.inWords)}</h2>
        <button type="button" className="link-button no-print" onClick={() => window.print()}>
          {text(texts.print)}
        </button>
      </div>
      {summary.length === 0 ? <p>{text(texts.same)}</p> : <Summary lines={summary} />}
      {sections.map((section) => (
        <ChangedPart key={section.kind} section={section} />
      ))}
    </section>
  );
}

/** What has to be known first, a line each. */
export function Summary({ lines }: { readonly lines: readonly SummaryLine[] }) {
  return (
    <dl className="comparison-summary">
      {lines.map(({ kind, head, text }) => (
        <div key={kind}>
          <dt>{head}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of the report, folded in where it is less important. */
export function ChangedPart({ section }: { readonly section: Section }) {
  const { kind, title, count, isOpen, note, table, items } = section;
  return (
    <details open={isOpen} className="comparison-part">
      <summary>
        <h3>
          {title} ({count})
        </h3>
      </summary>
      {note !== '' && <p>{note}</p>}
      {table.length > 0 && <ValueTable groups={table} />}
      {items.map((item) => (
        <Item key={`${kind} ${item.title} ${item.note} ${item.sentences.join(' ')}`} item={item} />
      ))}
    </details>
  );
}

function ValueTable({ groups }: { readonly groups: readonly ValueGroup[] }) {
  const { text } = useReading();
  const heads = [texts.item, texts.before, texts.after, texts.change, texts.validity];
  return (
    <table className="values">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head.en} scope="col">
              {text(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.flatMap(({ name, label, notes, rows }) =>
          rows.map(({ key, before, after, difference, percent, when }, index) => (
            <tr key={`${name} ${key} ${when}`}>
              <th scope="row">
                {key === '' ? label : `${label}: ${key}`}
                {index === 0 && notes.length > 0 && <small> {notes.join('; ')}</small>}
              </th>
              <td>{before}</td>
              <td>{after}</td>
              <td>{[difference, percent].filter((part) => part !== '').join(' · ')}</td>
              <td>{when}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

function Item({ item }: { readonly item: SectionItem }) {
  return (
    <div className="changed-item">
      <p>
        <strong>{item.title}</strong>
        {item.note !== '' && ` (${item.note})`}
      </p>
      {item.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {item.text.length > 0 && <MarkedText parts={item.text} />}
    </div>
  );
}

/** A text with what was taken out and put in marked, also for those who do not see colours. */
function MarkedText({ parts }: { readonly parts: readonly TextPart[] }) {
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.text.length + 1, 0));
  return (
    <pre className="marked-text">
      {parts.map((part, index) => (
        <MarkedPart key={starts[index]} part={part} />
      ))}
    </pre>
  );
}

function MarkedPart({ part: { kind, text: words } }: { readonly part: TextPart }) {
  const { text } = useReading();
  if (kind === 'same') return <span>{words}</span>;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span className="visually-hidden">{`[${text(texts[kind])}: `}</span>
      {words}
      <span className="visually-hidden">]</span>
    </Mark>
  );
}
