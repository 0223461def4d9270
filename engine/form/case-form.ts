import { invariant } from '../ir/invariant.ts';
import type { Fact, Field, Norm, Rulebook } from '../ir/ir.ts';
import type { Texts } from '../ir/localized.ts';
import { factsOf, usedFields } from '../ir/reads.ts';
import { readersOf } from './readers.ts';

/** The facts of a decision as a form to fill in. */
export interface CaseForm {
  readonly decision: string;
  /** Path of the fact that dates the decision. */
  readonly asOf: string;
  /** The as-of date by itself first; then the inputs in order of declaration, each with its facts in that order. */
  readonly groups: readonly FormGroup[];
}

export interface FormGroup {
  /** Null for the group of the as-of date. */
  readonly label: Texts | null;
  readonly fields: readonly FormField[];
}

/** How a fact is given. */
export type FormField = {
  readonly fact: Fact;
  /** What reads the fact and so explains what it is for. */
  readonly norms: readonly Norm[];
} & (
  | { readonly kind: 'plain' }
  /** A list of members of an enum: each is chosen or not. */
  | { readonly kind: 'choices'; readonly enum: string }
  /** A list whose elements are rows; elements that are plain values have one column. */
  | { readonly kind: 'table'; readonly columns: readonly FormColumn[] }
);

export interface FormColumn {
  /** The field's name; empty where elements are plain values. */
  readonly name: string;
  readonly field: Field;
  readonly norms: readonly Norm[];
}

const forms = new WeakMap<Rulebook, Map<string, CaseForm>>();

/** The form of a decision; made once for each rulebook. */
export function formOf(rulebook: Rulebook, decision: string): CaseForm {
  const known = forms.get(rulebook) ?? new Map<string, CaseForm>();
  forms.set(rulebook, known);
  const before = known.get(decision);
  if (before !== undefined) return before;
  const form = makeForm(rulebook, decision);
  known.set(decision, form);
  return form;
}

function makeForm(rulebook: Rulebook, decision: string): CaseForm {
  const asOf = rulebook.decisions.find(({ name }) => name === decision)?.asOf;
  invariant(asOf !== undefined, `the rulebook has the decision '${decision}'`);
  const readers = readersOf(rulebook, decision);
  const fields = factsOf(rulebook, decision).map((fact): FormField => {
    const norms = readers.get(fact.path) ?? [];
    const { type } = fact;
    if (type.kind !== 'list') return { kind: 'plain', fact, norms };
    if (type.element.kind === 'enum') return { kind: 'choices', fact, norms, enum: type.element.enum };
    if (type.element.kind !== 'record') {
      return { kind: 'table', fact, norms, columns: [{ name: '', field: elementField(fact), norms }] };
    }
    const { record } = type.element;
    const columns = usedFields(rulebook, decision, record).map((field) => ({
      name: field.name,
      field,
      norms: readers.get(`${record}.${field.name}`) ?? [],
    }));
    return { kind: 'table', fact, norms, columns };
  });
  const dated = fields.filter(({ fact }) => fact.path === asOf);
  const others = fields.filter(({ fact }) => fact.path !== asOf);
  const inputs = new Map<string, FormField[]>();
  for (const field of others) inputs.set(field.fact.input, [...(inputs.get(field.fact.input) ?? []), field]);
  const groups = [...inputs.values()].map((group) => ({ label: group[0]?.fact.inputLabel ?? null, fields: group }));
  return { decision, asOf, groups: [{ label: null, fields: dated }, ...groups] };
}

/** The field that one element of a list of plain values is. */
function elementField(fact: Fact): Field {
  const { name, label, type, sensitive } = fact;
  return { name, label, type: type.kind === 'list' ? type.element : type, optional: false, sensitive };
}

/** The fields of a form in their order. */
export function fieldsOf(form: CaseForm): readonly FormField[] {
  return form.groups.flatMap(({ fields }) => fields);
}
