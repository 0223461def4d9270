import { expect, test } from 'vitest';
import { diagnoseAll } from './check-rulebook.ts';

const vocabulary = {
  'source/2020-01-01.fi.md': '',
  '2020-01-01/values.yaml': 'limit: 5 h\n',
  '2020-01-01/vocabulary.policy': `enum color "Väri"
  red  "Punainen"
  blue "Sininen"
set warm of color "Lämpimät" = red
unit piece "kappale" "kappaletta"
record thing "Asia"
  color  : color "Väri"
  pieces : piece "Kappaleita"
input voucher "Seteli"
  granted_on : date          "Myönnetty"
  hours      : h             "Tunnit"
  things     : list of thing "Asiat"
parameter limit : h "Raja"
`,
};

/** What a decision of its own leaves unused. */
function findUnused(policy: string): string {
  const grant = `decision grant "Myöntäminen"\n  as of voucher.granted_on\n${policy}`;
  return diagnoseAll('', { ...vocabulary, '2020-01-01/grant.policy': grant });
}

test('all used, some only through others', () => {
  const policy = `
define thing.warm : boolean "Lämmin"
  = thing.color in warm and thing.pieces > 2 piece
rule warm_things "Lämpimät"
  requires (any one in voucher.things satisfies one.warm) and voucher.hours < limit
  otherwise deny
`;
  expect(findUnused(policy)).toBe('');
});

test('nothing used but the date', () => {
  const policy = `
define long : boolean "Pitkä"
  = voucher.hours > limit
rule dated "Päivätty"
  requires voucher.granted_on > 2020-01-01
  otherwise deny
`;
  expect(findUnused(policy)).toMatchInlineSnapshot(`
    "warning[unused-declaration]: definition 'long' is used by no decision
      --> 2020-01-01/grant.policy:4:8
     4 | define long : boolean "Pitkä"
       |        ^^^^ not used
    help: leave it out, or use it in the rule or the definition where it belongs

    warning[unused-declaration]: enum 'color' is used by no decision
      --> 2020-01-01/vocabulary.policy:1:6
     1 | enum color "Väri"
       |      ^^^^^ not used
    help: leave it out, or use it in the rule or the definition where it belongs

    warning[unused-declaration]: set 'warm' is used by no decision
      --> 2020-01-01/vocabulary.policy:4:5
     4 | set warm of color "Lämpimät" = red
       |     ^^^^ not used
    help: leave it out, or use it in the rule or the definition where it belongs

    warning[unused-declaration]: unit 'piece' is used by no decision
      --> 2020-01-01/vocabulary.policy:5:6
     5 | unit piece "kappale" "kappaletta"
       |      ^^^^^ not used
    help: leave it out, or use it in the rule or the definition where it belongs

    warning[unused-declaration]: record 'thing' is used by no decision
      --> 2020-01-01/vocabulary.policy:6:8
     6 | record thing "Asia"
       |        ^^^^^ not used
    help: leave it out, or use it in the rule or the definition where it belongs"
  `);
});
