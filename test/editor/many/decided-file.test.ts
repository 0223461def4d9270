import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DecidedFile, fates } from '../../../editor/many/decided-file.ts';
import { readyFile } from '../../../editor/many/read-file.ts';
import { writeFacts } from '../../../engine/form/write-facts.ts';
import { engines } from '../../../library/engines.ts';
import { openRulebook } from '../../../library/loaded-rulebook.ts';
import { arbitraryFacts } from '../../engine/form/arbitrary-facts.ts';
import { evaluator, kuopio } from '../../engine/form/kuopio.ts';
import { runs } from '../../support/runs.ts';

function decide(content: string | Uint8Array, decision = 'voucher_grant', on: number | null = null): DecidedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const ready = readyFile(bytes, kuopio);
  if (ready.kind === 'refused') throw new Error(ready.problems.map(({ message }) => message.en).join());
  const file = new DecidedFile(ready, { loaded, decision, on });
  for (const share of file.decide()) expect(share > 0 && share <= 1).toBe(true);
  return file;
}

const loaded = openRulebook(kuopio, engines.interpreter(kuopio));
const all = { fate: null, sort: 'line', descending: false } as const;

describe('a file of cases', () => {
  test('each case comes out as it does by itself, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(arbitraryFacts('voucher_grant'), { minLength: 1, maxLength: 8 }), (cases) => {
        const lines = cases.map((facts) => JSON.stringify(writeFacts(facts, kuopio).json));
        const file = decide(lines.join('\n\nno case\n'));
        const good = file.select(all).filter((place) => file.show(place, 'fi').decided.kind === 'decided');
        expect(good.map((place) => file.factsAt(place))).toEqual(cases);
        const outcomes = cases.map((facts) => evaluator.decide('voucher_grant', facts, null).outcome);
        expect(good.map((place) => file.show(place, 'fi').decided)).toMatchObject(
          outcomes.map((outcome) => ({ kind: 'decided', findings: { outcome } })),
        );
        for (const fate of fates) {
          const expected = fate === 'bad' ? cases.length - 1 : outcomes.filter((outcome) => outcome === fate).length;
          expect(file.tally[fate]).toBe(expected);
          expect(file.select({ ...all, fate })).toHaveLength(expected);
        }
      }),
      { numRuns: runs(30) },
    );
  });

  test('rows of one invoice are one case; bad rows come back as they stood, in Windows-1252', () => {
    const text = [
      'tapaus;Kausi päättyy;Palveluseteli / Palvelu;Rivit / Päivä;Rivit / Tunnit',
      'Ä-1;31.3.2020;Yksilövalmennus;2.3.2020;1,5',
      'Ä-1;;;3.3.2020;2',
      'Ä-2;31.3.2020;Yksilövalmennus;3.3.2020;kaksi – 2',
      '',
    ].join('\r\n');
    const bytes = Uint8Array.from(text.replaceAll('–', '\u0096'), (sign) => sign.charCodeAt(0));
    const file = decide(bytes, 'invoice_check');
    expect(file.select(all).map((place) => file.show(place, 'fi'))).toMatchObject([
      { line: 2, case: 'Ä-1', decided: { kind: 'decided' } },
      { line: 4, case: 'Ä-2', decided: { kind: 'unusable' } },
    ]);
    expect(file.factsAt(0)?.get('invoice.lines')).toHaveLength(2);
    expect(file.bytesAt(1)).toEqual(bytes.subarray(bytes.length - file.bytesAt(1).length));
    expect(file.head).toEqual(bytes.subarray(0, file.head.length));
    expect(file.tally.bad).toBe(1);
  });

  test('ordered by an output, with what is not known last, and back', () => {
    const line = (hours: number | null) =>
      JSON.stringify({
        voucher: { service: 'group_coaching', granted_on: '2020-03-02', ...(hours !== null && { hours }) },
      });
    const file = decide([line(3), line(null), line(1), line(2)].join('\n'));
    const sort = { output: 'voucher.value' };
    expect(file.select({ fate: null, sort, descending: false })).toEqual([2, 3, 0, 1]);
    expect(file.select({ fate: null, sort: 'line', descending: true })).toEqual([3, 2, 1, 0]);
  });

  test.each([
    ['', 'the file is empty'],
    ['a;b\n1;2\n', 'the first line does not name the columns'],
    ['\u00ff\u00fea', 'the file is UTF-16'],
  ])('refused: %j', (text, told) => {
    const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    const ready = readyFile(bytes, kuopio);
    if (ready.kind !== 'refused') throw new Error('it is refused');
    expect(ready.problems[0]?.message.en).toBe(told);
  });
});
