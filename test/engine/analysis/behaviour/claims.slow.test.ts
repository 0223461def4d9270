/** What a comparison claims of each kind of difference, in edits of the Kuopio rulebook that were once told wrongly. */
import { afterAll, describe, expect, it } from 'vitest';
import { compileRulebook } from '../../../../dsl/compile/compile.ts';
import type { ComparisonResult, Settled } from '../../../../engine/analysis/behaviour/behaviour.ts';
import { compareBehaviour } from '../../../../engine/analysis/behaviour/compare-behaviour.ts';
import { noSolver, type Solver } from '../../../../engine/analysis/solver/solver.ts';
import { javascript } from '../../../../engine/backends/javascript/javascript.ts';
import { openSolver } from '../../../../library/node/solver/z3-solver.ts';
import { kuopioCases } from '../../../support/kuopio-cases.ts';
import { kuopioFiles } from '../../../support/kuopio-files.ts';

const files = kuopioFiles();
const compiled = (edited: ReadonlyMap<string, string>) => {
  const { rulebook, diagnostics } = compileRulebook(new Map(edited));
  if (rulebook === null) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return rulebook;
};
const before = compiled(files);
const cases = kuopioCases(before);
const solver = openSolver();
afterAll(() => solver.close());

type Edit = readonly [file: string, find: string, replace: string];

function edited(...edits: readonly Edit[]) {
  const texts = new Map(files);
  for (const [file, find, replace] of edits) {
    const path = `2020-01-01/${file}`;
    const text = texts.get(path) ?? '';
    if (text.split(find).length !== 2) throw new Error(`'${find}' must occur once in ${path}`);
    texts.set(
      path,
      text.replace(find, () => replace),
    );
  }
  return compiled(texts);
}

async function compare(decision: string, edits: readonly Edit[], options: { solver?: Solver; cases?: boolean } = {}) {
  const compared = await compareBehaviour(before, edited(...edits), {
    language: 'fi',
    cases: options.cases === false ? [] : cases,
    solver: options.solver ?? solver,
    prepare: javascript.prepare,
  });
  expect([compared.refuted, compared.refused]).toEqual([0, 0]);
  const result = compared.decisions.find((one) => one.decision === decision)?.result;
  if (result === undefined) throw new Error(`there is no decision ${decision}`);
  return result;
}

function settledOf(result: ComparisonResult): Settled {
  if (!('claims' in result)) throw new Error(`nothing is claimed: ${result.kind}`);
  return result;
}

function outcomesOf(result: ComparisonResult) {
  if (result.kind !== 'different') throw new Error(`expected a difference, found ${result.kind}`);
  return result.witnesses.map(({ before: was, after: is }) => `${was.outcome} ${is.outcome}`);
}

/** A rule that is broken by vouchers of one month and one end only. */
const rareMonths: Edit = [
  'voucher-grant.policy',
  'rule catchment',
  `rule extra "Ylimääräinen" §3:6
  requires not (start of month of voucher.starts is 2024-02-01 and end of month of voucher.starts is voucher.starts)
  otherwise deny "x"

rule catchment`,
];

