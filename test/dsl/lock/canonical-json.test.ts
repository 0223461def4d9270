import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, WrittenJson } from '../../../dsl/lock/canonical-json.ts';

test('any JSON is written as the reference implementation of RFC 8785 writes it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value));
    }),
  );
});

test('keys without a value are passed over', () => {
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
});

test('what is written already stands as it is', () => {
  expect(canonicalJson([new WrittenJson('{"b":1}'), 'c'])).toBe('[{"b":1},"c"]');
});

test('keys are left out, and objects stood in for, at every depth', () => {
  const rules = {
    leaveOut: new Set(['span']),
    standIn: (object: object) => ('operand' in object ? object.operand : object),
  };
  expect(canonicalJson({ a: [{ operand: { operand: { b: 1, span: 2 } } }] }, rules)).toBe('{"a":[{"b":1}]}');
});
