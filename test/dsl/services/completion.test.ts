import { describe, expect, it } from 'vitest';
import { compileRulebook } from '../../../dsl/compile/compile.ts';
import { completionsAt } from '../../../dsl/services/completion.ts';
import type { CompletionItem } from '../../../dsl/services/completion-item.ts';
import { occurrencesIn } from '../../../dsl/services/occurrences.ts';
import { openWorkspace } from '../../../dsl/workspace/open-workspace.ts';
import { policy, policyFile, smallRulebook, valuesFile, withPolicy, workspaceAt } from './small-rulebook.ts';

function offered(marked: string, file?: string): readonly CompletionItem[] {
  const { workspace, position } = workspaceAt(marked, file);
  return completionsAt(workspace, position);
}

function labels(items: readonly CompletionItem[], rank?: number): readonly string[] {
  return items.filter((item) => rank === undefined || item.rank === rank).map(({ label }) => label);
}

describe('the rulebook of these tests', () => {
  it('is without mistakes', () => {
    expect(compileRulebook(smallRulebook()).diagnostics.map(({ message }) => message.en)).toEqual([]);
  });
});

describe('what fits as it is comes first', () => {
  it.each<[string, readonly string[]]>([
    ['rule a\n  requires voucher.service is ¦', ['visit', 'group', 'work', 'voucher.service']],
    ['rule a\n  requires voucher.service is not ¦\n  otherwise deny', ['visit', 'group', 'work', 'voucher.service']],
    ['rule a\n  requires voucher.service in ¦', ['hour_based', 'day_based']],
    ['rule a\n  requires any m in voucher.staff where m.degree is ¦', ['bachelor', 'other', 'm.degree']],
    ['rule a\n  requires any m in voucher.staff where m.degree in ¦', ['accepted']],
    ['rule a\n  requires voucher.hours <= ¦', ['voucher.hours', 'max_hours']],
    ['rule a\n  requires ¦ <= 3 h', ['voucher.hours', 'max_hours']],
    ['rule a\n  requires 3 h < ¦\n  otherwise deny "x"', ['voucher.hours', 'max_hours']],
    ['rule a\n  requires client.age between ¦', ['client.age', 'min_age']],
    ['rule a\n  requires client.age between 3 year and ¦', ['client.age', 'min_age']],
    ['rule a\n  requires voucher.starts <= ¦', ['client.birth_date', 'voucher.granted', 'voucher.starts']],
    ['rule a\n  requires voucher.starts <= voucher.granted + ¦', ['client.age', 'min_age']],
    ['rule a\n  requires full years from ¦', ['client.birth_date', 'voucher.granted', 'voucher.starts']],
    ['rule a\n  requires voucher.hours > 3 ¦', ['h']],
    ['rule a\n  for each m in ¦', ['voucher.staff', 'accepted']],
    ['rule a\n  for each m in voucher.staff\n  requires m.¦', ['qualified']],
    ['rule a\n  requires any m in voucher.staff satisfies ¦', ['m.qualified']],
    ['rule a\n  requires client.nickname matches ¦', ['business_id', 'personal_identity_code', 'email']],
    ['rule a\n  requires yes\n  otherwise ¦', ['deny', 'refer', 'warn']],
    ['define x : EUR\n  = ¦', ['voucher.value']],
    ['define x : EUR\n  = voucher.hours * ¦', ['voucher.hour_price', 'price.visit', 'price.group']],
    ['define x : EUR/h\n  = voucher.value / ¦', ['voucher.hours', 'max_hours']],
    ['define x : h\n  = max_hours[¦]', ['visit', 'group', 'voucher.service']],
    ['define x : EUR/h\n  = price.visit[¦]', ['voucher.distance', 'voucher.distance_km']],
    ['define x : h\n  = match voucher.service\n      visit: ¦', ['voucher.hours', 'max_hours']],
    ['define x : h\n  = if voucher.service is visit then ¦', ['voucher.hours', 'max_hours']],
    ['define worker.senior : boolean\n  = worker.¦', ['qualified']],
    ['exception e to voucher.hour_price\n  when yes\n  = ¦', ['price.visit', 'price.group']],
    ['exception e to staff\n  requires member.¦', ['qualified']],
    ['relief e from ¦', ['age', 'hours', 'staff', 'few_days']],
    ['set s of ¦', ['service', 'degree']],
    ['set s of service = visit, ¦', ['group', 'work']],
    ['input i "I"\n  a : h "A" at least 0 ¦', ['h']],
    ['table t : boolean\n  | voucher.service | voucher.hours || t |\n  | visit | >= ¦', ['voucher.hours', 'max_hours']],
    ['table t : boolean\n  | voucher.service | voucher.hours || t |\n  | visit | >= 3 h || ¦', []],
    ['repeal rule ¦', ['age', 'hours', 'staff']],
  ])('%j', (marked, first) => {
    expect(labels(offered(withPolicy(marked)), 0)).toEqual(first);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['rule a\n  requires ¦', ['yes', 'not', 'voucher.hours', 'any … in … satisfies …'], ['hour_based', 'visit']],
    ['rule a\n  requires voucher.¦', ['service', 'hours', 'value'], ['birth_date', 'age', 'yes']],
    ['rule a\n  requires voucher.hours ¦', ['>=', 'between', '+'], ['and', 'in']],
    ['rule a\n  requires voucher.service ¦', ['is', 'in', 'not'], ['>=', 'and']],
    ['rule a\n  requires voucher.hours > 3 h ¦', ['and', 'or'], []],
    ['rule a\n  requires voucher.staff ¦', ['is'], ['in', '>=']],
    ['rule a\n  requires voucher.staff is ¦', ['empty', 'not'], ['voucher.hours']],
    ['rule a\n  requires voucher.service not ¦', ['in', 'between'], ['visit']],
    ['rule a\n  requires client.nickname is ¦', ['given', 'not'], ['voucher.hours']],
    ['rule a\n  requires yes\n  ¦', ['otherwise', 'when', 'for each', 'and', 'interpretation'], ['requires', '=']],
    ['rule a\n  requires yes\n  otherwise deny "x"\n  ¦', ['when', 'interpretation'], ['otherwise', 'requires']],
    ['rule a\n  requires yes\n  otherwise deny "On {¦}"', ['voucher.hours', 'client.age'], ['hour_based']],
    ['rule a\n  requires yes\n  otherwise deny "On {voucher.h¦', ['hours', 'hour_price'], ['age']],
    ['define x : ¦', ['boolean', 'date', 'EUR', 'EUR/h', 'activity_day', 'service', 'list of'], ['worker', 'visit']],
    ['define x : EUR ¦', ['rounded to …'], ['boolean']],
    ['define x : h\n  = match voucher.service\n      visit: 3 h\n      ¦', ['group', 'work', 'otherwise'], ['visit']],
    ['parameter p : h by ¦', ['service', 'hour_based', 'km', 'each'], ['boolean']],
    ['input i "I"\n  a : ¦', ['optional', 'sensitive', 'list of', 'worker', 'h'], ['visit']],
    ['input i "I"\n  a : h ¦', ['at least', 'at most', 'with … decimals'], ['boolean']],
    ['exception e to ¦', ['age', 'voucher.hour_price', 'few_days'], ['e', 'voucher.hours']],
    ['rule a\n  requires yes\n\n¦', ['rule', 'define', 'exception', 'table'], ['requires', 'voucher.hours']],
    ['def¦', ['define'], ['yes']],
    [
      'table t : boolean\n  | voucher.service || t |\n  | ¦',
      ['-', 'hour_based', 'visit', 'otherwise'],
      ['voucher.hours'],
    ],
    ['table t : boolean\n  | voucher.service || t |\n  | visit || ¦', ['yes', 'no'], ['visit']],
    ['repeal ¦', ['rule', 'define', 'parameter'], ['age']],
  ])('%j offers some and not others', (marked, some, others) => {
    const all = labels(offered(withPolicy(marked)));
    expect(all).toEqual(expect.arrayContaining([...some]));
    expect(all.filter((label) => others.includes(label))).toEqual([]);
  });

  it.each([
    ['a number being typed', 'rule a\n  requires voucher.hours > 3¦'],
    ['a comment', 'rule a # voucher.¦\n  requires yes'],
    ['a label', 'rule a "voucher.¦"\n  requires yes'],
    ['the text of a message', 'rule a\n  requires yes\n  otherwise deny "On voucher.¦"'],
    ['a new name', 'rule ¦'],
    ['a new variable', 'rule a\n  for each ¦'],
    ['a new field', 'input i "I"\n  b : h\n  a¦'],
  ])('nothing in %s', (_, marked) => {
    expect(labels(offered(withPolicy(marked)))).toEqual([]);
  });

  it('a decision is dated by a fact and answers with definitions', () => {
    expect(labels(offered('decision other "Muu"\n  as of ¦'))).toEqual([
      'client.birth_date',
      'voucher.granted',
      'voucher.starts',
    ]);
    const vocabularyOnly = offered(policy.replace('gives voucher.value', 'gives voucher.value, ¦'));
    expect(labels(vocabularyOnly)).toEqual(['client.age', 'voucher.distance_km', 'voucher.hour_price']);
  });
});

