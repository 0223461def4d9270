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
