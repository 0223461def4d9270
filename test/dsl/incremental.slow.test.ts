import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Compiled, compileRulebook } from '../../dsl/compile/compile.ts';
import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import { openWorkspace } from '../../dsl/workspace/open-workspace.ts';
import { rulebookFiles } from '../support/arbitrary-rulebook/index.ts';
import { edited, kuopioFiles } from '../support/kuopio-files.ts';
import { runs } from '../support/runs.ts';
import { applyFileEdits, fileEdits, type Step } from './incremental-edits.ts';

function written({ diagnostics, rulebook }: Compiled): string {
  return JSON.stringify({ diagnostics, rulebook }, (_key, value) => (typeof value === 'bigint' ? `${value}n` : value));
}

/** Each step, compiled by editing, gives what it gives from scratch. */
function expectSame(files: SourceFiles, steps: readonly Step[]): void {
  const workspace = openWorkspace(files);
  const texts = new Map(files);
  for (const { path, text } of steps) {
    if (text === null) texts.delete(path);
    else texts.set(path, text);
    expect(written(workspace.edit(path, text))).toBe(written(compileRulebook(texts)));
  }
}

describe('after any edits a rulebook is compiled as from scratch', () => {
  test('Kuopio', () => {
    const files = kuopioFiles();
    fc.assert(
      fc.property(fileEdits, (edits) => expectSame(files, applyFileEdits(files, edits))),
      { numRuns: runs(3) },
    );
  });

  test('any rulebook', () => {
    fc.assert(
      fc.property(rulebookFiles, fileEdits, (files, edits) => expectSame(files, applyFileEdits(files, edits))),
      { numRuns: runs(25) },
    );
  });
});

describe('what rests on an edited place is compiled anew, there and back', () => {
  const files = kuopioFiles();
  const vocabulary = '2020-01-01/vocabulary.policy';
  const grant = '2020-01-01/voucher-grant.policy';

  test.each<[what: string, path: string, find: string, replace: string, code: string]>([
    [
      'the condition of a definition that others read',
      grant,
      'define voucher.days_cap : activity_day "Toimintapäiviä enintään" §3.1:18, §3.1:22\n  when voucher.service in day_based',
      'define voucher.days_cap : activity_day "Toimintapäiviä enintään" §3.1:18, §3.1:22\n  when voucher.service is participation',
      'unguarded-value',
    ],
    [
      'the type of a definition that others read',
      grant,
      'define client.age : year "Ikä',
      'define client.age : h "Ikä',
      'unit-mismatch',
    ],
    ['a member of an enum', vocabulary, '  group_coaching      "Ryhmävalmennus"\n', '', 'unknown-member'],
    ['a set', vocabulary, '= supported_work, participation', '= supported_work', 'incomplete-match'],
    [
      'the type of a field',
      vocabulary,
      'service      "Palvelu"\n  granted_on',
      'text         "Palvelu"\n  granted_on',
      'type-mismatch',
    ],
    ['a field that becomes optional', vocabulary, 'date         "Alkaa"', 'optional date "Alkaa"', 'unguarded-value'],
    ['the name of a rule', grant, 'rule catchment ', 'rule catchmentt ', 'unknown-target'],
    ['the target of an exception', grant, 'to voucher.longest', 'to voucher.days_per_week_cap', 'unit-mismatch'],
    ['a value', '2020-01-01/limits.yaml', 'min_age: 18 year', 'min_age: 18 h', 'unit-mismatch'],
  ])('%s', (_, path, find, replace, code) => {
    const after = edited(files, path, find, replace);
    expect(compileRulebook(after).diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    const [there, back] = [after.get(path) ?? '', files.get(path) ?? ''];
    expectSame(files, [
      { path, text: there },
      { path, text: back },
      { path, text: `# ${there}` },
      { path, text: back },
    ]);
  });

  test('a second exception beside one that was told of', () => {
    const text = files.get(grant) ?? '';
    const collision = text.replace(
      'exception intensive_week to',
      'exception intensive_again to voucher.days_cap\n  when voucher.intensive\n  = intensive.max_days\n\nexception intensive_week to',
    );
    const narrowed = collision.replace(
      'voucher.days_cap\n  when voucher.intensive\n',
      'voucher.days_cap\n  when not voucher.intensive\n',
    );
    expect(narrowed).not.toBe(collision);
    expectSame(
      files,
      [collision, narrowed, collision, text].map((each) => ({ path: grant, text: each })),
    );
  });

  test('a lock', () => {
    const text = files.get(grant) ?? '';
    expectSame(files, [
      { path: 'rulebook.lock', text: `editions:\n  2020-01-01: sha256:${'0'.repeat(64)}\n` },
      { path: grant, text: `${text}\n` },
      { path: 'rulebook.lock', text: null },
    ]);
  });
});

describe('results', () => {
  const enumOf = (member: string) => `enum first\n  a\n\nenum second\n  ${member}\n`;
  const path = '2020-01-01/vocabulary.policy';

  test('diagnostics that were given stay where they point', () => {
    const files = new Map(kuopioFiles()).set('2020-01-01/zz.policy', enumOf('b'));
    const workspace = openWorkspace(files);
    const { diagnostics } = workspace.compiled;
    const before = JSON.stringify(diagnostics);
    workspace.edit('2020-01-01/zz.policy', `# in front\n${enumOf('b')}`);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(JSON.stringify(diagnostics)).toBe(before);
  });

  test('a rulebook that was asked for stays as it is; a later one cannot be asked for any more', () => {
    const workspace = openWorkspace(kuopioFiles());
    const asked = workspace.compiled;
    expect(asked.rulebook).not.toBeNull();
    const text = workspace.files.get(path) ?? '';
    const unasked = workspace.edit(path, `${text}\n`);
    workspace.edit(path, text);
    expect(asked.rulebook?.id).toBe('kuopio-social-rehabilitation');
    expect(() => unasked.rulebook).toThrow('before the next edit');
  });
});
