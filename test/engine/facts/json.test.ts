import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonNumber, type JsonValue, parseJson } from '../../../engine/facts/json.ts';
import { parseFactsJson } from '../../../engine/facts/parse.ts';
import { runs } from '../../support/runs.ts';

/** What the platform's reader would have made of it. */
function toPlain(json: JsonValue): unknown {
  if (json instanceof JsonNumber) return Number(json.source);
  if (json instanceof Map) {
    const entries = [...json].map(([key, value]) => [key, toPlain(value)]);
    return Object.fromEntries(entries);
  }
  return Array.isArray(json) ? json.map(toPlain) : json;
}

function read(text: string): unknown {
  const parsed = parseJson(text);
  return 'json' in parsed ? toPlain(parsed.json) : `${parsed.problem.fault} ${parsed.problem.offset}`;
}

describe('the JSON reader', () => {
  it('reads what the platform reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 2), (text, indent) => {
        const written = JSON.stringify(JSON.parse(text), null, indent);
        expect(read(written)).toEqual(JSON.parse(written));
      }),
    );
  });

  it('refuses what the platform refuses', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      'a',
      '"a"',
      '1',
      '-',
      '.',
      'e',
      '0',
      'true',
      ' ',
      '\\',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const parsed = parseJson(text);
        const twice = 'problem' in parsed && parsed.problem.fault === 'duplicate_key';
        let accepted = true;
        try {
          JSON.parse(text);
        } catch {
          accepted = false;
        }
        expect('json' in parsed).toBe(accepted && !twice);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('keeps numbers as they are written', () => {
    const parsed = parseJson('[12345678901234567890.10, 1e400, -0]');
    expect('json' in parsed && parsed.json).toEqual([
      new JsonNumber('12345678901234567890.10'),
      new JsonNumber('1e400'),
      new JsonNumber('-0'),
    ]);
  });

  it('takes every key for what it is', () => {
    const parsed = parseJson('{"__proto__": 1, "constructor": 2}');
    expect('json' in parsed && parsed.json instanceof Map && [...parsed.json.keys()]).toEqual([
      '__proto__',
      'constructor',
    ]);
  });

  it.each([
    ['', 'empty 0'],
    [' \n', 'empty 0'],
    ['{', 'unclosed 1'],
    ['{"a": 1', 'unclosed 7'],
    ['{"a" 1}', 'syntax 5'],
    ["{'a': 1}", 'syntax 1'],
    ['[1,]', 'syntax 3'],
    ['[01]', 'syntax 2'],
    ['"a\nb"', 'syntax 2'],
    ['"\\x"', 'syntax 1'],
    ['"\\u00g0"', 'syntax 1'],
    ['nul', 'syntax 0'],
    ['NaN', 'syntax 0'],
    ['{"a": 1} x', 'text_after_end 9'],
    ['{"a": 1, "b": 2, "a": 3}', 'duplicate_key 17'],
    ['{"a": 1, "\\u0061": 3}', 'duplicate_key 9'],
    ['['.repeat(65), 'too_deep 64'],
    ['{"a":'.repeat(1_000_000), 'too_deep 320'],
    [`"${'x'.repeat(10_000_000)}"`, 'too_large 0'],
  ])('refuses %.20j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('reads up to 64 levels, and skips a byte order mark', () => {
    expect(read('['.repeat(64) + ']'.repeat(64))).toBeInstanceOf(Array);
    expect(read('\uFEFF{}')).toEqual({});
  });
});

describe('problems of JSON text', () => {
  it.each([
    ['{"a": 1,\n "b": 2,\n "a": 3}', 3, 2, "'a' is given twice"],
    ['{"a": 1,\n "b": x}', 2, 7, 'this is not valid JSON'],
    ['', 1, 1, 'the JSON text is empty'],
  ])('%j', (text, line, column, message) => {
    const parsed = parseFactsJson(text);
    expect(parsed).toMatchObject({ problem: { code: 'invalid-json', line, column, message: { en: message } } });
  });

  it('never repeat an identity code', () => {
    expect(JSON.stringify(parseFactsJson('{"010190-900K": 1, "010190-900K": 2}'))).not.toContain('900K');
  });
});
