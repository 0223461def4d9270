import type { Findings, RuleFinding } from '../../ir/findings.ts';
import type { Message } from '../../ir/ir.ts';
import { listOutdated, standWithoutRules } from '../interpreter/decide.ts';
import { orderPaths } from '../interpreter/missing.ts';
import { toResult } from '../interpreter/results.ts';
import type { Program as Declarations } from '../interpreter/scope.ts';
import { type Conclusion, conclude } from './conclude.ts';
import type { Execution } from './execution.ts';
import { type Settled, settle, toFinding } from './findings.ts';
import type { Program } from './generate.ts';
import type { OwnCase } from './objects.ts';
import { nothing, type Raw, toComputed, toUnknown, type Unknown, unite } from './runtime/unknown.ts';

/** Everything that is found of a case; rules have to say the same at all times where its date is not known. */
export function findAll(loaded: OwnCase, execution: Execution, declarations: Declarations): Findings {
  const { layout, run } = execution;
  const { decision } = layout;
  const program = runFor(loaded, execution);
  const values = decision.outputs.flatMap(({ name, type }, index) => {
    const result = toResult(toComputed(run.outputs[index]));
    return result.kind === 'absent' ? [] : [{ name, type, result }];
  });
  const settled = inOrder(settle(run, program), execution);
  const standings = settled.map(({ standing }) => standing);
  for (const standing of standWithoutRules(decision, loaded.date, values)) standings.push(standing);
  const { outcome, open } = withOutputs(conclude(standings, loaded.date !== null), loaded, execution);
  // Made before `outdated` is read: messages too look values up.
  const rules = findRules(loaded, program, settled, execution);
  return {
    decision: decision.name,
    date: loaded.date,
    outcome,
    values,
    rules,
    missing: open.paths((waits) => orderPaths(waits, declarations.rulebook)),
    gaps: uniteWarnings(open, settled).gaps,
    outdated: run.outdated.size === 0 ? [] : listOutdated({ program: declarations, outdated: run.outdated }),
  };
}

/** The closed program, or where it gives up the open one, once it has run. */
function runFor(loaded: OwnCase, execution: Execution): Program {
  if (loaded.date !== null) {
    const { program, result } = execution.start(loaded, 'closed');
    if (typeof result === 'number' && result >= 0) return program;
  }
  return execution.start(loaded, 'open').program;
}

/** Rules with guards do not run in their order. */
function inOrder(settled: readonly Settled[], { layout }: Execution): readonly Settled[] {
  return layout.runsInOrder ? settled : [...settled].sort((left, right) => left.rule - right.rule);
}

/** What the outcome and the outputs wait for together. */
function withOutputs({ outcome, open }: Conclusion, { date }: OwnCase, execution: Execution): Conclusion {
  const { layout, run, unknownDate } = execution;
  let waiting = outcome === 'denied' || date !== null || layout.dateIsAnswered ? nothing : unknownDate;
  if (outcome !== 'denied') waiting = unite(waiting, open);
  for (const output of run.outputs) waiting = unite(waiting, output);
  return { outcome, open: waiting };
}

/** With what rules that may warn wait for and rest on. */
function uniteWarnings(open: Unknown, settled: readonly Settled[]): Unknown {
  let united = open;
  for (const { standing } of settled) {
    if (standing.effect === 'warn' && standing.status === 'unknown') united = unite(united, toUnknown(standing.open));
  }
  return united;
}

/** Both the rules in force and those that settled stand in order. */
function findRules(
  loaded: OwnCase,
  program: Program,
  settled: readonly Settled[],
  execution: Execution,
): readonly RuleFinding[] {
  const tell = (message: Message, element: Raw) => execution.tell(message, element, loaded, program);
  const findings: RuleFinding[] = [];
  let next = 0;
  for (const rule of program.rules.values()) {
    const one = settled[next];
    if (one === undefined || one.rule !== rule.place) {
      findings.push(program.idle(rule));
      continue;
    }
    next += 1;
    findings.push(toFinding(one, rule, program, execution.run, tell));
  }
  return findings;
}
