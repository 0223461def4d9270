import type { Expression } from '../../ir/ir.ts';
import { operandsOf } from '../../ir/operands.ts';
import { writeArithmetic, writeComparison, writeRounding } from './arithmetic.ts';
import { knownTerm, maskedTerm, type Term } from './block.ts';
import { writeAnd, writeChoice, writeOr } from './choices.ts';
import { type Code, code, join, none } from './code.ts';
import { writeDefinition } from './definitions.ts';
import { writeCount, writeExtreme, writeQuantifier, writeSum } from './lists.ts';
import { writeBrackets, writeLookup } from './lookups.ts';
import { gapBit } from './masks.ts';
import { isMasked, literal, nested, type Place, strict, type Write } from './place.ts';
import { readFact, readField } from './reads.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** Writes an expression: statements into the place's block where it needs some, and the code of its value. */
export function write(expression: Expression, place: Place): Term {
  const term = writeTest(expression, place) ?? writeNode(expression, place);
  const isKept = place.unit.mode === 'steps' && !place.certain && place.variables.size === 0 && !isPlain(expression);
  return isKept ? keepStep(expression, term, place) : term;
}

/** A test that has another form to be decided by where it is unknown; null for what has none, or cannot be unknown. */
function writeTest(expression: Expression, place: Place): Term | null {
  const { unit, block } = place;
  if (!isMasked(place)) return null;
  const lifted = unit.layout.program.liftedOn(unit.day).get(expression);
  if (lifted === undefined) return null;
  return writeMaskedTest(block.bind(writeNode(expression, place)), lifted, place);
}

/** As `narrow` of the interpreter. */
function writeMaskedTest(term: Term, lifted: Expression, place: Place): Term {
  if (term.mask === null) return term;
  const { block } = place;
  const [result, mask] = [block.name('t'), block.name('w')];
  block.add(code`let ${result} = ${term.code}, ${mask} = ${term.mask};`);
  const otherForm = nested(place, (inner) => {
    const other = inner.block.bind(write(lifted, inner));
    const waits = other.mask ?? code`0`;
    inner.block.add(
      code`if ((${waits} & ~${mask} & ${gapBit - 1}) === 0) { ${result} = ${other.code}; ${mask} = ${waits}; }`,
    );
  });
  block.add(code`if (${mask} !== 0) ${otherForm}`);
  return maskedTerm(result, mask);
}

/** What takes no working out: what is read, and a question about nothing but what is read. */
function isPlain(expression: Expression): boolean {
  switch (expression.kind) {
    case 'not':
    case 'compare':
    case 'member_of':
    case 'in_list':
    case 'is_empty':
    case 'is_given':
      return operandsOf(expression).every(isRead);
    default:
      return isRead(expression);
  }
}

/** What can be read again from the case or from the policy. */
function isRead(expression: Expression): boolean {
  const { kind } = expression;
  return (
    kind === 'constant' || kind === 'fact' || kind === 'empty_list' || (kind === 'lookup' && expression.index === null)
  );
}

/** Keeps the value of an expression, wherever it was worked out. */
function keepStep(expression: Expression, term: Term, { block, unit }: Place): Term {
  const bound = block.bind(term);
  block.add(code`${block.hoist('x', code`o.steps`)}[${unit.stepOf(expression)}] = ${bound.code};`);
  return bound;
}

function writeNode(expression: Expression, place: Place): Term {
  const operand = (one: Expression) => write(one, place);
  switch (expression.kind) {
    case 'constant':
      return knownTerm(literal(expression.value, place));
    case 'fact':
      return readFact(expression.path, place);
    case 'element':
      return readElement(expression, place);
    case 'field':
      return readField(expression.variable, expression.field, place);
    case 'definition':
      return writeDefinition(expression.name, expression.variable, place);
    case 'lookup':
      return writeLookup(expression.parameter, expression.index === null ? null : operand(expression.index), place);
    case 'by_brackets':
      return writeBrackets(expression, operand(expression.operand), place);
    case 'not':
      return strict([operand(expression.operand)], place, ([value]) => code`!${value}`);
    case 'and':
      return writeAnd(expression.operands, place, write);
    case 'or':
      return writeOr(expression.operands, place, write);
    case 'compare':
      return writeComparison(expression, place, write);
    case 'member_of':
      return strict([operand(expression.operand)], place, ([value]) => isOneOf(value, expression.members, place));
    case 'in_list':
      return strict(
        [operand(expression.operand), operand(expression.list)],
        place,
        ([value, list]) => code`isIn(${value}, ${list})`,
      );
    case 'choose':
      return writeChoice(
        expression.branches.map(({ when, then }) => ({
          when: (inner: Place) => write(when, inner),
          then: (inner: Place) => write(then, inner),
        })),
        expression.otherwise === null ? null : writeIn(expression.otherwise),
        place,
      );
    case 'add':
    case 'subtract':
    case 'multiply':
      return writeArithmetic(expression, place, write);
    case 'divide':
      throw new Error('INVARIANT: a quotient stands under a rounding or in a comparison');
    case 'round':
      return writeRounding(expression, place, write);
    case 'date_add':
      return writeDateAddition(expression, place, write);
    case 'full_years':
      return onceWritten(
        strict([operand(expression.from), operand(expression.to)], place, ([from, to]) =>
          writeFullYears(from ?? none, to ?? none, place),
        ),
        place,
      );
    case 'days_between':
      return strict([operand(expression.from), operand(expression.to)], place, ([from, to]) => code`(${to} - ${from})`);
    case 'date_part':
      return strict([operand(expression.date)], place, ([date]) => partOfDate(expression.part, date));
    case 'any':
    case 'every':
      return writeQuantifier(expression, place, write);
    case 'count':
      return writeCount(expression, place, write);
    case 'sum':
      return writeSum(expression, place, write);
    case 'least':
    case 'greatest':
      return writeExtreme(expression, place, write);
    case 'least_of':
    case 'greatest_of':
      return writeLeastOrGreatest(expression, place);
    case 'is_empty':
      return strict([operand(expression.list)], place, ([list]) => code`(${list}.length === 0)`);
    case 'is_given':
      return isGiven(operand(expression.operand), place);
    case 'not_given':
      return writeNotGiven(expression, place);
    case 'empty_list':
      return knownTerm(code`emptyList`);
    case 'matches':
      return strict(
        [operand(expression.operand)],
        place,
        ([text]) => code`matchesFormat(${expression.format}, ${text})`,
      );
  }
}

