import { describe, expect, test } from 'vitest';
import { compileRulebook } from '../../../dsl/compile/compile.ts';
import { edited, kuopioFiles } from '../../support/kuopio-files.ts';

const files = kuopioFiles();
const english = 'locales/en.yaml';

function told(changed: ReadonlyMap<string, string>): readonly string[] {
  return compileRulebook(changed).diagnostics.map(({ code, severity, file, span, message }) => {
    const words = (changed.get(file) ?? '').slice(span.start, span.end);
    return `${severity} ${code} at ${file} '${words}': ${message.en}`;
  });
}

describe('texts in other languages', () => {
  test('all of the Kuopio rulebook are there', () => {
    expect(told(files)).toEqual([]);
  });

  test.each([
    [
      'a label left out',
      edited(files, english, '  min_age: Lowest age\n', ''),
      `warning missing-translation at 2020-01-01/vocabulary.policy '"Alaikäraja"': the text has no translation into 'en'`,
    ],
    [
      'a message left out',
      edited(files, english, '        message: No client worker is qualified.\n', ''),
      `warning missing-translation at 2020-01-01/provider-approval.policy '"Asiakastyössä ei ole yhtään kelpoista työntekijää."': the text has no translation into 'en'`,
    ],
    [
      'a text for nothing',
      edited(files, english, '  min_age: Lowest age\n', '  min_age: Lowest age\n  old_limit: Old limit\n'),
      "warning stale-translation at locales/en.yaml 'Old limit': the translation 'labels > old_limit' has no original",
    ],
    [
      'another value in the message',
      edited(files, english, 'home municipality is {client.home_municipality}', 'age is {client.age}'),
      "error translation-mismatch at locales/en.yaml 'client.age': the translation does not show the same values as the original message",
    ],
    [
      'an unknown section',
      edited(files, english, 'labels:\n', 'titles:\n'),
      "error unknown-key at locales/en.yaml 'titles': unknown key 'titles'",
    ],
    [
      'an unknown key of a rule',
      edited(
        files,
        english,
        'message: The insurance cover is not adequate.',
        'text: The insurance cover is not adequate.',
      ),
      "error unknown-key at locales/en.yaml 'text': unknown key 'text'",
    ],
    [
      'a list where a text belongs',
      edited(files, english, '  min_age: Lowest age\n', '  min_age: [Lowest, age]\n'),
      "error invalid-setting at locales/en.yaml '[Lowest, age]': a list cannot stand here",
    ],
    [
      'a file of a language the rulebook does not have',
      new Map(files).set('locales/sv.yaml', ''),
      "error unknown-file at locales/sv.yaml '': file 'locales/sv.yaml' is not read",
    ],
    [
      "a file of the authority's own language",
      new Map(files).set('locales/fi.yaml', ''),
      "error unknown-file at locales/fi.yaml '': file 'locales/fi.yaml' is not read",
    ],
  ])('%s is told once', (_what, changed, expected) => {
    expect(told(changed)).toEqual([expected]);
  });
});

describe('texts that an edition changes', () => {
  const later = (translation: string | null): ReadonlyMap<string, string> => {
    const changed = new Map(files)
      .set('2021-01-01/edition.yaml', 'status: accepted\ndecided: 2020-11-01\ndecided_by: Lautakunta\nrecord: D 1\n')
      .set(
        '2021-01-01/voucher-grant.policy',
        `rule residence "Kotikunta" §2:1\n  requires client.home_municipality is "Kuopio"\n  otherwise deny "Asiakkaan ikä on {client.age}."\n`,
      );
    return translation === null ? changed : changed.set('locales/2021-01-01.en.yaml', translation);
  };
  const translated = `decisions:\n  voucher_grant:\n    rules:\n      residence:\n        message: "The client is {client.age}."\n`;

  test('need their translation beside it', () => {
    expect(told(later(null)).filter((line) => line.includes('translation'))).toEqual([
      expect.stringContaining('error translation-mismatch at locales/en.yaml'),
    ]);
    expect(told(later(translated)).filter((line) => line.includes('translation'))).toEqual([]);
  });

  test('leave the earlier edition as it was', () => {
    const before = compileRulebook(files).rulebook;
    const after = compileRulebook(later(translated)).rulebook;
    expect(after?.editions.map(({ hash }) => hash)[0]).toBe(before?.editions[0]?.hash);
    const versions = after?.decisions
      .find(({ name }) => name === 'voucher_grant')
      ?.rules.find(({ name }) => name === 'residence')?.versions;
    const spoken = versions?.map(({ value }) => JSON.stringify(value?.otherwise.message?.en));
    expect(spoken).toEqual([expect.stringContaining('home municipality'), expect.stringContaining('The client is ')]);
  });

  test.each([
    ['of a day without an edition', '2022-01-01.en.yaml', "file 'locales/2022-01-01.en.yaml' is not read"],
    ['of no day', '2022-13-01.en.yaml', "file 'locales/2022-13-01.en.yaml' is not read"],
  ])('in a file %s are told', (_what, name, expected) => {
    expect(told(new Map(files).set(`locales/${name}`, 'labels: {}\n'))).toEqual([expect.stringContaining(expected)]);
  });

  test('for nothing are told at their file', () => {
    const stale = `${translated}labels:\n  old_limit: Old limit\n`;
    expect(told(later(stale)).filter((line) => line.includes('translation'))).toEqual([
      expect.stringContaining("stale-translation at locales/2021-01-01.en.yaml 'Old limit'"),
    ]);
  });
});
