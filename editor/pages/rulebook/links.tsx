import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Citing } from '../../../engine/document/source-coverage.ts';
import type { Day } from '../../../engine/ir/ir.ts';
import { writeDay } from '../../shell/dates.ts';

/** The place of a rule, definition or value in the document. */
export function idOf(kind: Citing['kind'], name: string): string {
  return kind === 'value' ? `value-${name}` : `norm-${name}`;
}

/** Leads to a provision in the original text. */
export function ProvisionLink({ mark, day, children }: { mark: string; day: Day; children?: ReactNode }) {
  return <Link to={`?on=${writeDay(day, 'en')}&view=source#${encodeURIComponent(mark)}`}>{children ?? mark}</Link>;
}

/** Leads to a rule, definition or value. */
export function NormLink({ citing, day }: { readonly citing: Citing; readonly day: Day }) {
  const { kind, name, within, label } = citing;
  const id = idOf(kind, kind === 'exception' ? within : name);
  return <Link to={`?on=${writeDay(day, 'en')}&view=rules#${encodeURIComponent(id)}`}>{label}</Link>;
}
