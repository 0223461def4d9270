import { invariant } from '../ir/invariant.ts';
import type { Constant, DefinitionException, Expression, Parameter, ParameterValue } from '../ir/ir.ts';
import { labelOfPath, namesOf } from '../ir/names.ts';
import { textIn } from '../ir/texts.ts';
import { certainVersion } from '../ir/timeline.ts';
import { unscaled } from '../ir/type-of.ts';
import { formatDay, formatKey, labelOfMember } from '../wording/format-value.ts';
import { words } from '../wording/words.ts';
import type { Because } from './explanation.ts';
import { surroundingsOf } from './explanation-memory.ts';
import { explainEach, growAll, type Inquiry, isKnown, isUnknown, makeNode, resultOf, valueText } from './inquiry.ts';
import type { DefinitionCall } from './probe.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** A definition by its label, with its value and, below, why; the reasons are given once in a tree. */
export function explainDefinition<E>(call: DefinitionCall, inquiry: Inquiry<E>): Because {
  const { rulebook, language, told } = inquiry;
  const definition = namesOf(rulebook).definitions.get(call.name);
  invariant(definition !== undefined, 'every definition is declared');
  const identity = identityOf(call, inquiry);
  const isTold = told.has(identity);
  told.add(identity);
  const node = {
    kind: 'definition',
    text: textIn(definition.label, language, rulebook),
    value: valueText(call, inquiry),
  } as const;
  // Named again, it is only named: provisions, readings and reasons stand where it came first.
  if (isTold) return makeNode(inquiry, node);
  return makeNode(inquiry, { ...node, norm: definition, children: (inside) => explainVersion(call, inside) });
}

function identityOf<E>({ name, variable }: DefinitionCall, { probe, environment }: Inquiry<E>): string {
  const element = variable === null ? '' : probe.pathOf(variable, environment);
  return `${name} ${element} ${probe.dayOf(environment)}`;
}

function explainVersion<E>(call: DefinitionCall, inquiry: Inquiry<E>): readonly Because[] {
  const { probe, environment, rulebook } = inquiry;
  const definition = namesOf(rulebook).definitions.get(call.name);
  invariant(definition !== undefined, 'every definition is declared');
  const outer = certainVersion(definition.versions, probe.dayOf(environment));
  if (outer === null) return explainWaits(call, inquiry);
  const own = probe.enter(call, null, environment);
  const dated = outer.asOf === null ? own : probe.enter(call, outer.asOf, environment);
  const undatedInquiry = {
    ...inquiry,
    environment: own,
    surroundings: surroundingsOf(outer, rulebook, definition.record),
  };
  const date = outer.asOf === null ? [] : explainEach([outer.asOf], undatedInquiry);
  const version = outer.asOf === null ? outer : certainVersion(definition.versions, probe.dayOf(dated));
  if (version === null) return date;
  const surroundings = surroundingsOf(version, rulebook, definition.record);
  const inside: Inquiry<E> = { ...inquiry, environment: dated, surroundings };
  if (version.when !== null && !isKnown(version.when, true, inside))
    return [...date, ...explainEach([version.when], inside)];
  return [...date, ...explainBody(unscaled(version.body, definition.type, surroundings), version.exceptions, inside)];
}

/** The exception that applied, or the body; where that is undecided, the conditions that are. */
function explainBody<E>(
  body: Expression,
  exceptions: readonly DefinitionException[],
  inquiry: Inquiry<E>,
): readonly Because[] {
  const applied = exceptions.find(({ when }) => isKnown(when, true, inquiry));
  if (applied !== undefined) return [explainDefinitionException(applied, inquiry)];
  const undecided = exceptions.map(({ when }) => when).filter((when) => isUnknown(when, inquiry));
  if (undecided.length > 0) return explainEach([...undecided, body], inquiry);
  // Of a choice the branch taken says it all: the whole table would only repeat the policy.
  return body.kind === 'choose' ? inquiry.partsOf(body, inquiry) : explainEach([body], inquiry);
}

function explainDefinitionException<E>(exception: DefinitionException, inquiry: Inquiry<E>): Because {
  const { language, rulebook } = inquiry;
  return makeNode(inquiry, {
    kind: 'exception',
    text: exceptionText(exception, language, rulebook),
    norm: exception,
    children: (inside) => [
      ...explainEach([exception.when], inside),
      ...explainBody(exception.body, exception.exceptions, inside),
    ],
  });
}

/** `Poikkeus: …`; only `Poikkeus` where it has no label of its own. */
export function exceptionText(
  exception: Pick<DefinitionException, 'name' | 'label'>,
  language: Inquiry<unknown>['language'],
  rulebook: Inquiry<unknown>['rulebook'],
): string {
  const label = textIn(exception.label, language, rulebook);
  return label === exception.name ? words.exception[language] : `${words.exception[language]}: ${label}`;
}

/** A parameter by its label, index entry and value, with the edition the value comes from. */
export function explainLookup<E>(expression: Node<'lookup'>, inquiry: Inquiry<E>): Because {
  const { rulebook, language, probe, environment } = inquiry;
  const parameter = namesOf(rulebook).parameters.get(expression.parameter);
  invariant(parameter !== undefined, 'every parameter is declared');
  const day = probe.dayOf(environment);
  const entry = day === null ? null : (parameter.values.findLast(({ from }) => from <= day) ?? null);
  const index = expression.index === null ? null : resultOf(expression.index, inquiry);
  const at = index?.kind === 'known' ? index.value : null;
  const entryName =
    entry?.value == null || at === null ? null : nameEntry(parameter, entry.value, at as Constant, inquiry);
  const edition = entry === null ? null : `${words.edition[language].toLowerCase()} ${formatDay(entry.from, language)}`;
  const label = textIn(parameter.label, language, rulebook);
  return makeNode(inquiry, {
    kind: 'parameter',
    text: [label, entryName, edition].filter((part) => part !== null).join(', '),
    value: valueText(expression, inquiry),
    norm: parameter,
    children: (inside) => [
      ...(day === null ? explainWaits(expression, inside) : []),
      ...(expression.index === null ? [] : explainEach([expression.index], inside)),
    ],
  });
}

/** `0–20 km`, `51– km`, or the label of a member. */
function nameEntry<E>(
  parameter: Parameter,
  value: ParameterValue,
  at: Constant,
  { rulebook, language }: Inquiry<E>,
): string | null {
  const { index } = parameter;
  if (index === null || typeof at === 'boolean') return null;
  if (index.kind === 'enum') return labelOfMember(index.enum, String(at), language, rulebook);
  const band =
    value.kind === 'bands'
      ? value.bands.find(({ from, to }) => from <= Number(at) && (to === null || Number(at) <= to))
      : undefined;
  return band === undefined ? null : formatKey({ kind: 'band', ...band }, parameter, language, rulebook);
}

/** What an unknown waits for, each a node by its label. */
function explainWaits<E>(expression: Expression, inquiry: Inquiry<E>): readonly Because[] {
  const result = resultOf(expression, inquiry);
  if (result?.kind !== 'unknown') return [];
  const { language, rulebook } = inquiry;
  return growAll([...result.waits], inquiry, (path) =>
    makeNode(inquiry, {
      kind: 'missing',
      text: labelOfPath(path, language, rulebook),
      value: words.unknown[language],
    }),
  );
}
