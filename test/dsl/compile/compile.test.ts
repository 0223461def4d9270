import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRulebook } from '../../../dsl/compile/compile.ts';
import { renderDiagnostic } from '../../../dsl/diagnostics/render.ts';
import type { SourceFiles } from '../../../dsl/editions/consolidated.ts';
import { runs } from '../../support/runs.ts';

const files: Readonly<Record<string, string>> = {
  'rulebook.yaml': `id: parking
title: { fi: Pysäköinti, en: Parking }
authority: { fi: Kunta, en: Municipality }
currency: EUR
languages: [fi, en]
holidays: FI
`,
  'source/2020-01-01.fi.md':
    '# Ohje\n\n[1:1] Maksu on 2 euroa tunnilta.\n\n[1:2] Enintään 8 tuntia.\n\n[1:3] Johdanto.\n',
  '2020-01-01/edition.yaml':
    'decided: 2019-12-01\ndecided_by: Kunta\nrecord: § 1\nstatus: in_force\ninformative: [1:3]\n',
  '2020-01-01/vocabulary.policy': `enum zone "Vyöhyke"
  inner "sisempi"
  outer "ulompi"

unit car "auto" "autoa"

input parking "Pysäköinti"
  date  : date "Päivä"
  zone  : zone "Vyöhyke"
  hours : h    "Tunnit" at most 24 h
  cars  : car  "Autot"

parameter price     : EUR/h by zone "Tuntihinta" §1:1
parameter max_hours : h             "Enintään"   §1:2
parameter max_cars  : car           "Autoja"     §1:2
`,
  '2020-01-01/values.yaml': 'price:\n  inner: 2 EUR/h\n  outer: 1 EUR/h\nmax_hours: 8 h\nmax_cars: 1 car\n',
  '2020-01-01/parking.policy': `decision parking "Pysäköintilupa"
  as of parking.date
  gives parking.fee
  approved "Saa pysäköidä"

define parking.fee : EUR rounded to 0.01 EUR "Maksu" §1:1
  = parking.hours * price[parking.zone]

rule longest "Pisin aika" §1:2
  requires parking.hours <= max_hours
  otherwise deny "Enintään {max_hours}, nyt {parking.hours as number}."
  interpretation "Myös osatunnit lasketaan."

rule cars "Autot" §1:2
  requires parking.cars <= max_cars
  otherwise refer
`,
  'locales/en.yaml': `labels:
  zone: Zone
  zone.inner: inner
  zone.outer: outer
  parking: Parking
  parking.date: Date
  parking.zone: Zone
  parking.hours: Hours
  parking.cars: Cars
units:
  car: [car, cars]
parameters:
  price: { label: Price }
  max_hours: { label: Longest }
  max_cars: { label: Cars }
definitions:
  parking.fee: { label: Fee }
decisions:
  parking:
    label: Parking permit
    outcomes: { approved: May park }
    rules:
      longest:
        label: Longest time
        message: "Now { parking.hours as number }, at most {max_hours}."
        interpretation: Parts of hours count too.
      cars: { label: Cars }
`,
};

