import { invariant } from '../../ir/invariant.ts';
import type { Expression } from '../../ir/ir.ts';
import { otherTexts, sameText, wordsOfFormat } from './case-space.ts';
import { encodeDefinition } from './encode-definitions.ts';
import { encodeOverList } from './encode-lists.ts';
import { encodeBrackets, encodeConstant, encodeLookup } from './encode-lookups.ts';
import { encodeIsGiven, encodeNotGiven } from './encode-presence.ts';
import { readFact } from './facts.ts';
import { compareFractions, divideTerms, roundFraction } from './fractions.ts';
import { someElement } from './list-terms.ts';
import { bindingOf, elementOf, type Scope } from './scope.ts';
import type { Integer, Truth } from './terms.ts';
import type { Encoded, EncodedValue } from './values.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** The result of an expression in every complete case at once: what the reference interpreter finds, as terms. */
export function encode(expression: Expression, scope: Scope): Encoded {
  const { results, store, dates } = scope.side.problem;
  const below = (operand: Expression) => encode(operand, scope);
  const arithmetic = (operands: readonly Expression[], compute: (...numbers: readonly Integer[]) => Integer) =>
    onNumbers(operands.map(below), compute, scope);
  switch (expression.kind) {
    case 'constant':
      return encodeConstant(expression.type, expression.value, scope);
    case 'fact':
      return readFact(expression.path, scope.side.problem);
    case 'element': {
      const binding = bindingOf(scope, expression.variable);
      return binding === null ? results.gap : results.known(binding);
    }
    case 'field':
      return elementOf(bindingOf(scope, expression.variable))?.field(expression.field) ?? results.gap;
    case 'definition':
      return encodeDefinition(expression.name, expression.variable, scope, encode);
    case 'lookup':
      return encodeLookup(expression.parameter, expression.index === null ? null : below(expression.index), scope);
    case 'by_brackets':
      return encodeBrackets(expression.parameter, below(expression.operand), scope);
    case 'not':
      return results.negate(below(expression.operand));
    case 'and':
      return results.connect(false, expression.operands.map(below));
    case 'or':
      return results.connect(true, expression.operands.map(below));
    case 'compare':
      return encodeCompare(expression, scope);
    case 'member_of':
      return onWords(below(expression.operand), (words) => anyOf(words, expression.members, scope), scope);
    case 'in_list':
      return encodeInList(below(expression.operand), below(expression.list), scope);
    case 'choose': {
      const branches = expression.branches.map(({ when, then }) => ({ when: below(when), then: below(then) }));
      return results.choose(branches, expression.otherwise === null ? null : below(expression.otherwise));
    }
    case 'add':
      return arithmetic([expression.left, expression.right], (...both) => store.add(...both));
    case 'subtract':
      return arithmetic([expression.left, expression.right], (left = store.zero, right = store.zero) =>
        store.subtract(left, right),
      );
    case 'multiply':
      return arithmetic([expression.left, expression.right], (left = store.zero, right = store.zero) =>
        store.multiply(left, right),
      );
    case 'divide':
      return refuseQuotient();
    case 'round':
      return encodeRound(expression, scope);
    case 'date_add':
      return encodeDateAdd(expression, scope);
    case 'full_years':
      return onDates(
        [below(expression.from), below(expression.to)],
        (from, to) => ({
          kind: 'number',
          number: dates.fullYears(from, to ?? from),
        }),
        scope,
      );
    case 'days_between':
      return onDates(
        [below(expression.from), below(expression.to)],
        (from, to) => ({
          kind: 'number',
          number: dates.daysBetween(from, to ?? from),
        }),
        scope,
      );
    case 'date_part':
      return encodeDatePart(expression, scope);
    case 'any':
    case 'every':
    case 'count':
    case 'sum':
    case 'least':
    case 'greatest':
      return encodeOverList(expression, scope, encode);
    case 'least_of':
    case 'greatest_of':
      return encodeExtremeOf(expression, scope);
    case 'is_empty': {
      const list = below(expression.list);
      return results.strict([list], () => ({ kind: 'truth', truth: store.not(hasElements(list, scope)) }));
    }
    case 'is_given':
      return encodeIsGiven(below(expression.operand), scope);
    case 'not_given':
      return encodeNotGiven(expression.operands, below, scope);
    case 'empty_list':
      return results.known({ kind: 'list', parts: [] });
    case 'matches':
      return onWords(
        below(expression.operand),
        (words) => anyOf(words, wordsOfFormat([...words.keys()], expression.format), scope),
        scope,
      );
  }
}

/** `divideTerms` reads quotients; nothing else does. */
function refuseQuotient(): never {
  invariant(false, 'a quotient stands under a rounding or in a comparison');
}

function onNumbers(
  operands: readonly Encoded[],
  compute: (...numbers: readonly Integer[]) => Integer,
  { side }: Scope,
): Encoded {
  const { results } = side.problem;
  return results.strict(operands, () => {
    const numbers = operands.flatMap(({ value }) => (value?.kind === 'number' ? [value.number] : []));
    return numbers.length === operands.length ? { kind: 'number', number: compute(...numbers) } : null;
  });
}

type DateOf = Extract<EncodedValue, { kind: 'date' }>['date'];

