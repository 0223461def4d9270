import type {
  Day,
  Definition,
  DefinitionException,
  DefinitionVersion,
  Expression,
  Parameter,
  Rulebook,
  RuleException,
  RuleVersion,
  Timeline,
  Variable,
} from '../ir/ir.ts';
import { expressionsOfMessage, operandsOf, visitExpression, withOperands } from '../ir/operands.ts';
import { type Assumptions, assume, assumeAll, noAssumptions, truthUnder } from './assumptions.ts';

/** A question that is put to values: what it asks of each of several possible ones may have one answer. */
type Test = Extract<Expression, { readonly kind: 'compare' | 'member_of' | 'in_list' }>;

function isTest(expression: Expression): expression is Test {
  return expression.kind === 'compare' || expression.kind === 'member_of' || expression.kind === 'in_list';
}

/** Tests with the choices of their operands taken outside: `(if c then 3 else 4) >= n` as `if c then 3 >= n else 4 >= n`. */
export type LiftedTests = ReadonlyMap<Expression, Expression>;

/** A test with more leaves than this stays as it is: the bound depends on the rulebook alone, never on a case. */
export const mostLeaves = 12;

/**
 * The tests of a rulebook that have another form in which the choice between possible values is made outside of them, as
 * its texts stand on `day`; null is the unknown date. Both forms come to the same wherever all is known. Where something
 * is not, the other form decides what all values still possible decide alike, and waits for a part of what the test
 * waits for, as `choose` does (supervaluation: van Fraassen 1966).
 *
 * Each form may rest on what holds wherever the test counts: the `when` of its rule or definition, earlier operands of an
 * `and`, the branch it stands in. Where that does not hold, what surrounds the test passes over its answer.
 */
export function liftTests(rulebook: Rulebook, day: Day | null): LiftedTests {
  const lifting = new Lifting(rulebook, day);
  for (const { versions } of rulebook.definitions) for (const { value } of versions) lifting.enterDefinition(value);
  for (const { rules } of rulebook.decisions) {
    for (const { versions } of rules) for (const { value } of versions) lifting.enterRule(value);
  }
  return lifting.lifted;
}

/** Goes on from a leaf, under what has been assumed on the way to it; null where there are too many leaves. */
type GoOn = (leaf: Expression, assumptions: Assumptions) => Expression | null;

class Lifting {
  readonly lifted = new Map<Expression, Expression>();
  private readonly visited = new Set<Expression>();
  private readonly liftable = new Map<Expression, boolean>();
  private readonly definitions: ReadonlyMap<string, Definition>;
  private readonly parameters: ReadonlyMap<string, Parameter>;
  private readonly members: ReadonlyMap<string, readonly string[]>;
  private readonly day: Day | null;
  private readonly choices = new Map<string, DefinitionVersion | null>();

  constructor(rulebook: Rulebook, day: Day | null) {
    this.day = day;
    this.definitions = new Map(rulebook.definitions.map((one) => [one.name, one]));
    this.parameters = new Map(rulebook.parameters.map((one) => [one.name, one]));
    this.members = new Map(rulebook.enums.map(({ name, members }) => [name, members.map((member) => member.name)]));
  }

  enterRule(version: RuleVersion | null): void {
    if (version === null) return;
    const { forEach, when, requires, otherwise, exceptions } = version;
    if (forEach !== null) this.enter(forEach.list, noAssumptions);
    const within = this.enterCondition(when, noAssumptions);
    this.enterExceptions(exceptions, within);
    const replaced = exceptions.flatMap((one) => (one.mode === 'replace' && one.when !== null ? [one.when] : []));
    this.enter(requires, assumeAll(replaced, false, within));
    for (const part of expressionsOfMessage(otherwise.message)) this.enter(part, noAssumptions);
  }

  private enterExceptions(exceptions: readonly RuleException[], assumptions: Assumptions): void {
    for (const { when, requires, otherwise, exceptions: inner } of exceptions) {
      const within = this.enterCondition(when, assumptions);
      this.enterExceptions(inner, within);
      if (requires !== null) this.enter(requires, within);
      for (const part of expressionsOfMessage(otherwise.message)) this.enter(part, noAssumptions);
    }
  }

  enterDefinition(version: DefinitionVersion | null): void {
    if (version === null) return;
    if (version.asOf !== null) this.enter(version.asOf, noAssumptions);
    this.enterBodies(version, this.enterCondition(version.when, noAssumptions));
  }

  private enterBodies({ body, exceptions }: Pick<DefinitionVersion, 'body' | 'exceptions'>, assumptions: Assumptions) {
    for (const exception of exceptions) this.enterBodies(exception, this.enterCondition(exception.when, assumptions));
    const conditions = exceptions.map(({ when }) => when);
    this.enter(body, assumeAll(conditions, false, assumptions));
  }

