import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growNameTree } from '../../../dsl/values/name-tree.ts';
import { readValues } from '../../../dsl/values/read-values.ts';
import { valuesSchema } from '../../../dsl/values/values-schema.ts';
import { runs } from '../../support/runs.ts';
import { filesOf, readSound } from '../editions/small-rulebook.ts';

const declarations = `enum service "Palvelu"
  coaching "Valmennus"
  work     "Työ"
unit day_of_work "työpäivä" "työpäivää"
parameter limit    : TYPE "Raja"
parameter sub.name : h    "Alempi"
`;

function sourcesOf(type: string, values: string) {
  const files = { '2020-01-01/a.policy': declarations.replace('TYPE', type), '2020-01-01/a.yaml': values };
  return readSound(filesOf(files));
}

/** The schema as another program would use it: over the file as JSON, scalars as texts. */
function schemaOf(type: string) {
  const [span] = sourcesOf(type, '').spans;
  if (span === undefined) throw new Error('no span');
  const schema = valuesSchema(growNameTree(span));
  const ajv = new Ajv({ allowUnionTypes: true });
  ajv.addVocabulary(['expects', 'parameter']);
  return { schema, accepts: ajv.compile(schema) };
}

/** Mistakes that only our own reading sees. */
const beyondSchema = new Set(['value-out-of-bounds', 'invalid-date', 'repeated-member', 'missing-value']);

function readsAs(type: string, values: string): boolean {
  return readValues(sourcesOf(type, values)).diagnostics.every(({ code }) => beyondSchema.has(code));
}

test('the schema shows names, labels and what is expected', () => {
  expect(schemaOf('h by service').schema).toMatchInlineSnapshot(`
    {
      "additionalProperties": false,
      "expects": {
        "en": "lines 'key: value'",
        "fi": "rivejä 'avain: arvo'",
      },
      "properties": {
        "limit": {
          "additionalProperties": false,
          "description": "Raja",
          "expects": {
            "en": "a value for each of coaching, work",
            "fi": "arvo kullekin: coaching, work",
          },
          "parameter": "limit",
          "pattern": "^~$",
          "properties": {
            "coaching": {
              "expects": {
                "en": "a number and its unit such as 12 h",
                "fi": "luku ja yksikkö, kuten 12 h",
              },
              "parameter": "limit",
              "pattern": "^~$|^-?\\d+(\\.\\d{1,2}0*)? +h$",
              "type": "string",
            },
            "work": {
              "expects": {
                "en": "a number and its unit such as 12 h",
                "fi": "luku ja yksikkö, kuten 12 h",
              },
              "parameter": "limit",
              "pattern": "^~$|^-?\\d+(\\.\\d{1,2}0*)? +h$",
              "type": "string",
            },
          },
          "type": [
            "object",
            "string",
          ],
        },
        "sub": {
          "additionalProperties": false,
          "expects": {
            "en": "lines 'key: value'",
            "fi": "rivejä 'avain: arvo'",
          },
          "properties": {
            "name": {
              "description": "Alempi",
              "expects": {
                "en": "a number and its unit such as 12 h",
                "fi": "luku ja yksikkö, kuten 12 h",
              },
              "parameter": "sub.name",
              "pattern": "^~$|^-?\\d+(\\.\\d{1,2}0*)? +h$",
              "type": "string",
            },
          },
          "type": "object",
        },
        "sub.name": {
          "description": "Alempi",
          "expects": {
            "en": "a number and its unit such as 12 h",
            "fi": "luku ja yksikkö, kuten 12 h",
          },
          "parameter": "sub.name",
          "pattern": "^~$|^-?\\d+(\\.\\d{1,2}0*)? +h$",
          "type": "string",
        },
      },
      "type": "object",
    }
  `);
});

const number = fc.stringMatching(/^-?\d{1,6}([.,]\d{0,4})?$/);
const unit = fc.constantFrom('', ' EUR', ' km', ' EUR/h', ' %', ' h', 'h', '  h', ' day_of_work', ' service');
const word = fc.constantFrom('yes', 'no', 'coaching', 'work', 'true', '~', '2020-01-01', '2020-13-01', 'x');
const scalar = fc.oneof(
  fc.tuple(number, unit).map((parts) => parts.join('')),
  word,
);

describe('the schema accepts a value just when it can be read', () => {
  test.each([
    'h',
    'EUR/h',
    'percent',
    'integer',
    'number with 1 decimals',
    'km with 0 decimals',
    'day_of_work',
    'boolean',
    'date',
    'service',
  ])('%s', (type) => {
    const { accepts } = schemaOf(type);
    fc.assert(
      fc.property(scalar, (value) => {
        expect(readsAs(type, `limit: ${value}\n`), value).toBe(accepts({ limit: value }));
      }),
      { numRuns: runs(50) },
    );
  });

  test('h by km with 1 decimals', () => {
    const type = 'h by km with 1 decimals';
    const { accepts } = schemaOf(type);
    const end = fc.oneof(number, fc.constant(''));
    const key = fc
      .tuple(number, fc.constantFrom('-', '–', ' - ', '--'), end, fc.constantFrom(' km', ' h', ''))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(key, scalar, (band, value) => {
        // Whether the bands are whole, or on their grid, is beyond the schema too.
        const values = `limit:\n  "${band}": ${value}\n`;
        const { diagnostics } = readValues(sourcesOf(type, values));
        const beyond = new Set([...beyondSchema, 'band-gap']);
        const offGrid = (code: string, start: number): boolean =>
          code === 'too-many-decimals' && start === values.indexOf('"');
        const read = diagnostics.every(
          ({ code, span, message }) =>
            beyond.has(code) || offGrid(code, span.start) || message.en.includes('ends before'),
        );
        if (read !== accepts({ limit: { [band]: value } }))
          expect({ band, value, read }).toBe('the same as the schema');
      }),
    );
  });
});

/** Bands over a small grid, as written. */
const band = fc.tuple(fc.nat({ max: 9 }), fc.option(fc.nat({ max: 9 }), { freq: 4 }));
const bands = fc.uniqueArray(band, { minLength: 1, maxLength: 5, selector: (ends) => ends.join('-') });

test('bands are sound just when each point of the grid is in one of them', () => {
  fc.assert(
    fc.property(bands, (ends) => {
      const lines = ends.map(([from, to]) => `  ${from}-${to ?? ''} km: 1 h`);
      const { diagnostics } = readValues(
        sourcesOf('h by km with 0 decimals', `limit:\n${lines.join('\n')}\nsub: { name: 1 h }\n`),
      );
      const points = Array.from({ length: 12 }, (_, point) => point);
      const held = points.map((point) => ends.filter(([from, to]) => from <= point && point <= (to ?? 99)).length);
      const forward = ends.every(([from, to]) => to === null || from <= to);
      expect(diagnostics.length === 0).toBe(forward && held.every((count) => count === 1));
      expect(diagnostics.length).toBeLessThanOrEqual(forward ? 1 : ends.length);
    }),
    { numRuns: runs(100) },
  );
});
