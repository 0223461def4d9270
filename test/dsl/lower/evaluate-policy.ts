/** Compiles small policies and runs them on the reference back end, for tests of what lowering means. */
import { compileRulebook } from '../../../dsl/compile/compile.ts';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { formatDate, parseDate } from '../../../engine/ir/calendar.ts';
import { formatDecimal, parseDecimal } from '../../../engine/ir/decimal.ts';
import type { Findings, Result, Value } from '../../../engine/ir/findings.ts';
import { invariant } from '../../../engine/ir/invariant.ts';
import type { Field, Rulebook, Type } from '../../../engine/ir/ir.ts';

export const identity = `id: test
title: { fi: Koe, en: Test }
authority: { fi: Kunta, en: Municipality }
currency: EUR
languages: [fi, en]
holidays: FI
`;

export const editionSettings = `decided: 2019-12-01
decided_by: Kunta
record: "1 §"
status: in_force
`;

/** Facts of every type; `case.on` dates the decision. */
export const vocabulary = `enum colour "Väri"
  red    "punainen"
  orange "oranssi"
  blue   "sininen"
  green  "vihreä"
set warm of colour "Lämpimät" = red, orange
set cold of colour "Kylmät" = blue, green
unit ticket "lippu" "lippua"

record item "Rivi"
  name   : optional text    "Nimi"
  note   : optional text    "Huomautus"
  colour : colour           "Väri"
  on     : date             "Päivä"
  amount : EUR              "Summa"
  hours  : h                "Tunnit"
  count  : integer          "Määrä"
  fine   : boolean          "Kunnossa"

record address "Osoite"
  street : optional text "Katu"
  town   : optional text "Kunta"
  floor  : integer       "Kerros"

input case "Tapaus"
  on      : date            "Päivä"
  a       : boolean         "A"
  b       : boolean         "B"
  n       : integer         "N"
  m       : integer         "M"
  hours   : h               "Tunnit"
  price   : EUR/h           "Hinta"
  money   : EUR             "Raha"
  share   : percent         "Osuus"
  km      : km              "Matka"
  tickets : ticket          "Liput"
  years   : year            "Vuodet"
  career  : year with 1 decimals "Ura"
  months  : month           "Kuukaudet"
  weeks   : week            "Viikot"
  days    : day             "Päivät"
  ratio   : number with 3 decimals "Suhde"
  from    : date            "Alkaa"
  to      : date            "Päättyy"
  closed  : optional date   "Suljettu"
  limit   : optional integer "Raja"
  town    : text            "Kunta"
  note    : optional text   "Huomautus"
  colour  : colour          "Väri"
  colours : list of colour  "Värit"
  items   : list of item    "Rivit"
  home    : address         "Koti"
`;

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };
export type JsonFacts = Readonly<Record<string, Json>>;

/** Texts of files that replace or join those of the small rulebook, by path. */
export type MoreFiles = Readonly<Record<string, string>>;

export function rulebookFiles(policy: string, more: MoreFiles = {}): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({
      'rulebook.yaml': identity,
      '2020-01-01/edition.yaml': editionSettings,
      '2020-01-01/vocabulary.policy': vocabulary,
      '2020-01-01/test.policy': policy,
      ...more,
    }),
  );
}

/** The rulebook of the vocabulary and a policy; fails where it has errors. */
export function compilePolicy(policy: string, more: MoreFiles = {}): Rulebook {
  const { rulebook, diagnostics } = compileRulebook(rulebookFiles(policy, more));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (rulebook === null) throw new Error(errors.map(({ code, message }) => `${code}: ${message.en}`).join('\n'));
  return rulebook;
}

/** What decision `test` of the policy comes to for facts by their paths, amounts as decimal texts. */
export function decidePolicy(policy: string, facts: JsonFacts, more: MoreFiles = {}): Findings {
  const rulebook = compilePolicy(policy, more);
  return decideRulebook(rulebook, facts);
}

export function decideRulebook(rulebook: Rulebook, facts: JsonFacts): Findings {
  const given = { 'case.on': '2020-06-15', ...facts };
  const values = Object.entries(given).map(([path, json]) => {
    const fact = rulebook.facts.find((declared) => declared.path === path);
    invariant(fact !== undefined, `there is a fact ${path}`);
    return [path, readValue(json, fact.type, rulebook)] as const;
  });
  return interpreter.prepare(rulebook).decide('test', new Map(values), null);
}

/** The value of an expression of a type, as text: `12.50 EUR`, `2020-02-29`, `? case.n`, `absent`, `!limit`. */
export function evaluate(type: string, expression: string, facts: JsonFacts = {}, more: MoreFiles = {}): string {
  return evaluateOutput(`define case.out : ${type} "Tulos"\n  = ${expression}\n`, facts, more);
}

/** The value of `case.out`, which the declarations define. */
export function evaluateOutput(declarations: string, facts: JsonFacts = {}, more: MoreFiles = {}): string {
  const { values } = decidePolicy(`${decision('case.out')}${declarations}`, facts, more);
  const [output] = values;
  return output === undefined ? 'absent' : writeResult(output.result, output.type);
}

export function decision(outputs = 'case.on'): string {
  return `decision test "Koe"\n  as of case.on\n  gives ${outputs}\n\n`;
}

function readValue(json: Json, type: Type, rulebook: Rulebook): Value {
  switch (type.kind) {
    case 'boolean':
    case 'text':
    case 'enum':
    case 'label':
      return json as boolean | string;
    case 'date':
      return parseDate(String(json)) ?? Number.NaN;
    case 'number': {
      const value = parseDecimal(String(json), type.decimals);
      invariant(typeof value === 'number', `${String(json)} is a number`);
      return value;
    }
    case 'list':
      return (json as readonly Json[]).map((element) => readValue(element, type.element, rulebook));
    case 'record': {
      const fields = rulebook.records.find(({ name }) => name === type.record)?.fields ?? [];
      return {
        fields: new Map(Object.entries(json).map(([name, value]) => [name, readField(name, value, fields, rulebook)])),
      };
    }
  }
}

function readField(name: string, json: Json, fields: readonly Field[], rulebook: Rulebook): Value {
  const field = fields.find((declared) => declared.name === name);
  invariant(field !== undefined, `there is a field ${name}`);
  return readValue(json, field.type, rulebook);
}

export function writeResult(result: Result, type: Type): string {
  switch (result.kind) {
    case 'absent':
      return 'absent';
    case 'unknown':
      return ['?', ...result.waits, ...result.gaps.map(({ name, reason }) => `!${name}:${reason}`)].join(' ');
    case 'known':
      return writeValue(result.value, type);
  }
}

function writeValue(value: Value, type: Type): string {
  if (type.kind === 'date') return formatDate(value as number);
  if (type.kind === 'number') return `${formatDecimal(value as number, type.decimals)} ${type.unit}`.trim();
  if (Array.isArray(value)) return `[${value.join(', ')}]`;
  return String(value);
}
