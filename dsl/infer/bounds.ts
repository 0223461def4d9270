import type { DeclaredType } from '../analysis/analysis.ts';
import type { Problem } from '../diagnostics/unplaced-problem.ts';
import type { Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import { type Inference, integerType } from './inference.ts';
import { declaredAs } from './mismatch.ts';
import { describeType } from './words.ts';

type Bounded = Pick<ast.Field | ast.ParameterDeclaration, 'name' | 'type' | 'minimum' | 'maximum'>;

/** `at least 0 h at most 24 h`: bounds of a number in its own unit, or of the number of elements of a list. */
export function inferBounds(
  inference: Inference,
  { name, type: written, minimum, maximum }: Bounded,
  declared: DeclaredType,
  file: string,
): void {
  const scope: Scope = { file, variables: [] };
  const { type } = declared;
  for (const bound of [minimum, maximum]) {
    if (bound === null || type.kind === 'error') continue;
    if (type.kind !== 'number' && type.kind !== 'list') {
      inference.infer(bound, scope);
      inference.report(unbounded(bound, declared), file);
      return;
    }
    const reason = { place: { file, span: written.span }, message: declaredAs(type), name: name.text };
    inference.expect(bound, scope, { type: type.kind === 'list' ? integerType : type, rounded: false, reason });
  }
}

function unbounded({ span }: ast.NumberLiteral, { type }: DeclaredType): Problem {
  const words = describeType(type);
  return {
    code: 'type-mismatch',
    span,
    message: {
      fi: `rajat voi antaa vain luvulle, määrälle tai listalle; tämä on ${words.fi}`,
      en: `only a number, an amount or a list has bounds; this is ${words.en}`,
    },
    label: { fi: 'ei kuulu tähän', en: 'does not belong here' },
  };
}