function withFiles(more: Readonly<Record<string, string | null>>): SourceFiles {
  const texts = Object.entries({ ...files, ...more });
  return new Map(texts.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The files with one text in one file replaced. */
function edited(file: string, from: string, to: string): SourceFiles {
  const text = files[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} has no '${from}'`);
  return withFiles({ [file]: text.replace(from, to) });
}

/** Where and what: `parking.policy:7 unknown-name`. */
function problemsOf(sources: SourceFiles): readonly string[] {
  return compileRulebook(sources).diagnostics.map(({ file, span, code }) => {
    const line = (sources.get(file) ?? '').slice(0, span.start).split('\n').length;
    return `${file.split('/').at(-1)}:${line} ${code}`;
  });
}

function compileWhole() {
  const { rulebook } = compileRulebook(withFiles({}));
  if (rulebook === null) throw new Error('the rulebook compiles');
  return rulebook;
}

describe('a rulebook without mistakes', () => {
  test('has nothing reported', () => {
    expect(problemsOf(withFiles({}))).toEqual([]);
  });

  test('is JSON and frozen', () => {
    const rulebook = compileWhole();
    expect(JSON.parse(JSON.stringify(rulebook))).toStrictEqual(rulebook);
    expect(() => Object.assign(rulebook.decisions[0]?.rules[0]?.label ?? {}, { fi: 'muu' })).toThrow(TypeError);
  });

  test('compiles to the same every time, in whatever order its files come', () => {
    const reversed = new Map([...withFiles({})].reverse());
    expect(JSON.stringify(compileRulebook(reversed).rulebook)).toBe(JSON.stringify(compileWhole()));
  });

  test('speaks its languages', () => {
    const rulebook = compileWhole();
    const [decision] = rulebook.decisions;
    expect(decision?.label).toEqual({ fi: 'Pysäköintilupa', en: 'Parking permit' });
    expect(decision?.outcomes).toEqual({
      approved: { fi: 'Saa pysäköidä', en: 'May park' },
      denied: { fi: 'Hylätty', en: 'Denied' },
      referred: { fi: 'Vaatii viranhaltijan harkintaa', en: 'Referred to an official' },
      incomplete: { fi: 'Tietoja puuttuu', en: 'Information is missing' },
    });
    expect(rulebook.units).toEqual([
      { name: 'car', one: { fi: 'auto', en: 'car' }, many: { fi: 'autoa', en: 'cars' } },
    ]);
    const [rule] = decision?.rules ?? [];
    expect(rule?.interpretations).toEqual([{ fi: 'Myös osatunnit lasketaan.', en: 'Parts of hours count too.' }]);
    const number = { kind: 'number', unit: 'h', decimals: 2 };
    const hours = { expression: { kind: 'fact', path: 'parking.hours' }, type: number, format: 'number' };
    const most = { expression: { kind: 'lookup', parameter: 'max_hours', index: null }, type: number, format: 'value' };
    expect(rule?.versions[0]?.value?.otherwise.message).toEqual({
      fi: ['Enintään ', most, ', nyt ', hours, '.'],
      en: ['Now ', hours, ', at most ', most, '.'],
    });
  });

  test('carries bounds, provisions and editions', () => {
    const rulebook = compileWhole();
    const bounds = rulebook.facts.map(({ path, minimum, maximum }) => [path, minimum, maximum]);
    expect(bounds).toEqual([
      ['parking.date', undefined, undefined],
      ['parking.zone', undefined, undefined],
      ['parking.hours', 0, 2400],
      ['parking.cars', 0, 10_000],
    ]);
    expect(rulebook.provisions.map(({ mark, informative }) => [mark, informative])).toEqual([
      ['1:1', false],
      ['1:2', false],
      ['1:3', true],
    ]);
    expect(rulebook.editions[0]?.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

const policy = '2020-01-01/parking.policy';
const vocabulary = '2020-01-01/vocabulary.policy';

describe('one mistake gives one message', () => {
  const rows: readonly (readonly [title: string, sources: SourceFiles, expected: readonly string[]])[] = [
    ['no file at all', new Map(), ['rulebook.yaml:1 missing-file']],
    [
      'a word misspelt',
      edited(policy, '  requires parking.hours', '  require parking.hours'),
      ['parking.policy:10 syntax'],
    ],
    [
      'a declaration broken that others use',
      edited(policy, 'parking.hours * price', 'parking.hours * * price'),
      ['parking.policy:7 syntax'],
    ],
    [
      'a parameter broken that has values',
      edited(vocabulary, 'max_cars  : car ', 'max_cars  car '),
      ['vocabulary.policy:15 syntax'],
    ],
    ['an enum broken', edited(vocabulary, 'enum zone "Vyöhyke"', 'enum zone "Vyöhyke'), ['vocabulary.policy:1 syntax']],
    ['an input broken', edited(vocabulary, 'zone  : zone', 'zone  zone'), ['vocabulary.policy:9 syntax']],
    ['a decision broken', edited(policy, 'as of parking.date', 'as parking.date'), ['parking.policy:2 syntax']],
    ['a name misspelt', edited(policy, '<= max_hours', '<= max_hour'), ['parking.policy:10 unknown-name']],
    ['a unit mixed up', edited(policy, '<= max_hours', '<= max_cars'), ['parking.policy:10 unit-mismatch']],
    ['a value of another unit', edited('2020-01-01/values.yaml', '8 h', '8 km'), ['values.yaml:4 unit-mismatch']],
    [
      'a value missing',
      edited('2020-01-01/values.yaml', 'max_hours: 8 h\n', ''),
      ['vocabulary.policy:14 missing-value'],
    ],
    ['a value out of bounds', edited('2020-01-01/values.yaml', '8 h', '-8 h'), ['values.yaml:4 value-out-of-bounds']],
    ['values that are no YAML', edited('2020-01-01/values.yaml', 'price:', 'price: ['), ['values.yaml:2 yaml-syntax']],
    [
      'a value twice',
      edited('2020-01-01/values.yaml', 'max_hours: 8 h', 'max_hours: 8 h\nmax_hours: 9 h'),
      ['values.yaml:5 duplicate-key'],
    ],
    ['a provision that there is not', edited(policy, '§1:2', '§1:4'), ['parking.policy:9 unknown-provision']],
    [
      'a circle',
      edited(policy, '= parking.hours *', '= parking.fee / 1 EUR * 1 h *'),
      ['parking.policy:7 cyclic-definition'],
    ],
    ['no rounding', edited(policy, ' rounded to 0.01 EUR', ''), ['parking.policy:7 needs-rounding']],
    [
      'a translation with something else',
      edited('locales/en.yaml', '{max_hours}', '{parking.zone}'),
      ['en.yaml:25 translation-mismatch'],
    ],
    [
      'a stale translation',
      edited('locales/en.yaml', 'parking.cars: Cars', 'parking.cars: Cars\n  parking.vans: Vans'),
      ['en.yaml:10 stale-translation'],
    ],
    [
      'an edition without its settings',
      withFiles({ '2021-01-01/values.yaml': 'max_hours: 9 h\n' }),
      ['edition.yaml:1 missing-file'],
    ],
    ['a rule twice', edited(policy, 'rule cars', 'rule longest'), ['parking.policy:14 unique-names']],
  ];
  test.each(rows)('%s', (_title, sources, expected) => {
    expect(problemsOf(sources)).toEqual(expected);
  });

  test('with an error there is no rulebook, with a warning there is', () => {
    expect(compileRulebook(edited(policy, '<= max_hours', '<= max_hour')).rulebook).toBeNull();
    expect(compileRulebook(edited('locales/en.yaml', '  zone: Zone\n', '')).rulebook).not.toBeNull();
  });
});

describe('editions', () => {
  const draft = {
    '2021-01-01/edition.yaml': 'status: draft\n',
    '2021-01-01/values.yaml': 'max_hours: 9 h\n',
  };

  test('drafts count only when asked for', () => {
    const sources = withFiles(draft);
    expect(compileRulebook(sources).rulebook?.editions).toHaveLength(1);
    expect(compileRulebook(sources, { drafts: true }).rulebook?.editions).toHaveLength(2);
  });

  test('a message given anew has a translation of its own day', () => {
    const later = `rule longest "Pisin aika" §1:2
  requires parking.hours <= max_hours
  otherwise deny "Nyt {parking.hours}."
  interpretation "Myös osatunnit lasketaan."
`;
    const translation = 'decisions: { parking: { rules: { longest: { message: "Now {parking.hours}." } } } }\n';
    const edition = {
      '2021-01-01/edition.yaml': 'decided: 2020-12-01\ndecided_by: Kunta\nrecord: § 1\nstatus: in_force\n',
      '2021-01-01/parking.policy': later,
    };
    const { diagnostics } = compileRulebook(withFiles(edition));
    expect(diagnostics.map(({ code }) => code)).toEqual(['translation-mismatch']);
    const { rulebook } = compileRulebook(withFiles({ ...edition, 'locales/2021-01-01.en.yaml': translation }));
    const versions = rulebook?.decisions[0]?.rules[0]?.versions ?? [];
    const languages = versions.map(({ value }) => Object.keys(value?.otherwise.message ?? {}));
    expect(languages).toEqual([
      ['fi', 'en'],
      ['fi', 'en'],
    ]);
  });

  test('a later edition leaves the hash of an earlier one as it was', () => {
    const [first] = compileRulebook(withFiles(draft), { drafts: true }).rulebook?.editions ?? [];
    expect(first?.hash).toBe(compileWhole().editions[0]?.hash);
  });

  test('a pinned edition that was changed has no rulebook', () => {
    const lock = `editions:\n  2020-01-01: sha256:${'0'.repeat(64)}\n`;
    const { rulebook, diagnostics } = compileRulebook(withFiles({ 'rulebook.lock': lock }));
    expect(rulebook).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(['lock-mismatch']);
  });
});

/** Changes a text at some places: a stretch is cut out, doubled, or replaced by something else. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 12 }),
  put: fc.oneof(
    fc.constantFrom(
      '',
      '  ',
      '\n',
      '(',
      ')',
      '"',
      '{',
      '}',
      '|',
      ',',
      ' - ',
      ' * ',
      ' / ',
      '0',
      '1e9',
      ' h',
      ' EUR',
      '%',
    ),
    fc.constantFrom('if ', 'when ', 'not ', 'rule x\n', 'exception e to longest\n', 'repeal ', '§9:9', '~', '[', ': '),
    fc.string({ maxLength: 6, unit: 'binary' }),
  ),
});

function mutate(text: string, { at, length, put }: { at: number; length: number; put: string }): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + put + text.slice(start + length);
}

test('whatever the files hold, compiling ends, and what is wrong can be shown', () => {
  const changes = fc.array(fc.tuple(fc.constantFrom(...Object.keys(files)), mutation), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(changes, (list) => {
      const sources = new Map(withFiles({}));
      for (const [file, change] of list) sources.set(file, mutate(sources.get(file) ?? '', change));
      const { rulebook, diagnostics } = compileRulebook(sources);
      const failed = diagnostics.some(({ severity }) => severity === 'error');
      expect(rulebook === null).toBe(failed);
      for (const diagnostic of diagnostics) {
        for (const language of ['fi', 'en'] as const) renderDiagnostic(diagnostic, sources, { language });
      }
    }),
    { numRuns: runs(100) },
  );
});
