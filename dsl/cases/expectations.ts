/** What a policy case expects, read at the types of the decision it asks. */
import { parseDate } from '../../engine/ir/calendar.ts';
import { parseDecimal } from '../../engine/ir/decimal.ts';
import type { Status, Value } from '../../engine/ir/findings.ts';
import type { Decision, Effect, Origin, Outcome, Rulebook, RuleException, Type } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { ExpectedRule, ExpectedValue } from '../../engine/ir/policy-case.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { didYouMean } from '../diagnostics/unplaced-problem.ts';
import { isTilde, type YamlNode } from '../yaml/yaml-tree.ts';

/** Reads expectations of one decision; what is wrong with them is collected in `diagnostics`. */
export interface ExpectationReading {
  readonly file: string;
  readonly rulebook: Rulebook;
  readonly decision: Decision;
  readonly diagnostics: Diagnostic[];
}

export function originOf(reading: ExpectationReading, node: YamlNode): Origin {
  return { file: reading.file, ...node.span };
}

/** `voucher.value: 1840.00 EUR`; `~` says that the output is not there. */
export function readExpectedValue(reading: ExpectationReading, name: YamlNode, node: YamlNode): ExpectedValue | null {
  const output = findNamed(reading, reading.decision.outputs, name, outputTexts);
  if (output === null) return null;
  const expected = { output: output.name, type: output.type, origin: originOf(reading, node) };
  if (isTilde(node)) return { ...expected, value: null };
  const value = readValue(node, output.type, reading.rulebook);
  if (value !== null) return { ...expected, value };
  const shown = describeType(output.type, reading.rulebook);
  reading.diagnostics.push(
    problem(
      'invalid-value',
      { file: reading.file, span: node.span },
      {
        fi: `arvo ei kelpaa tulokselle '${output.name}'`,
        en: `the value cannot be one of '${output.name}'`,
      },
      { label: { fi: `tähän kuuluu ${shown.fi}`, en: `expected ${shown.en}` } },
    ),
  );
  return null;
}

/** `catchment: violated refer by out_of_area`; the schema has seen to the form. */
export function readExpectedRule(reading: ExpectationReading, name: YamlNode, node: YamlNode): ExpectedRule | null {
  const rule = readRuleName(reading, name);
  if (rule === null || node.kind !== 'scalar') return null;
  const [before = '', exception = null] = node.text.split(' by ');
  const [status, effect = null] = before.split(' ');
  const found = reading.decision.rules.find((candidate) => candidate.name === rule);
  const exceptions = (found?.versions ?? []).flatMap(({ value }) => namesOfExceptions(value?.exceptions ?? []));
  if (exception !== null && !exceptions.includes(exception)) {
    reportUnknown(reading, exception, exceptions, node, exceptionTexts);
    return null;
  }
  return {
    rule,
    status: status as Status,
    effect: effect as Effect | null,
    exception,
    origin: originOf(reading, node),
  };
}

/** The name of a rule of the decision, its own or an included one. */
export function readRuleName(reading: ExpectationReading, node: YamlNode): string | null {
  return findNamed(reading, reading.decision.rules, node, ruleTexts)?.name ?? null;
}

/** One of the four outcomes. */
export function readOutcome(reading: ExpectationReading, node: YamlNode): Outcome | null {
  const outcomes: readonly Outcome[] = ['approved', 'denied', 'referred', 'incomplete'];
  const text = node.kind === 'scalar' ? node.text : '';
  const outcome = outcomes.find((candidate) => candidate === text);
  if (outcome === undefined) reportUnknown(reading, text, outcomes, node, outcomeTexts);
  return outcome ?? null;
}

function namesOfExceptions(exceptions: readonly RuleException[]): readonly string[] {
  return exceptions.flatMap(({ name, exceptions: inner }) => [name, ...namesOfExceptions(inner)]);
}

interface UnknownTexts {
  readonly fi: (name: string) => string;
  readonly en: (name: string) => string;
}

