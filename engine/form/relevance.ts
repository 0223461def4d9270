import type { Evaluator } from '../backend.ts';
import type { Facts, Findings, Result, Value } from '../ir/findings.ts';
import type { Fact, Rulebook } from '../ir/ir.ts';
import { factsOf } from '../ir/reads.ts';

/**
 * The facts that together make no difference to a case, whatever they are, while the others stay as they are: neither to
 * the outcome and the values nor to what becomes of any rule. Found by deciding the case without them; what was given of
 * them can be left out without a change in which exceptions applied and what was said. Of two facts either of which would do, the later one is the idle one. An optional fact left out is an answer, for
 * which nothing waits; it is tried with the extremes of its type. The as-of date always matters.
 */
export function findIdleFacts(
  rulebook: Rulebook,
  evaluator: Evaluator,
  decision: string,
  facts: Facts,
): readonly string[] {
  const asOf = rulebook.decisions.find(({ name }) => name === decision)?.asOf;
  const decide = (given: Facts) => evaluator.decide(decision, given, null);
  const asked = factsOf(rulebook, decision).filter(({ path }) => path !== asOf);
  const signature = signatureOf(decide(facts));
  const isSame = (other: Facts) => signatureOf(decide(other)) === signature;
  /** Whether an optional fact that is left out might as well be given. */
  const isIdleAbsent = (fact: Fact, others: Facts) =>
    samplesOf(fact, rulebook).every((value) => isSame(given(others, fact, value)));
  let left = facts;
  const idleOptional: Fact[] = [];
  for (const fact of asked.toReversed()) {
    if (!left.has(fact.path)) continue;
    const fewer = without(left, fact);
    // An optional fact may be idle only because of this one.
    const optional = fact.optional ? [...idleOptional, fact] : idleOptional;
    if (!isSame(fewer) || !optional.every((one) => isIdleAbsent(one, fewer))) continue;
    left = fewer;
    if (fact.optional) idleOptional.push(fact);
  }
  const waits = waitsOf(decide(left));
  return asked
    .filter((fact) => !left.has(fact.path))
    .filter((fact) => (fact.optional ? isIdleAbsent(fact, left) : !isAwaited(fact, waits)))
    .map(({ path }) => path);
}

function isAwaited({ path }: Fact, waits: readonly string[]): boolean {
  return waits.some((wait) => wait === path || wait.startsWith(`${path}[`));
}

function given(facts: Facts, { path }: Fact, value: Value): Facts {
  return new Map(facts).set(path, value);
}

function without(facts: Facts, { path }: Fact): Facts {
  const left = new Map(facts);
  left.delete(path);
  return left;
}

function waitsOf({ values, rules, missing }: Findings): readonly string[] {
  const waiting = values.flatMap(({ result }) => (result.kind === 'unknown' ? [...result.waits] : []));
  return [...missing, ...waiting, ...rules.flatMap((rule) => [...rule.waits])];
}

/** Values at the ends of what a fact can be. */
function samplesOf({ type, minimum = 0, maximum = 0 }: Fact, { enums }: Rulebook): readonly Value[] {
  switch (type.kind) {
    case 'boolean':
      return [true, false];
    case 'text':
    case 'label':
      return ['-'];
    case 'date':
      return [firstDay, lastDay];
    case 'number':
      return [minimum, maximum];
    case 'enum':
      return enums.find(({ name }) => name === type.enum)?.members.map(({ name }) => name) ?? [];
    case 'record':
      return [{ fields: new Map() }];
    case 'list':
      return [[], ...(type.element.kind === 'record' ? [[{ fields: new Map() }]] : [])];
  }
}

/** 1800-01-01 and 2999-12-31, between which all dates lie. */
const firstDay = -62091;
const lastDay = 376199;

/** What the case came to, as text to compare. */
function signatureOf({ outcome, values, rules, gaps }: Findings): string {
  return JSON.stringify([
    outcome,
    values.map(({ name, result }) => [name, writeResult(result)]),
    rules.map(({ rule, status, effect, exceptions, violations, waits }) => [
      rule,
      status,
      effect,
      exceptions,
      violations.map(({ element }) => element),
      violations.map(({ message }) =>
        Object.values(message ?? {}).map((parts) =>
          parts.map((part) => (typeof part === 'string' ? part : writeResult(part.result))),
        ),
      ),
      [...waits],
    ]),
    gaps,
  ]);
}

function writeResult(result: Result): unknown {
  if (result.kind === 'unknown') return ['unknown', [...result.waits], result.gaps];
  return result.kind === 'absent' ? 'absent' : ['known', result.value];
}
