import type { Expression } from '../../ir/ir.ts';
import { type Computed, known, toList, unite } from './results.ts';
import { type Binding, bindingOf, type Evaluate, recordOf, type Scope } from './scope.ts';

/**
 * The elements of a list, each ready to be bound. Of an unknown list, a single unknown element: what comes out the
 * same for it comes out the same for every element there may be.
 */
export interface Elements {
  readonly list: Computed;
  readonly bindings: readonly Binding[];
}

function bindEach(list: Computed, path: string, record: Binding['record']): Elements {
  if (list.kind !== 'known') return { list, bindings: [{ path: `${path}[]`, element: unite([list]), record }] };
  const bindings = toList(list.value).map((element, index) => ({
    path: `${path}[${index}]`,
    element: known(element),
    record,
  }));
  return { list, bindings };
}

/** The elements of a list, named by the path of the fact or field, or by the name the list is known by. */
export function elementsIn(list: Expression, scope: Scope, evaluate: Evaluate): Elements {
  const result = evaluate(list, scope);
  const { program } = scope.case;
  if (list.kind !== 'field') {
    const type = list.kind === 'fact' ? program.facts.get(list.path)?.type : undefined;
    return bindEach(result, nameOfList(list), recordOf(type, program));
  }
  const { path, record } = bindingOf(scope, list.variable);
  const field = record?.fields.find((one) => one.name === list.field);
  return bindEach(result, `${path}.${list.field}`, recordOf(field?.type, program));
}

/** What the elements of a list are named by; empty for a list of plain values that nothing names. */
export function nameOfList(list: Expression): string {
  if (list.kind === 'fact') return list.path;
  if (list.kind === 'definition') return list.name;
  return list.kind === 'lookup' ? list.parameter : '';
}
