import { expect, test } from 'vitest';
import { valueBounds } from '../../../dsl/values/bounds.ts';
import { readParameter } from '../../../dsl/values/parameter-type.ts';
import { findValuePath } from '../../../dsl/values/value-path.ts';
import { openWorkspace } from '../../../dsl/workspace/open-workspace.ts';
import { kuopioFiles } from '../../support/kuopio-files.ts';

function boundsOf(bounds: string) {
  const files = kuopioFiles();
  const vocabulary = '2020-01-01/vocabulary.policy';
  const text = (files.get(vocabulary) ?? '').replace(/parameter max_length .*/, (line) => `${line} ${bounds}`);
  const { sources } = openWorkspace(files.set(vocabulary, text)).compiled;
  const span = sources?.spans.at(-1);
  const declared = span?.parameters.get('max_length');
  const parameter = span === undefined || declared === undefined ? null : readParameter(declared, span);
  if (span === undefined || parameter === null || parameter.type.kind !== 'number') throw new Error('a number');
  return valueBounds(parameter.type, parameter, span.units);
}

test.each([
  ['', { minimum: 0, maximum: 10_000 }],
  ['at least 2 month', { minimum: 2, maximum: 10_000 }],
  ['at most 1 year', { minimum: 0, maximum: 12 }],
  ['at least 0.1 year at most 0.9 year', { minimum: 2, maximum: 10 }],
])('bounds %j, in another unit too, rounded to what is allowed', (bounds, expected) => {
  expect(boundsOf(bounds)).toEqual(expected);
});

test.each([
  ['price:\n  group_coaching: 15 EUR/h\n', 'price.group_coaching', ['price', 'group_coaching']],
  ['price.group_coaching: 15 EUR/h\n', 'price.group_coaching', ['price.group_coaching']],
  ['a: { b.c: { d: 1 } }\n', 'a.b.c.d', ['a', 'b.c', 'd']],
  ['price:\n  group: 1\n', 'price.group_coaching', null],
  ['a: 1\n', 'a.b', null],
  ['', 'a', null],
  ['a: "1\n', 'a', null],
])('where %j gives %s', (text, name, path) => {
  expect(findValuePath(text, name)).toEqual(path);
});
