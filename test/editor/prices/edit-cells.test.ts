import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftContent } from '../../../editor/drafts/draft.ts';
import { confirmCell, setCell, typeIntoCell } from '../../../editor/prices/edit-cells.ts';
import { formOf } from '../../../editor/prices/forms.ts';
import { readPriceNotes } from '../../../editor/prices/notes.ts';
import { numberTypeOf } from '../../../engine/analysis/values/cells.ts';
import { runs } from '../../support/runs.ts';
import { apply, compileDraft, date, emptyDraft, rowOf } from './kuopio-draft.ts';

const path = `${date}/prices.yaml`;

function typed(content: DraftContent, id: string, text: string): DraftContent {
  const row = rowOf(content, id);
  const type = numberTypeOf(row.parameter);
  if (type === null) throw new Error('a number');
  const form = formOf(type, compileDraft(content), { minimum: 0, maximum: 1_000_000 });
  return apply(content, typeIntoCell(content, date, { row, file: 'prices.yaml' }, text, form));
}

describe('what is typed into a cell', () => {
  test('goes into the edition’s file, bands all anew, and only what changes', () => {
    const first = typed(emptyDraft, 'price.individual_coaching[21]', '83');
    const second = typed(first, 'price.group_coaching', '15.5');
    expect(second.files[path]).toBe(
      'price:\n  individual_coaching:\n    0-20 km: 46 EUR/h\n    21-50 km: 83 EUR/h\n    51- km: 116 EUR/h\n  group_coaching: 15.50 EUR/h\n',
    );
  });

  test('keeps remarks and layout of the file', () => {
    const text = '# Hinnat 2021\nprice:   # lautakunta\n  group_coaching: 16 EUR/h  # § 3\n';
    const content = { ...emptyDraft, files: { ...emptyDraft.files, [path]: text } };
    expect(typed(content, 'price.group_coaching', '17').files[path]).toBe(text.replace('16', '17'));
    expect(typed(content, 'price.supported_work', '57').files[path]).toBe(
      text.replace('§ 3\n', '§ 3\n  supported_work: 57 EUR/activity_day\n'),
    );
  });

  test('is left out again where it is what is in force, or nothing', () => {
    for (const text of ['15', '15,00 €', '']) {
      const content = typed(typed(emptyDraft, 'price.group_coaching', '16'), 'price.group_coaching', text);
      expect(content.files).toEqual(emptyDraft.files);
    }
    const bands = typed(typed(emptyDraft, 'price.individual_coaching[0]', '47'), 'price.individual_coaching[0]', '46');
    expect(bands.files).toEqual(emptyDraft.files);
  });

  test('stays in the notes where it cannot be read, until it is mended', () => {
    const wrong = typed(emptyDraft, 'price.group_coaching', '1.234');
    expect([wrong.files, readPriceNotes(wrong.notes).pending]).toEqual([
      emptyDraft.files,
      { 'price.group_coaching': '1.234' },
    ]);
    const mended = typed(wrong, 'price.group_coaching', '16');
    expect(readPriceNotes(mended.notes).pending).toEqual({});
  });

  test('patches one member of a parameter', () => {
    const content = typed(emptyDraft, 'max_hours[group_coaching]', '90');
    expect(content.files[path]).toBe('max_hours:\n  group_coaching: 90 h\n');
    expect(rowOf(content, 'max_hours[individual_coaching]').after).toBe(4000);
  });

  test('confirmed as it is, a value is given anew; members of lists are written', () => {
    const row = rowOf(emptyDraft, 'price.participation');
    const confirmed = apply(emptyDraft, confirmCell(emptyDraft, date, { row, file: 'prices.yaml' }));
    expect(confirmed.files[path]).toBe('price:\n  participation: 22 EUR/activity_day\n');
    const degrees = rowOf(emptyDraft, 'case_by_case_degrees');
    const listed = setCell(emptyDraft, date, { row: degrees, file: 'staff.yaml' }, ['other_social_science', 'other']);
    expect(apply(emptyDraft, listed).files[`${date}/staff.yaml`]).toBe(
      'case_by_case_degrees: [other_social_science, other]\n',
    );
  });
});

describe('values that are not in force', () => {
  const none = 'price:\n  group_coaching: ~\n  individual_coaching: ~\nmax_hours:\n  group_coaching: ~\n';
  const content: DraftContent = {
    ...emptyDraft,
    files: { ...emptyDraft.files, '2020-06-01/edition.yaml': 'status: draft\n', '2020-06-01/prices.yaml': none },
  };
  const bands = ['0', '21', '51'].map((from) => `price.individual_coaching[${from}]`);

  test('are typed like others: a parameter’s only one, and that of a member', () => {
    expect(rowOf(content, 'price.group_coaching')).toMatchObject({ before: null, after: null, changed: false });
    const draft = typed(typed(content, 'price.group_coaching', '16'), 'max_hours[group_coaching]', '90');
    expect(draft.files[path]).toBe('price:\n  group_coaching: 16 EUR/h\nmax_hours:\n  group_coaching: 90 h\n');
    expect(rowOf(draft, 'max_hours[group_coaching]')).toMatchObject({ before: null, after: 9000, changed: true });
    expect(typed(typed(draft, 'price.group_coaching', ''), 'max_hours[group_coaching]', '').files).toEqual(
      content.files,
    );
  });

  test('wait in the notes until each band has one, and again where one is emptied', () => {
    const [first = '', second = '', third = ''] = bands;
    const waiting = typed(typed(content, first, '47'), third, '118,50');
    expect([waiting.files[path], readPriceNotes(waiting.notes).pending]).toEqual([
      undefined,
      { [first]: '47', [third]: '118,50' },
    ]);
    const whole = typed(waiting, second, '83');
    expect(whole.files[path]).toBe(
      'price:\n  individual_coaching:\n    0-20 km: 47 EUR/h\n    21-50 km: 83 EUR/h\n    51- km: 118.50 EUR/h\n',
    );
    expect(readPriceNotes(whole.notes).pending).toEqual({});
    expect(rowOf(whole, third)).toMatchObject({ before: null, after: 11850 });
    expect(typed(whole, second, '84').files[path]).toContain('21-50 km: 84 EUR/h');
    const emptied = typed(whole, first, '');
    expect([emptied.files[path], readPriceNotes(emptied.notes).pending]).toEqual([
      undefined,
      { [second]: '83 EUR/h', [third]: '118.50 EUR/h' },
    ]);
    expect(typed(emptied, first, '48').files[path]).toContain('51- km: 118.50 EUR/h');
  });
});

test('whatever is typed into whichever cells, the draft compiles and has just these values', () => {
  const cell = fc.constantFrom(
    'price.individual_coaching[0]',
    'price.individual_coaching[51]',
    'price.group_coaching',
    'price.supported_work',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, fc.integer({ min: 1, max: 20_000 })), { maxLength: 6 }), (steps) => {
      const content = steps.reduce(
        (before, [id, cents]) =>
          typed(before, id, `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`),
        emptyDraft,
      );
      for (const [id, cents] of new Map(steps)) expect(rowOf(content, id).after).toBe(cents);
    }),
    { numRuns: runs(5) },
  );
});