  /** What holds where the condition does. */
  private enterCondition(condition: Expression | null, assumptions: Assumptions): Assumptions {
    if (condition === null) return assumptions;
    this.enter(condition, assumptions);
    return assume(condition, true, assumptions);
  }

  /** Lifts the tests of an expression that counts only where the assumptions hold. */
  private enter(expression: Expression, assumptions: Assumptions): void {
    if (!this.hasLiftable(expression)) return;
    if (isTest(expression)) this.liftAt(expression, assumptions);
    switch (expression.kind) {
      case 'and':
      case 'or': {
        let before = assumptions;
        for (const operand of expression.operands) {
          this.enter(operand, before);
          before = assume(operand, expression.kind === 'and', before);
        }
        return;
      }
      case 'choose': {
        for (const { when } of expression.branches) this.enter(when, assumptions);
        for (const { body, within } of waysOf(expression, assumptions)) this.enter(body, within);
        return;
      }
      default:
    }
    for (const operand of operandsOf(expression)) this.enter(operand, assumptions);
  }

  /** Whether it holds a test with a choice to take outside: of most it is not asked what has been assumed. */
  private hasLiftable(expression: Expression): boolean {
    const known = this.liftable.get(expression);
    if (known !== undefined) return known;
    const operands = operandsOf(expression);
    const found =
      (isTest(expression) && operands.some((operand) => this.hasChoice(operand))) ||
      operands.some((operand) => this.hasLiftable(operand));
    this.liftable.set(expression, found);
    return found;
  }

  /** A test that stands in several places rests on nothing. */
  private liftAt(test: Test, assumptions: Assumptions): void {
    const lifted = this.lift(test, this.visited.has(test) ? noAssumptions : assumptions);
    this.visited.add(test);
    if (lifted === null) this.lifted.delete(test);
    else this.lifted.set(test, lifted);
  }

  private lift(test: Test, assumptions: Assumptions): Expression | null {
    const operands = operandsOf(test);
    if (!operands.some((operand) => this.hasChoice(operand))) return null;
    let leaves = 0;
    return this.liftEach(operands, assumptions, (found) => {
      leaves += 1;
      return leaves > mostLeaves ? null : withOperands(test, found);
    });
  }

  /** The leaves of several operands, each with each, from left to right. */
  private liftEach(
    operands: readonly Expression[],
    assumptions: Assumptions,
    goOn: (leaves: readonly Expression[], assumptions: Assumptions) => Expression | null,
    found: readonly Expression[] = [],
  ): Expression | null {
    const [first, ...others] = operands;
    if (first === undefined) return goOn(found, assumptions);
    return this.reach(first, assumptions, (leaf, within) => this.liftEach(others, within, goOn, [...found, leaf]));
  }

  /** The choices of an expression, with `goOn` at each leaf. */
  private reach(expression: Expression, assumptions: Assumptions, goOn: GoOn): Expression | null {
    if (!this.hasChoice(expression)) return goOn(expression, assumptions);
    switch (expression.kind) {
      case 'choose':
        return this.reachBranches(expression, assumptions, goOn);
      case 'definition': {
        const version = this.openDefinition(expression.name);
        return version === null
          ? goOn(expression, assumptions)
          : this.reach(bodyOf(version, expression.variable), assumptions, goOn);
      }
      case 'lookup':
        return this.reachMembers(expression, assumptions, goOn);
      default:
        return this.liftEach(operandsOf(expression), assumptions, (leaves, within) =>
          goOn(withOperands(expression, leaves), within),
        );
    }
  }

  private reachBranches(choice: Choice, assumptions: Assumptions, goOn: GoOn): Expression | null {
    const ways = waysOf(choice, assumptions);
    const [only] = ways;
    if (only !== undefined && ways.length === 1) return this.reach(only.body, only.within, goOn);
    const branches: { when: Expression; then: Expression }[] = [];
    let otherwise: Expression | null = null;
    for (const { when, body, within } of ways) {
      const reached = this.reach(body, within, goOn);
      if (reached === null) return null;
      if (when === null) otherwise = reached;
      else branches.push({ when, then: reached });
    }
    return { ...choice, branches, otherwise };
  }

  /** A look-up by enum is a choice between its members. */
  private reachMembers(lookup: Lookup, assumptions: Assumptions, goOn: GoOn): Expression | null {
    const { index } = lookup;
    const by = this.parameters.get(lookup.parameter)?.index;
    if (index === null || by?.kind !== 'enum') return goOn(lookup, assumptions);
    return this.reach(index, assumptions, (leaf, within) => {
      if (leaf.kind === 'constant') return goOn({ ...lookup, index: leaf }, within);
      const branches = (this.members.get(by.enum) ?? []).map((member) => ({
        when: { kind: 'member_of', operand: leaf, members: [member] } as const,
        then: { ...lookup, index: { kind: 'constant', type: { kind: 'enum', enum: by.enum }, value: member } } as const,
      }));
      return this.reachBranches({ kind: 'choose', branches, otherwise: null, origin: 'match' }, within, goOn);
    });
  }

