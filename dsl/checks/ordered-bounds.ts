/** A lower bound is not above the upper one. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { compare } from '../prove/fraction.ts';
import { readLinear } from '../prove/linear.ts';
import { outerScope } from '../prove/scope.ts';
import type * as ast from '../syntax/ast.ts';
import type { SpanContext } from './check-context.ts';

/** Bounds the wrong way round. */
export function orderedBounds({ analysis: { consolidation }, reading }: SpanContext): readonly Diagnostic[] {
  const scope = outerScope(reading);
  const records = [...consolidation.records.values(), ...consolidation.inputs.values()];
  const bounded = [...records.flatMap((record) => record.fields), ...consolidation.parameters.values()];
  return bounded.flatMap(({ node, file }) => {
    const { minimum, maximum } = node;
    if (minimum === null || maximum === null) return [];
    if (compare(readLinear(minimum, scope).constant, readLinear(maximum, scope).constant) <= 0) return [];
    return [explainReversed(minimum, maximum, file)];
  });
}

function explainReversed(minimum: ast.NumberLiteral, maximum: ast.NumberLiteral, file: string): Diagnostic {
  return problem(
    'reversed-bounds',
    { file, span: minimum.span },
    { fi: 'alaraja on suurempi kuin yläraja', en: 'the lower bound is above the upper bound' },
    {
      label: { fi: 'alaraja', en: 'lower bound' },
      others: [{ place: { file, span: maximum.span }, message: { fi: 'yläraja', en: 'upper bound' } }],
      help: {
        fi: "'at least' on pienin ja 'at most' suurin sallittu arvo",
        en: "'at least' is the smallest and 'at most' the largest allowed value",
      },
    },
  );
}
