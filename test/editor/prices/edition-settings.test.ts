import { expect, test } from 'vitest';
import {
  latestEdition,
  newEdition,
  readEditionSettings,
  setEditionSettings,
  valuesToState,
} from '../../../editor/prices/edition-settings.ts';
import { readTypedDate } from '../../../editor/prices/typed-date.ts';
import { findMissingSettings, readTypedSettings, typeSettings } from '../../../editor/prices/typed-settings.ts';
import { compileDraft, date, emptyDraft } from './kuopio-draft.ts';

const settings = { decided: '2020-11-12', decidedBy: 'Lautakunta', record: '§ 112', statedFor: { price: '2021' } };

test('a new edition says what is known, and reads back', () => {
  const files = newEdition(date, settings);
  expect(files[`${date}/edition.yaml`]).toBe(
    'status: draft\ndecided: 2020-11-12\ndecided_by: Lautakunta\nrecord: § 112\nstated_for:\n  price: 2021\n',
  );
  expect(readEditionSettings(files, date)).toEqual(settings);
  expect(newEdition(date, { decided: '', decidedBy: '', record: '', statedFor: {} })).toEqual(emptyDraft.files);
});

test('changing the settings keeps everything else of the file', () => {
  const path = `${date}/edition.yaml`;
  const text = '# Luonnos\nstatus: draft # vielä\ndecided: 2020-11-12\nstated_for: { price: 2021 }\nnotes: x\n';
  const changed = setEditionSettings({ [path]: text }, date, { ...settings, decided: '', statedFor: {} });
  expect(changed).toEqual({
    [path]: '# Luonnos\nstatus: draft # vielä\nnotes: x\ndecided_by: Lautakunta\nrecord: § 112\n',
  });
});

test('what was stated for a year before is so again; the day must be after the latest edition', () => {
  const rulebook = compileDraft(emptyDraft);
  expect(valuesToState(rulebook, date)).toEqual(['price']);
  expect(latestEdition(rulebook)).toBe('2020-01-01');
});

test('typed settings are read, or what is wrong with them is told at its field', () => {
  const typed = typeSettings(settings, date);
  expect(typed).toEqual({
    decided: '12.11.2020',
    decidedBy: 'Lautakunta',
    record: '§ 112',
    oneYear: true,
    year: '2021',
  });
  expect(readTypedSettings(typed, ['price'])).toEqual({ settings });
  expect(readTypedSettings({ ...typed, decided: '31.11.2020', year: 'ensi' }, ['price'])).toEqual({
    problems: {
      decided: expect.objectContaining({ fi: 'Päivää 31.11.2020 ei ole kalenterissa.' }),
      year: expect.objectContaining({ fi: 'Anna vuosi, esimerkiksi 2021.' }),
    },
  });
  expect(Object.keys(findMissingSettings({ ...settings, record: '', decided: '' }))).toEqual(['decided', 'record']);
});

test.each([
  ['1.1.2021', { kind: 'read', date: '2021-01-01' }],
  [' 1. 12. 2021 ', { kind: 'read', date: '2021-12-01' }],
  ['2021-01-01', { kind: 'read', date: '2021-01-01' }],
  ['', { kind: 'empty' }],
  ['1.13.2021', { kind: 'refused' }],
  ['ensi vuonna', { kind: 'refused' }],
])('the date %j', (text, reading) => {
  expect(readTypedDate(text)).toMatchObject(reading);
});
