import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatPolicyText } from '../../dsl/format.ts';
import { parsePolicy } from '../../dsl/parse.ts';
import { arbitraryPolicy } from '../support/arbitrary-policy.ts';
import { readCorpus } from '../support/corpus.ts';
import { withoutSpans } from '../support/without-spans.ts';

function format(text: string): string {
  return formatPolicyText('test.policy', text).text;
}

function meaningOf(text: string): unknown {
  const { file, diagnostics } = parsePolicy('test.policy', text);
  expect(diagnostics.map(({ message, span }) => `${message.en}: ${text.slice(span.start, span.end)}`)).toEqual([]);
  return withoutSpans(file.declarations);
}

function commentsOf(text: string): readonly string[] {
  return parsePolicy('test.policy', text)
    .file.comments.flatMap((comment) => comment.text.split(/(?= # )/))
    .map((comment) => comment.trim())
    .sort();
}

function expectCanonical(text: string): void {
  const formatted = format(text);
  expect(meaningOf(formatted)).toEqual(meaningOf(text));
  expect(commentsOf(formatted)).toEqual(commentsOf(text));
  expect(format(formatted)).toBe(formatted);
  expect(formatted).not.toMatch(/\r|[ ]\n|\n\n\n|^\n|\n\n$/);
}

test('formatting keeps what a policy says and its comments, and is done after one time', () => {
  fc.assert(fc.property(arbitraryPolicy, expectCanonical), { numRuns: 150 });
});

describe('the corpus', () => {
  it.each(readCorpus())('%s keeps its meaning', (_, text) => expectCanonical(text));
});
