import { describe, expect, it } from 'vitest';
import { type LoadOptions, loadRulebook, RulebookUsageError, renderDiagnostics } from '../../library/index.ts';
import { edited, kuopioFiles } from '../support/kuopio-files.ts';
import { openKuopio } from './kuopio.ts';

describe('loadRulebook', () => {
  it('loads a rulebook from a map or from an object', () => {
    const fromMap = loadRulebook(kuopioFiles());
    const fromObject = loadRulebook(Object.fromEntries(kuopioFiles()));
    if (fromMap.kind !== 'loaded' || fromObject.kind !== 'loaded') throw new Error('both load');
    expect(fromObject.rulebook.hash).toBe(fromMap.rulebook.hash);
    expect(fromMap.rulebook.decisions).toContain('voucher_grant');
    expect(fromMap.rulebook.editions).toEqual([
      { date: '2020-01-01', status: 'in_force', hash: fromMap.rulebook.hash },
    ]);
    expect(fromMap.rulebook.ir.id).toBe(fromMap.rulebook.id);
  });

  it('passes over the cases of the rulebook and byte order marks', () => {
    const files = kuopioFiles();
    const marked = new Map([...files].map(([path, text]) => [path, `\ufeff${text}`]));
    const loaded = loadRulebook(marked.set('tests/broken.yaml', ': : :'));
    expect(loaded.kind === 'loaded' && loaded.rulebook.hash).toBe(openKuopio().hash);
    expect(loaded.diagnostics).toEqual([]);
  });

  it('returns the mistakes of a rulebook, which render with their place and advice', () => {
    const files = edited(
      kuopioFiles(),
      '2020-01-01/voucher-grant.policy',
      'as of voucher.granted_on',
      'as of voucher.granted',
    );
    const loaded = loadRulebook(files);
    expect(loaded.kind).toBe('invalid');
    const [error] = loaded.diagnostics;
    expect(error).toMatchObject({ code: 'unknown-name', severity: 'error', file: '2020-01-01/voucher-grant.policy' });
    const told = renderDiagnostics(loaded.diagnostics, Object.fromEntries(files), { language: 'en' });
    expect(told).toContain('2020-01-01/voucher-grant.policy:4:17');
    expect(told).toContain("help: its fields: 'service', 'granted_on'");
  });

  it('returns what is wrong with no files at all', () => {
    expect(loadRulebook({})).toMatchObject({ kind: 'invalid', diagnostics: [{ code: 'missing-file' }] });
  });

  it.each<[string, unknown, LoadOptions]>([
    ['no files', undefined, {}],
    ['a text', 'rulebook.yaml', {}],
    ['a file that is no text', { 'rulebook.yaml': 1 }, {}],
    ['a map of numbers', new Map([[1, 2]]), {}],
    ['an unknown engine', {}, { engine: 'x' as 'javascript' }],
    ['an engine of the platform', {}, { engine: 'constructor' as 'javascript' }],
  ])('tells a program that gives %s', (_, files, options) => {
    expect(() => loadRulebook(files as ReadonlyMap<string, string>, options)).toThrow(RulebookUsageError);
  });
});

describe('a loaded rulebook', () => {
  it.each<[string, string, string]>([
    ['voucher_gran', 'did you mean', 'tarkoititko'],
    ['x', 'decisions of the rulebook: contract_check,', 'sääntökirjan ratkaisut: contract_check,'],
    ['__proto__', 'there is no decision', 'ei ole'],
  ])('has no decision %s', (name, english, finnish) => {
    try {
      openKuopio().decision(name);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof RulebookUsageError)) throw error;
      expect(error.message).toContain(english);
      expect(error.localized.fi).toContain(finnish);
    }
  });

  it.each(['2020-02-30', '1.1.2020', ''])('has no date %j', (on) => {
    expect(() => openKuopio().decision('voucher_grant', { on })).toThrow(/there is no date/);
  });
});
