import { describe, expect, it } from 'vitest';
import { readCautions } from '../../cli/diff/cautions.ts';
import { writeProposalText } from '../../editor/prices/proposal-text.ts';
import type { Proposal } from '../../server/drafts/draft.ts';
import { writePullRequest } from '../../server/proposals/pull-request.ts';

function cautionsIn(text: string) {
  const read = readCautions(text, 'pull-request.md');
  return read.kind === 'cautions' ? read.cautions : read.message.en;
}

function proposal(text: string): Proposal {
  const files = ['policies/kuopio/2021-01-01/prices.yaml'];
  return {
    title: 'Hinnat',
    text,
    proposedAt: '2020-12-01T12:00:00Z',
    proposedBy: null,
    branch: 'rulebook/2021-01-01',
    commit: null,
    base: null,
    files,
  };
}

describe('cautions', () => {
  it.each([
    ['nothing', '', []],
    ['a text without them', '# Hinnat\n\n- uusi hinta\n', []],
    ['a list', '## Tarkista\n- Hinta laskee – peruste: sovittu\n', [['Hinta laskee', 'sovittu']]],
    ['a list in English', '### Cautions\n* A price falls (reason: agreed\n', [['A price falls', 'agreed']]],
    [
      'reasons on lines of their own',
      '## Tarkista\n\n- Hinta laskee.\n  Peruste: sovittu,\n  lautakunnassa\n',
      [['Hinta laskee.', 'sovittu, lautakunnassa']],
    ],
    ['what stands behind them', '## Huomautukset\r\n- yksi\r\n\r\n## Muuta\r\n- kaksi\r\n', [['yksi', null]]],
    ['marks', '## Tarkista\n- **Hinta** \\[uusi\\]: peruste: a\\*b\n', [['Hinta [uusi]', 'a*b']]],
    [
      'JSON',
      '[{"text": "yksi", "reason": " "}, {"text": "kaksi"}]',
      [
        ['yksi', null],
        ['kaksi', null],
      ],
    ],
    ['JSON under a key', '{"cautions": [{"text": "yksi", "reason": "syy"}]}', [['yksi', 'syy']]],
    ['a link in front', '[Hinnat](https://example.org)\n\n## Tarkista\n- yksi\n', [['yksi', null]]],
  ])('are read from %s', (_what, text, expected) => {
    const read = cautionsIn(text);
    expect(typeof read === 'string' ? read : read.map((one) => [one.text, one.reason])).toEqual(expected);
  });

  it.each([
    ['{"cautions": "all"}'],
    ['{'],
    ['[{"text": 5}]'],
    ['[{"text": "a", "reason": 5}]'],
    ['[{"reason": "a"}]'],
    ['{}'],
  ])('are not read from %s', (text) => {
    expect(cautionsIn(text)).toMatch(/does not hold cautions/);
  });

  it.each(['fi', 'en'] as const)('are read from what the editor proposes, in %s', (language) => {
    const text = writeProposalText(
      {
        date: '2021-01-01',
        settings: { decided: '', decidedBy: '', record: '', statedFor: {} },
        changes: [],
        cautions: [
          {
            name: { fi: 'Hinta', en: 'Price' },
            message: { fi: 'Laskee [5 %].', en: 'Falls [5%].' },
            reason: 'Päätetty',
          },
          { name: { fi: 'Raja', en: 'Limit' }, message: { fi: 'Ennallaan.', en: 'As it was.' }, reason: null },
        ],
        review: null,
        yearly: '',
      },
      language,
    );
    const [price, limit] =
      language === 'fi' ? ['Hinta: Laskee [5 %].', 'Raja: Ennallaan.'] : ['Price: Falls [5%].', 'Limit: As it was.'];
    const { body } = writePullRequest('2021-01-01', proposal(text), language);
    expect(cautionsIn(body)).toEqual([
      { text: price, reason: 'Päätetty' },
      { text: limit, reason: null },
    ]);
  });
});
