import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRulebook } from '../../cli/find-rulebook.ts';
import { copyFixtures } from './run-cli.ts';

describe('findRulebook', () => {
  it.each([
    ['', 'the folder above policies'],
    ['policies', 'the folder policies'],
    ['policies/parking-permit', "the rulebook's own folder"],
    ['policies/parking-permit/2020-01-01', 'a folder inside it'],
    ['elsewhere/deep', 'a folder beside policies'],
  ])('finds the only one from %j: %s', (folder) => {
    const root = copyFixtures();
    mkdirSync(join(root, folder), { recursive: true });
    expect(findRulebook(undefined, join(root, folder))).toEqual({
      kind: 'found',
      folder: join(root, 'policies/parking-permit'),
    });
  });

  it.each(['policies/parking-permit', './policies/parking-permit/', '../x/../policies/parking-permit'])(
    'takes the one asked for: %s',
    (asked) => {
      const root = copyFixtures();
      mkdirSync(join(root, 'x'));
      const found = findRulebook(asked, asked.startsWith('..') ? join(root, 'x') : root);
      expect(found).toEqual({ kind: 'found', folder: join(root, 'policies/parking-permit') });
    },
  );

  it('says so where a file is asked for', () => {
    const root = copyFixtures();
    expect(findRulebook('policies/parking-permit/rulebook.yaml', root)).toMatchObject({
      kind: 'unusable',
      message: { en: "'policies/parking-permit/rulebook.yaml' is a file; give --rulebook the folder of a rulebook" },
    });
  });

  it('asks which where there are several', () => {
    const root = copyFixtures();
    cpSync(join(root, 'policies/parking-permit'), join(root, 'policies/another'), { recursive: true });
    expect(findRulebook(undefined, root)).toMatchObject({
      kind: 'unusable',
      message: {
        en: 'there are several rulebooks; choose one:\n  --rulebook policies/another\n  --rulebook policies/parking-permit',
      },
    });
  });
});
