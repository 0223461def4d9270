import { ruleOf } from '../answer/answer.ts';
import { elementsIn } from '../backends/interpreter/elements.ts';
import { evaluate } from '../backends/interpreter/expressions.ts';
import { bind, type Scope } from '../backends/interpreter/scope.ts';
import type { Findings, Status } from '../ir/findings.ts';
import type { Definition, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { namesUsed } from '../ir/reads.ts';
import { passesOnSensitive } from '../ir/sensitive.ts';
import { textIn } from '../ir/texts.ts';
import { bindElement, surround } from '../ir/type-of.ts';
import { formatValue } from '../wording/format-value.ts';
import { writeMessage } from '../wording/messages.ts';
import type { FormField } from './case-form.ts';

/** What a case came to for one element of a list. */
export interface ElementAssessment {
  /** Violated where a rule is not met by this element, unknown where something is waited for in it. */
  readonly status: Extract<Status, 'satisfied' | 'violated' | 'unknown'>;
  /** What is said of it, in the reader's language; the rule's label where it says nothing. */
  readonly messages: readonly string[];
  /** Fields of it that something waits for. */
  readonly missing: readonly string[];
  /** What the rulebook computes of it. */
  readonly values: readonly { readonly label: string; readonly value: string }[];
}

/** Assesses each element of a table by itself, in the order of the list. */
export function assessElements(
  { fact, columns }: Extract<FormField, { kind: 'table' }>,
  findings: Findings,
  scope: Scope,
  { rulebook, language }: { readonly rulebook: Rulebook; readonly language: Language },
): readonly ElementAssessment[] {
  const elements = elementsIn({ kind: 'fact', path: fact.path }, scope, evaluate);
  if (elements.list.kind !== 'known') return [];
  const derived = derivedFields(fact.type, findings.decision, rulebook);
  return elements.bindings.map((binding) => {
    const inside = bind(scope, elementVariable, binding);
    const messages = messagesOf(binding.path, findings, rulebook, language);
    const missing = missingIn(binding.path, findings).filter((name) => columns.some((column) => column.name === name));
    return {
      status: messages.length > 0 ? 'violated' : missing.length > 0 ? 'unknown' : 'satisfied',
      messages,
      missing,
      values: derived.flatMap(({ name, label, type }) => {
        const result = evaluate({ kind: 'definition', name, variable: elementVariable }, inside);
        if (result.kind !== 'known' || typeof result.value === 'bigint') return [];
        return { label: textIn(label, language, rulebook), value: formatValue(result.value, type, language, rulebook) };
      }),
    };
  });
}

/** No expression of a rulebook is evaluated under this binding but the definitions asked for here. */
const elementVariable = 0;

/** The definitions of a record that a decision uses and that hand on nothing sensitive. */
function derivedFields(type: FormField['fact']['type'], decision: string, rulebook: Rulebook): readonly Definition[] {
  if (type.kind !== 'list' || type.element.kind !== 'record') return [];
  const { record } = type.element;
  const used = namesUsed(rulebook, decision).definitions;
  const surroundings = bindElement(elementVariable, type.element, surround(rulebook));
  return rulebook.definitions.filter(
    (definition) =>
      definition.record === record &&
      used.has(definition.name) &&
      !passesOnSensitive({ kind: 'definition', name: definition.name, variable: elementVariable }, surroundings),
  );
}

function messagesOf(path: string, findings: Findings, rulebook: Rulebook, language: Language): readonly string[] {
  return findings.rules.flatMap(({ rule, violations }) =>
    violations
      .filter(({ element }) => element === path)
      .map(({ message }) => {
        const said = message === null ? null : writeMessage(message, language, rulebook);
        return said ?? textIn(ruleOf(rulebook, findings.decision, rule).label, language, rulebook);
      }),
  );
}

/** Names of the fields of an element that outcome, values or a rule wait for. */
function missingIn(path: string, { missing, rules }: Findings): readonly string[] {
  const start = `${path}.`;
  const waits = [...missing, ...rules.flatMap((rule) => [...rule.waits])];
  return [...new Set(waits.flatMap((wait) => (wait.startsWith(start) ? wait.slice(start.length) : [])))];
}
