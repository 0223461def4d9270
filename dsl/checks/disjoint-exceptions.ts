/** Two exceptions to one thing never apply in the same case. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { Place } from '../editions/consolidated.ts';
import { describeCase } from '../prove/describe-case.ts';
import type { Search } from '../prove/find-case.ts';
import { findOverlap } from '../prove/prove.ts';
import { conditionOf } from '../prove/read-condition.ts';
import type { ExceptionNode } from '../prove/scope.ts';
import { exceptionScope, targetConditions } from '../prove/statements.ts';
import type * as ast from '../syntax/ast.ts';
import type { SpanContext } from './check-context.ts';

/** Exceptions that can collide, each with a case where one is found. */
export function disjointExceptions(context: SpanContext): readonly Diagnostic[] {
  const { definitionExceptions, exceptions } = context.reading;
  const groups = [...definitionExceptions.values(), ...exceptions.values()];
  return groups.flatMap((group) => findCollisions(group, context));
}

/** Each exception is reported with the first earlier one that it collides with. */
function findCollisions(group: readonly ExceptionNode[], context: SpanContext): readonly Diagnostic[] {
  const { reading, quiet } = context;
  const [first, ...others] = group.filter((node) => !quiet.has(node));
  if (first === undefined || others.length === 0) return [];
  const scope = exceptionScope(first, reading);
  const premises = targetConditions(first, reading);
  const earlier = [{ node: first, condition: conditionOf(first.when, scope) }];
  return others.flatMap((node) => {
    const condition = conditionOf(node.when, scope);
    const found = earlier.flatMap((other) => {
      const search = findOverlap(condition, other.condition, premises, reading.effort);
      return search.kind === 'impossible' ? [] : [{ other: other.node, search }];
    })[0];
    earlier.push({ node, condition });
    return found === undefined ? [] : [explainCollision(node, found.other, found.search, context)];
  });
}

function explainCollision(
  later: ExceptionNode,
  other: ExceptionNode,
  search: Search,
  context: SpanContext,
): Diagnostic {
  const target = later.target.text;
  const cases = search.kind === 'found' ? describeCase(search.case, context.analysis).join(' and ') : '';
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