/** Worked out once where two conditions ask for the same, as the two bounds of a value do. */
function onceWritten(term: Term, { block }: Place): Term {
  return block.once(term.code.text, () => term);
}

function writeIn(expression: Expression): (inner: Place) => Term {
  return (inner) => write(expression, inner);
}

function readElement({ variable }: Node<'element'>, place: Place): Term {
  const bound = place.variables.get(variable);
  if (bound === undefined) throw new Error('INVARIANT: every variable is bound');
  return knownTerm(bound.name);
}

const mostCompared = 8;

function isOneOf(value: Code | undefined, members: readonly string[], place: Place): Code {
  if (members.length > mostCompared) return code`${place.unit.constant(new Set(members))}.has(${value})`;
  if (members.length === 0) return code`false`;
  return code`(${join(
    members.map((member) => code`${value} === ${member}`),
    ' || ',
  )})`;
}

function partOfDate(part: Node<'date_part'>['part'], date: Code | undefined): Code {
  switch (part) {
    case 'start_of_month':
      return code`startOfMonth(${date})`;
    case 'end_of_month':
      return code`endOfMonth(${date})`;
    case 'year':
      return code`yearOf(${date})`;
  }
}

function writeLeastOrGreatest({ kind, operands }: Node<'least_of' | 'greatest_of'>, place: Place): Term {
  const terms = operands.map((operand) => write(operand, place));
  const big = terms.some((term) => term.big);
  const which = kind === 'least_of' ? 'least' : 'greatest';
  return strict(
    terms,
    place,
    (values) => {
      const list = join(values, ', ');
      if (big) return code`pickExtreme(${which}, [${list}])`;
      return which === 'least' ? code`Math.min(${list})` : code`Math.max(${list})`;
    },
    big,
  );
}

function isGiven(operand: Term, place: Place): Term {
  const { code: value, mask, absent } = operand.mask === null ? operand : place.block.bind(operand);
  return { ...knownTerm(absent ? code`(${value} !== undefined)` : code`true`), mask };
}

function writeNotGiven({ operands }: Node<'not_given'>, place: Place): Term {
  const given = operands.map((operand) => place.block.bind(isGiven(write(operand, place), place)));
  const labels = operands.map((operand) => labelPath(operand, place));
  return strict(given, place, (values) => {
    const left = values.map((value, position) => code`...(${value} ? [] : [${labels[position]}])`);
    return code`[${join(left, ', ')}]`;
  });
}

/** The path by which a label is found: a fact's, or `record.field`. */
function labelPath(operand: Expression, place: Place): string {
  if (operand.kind === 'fact') return operand.path;
  const record = operand.kind === 'field' ? place.variables.get(operand.variable)?.record : null;
  if (operand.kind !== 'field' || !record) throw new Error('INVARIANT: only facts and fields are given or not');
  return `${record.name}.${operand.field}`;
}

type DateAddition = Extract<Expression, { readonly kind: 'date_add' }>;

function writeDateAddition(expression: DateAddition, place: Place, write: Write): Term {
  const operands = [write(expression.date, place), write(expression.amount, place)];
  return strict(operands, place, ([date, amount]) => {
    const { unit, factor } = expression;
    const steps = factor === 1 ? code`${amount}` : code`(${amount} * ${factor})`;
    return add(unit, date ?? code`0`, steps, place);
  });
}

function add(unit: DateAddition['unit'], date: Code, steps: Code, place: Place): Code {
  switch (unit) {
    case 'day':
      return code`(${date} + ${steps})`;
    case 'month':
      return code`monthsAfter(${civilOf(date, place)}, ${steps})`;
    case 'business_day':
      return code`addBusinessDays(${date}, ${steps})`;
  }
}

/** Full years between two dates. */
function writeFullYears(from: Code, to: Code, place: Place): Code {
  return code`fullYears(${civilOf(from, place)}, ${civilOf(to, place)})`;
}

/** The civil date of a fact is worked out once in a function, whichever rules ask for it. */
function civilOf(date: Code, { block }: Place): Code {
  const fact = block.factBehind(date);
  return fact === null ? code`civilOf(${date})` : block.lazily(code`civilOf(${fact})`);
}
