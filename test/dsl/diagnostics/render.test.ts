import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../dsl/diagnostics/diagnostic.ts';
import { renderDiagnostic, toGithub, toJson, toSarif } from '../../../dsl/diagnostics/render.ts';

const policy = `decision grant "Myöntäminen"
  as of client.applied_on
rule age_limits "Ikä" §2:1
  requires client.age >= 18 year

rule age_limits "Ikä" §2:1
\trequires 漢字 >= 18 year
`;

const files = new Map([['2020-01-01/grant.policy', policy]]);

function stretch(words: string, from = 0): Diagnostic['span'] {
  const start = policy.indexOf(words, from);
  return { start, end: start + words.length };
}

function diagnostic(change: Partial<Diagnostic> = {}): Diagnostic {
  const file = '2020-01-01/grant.policy';
  const span = stretch('age_limits', policy.indexOf('year'));
  return {
    code: 'unique-names',
    severity: 'error',
    file,
    span,
    message: { fi: "sääntö 'age_limits' on kahdesti", en: "rule 'age_limits' is declared twice" },
    labels: [
      { file, span, message: { fi: 'toisen kerran', en: 'declared again here' } },
      { file, span: stretch('age_limits'), message: { fi: 'ensin tässä', en: 'first declared here' } },
    ],
    help: { fi: 'anna toiselle uusi nimi', en: 'rename one of them' },
    ...change,
  };
}

describe('as text', () => {
  test('what is wrong, where, the other place, and what to do', () => {
    expect(renderDiagnostic(diagnostic(), files, { language: 'en' })).toMatchInlineSnapshot(`
      "error[unique-names]: rule 'age_limits' is declared twice
        --> 2020-01-01/grant.policy:6:6
       6 | rule age_limits "Ikä" §2:1
         |      ^^^^^^^^^^ declared again here
         ::: 2020-01-01/grant.policy:3  first declared here
      help: rename one of them"
    `);
  });

  test('in Finnish', () => {
    expect(renderDiagnostic(diagnostic({ severity: 'warning' }), files, { language: 'fi' })).toMatchInlineSnapshot(`
      "varoitus[unique-names]: sääntö 'age_limits' on kahdesti
        --> 2020-01-01/grant.policy:6:6
       6 | rule age_limits "Ikä" §2:1
         |      ^^^^^^^^^^ toisen kerran
         ::: 2020-01-01/grant.policy:3  ensin tässä
      ohje: anna toiselle uusi nimi"
    `);
  });

  test('wide letters and tabs are underlined where they stand', () => {
    const rendered = renderDiagnostic(diagnostic({ span: stretch('漢字 >='), labels: [] }), files, { language: 'en' });
    expect(rendered).toMatchInlineSnapshot(`
      "error[unique-names]: rule 'age_limits' is declared twice
        --> 2020-01-01/grant.policy:7:11
       7 |     requires 漢字 >= 18 year
         |              ^^^^^^^
      help: rename one of them"
    `);
  });

  test('a stretch over several lines is underlined to the end of its first', () => {
    const span = { start: stretch('requires').start, end: policy.length };
    expect(renderDiagnostic(diagnostic({ span, labels: [] }), files, { language: 'en' })).toContain(
      '\n   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n',
    );
  });

  test('a long line is cropped around the words', () => {
    const long = `rule long "${'a'.repeat(200)}" wrong "${'b'.repeat(200)}"`;
    const start = long.indexOf('wrong');
    const file = 'long.policy';
    const cropped = diagnostic({ file, span: { start, end: start + 5 }, labels: [] });
    expect(renderDiagnostic(cropped, new Map([[file, long]]), { language: 'en', width: 40 })).toMatchInlineSnapshot(`
      "error[unique-names]: rule 'age_limits' is declared twice
        --> long.policy:1:214
       1 | …aaaaaaaa" wrong "bbbbbbbbbbbbbbbbbbbbbbb…
         |            ^^^^^
      help: rename one of them"
    `);
  });

  test('control characters do not reach the terminal', () => {
    const file = 'hostile.policy';
    const text = 'rule \u0000\u001b[2J\u202ex "y"';
    const hostile = diagnostic({
      file,
      span: { start: 0, end: 4 },
      labels: [],
      message: { fi: '\u001b', en: '\u001b[31m' },
    });
    const rendered = renderDiagnostic(hostile, new Map([[file, text]]), { language: 'en' });
    for (const control of ['\u001b', '\u202e', '\u0000']) expect(rendered).not.toContain(control);
  });

  test('a file that is not there is named', () => {
    const missing = diagnostic({ file: 'rulebook.yaml', labels: [] });
    expect(renderDiagnostic(missing, files, { language: 'en' })).toContain('--> rulebook.yaml\n');
  });

  test('any stretch of any text can be shown', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(
        anyText,
        fc.nat(400),
        fc.nat(400),
        fc.integer({ min: 10, max: 120 }),
        (text, start, length, width) => {
          const shown = diagnostic({ file: 'x', span: { start, end: start + length }, labels: [] });
          const [, , source, marks] = renderDiagnostic(shown, new Map([['x', text]]), { language: 'en', width }).split(
            '\n',
          );
          expect(source).toBeDefined();
          expect(marks).toMatch(/\^+$/);
          expect(marks?.length).toBeLessThanOrEqual(width + 20);
        },
      ),
    );
  });

  test('colours only when asked for', () => {
    expect(renderDiagnostic(diagnostic(), files, { language: 'en', colour: true })).toContain(
      '\u001b[1;31merror[unique-names]\u001b[0m',
    );
  });
});

describe('for programs', () => {
  test('JSON gives lines and columns', () => {
    expect(toJson(diagnostic(), files)).toMatchObject({
      code: 'unique-names',
      severity: 'error',
      file: '2020-01-01/grant.policy',
      line: 6,
      column: 6,
      endLine: 6,
      endColumn: 16,
      labels: [{ line: 6 }, { line: 3, column: 6, message: { en: 'first declared here' } }],
      fix: null,
    });
  });

  test('GitHub annotations are one line', () => {
    const message = { fi: 'a', en: '100 %\nof it' };
    expect(toGithub(diagnostic({ message }), files, 'en')).toBe(
      '::error file=2020-01-01/grant.policy,line=6,endLine=6,col=6,endColumn=16,title=unique-names::100 %25%0Aof it%0Arename one of them',
    );
  });

  test('SARIF 2.1.0', () => {
    const title = { fi: 'poista', en: 'leave it out' };
    const fix = { title, file: '2020-01-01/grant.policy', span: stretch('age_limits'), text: '' };
    expect(toSarif([diagnostic({ fix })], files)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Rulebook', rules: [{ id: 'unique-names' }] } },
          results: [
            {
              ruleId: 'unique-names',
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: '2020-01-01/grant.policy' },
                    region: { startLine: 6, startColumn: 6, endLine: 6, endColumn: 16 },
                  },
                },
              ],
              relatedLocations: [{ id: 0 }, { id: 1, message: { text: 'first declared here' } }],
              fixes: [{ description: { text: 'leave it out' } }],
            },
          ],
        },
      ],
    });
  });
});