function onDates(
  operands: readonly Encoded[],
  compute: (first: DateOf, second: DateOf | undefined) => EncodedValue,
  { side }: Scope,
): Encoded {
  return side.problem.results.strict(operands, () => {
    const [first, second] = operands.flatMap(({ value }) => (value?.kind === 'date' ? [value.date] : []));
    return first === undefined ? null : compute(first, second);
  });
}

type Words = Extract<EncodedValue, { kind: 'word' }>['words'];

function onWords(operand: Encoded, judge: (words: Words) => Truth, { side }: Scope): Encoded {
  return side.problem.results.strict([operand], () =>
    operand.value?.kind === 'word' ? { kind: 'truth', truth: judge(operand.value.words) } : null,
  );
}

/** That the word is one of these. */
function anyOf(words: Words, members: readonly string[], { side }: Scope): Truth {
  const { store } = side.problem;
  return store.or(...members.map((member) => words.get(member) ?? store.false));
}

function encodeCompare(expression: Node<'compare'>, scope: Scope): Encoded {
  const { operator, operands, left, right } = expression;
  const { results, store, dates } = scope.side.problem;
  switch (operands) {
    case 'number':
      return compareFractions(operator, left, right, scope, encode);
    case 'date':
      return onDates(
        [encode(left, scope), encode(right, scope)],
        (one, other) => ({
          kind: 'truth',
          truth: dates.compare(operator, one, other ?? one),
        }),
        scope,
      );
    case 'boolean':
    case 'enum':
    case 'text': {
      const [one, other] = [encode(left, scope), encode(right, scope)];
      return results.strict([one, other], () => {
        const same = sameScalar(one.value, other.value, scope);
        return { kind: 'truth', truth: operator === 'equal' ? same : store.not(same) };
      });
    }
  }
}

/** Letter case is ignored. Two texts that no rulebook mentions may be the same or not. */
function sameScalar(left: EncodedValue | null, right: EncodedValue | null, { side }: Scope): Truth {
  const { results, store, anything } = side.problem;
  if (left === right) return store.true;
  if (left?.kind !== 'word' || right?.kind !== 'word') return results.sameValue(left, right);
  const pairs = [...left.words].flatMap(([word, when]) =>
    [...right.words].flatMap(([other, whenOther]) => {
      if (!sameText(word, other)) return [];
      return [store.and(when, whenOther, otherTexts.includes(word) ? anything() : store.true)];
    }),
  );
  return store.or(...pairs);
}

function encodeInList(operand: Encoded, list: Encoded, scope: Scope): Encoded {
  const { problem } = scope.side;
  return problem.results.strict([operand, list], () => {
    const parts = list.value?.kind === 'list' ? list.value.parts : [];
    const truth = someElement(parts, (element) => sameScalar(element, operand.value, scope), problem);
    return { kind: 'truth', truth };
  });
}

function encodeRound(expression: Node<'round'>, scope: Scope): Encoded {
  const { results } = scope.side.problem;
  const { terms, result } = divideTerms(expression.operand, scope, encode);
  return results.strict([result], () => {
    if (terms === null) return null;
    return { kind: 'number', number: roundFraction(expression, terms, scope.side.problem) };
  });
}

function encodeDateAdd({ date, amount, unit, factor }: Node<'date_add'>, scope: Scope): Encoded {
  const { results, store, dates } = scope.side.problem;
  const [from, count] = [encode(date, scope), encode(amount, scope)];
  return results.strict([from, count], () => {
    if (from.value?.kind !== 'date' || count.value?.kind !== 'number') return null;
    const steps = store.scale(count.value.number, BigInt(factor));
    switch (unit) {
      case 'day':
        return { kind: 'date', date: dates.addDays(from.value.date, steps) };
      case 'month':
        return { kind: 'date', date: dates.addMonths(from.value.date, steps) };
      case 'business_day':
        return { kind: 'date', date: dates.addBusinessDays(from.value.date, steps) };
    }
  });
}

function encodeDatePart({ part, date }: Node<'date_part'>, scope: Scope): Encoded {
  const { dates } = scope.side.problem;
  return onDates(
    [encode(date, scope)],
    (whole) => {
      switch (part) {
        case 'start_of_month':
          return { kind: 'date', date: dates.startOfMonth(whole) };
        case 'end_of_month':
          return { kind: 'date', date: dates.endOfMonth(whole) };
        case 'year':
          return { kind: 'number', number: dates.yearOf(whole) };
      }
    },
    scope,
  );
}

function encodeExtremeOf({ kind, operands }: Node<'least_of' | 'greatest_of'>, scope: Scope): Encoded {
  const { results, store, dates } = scope.side.problem;
  const encoded = operands.map((operand) => encode(operand, scope));
  return results.strict(encoded, () => {
    const values = encoded.flatMap(({ value }) => {
      if (value?.kind === 'date') return [dates.dayOf(value.date)];
      return value?.kind === 'number' ? [value.number] : [];
    });
    const [first, ...others] = values;
    if (first === undefined) return null;
    const best = others.reduce(
      (one, other) =>
        kind === 'least_of' ? store.lesser(one, other) : store.either(store.atMost(one, other), other, one),
      first,
    );
    const isDate = encoded[0]?.value?.kind === 'date';
    return isDate
      ? { kind: 'date', date: { civil: null, day: best, plus: store.zero } }
      : { kind: 'number', number: best };
  });
}

function hasElements({ value }: Encoded, { side }: Scope): Truth {
  const parts = value?.kind === 'list' ? value.parts : [];
  return someElement(parts, () => side.problem.store.true, side.problem);
}