function findNamed<T extends { readonly name: string }>(
  reading: ExpectationReading,
  candidates: readonly T[],
  node: YamlNode,
  texts: UnknownTexts,
): T | null {
  const name = node.kind === 'scalar' ? node.text : '';
  const found = candidates.find((candidate) => candidate.name === name);
  if (found === undefined)
    reportUnknown(
      reading,
      name,
      candidates.map((candidate) => candidate.name),
      node,
      texts,
    );
  return found ?? null;
}

/** Reports a name that is not among those there are, with the nearest one. */
export function reportUnknown(
  reading: Pick<ExpectationReading, 'file' | 'diagnostics'>,
  name: string,
  names: readonly string[],
  node: YamlNode,
  texts: UnknownTexts,
): void {
  const listed = { fi: `nimet: ${names.join(', ')}`, en: `the names are: ${names.join(', ')}` };
  const help = didYouMean(name, names, names.length === 0 ? undefined : listed);
  const message = { fi: texts.fi(name), en: texts.en(name) };
  const place = { file: reading.file, span: node.span };
  reading.diagnostics.push(problem('unknown-name', place, message, { help }));
}

function readValue(node: YamlNode, type: Type, rulebook: Rulebook): Value | null {
  if (type.kind === 'list') {
    if (node.kind !== 'sequence') return null;
    const items = node.items.map((item) => readValue(item, type.element, rulebook));
    return items.some((item) => item === null) ? null : items.filter((item) => item !== null);
  }
  if (node.kind !== 'scalar') return null;
  const { text } = node;
  switch (type.kind) {
    case 'boolean':
      return text === 'yes' || text === 'true' ? true : text === 'no' || text === 'false' ? false : null;
    case 'text':
    case 'label':
      return text;
    case 'date':
      return parseDate(text);
    case 'enum': {
      const members = rulebook.enums.find(({ name }) => name === type.enum)?.members ?? [];
      return members.some(({ name }) => name === text) ? text : null;
    }
    case 'number': {
      const [, amount = '', unit = ''] = /^(-?\d+(?:\.\d+)?)\s*(.*)$/.exec(text.trim()) ?? [];
      if (unit !== type.unit) return null;
      const scaled = parseDecimal(amount, type.decimals);
      return typeof scaled === 'number' ? scaled : null;
    }
    case 'record':
      return null;
  }
}

function describeType(type: Type, rulebook: Rulebook): Localized {
  switch (type.kind) {
    case 'boolean':
      return { fi: 'yes tai no', en: 'yes or no' };
    case 'text':
    case 'label':
      return { fi: 'teksti', en: 'a text' };
    case 'date':
      return { fi: 'päivä, kuten 2020-03-02', en: 'a date such as 2020-03-02' };
    case 'number': {
      const example = `${type.decimals === 0 ? '12' : `12.${'5'.padEnd(type.decimals, '0')}`} ${type.unit}`.trim();
      return { fi: `luku, kuten ${example}`, en: `a number such as ${example}` };
    }
    case 'enum': {
      const members = rulebook.enums.find(({ name }) => name === type.enum)?.members ?? [];
      const listed = members.map(({ name }) => name).join(', ');
      return { fi: `jokin näistä: ${listed}`, en: `one of ${listed}` };
    }
    case 'list': {
      const element = describeType(type.element, rulebook);
      return { fi: `luettelo, jossa on ${element.fi}`, en: `a list of ${element.en}` };
    }
    case 'record':
      return { fi: '~ (tietueita ei verrata)', en: '~ (records are not compared)' };
  }
}

const outputTexts: UnknownTexts = {
  fi: (name) => `ratkaisulla ei ole tulosta '${name}'`,
  en: (name) => `the decision gives no '${name}'`,
};
const ruleTexts: UnknownTexts = {
  fi: (name) => `ratkaisulla ei ole sääntöä '${name}'`,
  en: (name) => `the decision has no rule '${name}'`,
};
const exceptionTexts: UnknownTexts = {
  fi: (name) => `säännöllä ei ole poikkeusta '${name}'`,
  en: (name) => `the rule has no exception '${name}'`,
};
const outcomeTexts: UnknownTexts = {
  fi: (name) => `tulosta '${name}' ei ole`,
  en: (name) => `there is no outcome '${name}'`,
};
