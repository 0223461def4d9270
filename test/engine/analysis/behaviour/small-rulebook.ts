import { compileRulebook } from '../../../../dsl/compile/compile.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import type { PolicyCase } from '../../../../engine/ir/policy-case.ts';

export interface SmallOptions {
  /** The fact that the decision is taken as of. */
  readonly asOf?: 'plan.on' | 'plan.starts';
  /** The limit of an edition of 2021; without it there is none. */
  readonly laterLimit?: string;
  /** Whether the size may be left out. */
  readonly optionalSize?: boolean;
}

const edition = (decided: string) =>
  `status: in_force\ndecided: ${decided}\ndecided_by: Lautakunta\nrecord: "§ 1"\ninformative: [1:2]\n`;

/** A rulebook of a dozen thousand cases, all of which can be tried. */
export function smallRulebook(
  rules: string,
  { asOf = 'plan.on', laterLimit, optionalSize = false }: SmallOptions = {},
): Rulebook {
  const later: readonly (readonly [string, string])[] =
    laterLimit === undefined
      ? []
      : [
          ['2021-01-01/edition.yaml', edition('2020-12-01')],
          ['2021-01-01/values.yaml', `limit: ${laterLimit}\n`],
        ];
  const { rulebook, diagnostics } = compileRulebook(
    new Map([
      ...later,
      [
        'rulebook.yaml',
        'id: small\ntitle: { fi: Pieni }\nauthority: { fi: Kunta }\ncurrency: EUR\nlanguages: [fi]\nholidays: FI\n',
      ],
      ['source/2020-01-01.fi.md', '[1:1] Yksi.\n\n[1:2] Kaksi.\n'],
      ['2020-01-01/edition.yaml', edition('2019-12-01')],
      ['2020-01-01/values.yaml', 'limit: 4 h\n'],
      [
        '2020-01-01/grant.policy',
        `enum kind "Laji"
  short "Lyhyt"
  long "Pitkä"
  odd "Muu"

input plan "Suunnitelma"
  on : date "Päivä"
  starts : date "Alku"
  kind : kind "Laji"
  hours : h with 0 decimals "Tunnit" at least 0 h at most 9 h
  size : ${optionalSize ? 'optional ' : ''}integer "Koko" at least 0 at most 9
  agreed : boolean "Sovittu"
  known : boolean "Tiedossa"

parameter limit : h with 0 decimals "Raja" §1:1

decision grant "Myöntö"
  as of ${asOf}
  gives plan.fee

${rules}`,
      ],
    ]),
  );
  if (rulebook === null) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return rulebook;
}

/** Facts of an ordinary case of it. */
export const usual = {
  'plan.on': '2020-02-08',
  'plan.kind': 'short',
  'plan.hours': 2,
  'plan.size': 5,
  'plan.agreed': true,
  'plan.known': true,
} as const;

/** The calculation that its decision gives. */
export const fee = 'define plan.fee : EUR rounded to 0.01 EUR "Maksu" = plan.hours * 10 EUR/h\n\n';

/** A usual case of it. */
export function usualCase(facts: Readonly<Record<string, unknown>>): PolicyCase {
  return {
    name: 'tavallinen',
    decision: 'grant',
    origin: { file: 'tests/grant.yaml', start: 0, end: 0 },
    facts: JSON.stringify(facts),
    factOrigins: new Map(),
    on: null,
    expected: {
      outcome: null,
      values: [],
      rules: [],
      violated: null,
      missing: null,
      gaps: null,
      warnings: null,
      messages: [],
    },
  };
}

/** Every complete case, on one day. */
export function* everySmallCase(): Generator<ReadonlyMap<string, string | number | boolean>> {
  for (const kind of ['short', 'long', 'odd']) {
    for (let hours = 0; hours <= 9; hours += 1) {
      for (let size = 0; size <= 9; size += 1) {
        for (const agreed of [false, true]) {
          for (const known of [false, true]) {
            yield new Map<string, string | number | boolean>([
              ['plan.on', 18_300],
              ['plan.kind', kind],
              ['plan.hours', hours],
              ['plan.size', size],
              ['plan.agreed', agreed],
              ['plan.known', known],
            ]);
          }
        }
      }
    }
  }
}
