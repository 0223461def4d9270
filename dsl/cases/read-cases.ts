import { parseDate } from '../../engine/ir/calendar.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import type { Expectation, PolicyCase } from '../../engine/ir/policy-case.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { readSettings } from '../yaml/settings-problems.ts';
import { findEntry, findText, type YamlMapping, type YamlNode } from '../yaml/yaml-tree.ts';
import { casesSchema } from './cases-schema.ts';
import {
  type ExpectationReading,
  originOf,
  readExpectedRule,
  readExpectedValue,
  readOutcome,
  readRuleName,
  reportUnknown,
} from './expectations.ts';
import { type FactBranch, layOver, noFacts } from './fact-tree.ts';
import { type CaseTemplate, isVaried, readRows, toCase } from './read-rows.ts';

export interface ReadCases {
  /** Empty where the file cannot be read at all; a case with a mistake is left out. */
  readonly cases: readonly PolicyCase[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a file of policy cases:
 *
 *     decision: voucher_grant
 *     base: { client: { birth_date: 1980-05-17 }, … }     facts that every case starts from
 *     cases:
 *       - case: "ikä 64 vuotta alkupäivänä hyväksytään"
 *         facts: { client: { birth_date: 1955-03-03 } }   laid over the base; `~` takes a fact away
 *         on: 2020-03-02                                  where no as-of fact is given
 *         outcome: approved
 *         values: { voucher.value: 1840.00 EUR }          only those listed; `~`: must not be there
 *         rules: { catchment: violated refer by out_of_area }
 *         violated: []                                    exactly these; so are `missing` and `gaps`
 *         warnings: 0                                     their number, or a list of texts
 *         message: { age_limits: "…" }
 *       - case: "ikärajat"                                one case a row
 *         vary: client.birth_date
 *         expect: outcome                                 `outcome`, an output or a rule; a list for several
 *         rows:
 *           - [2002-03-03, denied]
 */
export function readCases(file: string, text: string, rulebook: Rulebook): ReadCases {
  const { root, diagnostics: syntax } = readYaml(file, text);
  if (syntax.length > 0) return { cases: [], diagnostics: syntax };
  const { mapping, diagnostics: structure } = readSettings(file, root, casesSchema);
  if (mapping === null) return { cases: [], diagnostics: structure };
  const diagnostics: Diagnostic[] = [];
  const name = findText(mapping, 'decision');
  const decision = rulebook.decisions.find((candidate) => candidate.name === name?.text);
  if (decision === undefined) {
    const names = rulebook.decisions.map((candidate) => candidate.name);
    reportUnknown({ file, diagnostics }, name?.text ?? '', names, name ?? mapping, {
      fi: (unknown) => `sääntökirjassa ei ole ratkaisua '${unknown}'`,
      en: (unknown) => `the rulebook has no decision '${unknown}'`,
    });
    return { cases: [], diagnostics };
  }
  const reading: ExpectationReading = { file, rulebook, decision, diagnostics };
  const base = layOver(noFacts, findEntry(mapping, 'base')?.value);
  const items = findEntry(mapping, 'cases')?.value;
  const cases = items?.kind === 'sequence' ? items.items.flatMap((item) => readCase(reading, base, item)) : [];
  return { cases, diagnostics };
}

/** The cases of one item; none where something in it cannot be read. */
function readCase(reading: ExpectationReading, base: FactBranch, node: YamlNode): readonly PolicyCase[] {
  if (node.kind !== 'mapping') return [];
  const before = reading.diagnostics.length;
  const name = findText(node, 'case');
  const template: CaseTemplate = {
    name: name?.text ?? '',
    on: readDate(reading, node),
    facts: layOver(base, findEntry(node, 'facts')?.value),
    expected: readExpectation(reading, node),
  };
  const cases = isVaried(node) ? readRows(reading, node, template) : [toCase(reading, name ?? node, template)];
  const sound = reading.diagnostics.length === before;
  if (sound && !isVaried(node) && expectsNothing(template.expected)) reportNoExpectation(reading, node);
  return reading.diagnostics.length > before ? [] : cases;
}

function readDate(reading: ExpectationReading, node: YamlMapping): number | null {
  const on = findText(node, 'on');
  if (on === null) return null;
  const day = parseDate(on.text);
  if (day === null) {
    const message = { fi: `päivää '${on.text}' ei ole`, en: `there is no date '${on.text}'` };
    reading.diagnostics.push(problem('invalid-date', { file: reading.file, span: on.span }, message));
  }
  return day;
}

function readExpectation(reading: ExpectationReading, node: YamlMapping): Expectation {
  const outcome = findEntry(node, 'outcome')?.value;
  const read = outcome === undefined ? null : readOutcome(reading, outcome);
  return {
    outcome: outcome === undefined || read === null ? null : { value: read, origin: originOf(reading, outcome) },
    values: entriesUnder(node, 'values').flatMap(({ key, value }) => readExpectedValue(reading, key, value) ?? []),
    rules: entriesUnder(node, 'rules').flatMap(({ key, value }) => readExpectedRule(reading, key, value) ?? []),
    violated: readList(reading, node, 'violated', (item) => readRuleName(reading, item)),
    missing: readList(reading, node, 'missing', textOf),
    gaps: readList(reading, node, 'gaps', textOf),
    warnings: readWarnings(reading, node),
    messages: entriesUnder(node, 'message').flatMap(({ key, value }) => {
      const rule = readRuleName(reading, key);
      return rule === null ? [] : [{ rule, texts: textsOf(value), origin: originOf(reading, value) }];
    }),
  };
}

function entriesUnder(node: YamlMapping, key: string): YamlMapping['entries'] {
  const value = findEntry(node, key)?.value;
  return value?.kind === 'mapping' ? value.entries : [];
}

function readList(
  reading: ExpectationReading,
  node: YamlMapping,
  key: string,
  readItem: (item: YamlNode) => string | null,
): Expectation['missing'] {
  const list = findEntry(node, key)?.value;
  if (list?.kind !== 'sequence') return null;
  return { value: list.items.flatMap((item) => readItem(item) ?? []), origin: originOf(reading, list) };
}

function readWarnings(reading: ExpectationReading, node: YamlMapping): Expectation['warnings'] {
  const value = findEntry(node, 'warnings')?.value;
  if (value === undefined) return null;
  const origin = originOf(reading, value);
  return value.kind === 'scalar' ? { value: Number(value.text), origin } : { value: textsOf(value), origin };
}

function textOf(node: YamlNode): string | null {
  return node.kind === 'scalar' ? node.text : null;
}

function textsOf(node: YamlNode): readonly string[] {
  return node.kind === 'sequence' ? node.items.flatMap((item) => textOf(item) ?? []) : [textOf(node) ?? ''];
}

function expectsNothing(expected: Expectation): boolean {
  return Object.values(expected).every((part: unknown) => part === null || (Array.isArray(part) && part.length === 0));
}

function reportNoExpectation({ file, diagnostics }: ExpectationReading, node: YamlMapping): void {
  const name = findText(node, 'case');
  const message = { fi: 'tapaus ei odota mitään', en: 'the case expects nothing' };
  const help = {
    fi: "lisää ainakin 'outcome: approved' (tai denied, referred, incomplete)",
    en: "add at least 'outcome: approved' (or denied, referred, incomplete)",
  };
  diagnostics.push(problem('missing-key', { file, span: (name ?? node).span }, message, { help }));
}
