import { expect, it } from 'vitest';
import { writeProvisions } from '../../../editor/prices/edit-provisions.ts';

const path = 'source/2021-01-01.fi.md';
const both = '[3.1:8] Hinta on 47 euroa.\n\n[3.1:9] Hinta on 83 euroa.\n';

it.each([
  ['a first text makes the file', {}, '3.1:8', ' Hinta on\n\n47 euroa. ', '[3.1:8] Hinta on 47 euroa.\n'],
  ['another is put in its order', { [path]: '[3.1:9] Hinta on 83 euroa.\n' }, '3.1:8', 'Hinta on 47 euroa.', both],
  ['one is taken back alone', { [path]: both }, '3.1:8', null, '[3.1:9] Hinta on 83 euroa.\n'],
  ['the last one is taken back', { [path]: both }, '3.1:9', null, '[3.1:8] Hinta on 47 euroa.\n'],
  ['with the only one the file goes', { [path]: '[3.1:8] Hinta.\n' }, '3.1:8', null, null],
  ['what was never written changes nothing', { [path]: both }, '3.1:10', null, both],
])('%s', (_, files, mark, text, written) => {
  expect(writeProvisions(files, '2021-01-01', [{ mark, language: 'fi', text }])).toEqual({ [path]: written });
});

it('several are written at once, each language into its own file', () => {
  const texts = ['fi', 'en'].flatMap((language) =>
    ['1:2', '1:1'].map((mark) => ({ mark, language, text: `${language} ${mark}` })),
  );
  expect(writeProvisions({}, '2021-01-01', texts)).toEqual({
    [path]: '[1:1] fi 1:1\n\n[1:2] fi 1:2\n',
    'source/2021-01-01.en.md': '[1:1] en 1:1\n\n[1:2] en 1:2\n',
  });
});
