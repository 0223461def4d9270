/** Two exceptions to one thing never apply in the same case. */
import type * as ast from '../ast.ts';
import type { Place } from '../consolidated.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { problem } from '../editions/problem.ts';
import { describeCase } from '../prove/describe-case.ts';
import { findCase } from '../prove/find-case.ts';
import { conditionOf } from '../prove/read-condition.ts';
import type { ExceptionNode } from '../prove/scope.ts';
import { exceptionScope, targetConditions } from '../prove/statements.ts';
import type { SpanContext } from './check-context.ts';

export function disjointExceptions(context: SpanContext): readonly Diagnostic[] {
  const { definitionExceptions, exceptions } = context.reading;
  const groups = [...definitionExceptions.values(), ...exceptions.values()].map((group) =>
    group.filter((node) => !context.broken.has(node)),
  );
  return groups.flatMap((group) =>
    group.flatMap((later, index) => findCollision(later, group.slice(0, index), context)),
  );
}

function findCollision(
  later: ExceptionNode,
  earlier: readonly ExceptionNode[],
  context: SpanContext,
): readonly Diagnostic[] {
  for (const other of earlier) {
    const conditions = [later, other].map((node) => conditionOf(node.when, exceptionScope(node, context.reading)));
    const search = findCase([...conditions, ...targetConditions(later, context.reading)]);
    if (search.kind === 'impossible') continue;
    const example = search.kind === 'found' ? describeCase(search.case, context.analysis) : [];
    return [explainCollision(later, other, example, context)];
  }
  return [];
}

function explainCollision(
  later: ExceptionNode,
  other: ExceptionNode,
  example: readonly string[],
  context: SpanContext,
): Diagnostic {
  const target = later.target.text;
  const cases = example.join(', ');
  return problem(
    'colliding-exceptions',
    placeOf(later, context),
    {
      fi: `poikkeukset '${other.name.text}' ja '${later.name.text}' kohtaan '${target}' voivat päteä samassa tapauksessa`,
      en: `exceptions '${other.name.text}' and '${later.name.text}' to '${target}' can apply in the same case`,
    },
    {
      label:
        cases === ''
          ? { fi: 'tämä poikkeus', en: 'this exception' }
          : { fi: `pätee myös, kun ${cases}`, en: `applies too when ${cases}` },
      others: [{ place: placeOf(other, context), message: { fi: 'ja tämä poikkeus', en: 'and so does this one' } }],
      help: {
        fi: `tee toisesta poikkeus toiseen ('${phrase(later, other.name.text)}') tai tarkenna ehtoja 'when'`,
        en: `make one an exception to the other ('${phrase(later, other.name.text)}'), or make their 'when' stricter`,
      },
    },
  );
}

function phrase(node: ExceptionNode, target: string): string {
  return node.kind === 'exception'
    ? `exception ${node.name.text} to ${target}`
    : `relief ${node.name.text} from ${target}`;
}

function placeOf(node: ast.ExceptionDeclaration | ast.ReliefDeclaration, { analysis }: SpanContext): Place {
  const declared = analysis.consolidation.exceptions.find((exception) => exception.node === node);
  return { file: declared?.file ?? '', span: node.name.span };
}
