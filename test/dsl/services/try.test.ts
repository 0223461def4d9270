import { expect, it } from 'vitest';
import { openWorkspace } from '../../../dsl/workspace/open-workspace.ts';
import { compileRulebook } from '../../../dsl/compile.ts';
import { completionsAt } from '../../../dsl/services/completion.ts';
import { smallRulebook, withPolicy, workspaceAt, valuesFile } from './small-rulebook.ts';
it('compiles', () => {
  expect(compileRulebook(smallRulebook()).diagnostics.map((d) => `${d.file} ${d.code} ${d.message.en}`)).toEqual([]);
});
const show = (marked: string, file?: string) => {
  const { workspace, position } = workspaceAt(marked, file);
  return completionsAt(workspace, position).map((c) => `${c.rank} ${c.label}`).join(' | ');
};
it('x', () => {
  const r = (s: string) => withPolicy(s);
  for (const s of [
    'rule a\n  requires ¦',
    'rule a\n  requires voucher.service is ¦',
    'rule a\n  requires voucher.service is not ¦\n  otherwise deny',
    'rule a\n  requires voucher.service in ¦',
    'rule a\n  requires voucher.hours <= ¦',
    'rule a\n  requires voucher.¦',
    'rule a\n  requires voucher.hours ¦',
    'rule a\n  requires voucher.hours > 3 ¦',
    'rule a\n  requires client.age between ¦',
    'rule a\n  requires client.age between 3 year and ¦',
    'rule a\n  requires voucher.starts <= voucher.granted + ¦',
    'rule a\n  when ¦\n  requires yes\n  otherwise deny "x"',
    'rule a\n  for each m in ¦',
    'rule a\n  for each m in voucher.staff\n  requires m.¦',
    'rule a\n  requires any m in voucher.staff satisfies ¦',
    'rule a\n  requires any m in voucher.staff where m.degree is ¦',
    'rule a\n  requires (if ¦',
    'rule a\n  requires yes\n  ¦',
    'rule a\n  requires yes\n  otherwise ¦',
    'rule a\n  requires yes\n  otherwise deny "On {¦}"',
    'rule a\n  requires yes\n  otherwise deny "On {voucher.h¦',
    'rule a "A" §¦',
    'define x : ¦',
    'define x : EUR ¦',
    'define x : EUR\n  = ¦',
    'define x : EUR\n  = voucher.hours * ¦',
    'define x : h\n  = max_hours[¦]',
    'define x : h\n  = match voucher.service\n      visit: 3 h\n      ¦',
    'define x : h\n  = match voucher.service\n      visit: ¦',
    'exception e to ¦',
    'exception e to voucher.hour_price\n  when yes\n  = ¦',
    'relief e from ¦',
    'parameter p : ¦',
    'parameter p : h by ¦',
    'set s of ¦',
    'set s of service = visit, ¦',
    'input i "I"\n  a : ¦',
    'input i "I"\n  a : h "A" at least 0 ¦',
    '¦',
    'de¦',
    'table t : boolean\n  | voucher.service | voucher.hours || t |\n  | ¦',
    'table t : boolean\n  | voucher.service | voucher.hours || t |\n  | visit | >= ¦',
    'table t : boolean\n  | voucher.service | voucher.hours || t |\n  | visit | >= 3 h || ¦',
    'repeal ¦', 'repeal rule ¦',
    'rule a\n  requires client.nickname matches ¦',
    'rule a\n  requires client.nickname is ¦',
    'rule a\n  requires voucher.staff ¦',
    'rule a\n  requires voucher.hours > 0 h and voucher.hours <= ¦\n  otherwise deny "x"',
  ]) console.log(JSON.stringify(s), '=>', show(r(s)).slice(0, 700));
  console.log(show('decision g2 "x"\n  as of ¦'));
  console.log(show('decision g2 "x"\n  as of voucher.granted\n  gives ¦'));
  for (const v of ['¦', 'max_hours:\n  ¦', 'min_age: ¦', 'min_age: 20¦', 'price:\n  ¦', 'price:\n  visit:\n    ¦', 'price:\n  visit:\n    0-20 km: ¦', 'accepted: [¦]', 'accepted: [bachelor, ¦]']) console.log(JSON.stringify(v), show(v, valuesFile));
});