describe('what is told of an item', () => {
  const find = (marked: string, label: string): CompletionItem | undefined =>
    offered(withPolicy(marked)).find((item) => item.label === label);

  it('type and unit, and the label in both languages', () => {
    expect(find('rule a\n  requires voucher.hours <= ¦', 'voucher.hours')).toMatchObject({
      detail: { fi: 'määrä (h)', en: 'an amount in h' },
      documentation: { fi: 'Tunnit', en: 'Hours' },
    });
    expect(find('rule a\n  requires voucher.service is ¦', 'visit')?.documentation).toEqual({
      fi: 'Käynti',
      en: 'Visit',
    });
  });

  it('provisions show their text', () => {
    const items = offered(withPolicy('rule a "A" §1¦'));
    expect(items.map(({ label, documentation }) => [label, documentation?.fi])).toEqual([
      ['§1:1', 'Edellytykset.'],
      ['§1:2', 'Hinnat ja tunnit.'],
      ['§2.1:3', 'Henkilöstö.'],
    ]);
  });

  it('an indexed parameter brings its index along', () => {
    expect(find('rule a\n  requires voucher.hours <= ¦', 'max_hours')?.insert).toBe('max_hours[‹voucher.service›]');
    expect(find('define x : EUR/h\n  = ¦', 'price.visit')?.insert).toBe('price.visit[‹voucher.distance_km›]');
  });

  it('behind a dot only the rest is put in', () => {
    const marked = withPolicy('rule a\n  requires voucher.ho¦urs > 0 h\n  otherwise deny "x"');
    const item = offered(marked).find(({ label }) => label === 'hours');
    const text = marked.replace('¦', '');
    expect(item && text.slice(item.replace.start, item.replace.end)).toBe('hours');
  });
});

