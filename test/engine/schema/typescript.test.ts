import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { typesOfFacts } from '../../../engine/schema/typescript.ts';
import {
  boolean,
  constant,
  date,
  decision,
  definition,
  enumeration,
  enumOf,
  fact,
  field,
  integer,
  listOf,
  number,
  output,
  read,
  record,
  recordOf,
  rule,
  rulebook,
  text,
  use,
  yes,
} from '../../support/ir-builders.ts';

const staff = { variable: 1, list: read('provider.staff') };
const book = rulebook({
  enums: [enumeration('service', ['home', "o'clock"])],
  records: [record('worker', [field('name', text), field('ok', boolean), field('unread', text)])],
  facts: [
    fact('on', date),
    fact('client.home', { ...text }, { optional: true, sensitive: true, label: { fi: 'Koti */ \n osoite' } }),
    fact('voucher.service', enumOf('service')),
    fact('voucher.hours', number('h', 2), { minimum: 0, maximum: 10_000 }),
    fact('voucher.count', integer, { minimum: 0, maximum: 5 }),
    fact('voucher.needs', listOf(enumOf('service')), { minimum: 0, maximum: 2 }),
    fact('provider.staff', listOf(recordOf('worker')), { minimum: 0, maximum: 3 }),
  ],
  definitions: [
    definition('voucher.value', integer, constant(1)),
    definition('anyone', boolean, { kind: 'any', ...staff, where: null, satisfies: readAll() }),
  ],
  decisions: [
    decision({
      name: 'voucher_grant',
      outputs: [output('voucher.value', integer, use('voucher.value'))],
      rules: [rule('age', use('anyone')), rule('hours', given('voucher.hours', 'voucher.count', 'client.home'))],
    }),
    decision({ name: 'other', rules: [rule('needs', given('voucher.needs', 'voucher.service'))] }),
  ],
});

function readAll() {
  const fields = ['name', 'ok'].map((name) => ({ kind: 'field' as const, variable: 1, field: name }));
  return { kind: 'and' as const, operands: fields.map((operand) => ({ kind: 'is_given' as const, operand })) };
}

function given(...paths: readonly string[]) {
  return {
    kind: 'and' as const,
    operands: [yes, ...paths.map((path) => ({ kind: 'is_given' as const, operand: read(path) }))],
  };
}

/** What TypeScript says of the text, line by line. */
function typeCheck(source: string): readonly string[] {
  const options: ts.CompilerOptions = { strict: true, noEmit: true, types: [], target: ts.ScriptTarget.ES2022 };
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) =>
    name === 'facts.ts' ? ts.createSourceFile(name, source, target) : readSource(name, target);
  const program = ts.createProgram(['facts.ts'], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('typesOfFacts', () => {
  it('declares the facts, rules and outputs of a decision', () => {
    expect(typesOfFacts(book, { decision: 'voucher_grant', language: 'en' })).toMatchInlineSnapshot(`
      "/** worker */
      export interface VoucherGrantWorker {
        /** name. */
        name?: string | null;
        /** ok. */
        ok?: boolean | null;
      }

      /** d */
      export interface VoucherGrantFacts {
        /** Your own reference; returned as it is. */
        case?: string | number | null;
        /** on. A date as YYYY-MM-DD. */
        on?: string | null;
        /** client */
        client?: {
          /** Koti * / osoite. Left out: there is none. Sensitive: never shown. */
          home?: string | null;
        } | null;
        /** voucher */
        voucher?: {
          /** voucher.hours: 0–100 h, at most 2 decimals. */
          hours?: number | \`\${number} h\` | null;
          /** voucher.count: 0–5, no decimals. */
          count?: number | null;
        } | null;
        /** provider */
        provider?: {
          /** provider.staff: 0–3. */
          staff?: readonly VoucherGrantWorker[] | null;
        } | null;
      }

      /** Rules of the decision voucher_grant */
      export type VoucherGrantRule =
        | 'age'
        | 'hours';

      /** Values the decision gives (voucher_grant) */
      export type VoucherGrantOutput =
        | 'voucher.value';
      "
    `);
  });

  it('declares those of every decision, what they share once', () => {
    const all = typesOfFacts(book);
    expect(all.match(/export \w+ (\w+)/g)).toMatchInlineSnapshot(`
      [
        "export interface VoucherGrantWorker",
        "export interface VoucherGrantFacts",
        "export type VoucherGrantRule",
        "export type VoucherGrantOutput",
        "export type Service",
        "export interface OtherFacts",
        "export type OtherRule",
        "export type OtherOutput",
      ]
    `);
  });

  it('makes types that take what the facts may be and nothing else', () => {
    const usage = `
const sound: VoucherGrantFacts = {
  case: 1, on: '2020-01-01', client: { home: null }, voucher: { hours: '12.5 h', count: 3 },
  provider: { staff: [{ name: 'A', ok: true }] },
};
const alsoSound: VoucherGrantFacts = { voucher: { hours: 12.5 } };
const empty: OtherFacts = {};
const needs: OtherFacts = { voucher: { needs: ['home', "o'clock"], service: 'home' } };
const rule: VoucherGrantRule = 'age';
const output: VoucherGrantOutput = 'voucher.value';
// @ts-expect-error
const unit: VoucherGrantFacts = { voucher: { hours: '12.5 km' } };
// @ts-expect-error
const unknown: VoucherGrantFacts = { client: { hom: 'x' } };
// @ts-expect-error
const unread: VoucherGrantFacts = { provider: { staff: [{ unread: 'x' }] } };
// @ts-expect-error
const member: OtherFacts = { voucher: { service: 'x' } };
// @ts-expect-error
const noRule: OtherRule = 'age';
`;
    expect(typeCheck(typesOfFacts(book) + usage)).toEqual([]);
  });
});
