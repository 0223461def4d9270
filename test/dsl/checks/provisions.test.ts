import { describe, expect, test } from 'vitest';
import { diagnoseOnly } from './check-rulebook.ts';

const codes = ['unknown-provision', 'uncited-provision', 'cited-as-informative'] as const;

function rule(citations: string): string {
  return `
rule urgent "Kiire" ${citations}
  requires voucher.urgent
  otherwise deny
`;
}

function informative(...ranges: readonly string[]): Record<string, string> {
  const list = ranges.map((range) => `  - "${range}"`).join('\n');
  return {
    '2020-01-01/edition.yaml': `decided: 2019-12-01\ndecided_by: Kunta\nrecord: "1 §"\nstatus: in_force\ninformative:\n${list}\n`,
  };
}

test('every provision cited or informative', () => {
  expect(diagnoseOnly(codes, rule('§1:1–2'), informative('2:1'))).toBe('');
});

describe('cited but not in the source', () => {
  test('a number', () => {
    expect(diagnoseOnly(codes, rule('§1:1–3, §2:1'))).toMatchInlineSnapshot(`
      "error[unknown-provision]: the source has no provision '§1:3'
        --> 2020-01-01/grant.policy:5:21
       5 | rule urgent "Kiire" §1:1–3, §2:1
         |                     ^^^^^^ unknown provision
      help: chapter 1 has '§1:1–2'"
    `);
  });

  test('a chapter', () => {
    expect(diagnoseOnly(codes, rule('§3:1'))).toMatchInlineSnapshot(`
      "error[unknown-provision]: the source has no provision '§3:1'
        --> 2020-01-01/grant.policy:5:21
       5 | rule urgent "Kiire" §3:1
         |                     ^^^^ unknown provision
      help: the chapters of the source are 1, 2"
    `);
  });

  test('not one that is wrongly written: that is told already', () => {
    expect(diagnoseOnly(codes, rule('§1:2–1'))).toBe('');
  });

  test('in the list of informative ones', () => {
    expect(diagnoseOnly(codes, rule('§1:1–2'), informative('2:1–2'))).toMatchInlineSnapshot(`
      "error[unknown-provision]: the source has no provision '§2:2'
        --> 2020-01-01/edition.yaml:6:5
       6 |   - "2:1–2"
         |     ^^^^^^^ unknown provision
      help: chapter 2 has '§2:1'"
    `);
  });
});

test('cited nowhere', () => {
  expect(diagnoseOnly(codes, rule('§2:1'))).toMatchInlineSnapshot(`
    "error[uncited-provision]: provisions '§1:1–2' are cited nowhere
      --> source/2020-01-01.fi.md:3:1
     3 | [1:1] Ensimmäinen kohta.
       | ^^^^^^^^^^^^^^^^^^^^^^^^ neither cited nor listed as informative
    help: cite it in the rule that rests on it, or add '1:1–2' to 'informative' in edition.yaml"
  `);
});

test('both cited and informative', () => {
  expect(diagnoseOnly(codes, rule('§1:1–2'), informative('1:2', '2:1'))).toMatchInlineSnapshot(`
    "warning[cited-as-informative]: provision '§1:2' is listed as informative, but it is cited
      --> 2020-01-01/edition.yaml:6:5
     6 |   - "1:2"
       |     ^^^^^ listed as informative here
       ::: 2020-01-01/grant.policy:5  cited here
    help: take the provision off the list 'informative', or take the citation away"
  `);
});

test('nothing is said of uncited provisions while something is wrong', () => {
  expect(diagnoseOnly(codes, `${rule('§2:1')}\ndefine broken : h "Rikki"\n  = voucher.nothing\n`)).toBe('');
});
