import { expect, test } from 'vitest';
import { diagnoseOnly } from './check-rulebook.ts';

const everything = {
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

test('all used, some only through others', () => {
  const policy = `
define thing.warm : boolean "Lämmin"
  = thing.color in warm and thing.pieces > 2 piece
rule warm_things "Lämpimät"
  requires (any thing in voucher.things satisfies thing.warm) and voucher.hours < limit
  otherwise deny
`;
  expect(diagnoseOnly(['unused-declaration'], policy, everything)).toBe('');
});

test('nothing used but the date', () => {
  const policy = `
define long : boolean "Pitkä"
  = voucher.hours > limit
rule dated "Päivätty"
  requires voucher.granted_on > 2020-01-01
  otherwise deny
`;
  expect(diagnoseOnly(['unused-declaration'], policy, everything)).toMatchInlineSnapshot(`""`);
});
