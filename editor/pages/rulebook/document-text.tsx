import { Fragment } from 'react';
import type { DocumentNorm, DocumentValue, RulebookDocument } from '../../../engine/document/document.ts';
import type { Day } from '../../../engine/ir/ir.ts';
import type { Statement } from '../../../engine/wording/narrate-norms.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { idOf, ProvisionLink } from './links.tsx';
import { rulebookTexts as texts } from './texts.ts';

interface Props {
  readonly document: RulebookDocument;
  readonly day: Day;
}

/** The rules and values in force, in sentences. */
export function DocumentText({ document, day }: Props) {
  const { text } = useReading();
  return (
    <article className="rulebook-text">
      {document.chapters.map(({ decision, label, asOf, gives, reports, rules, definitions }) => (
        <section key={decision} aria-labelledby={`decision-${decision}`}>
          <h2 id={`decision-${decision}`}>{label}</h2>
          <p>
            {text(texts.decidedFor)} {asOf}.{gives.length > 0 && ` ${text(texts.gives)} ${gives.join(', ')}.`}
            {reports.length > 0 && ` ${text(texts.reports)} ${reports.join(', ')}.`}
          </p>
          <Norms title={text(texts.rules)} norms={rules} day={day} />
          <Norms title={text(texts.computed)} norms={definitions} day={day} />
        </section>
      ))}
      {document.common.length > 0 && (
        <section aria-labelledby="common">
          <h2 id="common">{text(texts.common)}</h2>
          <Norms title={null} norms={document.common} day={day} />
        </section>
      )}
      <section aria-labelledby="values">
        <h2 id="values">{text(texts.values)}</h2>
        <Values values={document.values} day={day} />
      </section>
      <section aria-labelledby="informative">
        <h2 id="informative">{text(texts.informative)}</h2>
        <dl className="provisions">
          {document.informative.map(({ mark, text: provision }) => (
            <Fragment key={mark}>
              <dt>
                <ProvisionLink mark={mark} day={day} />
              </dt>
              <dd lang="fi">{provision}</dd>
            </Fragment>
          ))}
        </dl>
      </section>
    </article>
  );
}

function Norms({ title, norms, day }: { title: string | null; norms: readonly DocumentNorm[]; day: Day }) {
  if (norms.length === 0) return null;
  return (
    <>
      {title !== null && <h3>{title}</h3>}
      {norms.map((norm) => (
        <Norm key={norm.name} norm={norm} day={day} />
      ))}
    </>
  );
}

function Norm({ norm, day }: { readonly norm: DocumentNorm; readonly day: Day }) {
  const { text } = useReading();
  const { name, label, statement, readings, marks, quotes } = norm;
  return (
    <div className="norm" id={idOf(norm.kind, name)}>
      <p>
        <strong>{label}</strong>
        {marks.length > 0 && (
          <>
            {' ('}
            {marks.map((mark, index) => (
              <Fragment key={mark}>
                {index > 0 && ', '}
                <ProvisionLink mark={mark} day={day} />
              </Fragment>
            ))}
            {')'}
          </>
        )}
        {`. ${statement.text}`}
      </p>
      <Statements statements={statement.exceptions} />
      {readings.map((reading) => (
        <p key={reading} className="reading">
          {text(texts.interpretation)} {reading}
        </p>
      ))}
      {quotes.map(({ mark, text: provision }) => (
        <details key={mark}>
          <summary>{fill(text(texts.provisionText), { mark })}</summary>
          <blockquote lang="fi">{provision}</blockquote>
        </details>
      ))}
    </div>
  );
}

function Statements({ statements }: { readonly statements: readonly Statement[] }) {
  if (statements.length === 0) return null;
  return (
    <ul>
      {statements.map(({ text, exceptions }) => (
        <li key={text}>
          {text}
          <Statements statements={exceptions} />
        </li>
      ))}
    </ul>
  );
}

function Values({ values, day }: { readonly values: readonly DocumentValue[]; readonly day: Day }) {
  const { text } = useReading();
  return (
    <table className="values">
      <thead>
        <tr>
          {[texts.what, texts.value, texts.from, texts.provision].map((head) => (
            <th key={head.en} scope="col">
              {text(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {values.map(({ parameter, label, value, from, marks }, index) => (
          <tr key={label} {...(values[index - 1]?.parameter !== parameter && { id: idOf('value', parameter) })}>
            <th scope="row">{label}</th>
            <td>{value}</td>
            <td>{from}</td>
            <td>
              {marks.map((mark, place) => (
                <Fragment key={mark}>
                  {place > 0 && ', '}
                  <ProvisionLink mark={mark} day={day} />
                </Fragment>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
