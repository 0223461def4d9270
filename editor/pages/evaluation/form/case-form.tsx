import type { ElementAssessment } from '../../../../engine/form/assess-elements.ts';
import type { CaseForm, FormField } from '../../../../engine/form/case-form.ts';
import type { Entries, Entry } from '../../../../engine/form/entries.ts';
import type { ReadEntries } from '../../../../engine/form/read-entries.ts';
import type { Day, Rulebook } from '../../../../engine/ir/ir.ts';
import { lowerFirst, textIn } from '../../../../engine/ir/texts.ts';
import { today } from '../../../shell/clock.ts';
import { fill } from '../../../shell/fill.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import { ChoicesField } from './choices-field.tsx';
import { FieldLink } from './field-link.tsx';
import { PlainField } from './plain-field.tsx';
import { TableFieldRows } from './table-field.tsx';

/** What the form shows, and where what is given in it goes. */
export interface FormProps {
  readonly form: CaseForm;
  readonly rulebook: Rulebook;
  readonly entries: Entries;
  readonly prefilled: ReadonlySet<string>;
  readonly read: ReadEntries;
  /** Paths of the facts that make no difference. */
  readonly idle: ReadonlySet<string>;
  readonly elements: Readonly<Record<string, readonly ElementAssessment[]>>;
  readonly onGive: (path: string, entry: Entry) => void;
}

/** The facts a decision needs. Fields never move; those that make no difference are dimmed. */
export function CaseFields(props: FormProps) {
  const { form, rulebook, idle } = props;
  const { text, language } = useReading();
  const idleFields = form.groups.flatMap(({ fields }) => fields.filter(({ fact }) => idle.has(fact.path)));
  return (
    <section className="case-fields" aria-labelledby="facts-title">
      <h2 id="facts-title" className="visually-hidden">
        {text(texts.facts)}
      </h2>
      {form.groups.map(({ label, fields }) => {
        const title = label === null ? text(texts.day) : textIn(label, language, rulebook);
        const narrow = fields.filter(({ kind }) => kind !== 'table');
        return (
          narrow.length > 0 && (
            <section key={title} aria-label={title}>
              <h3>{title}</h3>
              {narrow.map((field) => (
                <FieldView key={field.fact.path} field={field} {...props} />
              ))}
            </section>
          )
        );
      })}
      {idleFields.length > 0 && (
        <details className="idle-facts">
          <summary>{fill(text(texts.idleCount), { count: idleFields.length })}</summary>
          <p>{text(texts.idleExplained)}</p>
          <ul>
            {idleFields.map(({ fact }) => (
              <li key={fact.path}>
                <FieldLink path={fact.path}>{textIn(fact.label, language, rulebook)}</FieldLink>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** The lists a decision needs, as tables: they take the whole width of the page. */
export function CaseTables(props: FormProps) {
  const { form, rulebook } = props;
  const { language } = useReading();
  const tables = form.groups.flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'table'));
  return tables.map((field) => {
    const { fact } = field;
    const title = `${textIn(fact.inputLabel, language, rulebook)}: ${lowerFirst(textIn(fact.label, language, rulebook))}`;
    return (
      <section key={fact.path} className="case-table" aria-label={title}>
        <h3>{title}</h3>
        <FieldView field={field} {...props} />
      </section>
    );
  });
}

/** What every kind of field is given. */
export interface FieldProps extends Omit<FormProps, 'entries' | 'idle' | 'prefilled' | 'form'> {
  readonly entry: Entry | undefined;
  readonly isIdle: boolean;
  readonly isPrefilled: boolean;
  /** Whether it dates the decision. */
  readonly isAsOf: boolean;
  /** The day of the case; today while it is not given. */
  readonly day: Day;
}

function FieldView({ field, entries, idle, prefilled, form, ...props }: FormProps & { readonly field: FormField }) {
  const { path } = field.fact;
  const asOf = props.read.facts.get(form.asOf);
  const shared: FieldProps = {
    ...props,
    day: typeof asOf === 'number' ? asOf : today(),
    entry: entries.get(path),
    isIdle: idle.has(path),
    isPrefilled: prefilled.has(path),
    isAsOf: path === form.asOf,
  };
  switch (field.kind) {
    case 'plain':
      return <PlainField field={field} {...shared} />;
    case 'choices':
      return <ChoicesField field={field} {...shared} />;
    case 'table':
      return <TableFieldRows field={field} {...shared} />;
  }
}
