import { describe, expect, test } from 'vitest';
import { compileRulebook } from '../../../dsl/compile/compile.ts';
import type { SourceFiles } from '../../../dsl/editions/consolidated.ts';
import { formatPolicyText } from '../../../dsl/format/format.ts';
import { writeLock } from '../../../dsl/lock/lock.ts';
import { edited, kuopioFiles } from '../../support/kuopio-files.ts';

const policy = '2020-01-01/voucher-grant.policy';
const prices = '2020-01-01/prices.yaml';

function lockOf(files: SourceFiles): string {
  const { rulebook, diagnostics } = compileRulebook(files);
  if (rulebook === null) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return writeLock(rulebook).text;
}

const unlocked = kuopioFiles();
const locked = new Map(unlocked).set('rulebook.lock', lockOf(unlocked));

function problemsOf(files: SourceFiles): readonly string[] {
  return compileRulebook(files).diagnostics.map(({ code, file, message }) => `${code} ${file}: ${message.en}`);
}

const laterEdition: readonly (readonly [string, string])[] = [
  ['2021-01-01/edition.yaml', 'decided: 2020-10-20\ndecided_by: Kunta\nrecord: § 1\nstatus: accepted\n'],
  ['2021-01-01/prices.yaml', 'price:\n  group_coaching: 16 EUR/h\n'],
];

describe('a locked rulebook', () => {
  test('is sound as it is', () => {
    expect(problemsOf(locked)).toEqual([]);
  });

  test.each([
    ['a price', prices, '15 EUR/h', '15.50 EUR/h'],
    ['a condition', policy, 'between min_age and max_age', 'between min_age and 64 year'],
    ['a citation', policy, '"Kotikunta" §2:1', '"Kotikunta" §2:1, §2.1:1'],
    ['a message', policy, 'Palvelu on tarkoitettu kuopiolaisille', 'Palvelu on kuopiolaisille'],
    ['a translation', 'locales/en.yaml', 'label: Home municipality', 'label: Municipality'],
    ['a provision', 'source/2020-01-01.fi.md', '46 euroa /tunti', '47 euroa /tunti'],
    ['a heading of its source', 'source/2020-01-01.fi.md', '### 2.1 Yksilövalmennus', '### 2.1 Valmennus'],
    ['the title', 'rulebook.yaml', 'City of Kuopio', 'The city of Kuopio'],
  ])('notices that %s was changed', (_what, file, find, replace) => {
    const problems = problemsOf(edited(locked, file, find, replace));
    expect(problems.filter((problem) => !problem.startsWith('cited-as-informative'))).toHaveLength(1);
    expect(problems.join('\n')).toMatch(/lock-mismatch|unused-declaration/);
  });

  test.each([
    ['line ends', new Map([...locked].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]))],
    ['a comment', edited(locked, policy, 'rule need', '# Tarkistettu.\nrule need')],
    ['layout', edited(locked, policy, 'requires client.needs is not empty', 'requires\n    client.needs is not empty')],
    [
      'parentheses',
      edited(locked, policy, 'requires client.needs is not empty', 'requires (client.needs is not empty)'),
    ],
    ['order of keys', edited(locked, prices, 'client_fee: 0 EUR', 'client_fee: 0.00 EUR')],
  ])('does not mind %s', (_what, files) => {
    expect(problemsOf(files)).toEqual([]);
  });

  test('written by another version is told as such, and nothing else', () => {
    const older = (locked.get('rulebook.lock') ?? '').replace(/^version:.*\n/m, '');
    expect(problemsOf(new Map(unlocked).set('rulebook.lock', older))).toEqual([
      "lock-version rulebook.lock: 'rulebook.lock' was written by another version of the program: its pins cannot be checked",
    ]);
  });

  test('is the same after formatting', () => {
    const formatted = [...unlocked].map(([path, text]) =>
      path.endsWith('.policy') ? ([path, formatPolicyText(path, text).text ?? text] as const) : ([path, text] as const),
    );
    expect(lockOf(new Map(formatted))).toBe(locked.get('rulebook.lock'));
  });

  test('grows by an edition without touching the ones before', () => {
    const grown = new Map([...locked, ...laterEdition]);
    expect(problemsOf(grown)).toEqual([]);
    expect(lockOf(grown).startsWith((locked.get('rulebook.lock') ?? '').trimEnd())).toBe(true);
  });

  test('notices an edition slipped in before a pinned one', () => {
    const grown = new Map([...unlocked, ...laterEdition]);
    const pinned = new Map(grown).set('rulebook.lock', lockOf(grown));
    const slipped = new Map([
      ...pinned,
      ['2020-06-01/edition.yaml', 'decided: 2020-04-20\ndecided_by: Kunta\nrecord: § 1\nstatus: accepted\n'] as const,
      ['2020-06-01/prices.yaml', 'client_fee: 1 EUR\n'] as const,
    ]);
    expect(problemsOf(slipped)).toEqual([
      'lock-mismatch 2020-06-01/edition.yaml: edition 2020-06-01 would take effect before the pinned edition 2021-01-01',
    ]);
  });

  test('notices that a pinned edition is gone', () => {
    const grown = new Map([...unlocked, ...laterEdition]);
    const pinned = new Map(unlocked).set('rulebook.lock', lockOf(grown));
    expect(problemsOf(pinned)).toEqual(['lock-mismatch rulebook.lock: the pinned edition 2021-01-01 is missing']);
  });

  test.each(['', 'editions: 5\n', 'editions:\n  2020-01-01: abc\n', 'editions:\n  tomorrow: abc\n'])(
    'tells of a lock that cannot be read: %j',
    (text) => {
      expect(problemsOf(new Map(unlocked).set('rulebook.lock', text))).toEqual([
        "lock-syntax rulebook.lock: 'rulebook.lock' cannot be read",
      ]);
    },
  );
});
