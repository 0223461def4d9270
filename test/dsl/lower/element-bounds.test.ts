/** The numbers in a list keep within what their unit has by default: in facts, in schemas, and in what is computed. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { compileRulebook } from '../../../dsl/compile/compile.ts';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { javascript } from '../../../engine/backends/javascript/javascript.ts';
import { prepareReader } from '../../../engine/facts/fact-reader.ts';
import { readFacts } from '../../../engine/facts/read-facts.ts';
import { invariant } from '../../../engine/ir/invariant.ts';
import { schemaOfFacts } from '../../../engine/schema/json-schema.ts';
import { typesOfFacts } from '../../../engine/schema/typescript.ts';
import { filesOf } from '../checks/check-rulebook.ts';

const policy = `
input plan "Suunnitelma"
  counts : list of integer "Luvut" at most 12
  fees   : list of EUR "Maksut" at most 12

define plan.total : integer "Yhteensä" §1:1
  = sum of x * x for x in plan.counts
define plan.paid : EUR "Maksettu" §1:2
  = sum of x for x in plan.fees

rule few "Vähän" §2:1
  requires any x in plan.counts satisfies x * x * x * x * x < plan.total
  otherwise deny "Yhteensä {plan.total as number}, {plan.paid}."
`;
const files = filesOf(policy, {
  '2020-01-01/grant.policy': `decision grant "Myöntäminen"\n  as of voucher.granted_on\n  gives plan.total, plan.paid\n${policy}`,
});
const { rulebook } = compileRulebook(files);
invariant(rulebook !== null, 'the rulebook compiles');
const book = rulebook;

const most = Array.from({ length: 12 }, () => 10_000);
const mostFees = Array.from({ length: 12 }, () => 100_000_000);

describe('the numbers in a list', () => {
  it.each([
    [{ counts: most, fees: mostFees }, []],
    [{ counts: [0, 10_001] }, ["the fact 'plan.counts[1]' is out of bounds: '10001'; allowed: 0–10000"]],
    [{ counts: [-1] }, ["the fact 'plan.counts[0]' is out of bounds: '-1'; allowed: 0–10000"]],
    [
      { counts: ['900000000000000'] },
      ["the fact 'plan.counts[0]' is out of bounds: '900000000000000'; allowed: 0–10000"],
    ],
    [
      { fees: [100_000_000.01] },
      ["the fact 'plan.fees[0]' is out of bounds: '100000000.01'; allowed: 0–100000000 EUR"],
    ],
    [{ fees: ['1.50 EUR', '-1 EUR'] }, ["the fact 'plan.fees[1]' is out of bounds: '-1'; allowed: 0–100000000 EUR"]],
  ])('are judged alike by every reader: %j', (plan, expected) => {
    const told = ({ problems }: ReturnType<typeof readFacts>) =>
      problems.map(({ message, help }) => `${message.en}; ${help?.en}`);
    const reader = prepareReader(book);
    expect(told(readFacts(book, { plan }))).toEqual(expected);
    expect(told(reader.readObject({ plan }))).toEqual(expected);
    expect(reader.readText(JSON.stringify({ plan })).problems.map(({ message }) => message.en)).toEqual(
      readFacts(book, { plan }).problems.map(({ message }) => message.en),
    );
  });

  it('have their bounds in the schema and in the types', () => {
    const validate = new Ajv2020({ strict: false, formats: { date: true }, multipleOfPrecision: 6 }).compile(
      schemaOfFacts(book, { decision: 'grant' }),
    );
    expect(validate({ plan: { counts: most, fees: mostFees } })).toBe(true);
    expect(validate({ plan: { counts: [10_001] } })).toBe(false);
    expect(validate({ plan: { counts: [-1] } })).toBe(false);
    expect(validate({ plan: { fees: ['-1 EUR'] } })).toBe(false);
    const types = typesOfFacts(book, { decision: 'grant', language: 'en' });
    expect(types.match(/\/\*\* (Luvut|Maksut).*\*\//g)).toEqual([
      '/** Luvut: 0–12, each 0–10000, no decimals. */',
      '/** Maksut: 0–12, each 0–100000000 EUR, at most 2 decimals. */',
    ]);
  });

  it('can all be as large as they may be, whatever is made of them', () => {
    const { facts } = readFacts(book, {
      voucher: { granted_on: '2020-03-02' },
      plan: { counts: most, fees: mostFees },
    });
    for (const backend of [interpreter, javascript]) {
      const { values, rules } = backend.prepare(book).decide('grant', facts, null);
      expect(values.map(({ result }) => result)).toEqual([
        { kind: 'known', value: 1_200_000_000 },
        { kind: 'known', value: 120_000_000_000 },
      ]);
      expect(rules.map(({ status }) => status)).toEqual(['violated']);
    }
  });
});
