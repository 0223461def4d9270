/** A message, where there is one, says something. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type * as ast from '../syntax/ast.ts';
import type { SpanContext } from './check-context.ts';

/** Messages without words. */
export function writtenMessages({ analysis: { consolidation } }: SpanContext): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const norms of [consolidation.rules, consolidation.exceptions]) {
    for (const { node, file } of norms) {
      const message = node.otherwise?.message ?? null;
      if (message !== null && isBlank(message)) diagnostics.push(explain(message, file));
    }
  }
  return diagnostics;
}

function explain({ span }: ast.Message, file: string): Diagnostic {
  return problem(
    'empty-message',
    { file, span },
    { fi: 'viesti on tyhjä', en: 'the message is empty' },
    {
      label: { fi: 'tässä ei ole tekstiä', en: 'there is no text here' },
      help: {
        fi: 'kirjoita, mitä hakijalle sanotaan, tai jätä viesti kokonaan pois',
        en: 'write what the applicant is told, or leave the message out altogether',
      },
    },
  );
}

function isBlank({ parts }: ast.Message): boolean {
  return parts.every((part) => part.kind === 'message_string' && !/\S/.test(part.text));
}
