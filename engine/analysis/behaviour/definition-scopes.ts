import { known } from '../../backends/interpreter/results.ts';
import { bind, type Program, recordOf, type Scope } from '../../backends/interpreter/scope.ts';
import type { Value } from '../../ir/findings.ts';
import type { Definition } from '../../ir/ir.ts';

/** Where a definition is worked out in a case: once, or a derived field for each element of the lists of its record. */
export function scopesOf({ record }: Definition, scope: Scope, program: Program): readonly Scope[] {
  if (record === null) return [scope];
  return [...program.facts.values()].flatMap(({ path, type }) => {
    const list = scope.case.facts.get(path);
    const declared = recordOf(type, program);
    if (declared?.name !== record || !Array.isArray(list)) return [];
    return (list as readonly Value[]).map((element, index) =>
      bind(scope, 0, { path: `${path}[${index}]`, element: known(element), record: declared }),
    );
  });
}
