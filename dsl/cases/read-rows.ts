import type { Day, Decision } from '../../engine/ir/ir.ts';
import type { Expectation, PolicyCase } from '../../engine/ir/policy-case.ts';
import { problem } from '../diagnostics/problem.ts';
import { findEntry, type YamlMapping, type YamlNode, type YamlSequence } from '../yaml/yaml-tree.ts';
import { type ExpectationReading, originOf, readExpectedRule, readExpectedValue, readOutcome } from './expectations.ts';
import { type FactBranch, setFact, type WrittenFacts, writeFacts } from './fact-tree.ts';

/** What the cases of one item have in common; each row varies it. */
export interface CaseTemplate {
  readonly name: string;
  readonly on: Day | null;
  readonly facts: FactBranch;
  readonly expected: Expectation;
}

/** The case of a template, standing at `place`. */
export function toCase(reading: ExpectationReading, place: YamlNode, template: CaseTemplate): PolicyCase {
  // Most readers of cases look at what is wrong with them and not at their facts.
  let written: WrittenFacts | null = null;
  const write = (): WrittenFacts => {
    written ??= writeFacts(template.facts, reading.file, reading.rulebook);
    return written;
  };
  return {
    name: template.name,
    decision: reading.decision.name,
    origin: originOf(reading, place),
    get facts() {
      return write().json;
    },
    get factOrigins() {
      return write().origins;
    },
    on: template.on,
    expected: template.expected,
  };
}

/** Whether an item stands for several cases. */
export function isVaried(item: YamlMapping): boolean {
  return ['vary', 'expect', 'rows'].some((key) => findEntry(item, key) !== undefined);
}

/** One case a row: the varied facts first, then what is expected of them. */
export function readRows(
  reading: ExpectationReading,
  item: YamlMapping,
  template: CaseTemplate,
): readonly PolicyCase[] {
  const varied = namesUnder(item, 'vary');
  const columns = findEntry(item, 'expect') === undefined ? [null] : namesUnder(item, 'expect');
  const rows = findEntry(item, 'rows')?.value;
  if (varied.length === 0 || rows?.kind !== 'sequence') {
    reportIncomplete(reading, item, varied.length === 0 ? 'vary' : 'rows');
    return [];
  }
  return rows.items.flatMap((row) =>
    row.kind === 'sequence' ? (readRow(reading, row, varied, columns, template) ?? []) : [],
  );
}

function readRow(
  reading: ExpectationReading,
  row: YamlSequence,
  varied: readonly YamlNode[],
  columns: readonly (YamlNode | null)[],
  template: CaseTemplate,
): PolicyCase | null {
  const width = varied.length + columns.length;
  if (row.items.length !== width) {
    reportRowWidth(reading, row, width);
    return null;
  }
  const given = row.items.slice(0, varied.length);
  const shown = given.map((cell) => (cell.kind === 'scalar' ? cell.text : '…')).join(', ');
  return toCase(reading, row, {
    ...template,
    name: `${template.name} (${shown})`,
    facts: varyFacts(reading, template.facts, varied, given),
    expected: columns.reduce(
      (so, column, index) => expectCell(reading, so, column, row.items[varied.length + index]),
      template.expected,
    ),
  });
}

function namesUnder(node: YamlMapping, key: string): readonly YamlNode[] {
  const value = findEntry(node, key)?.value;
  if (value === undefined) return [];
  return value.kind === 'sequence' ? value.items : [value];
}

function varyFacts(
  reading: ExpectationReading,
  facts: FactBranch,
  varied: readonly YamlNode[],
  given: readonly YamlNode[],
): FactBranch {
  return varied.reduce((so, name, index) => {
    const cell = given[index];
    if (cell === undefined || name.kind !== 'scalar') return so;
    const changed = setFact(so, name.text, cell);
    if (changed === null) reportNothingToVary(reading, name.text, name);
    return changed ?? so;
  }, facts);
}

function expectCell(
  reading: ExpectationReading,
  expected: Expectation,
  column: YamlNode | null,
  cell: YamlNode | undefined,
): Expectation {
  if (cell === undefined) return expected;
  const name = column?.kind === 'scalar' ? column.text : 'outcome';
  if (column === null || name === 'outcome') {
    const outcome = readOutcome(reading, cell);
    return outcome === null ? expected : { ...expected, outcome: { value: outcome, origin: originOf(reading, cell) } };
  }
  if (isRule(reading.decision, name)) {
    const rule = readExpectedRule(reading, column, cell);
    return rule === null ? expected : { ...expected, rules: [...expected.rules, rule] };
  }
  const value = readExpectedValue(reading, column, cell);
  return value === null ? expected : { ...expected, values: [...expected.values, value] };
}

/** An output's name goes before a rule's. */
function isRule({ rules, outputs }: Decision, name: string): boolean {
  return rules.some((rule) => rule.name === name) && !outputs.some((output) => output.name === name);
}

function reportIncomplete({ file, diagnostics }: ExpectationReading, item: YamlMapping, key: string): void {
  const message = {
    fi: `vaihdellusta tapauksesta puuttuu '${key}'`,
    en: `a varied case lacks its '${key}'`,
  };
  const help = {
    fi: "kirjoita 'vary: TIETO' ja 'rows:', jossa on yksi rivi tapausta kohti: - [arvo, approved]",
    en: "write 'vary: FACT' and 'rows:' with one row a case: - [value, approved]",
  };
  const name = findEntry(item, 'case')?.value ?? item;
  diagnostics.push(problem('missing-key', { file, span: name.span }, message, { help }));
}

function reportNothingToVary({ file, diagnostics }: ExpectationReading, path: string, name: YamlNode): void {
  if (diagnostics.some(({ span }) => span === name.span)) return;
  const message = { fi: `tapauksessa ei ole kohtaa '${path}'`, en: `the case has no '${path}' to vary` };
  const help = {
    fi: 'luettelon alkion pitää olla tapauksen tiedoissa, ennen kuin sitä voi vaihdella',
    en: 'a list element must be among the facts of the case before it can be varied',
  };
  diagnostics.push(problem('unknown-name', { file, span: name.span }, message, { help }));
}

function reportRowWidth({ file, diagnostics }: ExpectationReading, row: YamlSequence, width: number): void {
  const message = {
    fi: `rivillä on ${row.items.length} arvoa, pitäisi olla ${width}`,
    en: `the row has ${row.items.length} values instead of ${width}`,
  };
  const help = {
    fi: "riville tulevat ensin 'vary'-tietojen arvot, sitten 'expect'-luettelon odotukset (muuten outcome)",
    en: "a row gives the values of 'vary' first, then what 'expect' lists (otherwise the outcome)",
  };
  diagnostics.push(problem('invalid-setting', { file, span: row.span }, message, { help }));
}
