import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../dsl/services/hover.ts';
import { openWorkspace } from '../../../dsl/workspace/open-workspace.ts';
import { toDay } from '../../../engine/ir/calendar.ts';
import { policy, smallRulebook, valuesFile, withPolicy, workspaceAt } from './small-rulebook.ts';

function hover(marked: string, file?: string) {
  const { workspace, position } = workspaceAt(marked, file);
  const found = hoverAt(workspace, position);
  const text = workspace.files.get(position.file) ?? '';
  return found && { ...found, word: text.slice(found.span.start, found.span.end) };
}

describe('hover', () => {
  it.each([
    ['voucher.hou¦rs <= max', 'hours', 'Hours', 'fact voucher.hours: an amount in h'],
    ['client.¦age >=', 'age', 'Age', 'definition client.age: an amount in year'],
    ['client.nick¦name is given', 'nickname', 'Nickname', 'fact client.nickname: a text, optional'],
    ['in hour_¦based\n  = match', 'hour_based', 'By the hour', 'set hour_based'],
    ['      vis¦it: price', 'visit', 'Visit', 'value visit'],
    ['mem¦ber.qualified', 'member', 'member', "an element, a record 'worker': member"],
    ['from a¦ge', 'age', 'Age', 'rule age'],
    ['decision gra¦nt', 'grant', 'Granting', 'decision grant'],
  ])('%s', (part, word, title, detail) => {
    const plain = part.replace('¦', '');
    expect(policy).toContain(plain);
    expect(hover(policy.replace(plain, part))).toMatchObject({ word, title: { en: title }, detail: { en: detail } });
  });

  it('of a parameter tells the value in force, and the provision behind it', () => {
    const found = hover(policy.replace('max_hours[', 'max_¦hours['));
    expect(found?.value?.lines.map(({ key, value }) => `${key?.en}: ${value.en}`)).toEqual([
      'Visit: 40 h',
      'Group: 80 h',
    ]);
    expect(found?.provisions).toEqual([{ mark: '1:2', text: 'Hinnat ja tunnit.' }]);
    const banded = hover(policy.replace('price.visit[', 'price.vis¦it['));
    expect(banded?.value?.lines.map(({ key, value }) => `${key?.fi}: ${value.fi}`)).toEqual([
      '0–20 km: 46 EUR/h',
      '21– km: 81 EUR/h',
    ]);
  });

  it('tells every value a parameter has had, and the one of the day asked for', () => {
    const files = new Map(smallRulebook());
    files.set('2021-01-01/edition.yaml', 'decided: 2020-10-25\ndecided_by: Kunta\nrecord: § 1\nstatus: in_force\n');
    files.set('2021-01-01/values.yaml', 'min_age: 20 year\n');
    const workspace = openWorkspace(files);
    const position = { file: '2020-01-01/grant.policy', offset: policy.indexOf('min_age') + 2 };
    const shown = (day: number | undefined) => hoverAt(workspace, position, day)?.value?.lines[0]?.value.en;
    expect(shown(undefined)).toBe('18 year');
    expect(shown(toDay({ year: 2021, month: 6, day: 1 }))).toBe('20 year');
    expect(hoverAt(workspace, position)?.history.map(({ from }) => from)).toEqual(['2020-01-01', '2021-01-01']);
  });

  it('of a citation tells the text of all it cites', () => {
    const found = hover(withPolicy('define x : boolean "X" §1:1¦–2\n  = yes\n'));
    expect(found).toMatchObject({ word: '§1:1–2', title: { en: 'provision 1:1–2' } });
    expect(found?.provisions.map(({ text }) => text)).toEqual(['Edellytykset.', 'Hinnat ja tunnit.']);
  });

  it('of a word of the language tells what it does', () => {
    expect(hover(policy.replace('requires client.age', 'requi¦res client.age'))?.text?.en).toBe(
      'The condition that has to hold.',
    );
    expect(hover(policy.replace('relief few', 'rel¦ief few'))?.title.fi).toBe('lievennys');
  });

  it('works in a declaration that is half typed', () => {
    expect(hover(withPolicy('rule a\n  requires client.a¦ge >= >='))?.title.fi).toBe('Ikä');
  });

  it('works in files of values', () => {
    const values = smallRulebook().get(valuesFile) ?? '';
    expect(hover(values.replace('min_age', 'min¦_age'), valuesFile)?.title.fi).toBe('Alaikäraja');
    expect(hover(values.replace('  group: 15', '  gr¦oup: 15'), valuesFile)?.detail?.en).toBe(
      'parameter price.group: an amount in EUR/h',
    );
  });

  it.each([
    ['a label', policy.replace('"Tunnit"', '"Tun¦nit"')],
    ['a number', policy.replace('0 EUR', '¦0 EUR')],
    ['an empty line', policy.replace('\n\n', '\n¦\n')],
  ])('says nothing of %s', (_, marked) => {
    expect(hover(marked)).toBeNull();
  });
});
