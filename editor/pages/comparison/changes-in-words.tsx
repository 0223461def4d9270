import type { SummaryLine } from '../../../engine/analysis/changes/report/report.ts';
import {
  type Block,
  type Entry,
  type GroupedTable,
  type Section,
  spansOf,
  type Text,
} from '../../../engine/report/report.ts';
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
        <ChangedPart key={section.name} section={section} />
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
  return (
    <details open={section.fold === 'open'} className="comparison-part">
      <summary>
        <h3>{section.title}</h3>
      </summary>
      {section.blocks.map((block) => (
        <Part key={JSON.stringify(block)} block={block} />
      ))}
    </details>
  );
}

/** The parts of a comparison hold nothing else. */
function Part({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Words text={block.text} />
        </p>
      );
    case 'grouped':
      return <ValueTable table={block} />;
    case 'entry':
      return <Changed entry={block} />;
    default:
      return null;
  }
}

function ValueTable({ table: { columns, groups } }: { readonly table: GroupedTable }) {
  return (
    <table className="values">
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.flatMap(({ label, notes, rows }) =>
          rows.map(([key, ...cells], index) => (
            <tr key={`${label} ${key} ${cells.join(' ')}`}>
              <th scope="row">
                {key === '' ? label : `${label}: ${key}`}
                {index === 0 && notes.length > 0 && <small> {notes.join('; ')}</small>}
              </th>
              {cells.map((cell, place) => (
                <td key={columns[place + 1]?.title}>{cell}</td>
              ))}
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

function Changed({ entry: { title, note, sentences, changed } }: { readonly entry: Entry }) {
  return (
    <div className="changed-item">
      <p>
        <strong>{title}</strong>
        {note !== '' && ` (${note})`}
      </p>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {changed.length > 0 && (
        <pre className="marked-text">
          <Words text={changed} />
        </pre>
      )}
    </div>
  );
}

/** A text with what was taken out and put in marked, also for those who do not see colours. */
function Words({ text }: { readonly text: Text }) {
  const spans = spansOf(text).map((span) => (typeof span === 'string' ? { mark: null, text: span } : span));
  const starts = spans.map((_, index) => spans.slice(0, index).reduce((sum, span) => sum + span.text.length + 1, 0));
  return spans.map(({ mark, text: words }, index) =>
    mark === 'added' || mark === 'removed' ? (
      <Difference key={starts[index]} kind={mark} words={words} />
    ) : (
      <span key={starts[index]}>{words}</span>
    ),
  );
}

function Difference({ kind, words }: { readonly kind: 'added' | 'removed'; readonly words: string }) {
  const { text } = useReading();
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span className="visually-hidden">{`[${text(texts[kind])}: `}</span>
      {words}
      <span className="visually-hidden">]</span>
    </Mark>
  );
}