describe('files of values', () => {
  it.each<[string, readonly string[]]>([
    ['¦', ['min_age', 'max_hours', 'price', 'accepted']],
    ['min_age: 18 year\n¦', ['max_hours', 'price', 'accepted']],
    ['max_hours:\n  ¦', ['visit', 'group']],
    ['max_hours:\n  visit: 40 h\n  ¦', ['group']],
    ['max_hours:\n  ¦\n  group: 80 h', ['visit']],
    ['max_hours:\n  visit: ¦', ['0 h', '~']],
    ['min_age: ¦', ['0 year', '~']],
    ['min_age: 20¦', ['20 year', '~']],
    ['price:\n  ¦', ['visit', 'group']],
    ['price:\n  visit:\n    ¦', ['0-20 km']],
    ['price:\n  visit:\n    0-20 km: ¦', ['0 EUR/h', '~']],
    ['accepted: ¦', ['[…]', '~']],
    ['accepted: [¦]', ['bachelor', 'other']],
    ['accepted: [bachelor, ¦]', ['other']],
    ['min_age: 18 year # ¦', []],
  ])('%j', (marked, expected) => {
    expect(labels(offered(marked, valuesFile))).toEqual(expected);
  });

  it('edition.yaml: its keys and states', () => {
    const file = '2020-01-01/edition.yaml';
    expect(labels(offered('decided: 2019-10-25\n¦', file))).toContain('status');
    expect(labels(offered('decided: 2019-10-25\n¦', file))).not.toContain('decided');
    expect(labels(offered('status: ¦', file))).toEqual(['draft', 'proposed', 'accepted', 'in_force']);
  });
});

describe('whatever is written', () => {
  it('an answer is given at every place of a policy, and of every beginning of it', () => {
    for (let offset = 0; offset <= policy.length; offset += 7) {
      const workspace = openWorkspace(smallRulebook({ [policyFile]: policy.slice(0, offset) }));
      expect(() => completionsAt(workspace, { file: policyFile, offset })).not.toThrow();
    }
  });

  it('what fits as it is can be put in: no name, type or unit is wrong then', () => {
    const wrong = ['unknown-name', 'unknown-member', 'unknown-type', 'unknown-unit', 'unit-mismatch', 'syntax'];
    const workspace = openWorkspace(smallRulebook());
    const named = ['fact', 'parameter', 'definition', 'field', 'variable', 'member', 'set', 'norm'];
    let tried = 0;
    for (const { span, declares } of occurrencesIn(workspace, policyFile)) {
      const word = policy.slice(span.start, span.end);
      if (declares) continue;
      const items = completionsAt(workspace, { file: policyFile, offset: span.end });
      for (const { insert, replace, rank, kind, label } of items) {
        if (rank !== 0 || label === word || insert.includes('‹') || !named.includes(kind)) continue;
        const text = policy.slice(0, replace.start) + insert + policy.slice(replace.end);
        const found = openWorkspace(smallRulebook({ [policyFile]: text })).compiled.diagnostics;
        // What stands on other lines may have been written for the word that was there.
        const line = text.slice(0, text.indexOf('\n', replace.start)).lastIndexOf('\n');
        const onLine = found.filter(({ span: at }) => at.start > line && at.start <= text.indexOf('\n', line + 1));
        const mistakes = onLine.filter(({ code }) => wrong.includes(code)).map(({ message }) => message.en);
        expect({ word, insert, mistakes }).toEqual({ word, insert, mistakes: [] });
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(60);
  });
});