  private hasChoice(expression: Expression): boolean {
    switch (expression.kind) {
      case 'choose':
        return true;
      case 'definition':
        return this.openDefinition(expression.name) !== null;
      case 'lookup':
        return (
          expression.index !== null &&
          expression.index.kind !== 'constant' &&
          this.parameters.get(expression.parameter)?.index?.kind === 'enum'
        );
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'round':
      case 'date_add':
      case 'full_years':
      case 'days_between':
      case 'date_part':
      case 'least_of':
      case 'greatest_of':
        return operandsOf(expression).some((operand) => this.hasChoice(operand));
      default:
        return false;
    }
  }

  /** The text of a definition whose choices can be made outside of it; null where it has none, or must stay whole. */
  private openDefinition(name: string): DefinitionVersion | null {
    const known = this.choices.get(name);
    if (known !== undefined) return known;
    const definition = this.definitions.get(name);
    const version = definition === undefined ? null : versionIn(definition.versions, this.day);
    const isOpen =
      version !== null &&
      version.asOf === null &&
      definition?.type.kind !== 'boolean' &&
      bodiesOf(version).every(canMove) &&
      (version.exceptions.length > 0 || this.hasChoice(version.body));
    const open = isOpen ? version : null;
    this.choices.set(name, open);
    return open;
  }
}

type Choice = Extract<Expression, { readonly kind: 'choose' }>;
type Lookup = Extract<Expression, { readonly kind: 'lookup' }>;

/** The branches of a choice that the assumptions leave, each with what holds in it; `when` is null for the rest. */
function waysOf(
  { branches, otherwise }: Choice,
  assumptions: Assumptions,
): readonly { readonly when: Expression | null; readonly body: Expression; readonly within: Assumptions }[] {
  const truths = branches.map(({ when }) => truthUnder(when, assumptions));
  const certain = branches.find((_, place) => truths[place] === true);
  if (certain !== undefined) return [{ when: certain.when, body: certain.then, within: assumptions }];
  const left = branches.filter((_, place) => truths[place] === null);
  const ways = left.map(({ when, then }) => {
    const others = left.filter((one) => one.when !== when).map((one) => one.when);
    return { when, body: then, within: assume(when, true, assumeAll(others, false, assumptions)) };
  });
  if (otherwise === null) return ways;
  const conditions = left.map(({ when }) => when);
  return [...ways, { when: null, body: otherwise, within: assumeAll(conditions, false, assumptions) }];
}

/** The version of a text that is in force; null where none is, or on an unknown date several could be. */
function versionIn<T>(versions: Timeline<T>, day: Day | null): T | null {
  const [first, ...later] = versions;
  if (first === undefined) return null;
  if (day !== null) return (versions.findLast(({ from }) => from <= day) ?? first).value;
  return later.length === 0 ? first.value : null;
}

function bodiesOf(version: DefinitionVersion): readonly Expression[] {
  const below = ({ when, body, exceptions }: DefinitionException): readonly Expression[] => [
    when,
    body,
    ...exceptions.flatMap(below),
  ];
  return [version.body, ...version.exceptions.flatMap(below)];
}

/** Whether a definition's text can stand elsewhere: it binds no variable, and no gap takes its name from where it stands. */
function canMove(expression: Expression): boolean {
  let can = true;
  visitExpression(expression, ({ kind }) => {
    if (immovable.has(kind)) can = false;
  });
  return can;
}

const immovable: ReadonlySet<Expression['kind']> = new Set([
  'any',
  'every',
  'count',
  'sum',
  'least',
  'greatest',
  'divide',
] satisfies Expression['kind'][]);

/** A definition's text as one expression, of the element that `variable` stands for. */
function bodyOf({ body, exceptions }: DefinitionVersion, variable: Variable | null): Expression {
  const choose = (own: Expression, others: readonly DefinitionException[]): Expression => {
    if (others.length === 0) return own;
    const branches = others.map((one) => ({ when: one.when, then: choose(one.body, one.exceptions) }));
    return { kind: 'choose', branches, otherwise: own, origin: 'if' };
  };
  const whole = choose(body, exceptions);
  return variable === null || variable === 0 ? whole : rename(whole, variable);
}

/** The expression with `variable` in place of the definition's own element, which is variable 0. */
function rename(expression: Expression, variable: Variable): Expression {
  const renamed = withOperands(
    expression,
    operandsOf(expression).map((operand) => rename(operand, variable)),
  );
  return 'variable' in renamed && renamed.variable === 0 ? { ...renamed, variable } : renamed;
}
