import { expect, it } from 'vitest';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { javascript } from '../../../engine/backends/javascript/javascript.ts';
import type { Value } from '../../../engine/ir/findings.ts';
import {
  boolean,
  date,
  day,
  decision,
  definition,
  edition,
  fact,
  field,
  integer,
  listOf,
  read,
  readField,
  record,
  recordOf,
  rule,
  rulebook,
  use,
} from '../../support/ir-builders.ts';

const dated = rulebook({
  editions: [edition('1900-01-01')],
  records: [record('item', [field('ok', boolean), field('size', integer)])],
  facts: [fact('on', date), fact('until', date), fact('w', listOf(recordOf('item')))],
  definitions: [definition('item.then', integer, readField(0, 'size'), { record: 'item', asOf: read('until') })],
  decisions: [
    decision({
      rules: [
        rule('r', readField(1, 'ok'), {
          forEach: { variable: 1, list: read('w'), listPath: 'w' },
          otherwise: {
            effect: 'deny',
            message: { fi: ['', { expression: use('item.then', 1), type: integer, format: 'value' }] },
          },
        }),
      ],
    }),
  ],
});

it.each(['2020-01-01', '2020-06-15'])(
  'a message tells an own-dated value that waits for a fact as unknown, its date being %s',
  (until) => {
    const facts = new Map<string, Value>([
      ['on', day('2020-01-01')],
      ['until', day(until)],
      ['w', [{ fields: new Map([['ok', false]]) }]],
    ]);
    const found = interpreter.prepare(dated).decide('d', facts, null);
    expect(found.rules[0]?.violations[0]?.message?.fi?.[1]).toMatchObject({
      result: { kind: 'unknown', waits: new Set(['w[0].size']) },
    });
    expect(javascript.prepare(dated).decide('d', facts, null)).toEqual(found);
  },
);
