/** What a rulebook's files declare, as texts by key for a day. */
import { describe, expect, it } from 'vitest';
import { compileRulebook } from '../../../dsl/compile/compile.ts';
import { declareRulebook } from '../../../dsl/declarations/declared-rulebook.ts';
import { formatPolicyText } from '../../../dsl/format/format.ts';
import type { DeclaredRulebook, DeclaredText } from '../../../engine/ir/declared-text.ts';
import { kuopioFiles } from '../../support/kuopio-files.ts';

function declare(files: ReadonlyMap<string, string>): DeclaredRulebook {
  const { sources, diagnostics } = compileRulebook(files, { drafts: true });
  if (sources === null) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return declareRulebook(sources);
}

const kuopio = declare(kuopioFiles());

function textOf(key: string, { spans }: DeclaredRulebook = kuopio, span = 0): DeclaredText {
  const text = spans[span]?.declarations.get(key);
  if (text === undefined) throw new Error(`nothing is declared as '${key}'`);
  return text;
}

describe('declared texts', () => {
  it.each([
    ['member service.participation', 'participation "Osallisuustoiminta"'],
    [
      'field voucher.meeting_distance',
      'meeting_distance : km "Pääsääntöisen tapaamispaikan etäisyys toimipisteestä" at least 0 km',
    ],
    ['enum need_ground', 'enum need_ground "Palvelutarpeen peruste"'],
    ['set hour_based', 'set hour_based of service "Tuntiperusteiset palvelut" = individual_coaching, group_coaching'],
    ['unit activity_day', 'unit activity_day "toimintapäivä" "toimintapäivää"'],
    ['parameter max_age', 'parameter max_age : year "Yläikäraja" §2:1'],
    [
      'define voucher.longest',
      'define voucher.longest : month "Setelin enimmäiskesto" §3.1:5, §3.1:13, §3.1:17, §3.1:21\n  = max_length[voucher.service]',
    ],
    [
      'exception intensive_length',
      'exception intensive_length to voucher.longest "Intensiivisen valmennuksen kesto" §2.3:9\n  when voucher.intensive\n  = intensive.max_length',
    ],
  ])('give %s in the canonical layout', (key, text) => {
    expect(textOf(key).text).toBe(text);
  });

  it('tell what a declaration belongs to', () => {
    expect(textOf('rule voucher_grant catchment')).toMatchObject({ owner: 'voucher_grant', target: null });
    expect(textOf('exception voucher_grant out_of_area')).toMatchObject({
      kind: 'relief',
      owner: 'voucher_grant',
      target: 'rule voucher_grant catchment',
    });
    expect(textOf('exception near_or_remote')).toMatchObject({ owner: null, target: 'define invoice_line.hour_price' });
    expect(textOf('exception delayed_group')).toMatchObject({ target: 'exception closed_group_latest' });
    expect(textOf('define staff_member.qualified').kind).toBe('table');
  });

  it('part wordings from the rest', () => {
    const { syntax, wordings } = textOf('rule voucher_grant catchment');
    expect(wordings).toEqual({
      label: 'Lähialue',
      citation: '3:6',
      message:
        '"Toimipiste on {provider.distance_km} päässä asiakkaan kotoa; lähialue on enintään {catchment_distance}."',
    });
    expect(syntax).not.toMatch(/Lähialue|Toimipiste|span|3:6/);
    expect(syntax).toContain('"operator":"<="');
  });

  it('say all that formatted files say, and no more', () => {
    const files = kuopioFiles();
    for (const [path, { content, comments, text }] of kuopio.files) {
      if (!path.endsWith('.policy')) continue;
      const { text: formatted } = formatPolicyText(path, files.get(path) ?? '');
      const words = (one: string): readonly string[] => one.replace(/#.*$/gm, '').match(/\S+/g) ?? [];
      expect(words(content)).toEqual(words(formatted));
      expect(text).toBe(files.get(path));
      expect(comments.every((comment) => comment.startsWith('#'))).toBe(true);
    }
  });
});

describe('editions', () => {
  const files = kuopioFiles()
    .set('2021-01-01/edition.yaml', 'status: draft\nnotes: |\n  Uusi luokka.\n')
    .set('2021-01-01/vocabulary.policy', 'enum group_form\n  hybrid "hybridiryhmä"\n')
    .set('2021-01-01/voucher-grant.policy', 'repeal rule need of voucher_grant\n');
  const declared = declare(files);

  it('merge what grows, and leave out what is repealed', () => {
    expect(declared.spans.map(({ declarations }) => declarations.has('member group_form.hybrid'))).toEqual([
      false,
      true,
    ]);
    expect(textOf('enum group_form', declared, 1).text).toBe('enum group_form "Ryhmän muoto"');
    expect(declared.spans.map(({ declarations }) => declarations.has('rule voucher_grant need'))).toEqual([
      true,
      false,
    ]);
  });

  it('say what they say about themselves', () => {
    expect(declared.editions.map(({ status, notes, decidedBy }) => [status, notes, decidedBy])).toEqual([
      ['in_force', 'Hinnat on vahvistettu vuodelle 2020.', 'Perusturva ja terveydenhuolto, aikuissosiaalityö'],
      ['draft', 'Uusi luokka.', null],
    ]);
  });

  it('keep translations by what they are of', () => {
    expect(declared.translations.get('en')?.get('labels/service.participation')).toBe('Participation activity');
    expect(declared.files.get('locales/en.yaml')?.comments[0]).toBe(
      '# English texts of the rulebook. The policy files speak Finnish.',
    );
  });
});
