import type { Findings, RuleFinding, Violation } from '../../ir/findings.ts';
import type { Day, Message } from '../../ir/ir.ts';
import { listOutdated } from '../interpreter/decide.ts';
import { nameOfList } from '../interpreter/elements.ts';
import { known } from '../interpreter/results.ts';
import { fillMessage, standOverList } from '../interpreter/rules.ts';
import type { Program as Declarations } from '../interpreter/scope.ts';
import type { Standing } from '../interpreter/standing.ts';
import type { Execution } from './execution.ts';
import type { Program } from './generate.ts';
import { type OwnCase, type Raw, resultOf } from './objects.ts';
import type { RuleInForce } from './rule-in-force.ts';
import type { Run } from './run.ts';

/** Everything that is found of a case; null where something that matters is not known, be it a value that a message tells. */
export function findAll(loaded: OwnCase, date: Day, execution: Execution, declarations: Declarations): Findings | null {
  const { layout, run } = execution;
  const { decision } = layout;
  const { program, result: effects } = execution.start(loaded, 'closed');
  if (typeof effects !== 'number' || effects < 0) return null;
  // Made before `outdated` is read: messages too look values up.
  const rules = findRules(loaded, program, execution);
  if (rules === null) return null;
  const hasRules = date >= decision.since;
  const outcome = effects & 2 ? 'denied' : effects & 4 || !hasRules ? 'referred' : 'approved';
  return {
    decision: decision.name,
    date,
    outcome,
    values: decision.outputs.flatMap(({ name, type }, index) => {
      const result = resultOf(run.outputs[index]);
      return result.kind === 'absent' ? [] : [{ name, type, result }];
    }),
    rules,
    missing: [],
    gaps: hasRules || outcome === 'denied' ? [] : [{ name: decision.name, reason: 'no_rules' }],
    outdated: run.outdated.size === 0 ? [] : listOutdated({ program: declarations, outdated: run.outdated }),
  };
}

/** Both the rules in force and those that settled stand in order; null where a message tells what is not known. */
function findRules(loaded: OwnCase, program: Program, { layout, main, run }: Execution): readonly RuleFinding[] | null {
  const valuesOf = (message: Message, element: Raw): readonly Raw[] | null => {
    const tell = program.messages.get(message);
    // A message of words only tells no value.
    const told = tell === undefined ? [] : tell(loaded, main, run, element);
    return typeof told === 'object' ? told : null;
  };
  const settled = settle(run, program);
  // Rules with guards do not run in their order.
  const inOrder = layout.runsInOrder ? settled : [...settled].sort((left, right) => left.rule - right.rule);
  const findings: RuleFinding[] = [];
  let next = 0;
  for (const rule of program.rules.values()) {
    const one = inOrder[next];
    if (one === undefined || one.rule !== rule.place) {
      findings.push(program.idle(rule));
      continue;
    }
    next += 1;
    const finding = toFinding(one, rule, program, run, valuesOf);
    if (finding === null) return null;
    findings.push(finding);
  }
  return findings;
}

/** What a rule came to in a run: one note, or one for each element of its list. */
export interface Settled {
  readonly rule: number;
  readonly standing: Standing;
  /** Codes of alternatives, in order of the elements; one for a rule without a list. */
  readonly notes: readonly number[];
  readonly ofElements: boolean;
}

/** Reads the notes of a run, in the order the rules ran in. */
export function settle({ noted, count, lists }: Run, { alternatives }: Program): readonly Settled[] {
  const settled: Settled[] = [];
  for (let position = 0; position < count; ) {
    const note = noted[position] ?? 0;
    position += 1;
    if (note >= 0) {
      settled.push(alternatives.at(note).settled);
      continue;
    }
    const rule = -1 - note;
    const end = position + (lists.get(rule)?.length ?? 0);
    const notes = noted.slice(position, end);
    position = end;
    const standing = standOverList(
      notes.map((one) => alternatives.at(one).standing),
      known([]),
    );
    settled.push({ rule, standing, notes, ofElements: true });
  }
  return settled;
}

/** The finding of a settled rule, with its violations told; null where a value of a message is not known. */
function toFinding(
  { standing, notes, ofElements }: Settled,
  rule: RuleInForce,
  { alternatives }: Program,
  { lists }: Run,
  valuesOf: (message: Message, element: Raw) => readonly Raw[] | null,
): RuleFinding | null {
  const [only] = ofElements ? [] : notes;
  if (only !== undefined && !alternatives.at(only).tellsValues) return alternatives.at(only).finding;
  const { forEach } = rule.version;
  const list = lists.get(rule.place);
  const violations: Violation[] = [];
  for (const [index, note] of notes.entries()) {
    const { standing: own, message } = alternatives.at(note);
    if (own.status !== 'violated') continue;
    const values = message === null ? [] : valuesOf(message, list?.[index]);
    if (values === null) return null;
    violations.push({
      element: forEach === null ? null : `${nameOfList(forEach.list)}[${index}]`,
      effect: own.effect ?? 'deny',
      message: message === null ? null : fill(message, values),
    });
  }
  const { status, effect, exceptions, open } = standing;
  return { rule: rule.name, status, effect, exceptions, violations, waits: open.waits, gaps: open.gaps };
}

function fill(message: Message, values: readonly Raw[]): Violation['message'] {
  let position = 0;
  return fillMessage(message, () => {
    const value = values[position];
    position += 1;
    return resultOf(value);
  });
}
