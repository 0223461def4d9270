import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadRulebookFromFolder } from '../../library/node/index.ts';
import { openKuopio } from './kuopio.ts';

const policies = fileURLToPath(new URL('../../policies', import.meta.url));

describe('loadRulebookFromFolder', () => {
  it('loads the rulebook of a folder, with its lock', () => {
    const loaded = loadRulebookFromFolder(`${policies}/kuopio-social-rehabilitation`, { engine: 'interpreter' });
    if (loaded.kind !== 'loaded') throw new Error('it has no errors');
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.rulebook.hash).toBe(openKuopio().hash);
  });

  it('says that there is no rulebook in a folder', () => {
    expect(loadRulebookFromFolder(`${policies}/kuopio-social-rehabilitation/locales`)).toMatchObject({
      kind: 'invalid',
      diagnostics: [{ code: 'missing-file' }],
    });
  });

  it('says what stands in the way of a folder', () => {
    const loaded = loadRulebookFromFolder(`${policies}/nowhere`);
    if (loaded.kind !== 'unusable') throw new Error('there is no such folder');
    expect(loaded.message.en).toMatch(/nowhere' cannot be read: it does not exist/);
    expect(loaded.message.fi).toMatch(/ei voi lukea: sitä ei ole/);
  });
});
