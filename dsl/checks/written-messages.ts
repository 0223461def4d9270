/** A message, where there is one, says something. */
import type * as ast from '../ast.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { problem } from '../editions/problem.ts';
import type { SpanContext } from './check-context.ts';

/** Messages without words. */
export function writtenMessages({ analysis: { consolidation } }: SpanContext): readonly Diagnostic[] {
  return [...consolidation.rules, ...consolidation.exceptions].flatMap(({ node, file }) => {
    const message = node.otherwise?.message ?? null;
    if (message === null || !isBlank(message)) return [];
    return [
      problem(
        'empty-message',
        { file, span: message.span },
        { fi: 'viesti on tyhjä', en: 'the message is empty' },
        {
          label: { fi: 'tässä ei ole tekstiä', en: 'there is no text here' },
          help: {
            fi: 'kirjoita, mitä hakijalle sanotaan, tai jätä viesti kokonaan pois',
            en: 'write what the applicant is told, or leave the message out altogether',
          },
        },
      ),
    ];
  });
}

function isBlank({ parts }: ast.Message): boolean {
  return parts.every((part) => part.kind === 'message_string' && part.text.trim() === '');
}