describe('a comparison', () => {
  it('finds an approval that is lost where the first case found loses none', async () => {
    const result = await compare('voucher_grant', [rareMonths]);
    expect(settledOf(result).claims.outcome).toBe('shown');
    expect(outcomesOf(result)).toContain('approved denied');
  });

  it('finds that outcomes change without cases to start from', async () => {
    const result = await compare('voucher_grant', [rareMonths], { cases: false });
    expect(settledOf(result).claims.outcome).toBe('shown');
  });

  it('does not say that only reasons change where outcomes were not asked about', async () => {
    const result = await compare('voucher_grant', [rareMonths], { solver: noSolver });
    expect(settledOf(result).claims.outcome).not.toBe('impossible');
    expect(settledOf(result).undecided).toContain('unavailable');
  });

  it('says that only reasons change where outcomes and values are proved not to', async () => {
    // The same again under another name: whoever breaks the one breaks the other.
    const result = await compare('service_end', [
      [
        'service-end.policy',
        'rule summary ',
        'rule summary_too "Kooste" §7:3\n  when end.continues\n  requires end.summary_delivered_on <= end.period_end\n  otherwise deny "x"\n\nrule summary ',
      ],
    ]);
    expect(settledOf(result).claims).toEqual({ outcome: 'impossible', value: 'impossible', reasons: 'shown' });
  });

  it('tries days that only one side names, without a solver', async () => {
    const result = await compare(
      'service_end',
      [
        [
          'service-end.policy',
          'requires end.summary_delivered_on <= end.period_end',
          'requires end.summary_delivered_on <= end.period_end and end.period_end is not 2033-02-17',
        ],
      ],
      { solver: noSolver },
    );
    expect(result.kind).toBe('different');
    expect(settledOf(result).claims.outcome).toBe('shown');
  });

  it('tries lists as long as a limit counts to, without a solver', async () => {
    const result = await compare(
      'invoice_check',
      [
        [
          'invoice-check.policy',
          'rule hours_report ',
          'rule few_lines "Rivejä" §7:2\n  requires (count of line in invoice.lines) <= 6\n  otherwise deny "x"\n\nrule hours_report ',
        ],
      ],
      { solver: noSolver },
    );
    if (result.kind !== 'different') throw new Error(`expected a difference, found ${result.kind}`);
    expect(settledOf(result).claims.outcome).toBe('shown');
    const lengths = result.witnesses.map(({ facts }) => (facts['invoice.lines'] as readonly unknown[]).length);
    expect(Math.max(...lengths)).toBe(7);
  });

  it('says how long lists were tried where nothing was found', async () => {
    const result = await compare(
      'invoice_check',
      [
        [
          'invoice-check.policy',
          'rule hours_report ',
          'rule never "Ei" §7:2\n  requires (count of line in invoice.lines where line.date < 1900-02-01) <= 70\n  otherwise deny "x"\n\nrule hours_report ',
        ],
      ],
      { solver: noSolver },
    );
    if (result.kind !== 'none_found') throw new Error(`expected nothing, found ${result.kind}`);
    expect(result.bounds.en).toMatch(/lists of at most \d+ entries\.$/);
  });

  it.each([
    ['any line in invoice.lines satisfies line.realised', '(count of line in invoice.lines where line.realised) > 0'],
    ['invoice.lines is not empty', '(count of line in invoice.lines) >= 1'],
  ])('proves that %s is %s', async (one, other) => {
    const asking = (condition: string) =>
      edited([
        'invoice-check.policy',
        'rule hours_report ',
        `rule some_line "Rivi" §7:2\n  requires ${condition}\n  otherwise deny "x"\n\nrule hours_report `,
      ]);
    const { decisions } = await compareBehaviour(asking(one), asking(other), { language: 'fi', cases, solver });
    const result = decisions.find(({ decision }) => decision === 'invoice_check')?.result;
    expect(result).toMatchObject({ kind: 'same', because: 'proved' });
  });

  it('keeps days before the first edition apart', async () => {
    // From 2020 on the parameter says the same as the number in its place.
    const result = await compare('voucher_grant', [
      [
        'voucher-grant.policy',
        'requires provider.distance_km <= catchment_distance',
        'requires provider.distance_km <= 20 km',
      ],
    ]);
    expect(result).toMatchObject({ kind: 'same', because: 'proved' });
    const { early } = settledOf(result);
    for (const { shows, date } of early) {
      expect(shows.time).toBe('early');
      expect(date).toBeLessThan(before.editions[0]?.date ?? 0);
    }
  });

  it('names what only one side knows', async () => {
    const result = await compare('provider_approval', [
      [
        'vocabulary.policy',
        '  sosionomi_amk              "sosionomi (AMK)"\n',
        '  sosionomi_amk              "sosionomi (AMK)"\n  nurse "sairaanhoitaja"\n',
      ],
    ]);
    expect(settledOf(result).unshared).toEqual(['nurse']);
  });
});
