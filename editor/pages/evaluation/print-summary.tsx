import { memo, useMemo } from 'react';
import { type CaseForm, fieldsOf } from '../../../engine/form/case-form.ts';
import type { TableField } from '../../../engine/form/read-table.ts';
import { arrangeReasons } from '../../../engine/form/reasons.ts';
import type { Value } from '../../../engine/ir/findings.ts';
import { textIn } from '../../../engine/ir/texts.ts';
import { formatValue } from '../../../engine/wording/format-value.ts';
import { words } from '../../../engine/wording/words.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { TextList } from './text-list.tsx';
import { evaluationTexts as texts } from './texts.ts';
import type { MadeAssessment, MadeExplanation } from './use-assessment.ts';

/** The evaluation on paper: what was given and matters, what came out, and why. Not seen on the screen. */
export const PrintSummary = memo(function PrintSummary({
  form,
  explained,
  isDraft,
}: {
  readonly form: CaseForm;
  readonly explained: MadeExplanation;
  readonly isDraft: boolean;
}) {
  const { text } = useReading();
  const { of: assessment, because } = explained;
  const { rulebook, language, facts, idle } = assessment;
  const reasons = useMemo(
    () => arrangeReasons(assessment, because, rulebook, language),
    [assessment, because, rulebook, language],
  );
  const fields = fieldsOf(form).filter(({ fact }) => facts.has(fact.path) && !idle.includes(fact.path));
  const given = fields.flatMap(({ kind, fact }) => {
    const value = facts.get(fact.path);
    if (value === undefined || (kind === 'table' && Array.isArray(value) && value.length > 0)) return [];
    const shown = fact.sensitive ? words.hidden[language] : formatValue(value, fact.type, language, rulebook);
    return [
      {
        path: fact.path,
        label: `${textIn(fact.inputLabel, language, rulebook)}: ${textIn(fact.label, language, rulebook)}`,
        shown,
      },
    ];
  });
  return (
    <article className="print-summary" aria-hidden="true">
      {isDraft && <p className="watermark">{text(texts.draftBanner)}</p>}
      <p className="disclaimer">{text(texts.disclaimer)}</p>
      <h2>{reasons.decision}</h2>
      <p className="outcome-words">{reasons.outcome}</p>
      {reasons.basis.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <table>
        <caption>{text(texts.givenFacts)}</caption>
        <tbody>
          {given.map(({ path, label, shown }) => (
            <tr key={path}>
              <th scope="row">{label}</th>
              <td>{shown}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {fields.map(
        (field) =>
          field.kind === 'table' && <PrintedTable key={field.fact.path} field={field} assessment={assessment} />,
      )}
      {reasons.values.length > 0 && (
        <table>
          <caption>{text(texts.values)}</caption>
          <tbody>
            {reasons.values.map(({ label, value, formula }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>
                  {value}
                  {formula !== null && ` = ${formula}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {reasons.groups.map(({ status, title, rules }) => (
        <section key={status}>
          <h3>{title}</h3>
          {rules.map((rule) => (
            <div key={rule.label} className="printed-rule">
              <p>
                <strong>{rule.label}</strong>
                {rule.citation !== '' && ` (${rule.citation})`}
                {rule.note !== '' && ` – ${rule.note}`}
              </p>
              {status !== 'not_applicable' && (
                <ul>
                  {rule.messages.map((message) => (
                    <li key={message}>{message}</li>
                  ))}
                  {rule.facts.length > 0 && (
                    <li>
                      {text(texts.reliedFacts)}: {rule.facts.join('; ')}
                    </li>
                  )}
                  {rule.parameters.length > 0 && (
                    <li>
                      {text(texts.rulebookValues)}: {rule.parameters.join('; ')}
                    </li>
                  )}
                  {rule.remarks.map((remark) => (
                    <li key={remark}>{remark}</li>
                  ))}
                </ul>
              )}
            </div>
          ))}
        </section>
      ))}
      <TextList title={text(texts.missing)} lines={reasons.missing} />
      <TextList title={text(texts.gaps)} lines={reasons.gaps} />
      <TextList title={text(texts.warnings)} lines={reasons.warnings} />
      <TextList
        title={text(texts.citedProvisions)}
        lines={reasons.provisions.map(
          ({ mark, text: provision }) => `${fill(text(texts.provision), { mark })}: ${provision}`,
        )}
      />
    </article>
  );
});

/** A list on paper, an element a row, with what was found of each. */
function PrintedTable({ field, assessment }: { readonly field: TableField; readonly assessment: MadeAssessment }) {
  const { rulebook, language, facts, elements } = assessment;
  const { fact, columns } = field;
  const value = facts.get(fact.path);
  const rows: readonly Value[] = Array.isArray(value) ? value : [];
  if (rows.length === 0) return null;
  const shown = columns.filter((column) => !column.field.sensitive);
  const cell = (row: Value, name: string): Value | undefined =>
    typeof row === 'object' && 'fields' in row ? row.fields.get(name) : row;
  return (
    <table>
      <caption>
        {textIn(fact.inputLabel, language, rulebook)}: {textIn(fact.label, language, rulebook)}
      </caption>
      <thead>
        <tr>
          {shown.map((column) => (
            <th key={column.name} scope="col">
              {textIn(column.field.label, language, rulebook)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const messages = elements[fact.path]?.[index]?.messages ?? [];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list.
            <tr key={index}>
              {shown.map((column, place) => {
                const given = cell(row, column.name);
                return (
                  <td key={column.name}>
                    {given === undefined
                      ? words.unknown[language]
                      : formatValue(given, column.field.type, language, rulebook)}
                    {place === 0 && messages.map((message) => <div key={message}>✗ {message}</div>)}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
