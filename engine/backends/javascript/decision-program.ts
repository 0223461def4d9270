import type { CompiledDecision, Evaluator, Verdict } from '../../backend.ts';
import { passesOnSensitive } from '../../explain/sensitive.ts';
import { surround } from '../../explain/type-of.ts';
import type { Facts, Findings, Result, RuleFinding, Value } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Day, Decision, Message } from '../../ir/ir.ts';
import { dateOf, listOutdated, supplyDate } from '../interpreter/decide.ts';
import { orderPaths } from '../interpreter/missing.ts';
import { absent, toResult } from '../interpreter/results.ts';
import type { Program as Declarations } from '../interpreter/scope.ts';
import { toVerdictValues } from '../verdict-values.ts';
import { type Conclusion, conclude } from './conclude.ts';
import { type Settled, settle, toFinding } from './findings.ts';
import { fewestIndexed, generate, type Program } from './generate.ts';
import { Layout } from './layout.ts';
import type { Context, OwnCase } from './objects.ts';
import type { Run } from './run.ts';
import { library } from './runtime/library.ts';
import { nothing, type Raw, toComputed, Unknown, unite, waitFor } from './runtime/unknown.ts';
import { spanAt, spansOf } from './spans.ts';
import type { Mode } from './unit.ts';

/** One decision, its code generated span by span when first needed. Not reentrant: one run at a time. */
export class DecisionProgram implements CompiledDecision {
  private readonly layout: Layout;
  private readonly decision: Decision;
  private readonly declarations: Declarations;
  private readonly reference: Evaluator;
  /** Whether rules say different things at different times, so that an unknown date leaves several to choose from. */
  private readonly datedRules: boolean;
  private readonly starts: readonly Day[];
  private readonly programs: Readonly<Record<Mode, (Program | undefined)[]>> = { verdict: [], closed: [], open: [] };
  private undated: Program | undefined;
  private readonly run: Run;
  private readonly main: Context;
  private mode: Mode = 'closed';
  private opened = 0;
  private readonly unknownDate: Unknown;
  private readonly dateIsAnswered: boolean;
  private readonly outputs: readonly { readonly name: string; readonly hidden: boolean }[];
  /** The paths of waits met before, in order. */
  private readonly ordered = new WeakMap<ReadonlySet<string>, readonly string[]>();
  private readonly contexts = new Map<Day, Context>();

  constructor(declarations: Declarations, decision: Decision, reference: Evaluator) {
    this.reference = reference;
    this.declarations = declarations;
    this.decision = decision;
    this.layout = new Layout(declarations, decision);
    this.datedRules = decision.rules.some(({ versions }) => !declarations.undated.has(versions));
    this.starts = spansOf(this.layout);
    this.main = this.layout.objects.openContext();
    // Where the as-of fact is optional, leaving it out was an answer.
    this.dateIsAnswered = declarations.facts.get(decision.asOf)?.optional === true;
    this.unknownDate = waitFor(decision.asOf);
    this.outputs = decision.outputs.map(({ name, expression }) => ({
      name,
      hidden: passesOnSensitive(expression, surround(declarations.rulebook)),
    }));
    this.run = {
      noted: [],
      count: 0,
      names: null,
      listed: true,
      outputs: decision.outputs.map(() => undefined),
      lists: new Map(),
      outdated: new Map(),
      violated: () => this.violatedRules(),
      contextOn: (day) => this.contextOn(day),
    };
  }

  load(given: Facts, date: Day | null): OwnCase {
    const facts = supplyDate(this.declarations, this.decision, given, date);
    return this.layout.objects.load(facts, dateOf(this.decision, facts, date));
  }

  verdict(loaded: OwnCase): Verdict {
    if (loaded.date !== null) {
      const verdict = this.startOn(loaded.date, 'verdict').run(loaded, this.main, this.run);
      if (verdict !== null && typeof verdict !== 'number') return verdict;
    }
    return loaded.date === null && this.datedRules ? this.toVerdict(this.findings(loaded)) : this.openVerdict(loaded);
  }

  findings(loaded: OwnCase): Findings {
    if (loaded.date === null && this.datedRules) return this.reference.decide(this.decision.name, loaded.facts, null);
    const closed = loaded.date === null ? null : this.startOn(loaded.date, 'closed');
    const bits = closed?.run(loaded, this.main, this.run);
    const program = closed === null || typeof bits !== 'number' || bits < 0 ? this.runOpen(loaded) : closed;
    const results = this.run.outputs.map(toValue);
    const settled = settle(this.run, program);
    const { outcome, open } = this.conclude(loaded, settled);
    // Made before `outdated` is read: messages too look values up.
    const rules = this.findRules(loaded, program, settled);
    return {
      decision: this.decision.name,
      date: loaded.date,
      outcome,
      values: this.decision.outputs.flatMap(({ name, type }, index) => {
        const result = results[index] ?? absent;
        return result.kind === 'absent' ? [] : [{ name, type, result }];
      }),
      rules,
      missing: this.orderPaths(open),
      gaps: open.gaps,
      outdated: this.run.outdated.size === 0 ? [] : this.listOutdated(),
    };
  }

  private startOn(date: Day, mode: Mode): Program {
    this.start(mode);
    const program = this.programOf(date, mode);
    this.main.day = date;
    this.main.unit = program;
    return program;
  }

  private runOpen(loaded: OwnCase): Program {
    this.start('open');
    const { main } = this;
    const program = this.programOf(loaded.date, 'open');
    main.day = loaded.date ?? Number.NaN;
    main.date = loaded.date === null ? this.unknownDate : nothing;
    main.unit = program;
    program.run(loaded, main, this.run);
    return program;
  }

  private start(mode: Mode): void {
    const { run, main } = this;
    this.mode = mode;
    this.opened += 1;
    main.k = this.opened;
    run.count = 0;
    run.names = null;
    run.listed = true;
    if (run.lists.size > 0) run.lists.clear();
    if (run.outdated.size > 0) run.outdated.clear();
    if (this.contexts.size > 0) this.contexts.clear();
  }

  private programOf(day: Day | null, mode: Mode): Program {
    if (day === null) {
      this.undated ??= generate(this.layout, null, 'open');
      return this.undated;
    }
    const programs = this.programs[mode];
    const span = spanAt(this.starts, day);
    const before = programs[span];
    if (before !== undefined) return before;
    const start = span === 0 ? (this.starts[0] ?? day + 1) - 1 : (this.starts[span - 1] ?? day);
    const program = generate(this.layout, start, mode);
    programs[span] = program;
    return program;
  }

  /** The context of a definition's own date. The same one for the same day, so that nothing is computed twice. */
  private contextOn(day: Day | Unknown | undefined): Context {
    if (typeof day !== 'number') return this.openContext(null, day ?? nothing);
    if (day === this.main.day) return this.main;
    const before = this.contexts.get(day);
    if (before !== undefined) return before;
    const context = this.openContext(day, nothing);
    this.contexts.set(day, context);
    return context;
  }

  private openContext(day: Day | null, date: Unknown): Context {
    const context = this.layout.objects.openContext();
    this.opened += 1;
    context.k = this.opened;
    context.day = day ?? Number.NaN;
    context.date = date;
    context.unit = this.programOf(day, this.mode);
    return context;
  }

  /** Rules that ran by their guards, or for each element of a list, are brought into order here. */
  private violatedRules(): readonly string[] {
    const { alternatives } = this.programOf(this.main.day, 'verdict');
    const { noted, count, names } = this.run;
    const listed = new Set(names);
    const places = new Set<number>();
    for (const note of noted.slice(0, count)) places.add(alternatives.at(note as number).rule);
    for (const [place, { name }] of this.decision.rules.entries()) if (listed.has(name)) places.add(place);
    return this.namesOf(places);
  }

  private namesOf(places: ReadonlySet<number>): readonly string[] {
    return [...places].sort((left, right) => left - right).map((place) => this.ruleAt(place));
  }

  private ruleAt(place: number): string {
    const rule = this.decision.rules[place];
    invariant(rule !== undefined, 'notes name rules of the decision');
    return rule.name;
  }

  private openVerdict(loaded: OwnCase): Verdict {
    const settled = settle(this.run, this.runOpen(loaded));
    const { outcome, open } = this.conclude(loaded, settled);
    const violated: string[] = [];
    for (const { rule, standing } of this.inOrder(settled)) {
      if (standing.status === 'violated') violated.push(this.ruleAt(rule));
    }
    return { outcome, violated, missing: this.orderPaths(open), values: this.openValues() };
  }

  private openValues(): Verdict['values'] {
    const values: Record<string, Value | null> = {};
    for (const [position, { name, hidden }] of this.outputs.entries()) {
      const raw = this.run.outputs[position];
      values[name] = hidden || raw === undefined || raw instanceof Unknown ? null : (raw as Value);
    }
    return values;
  }

  private toVerdict({ outcome, rules, values, missing }: Findings): Verdict {
    const found = new Map(values.map(({ name, result }) => [name, result]));
    return {
      outcome,
      violated: rules.filter(({ status }) => status === 'violated').map(({ rule }) => rule),
      missing,
      values: toVerdictValues(
        this.declarations.rulebook,
        this.decision,
        this.decision.outputs.map(({ name }) => found.get(name) ?? absent),
      ),
    };
  }

  private conclude({ date }: OwnCase, settled: readonly Settled[]): Conclusion {
    const { outcome, open } = conclude(this.inOrder(settled), date !== null);
    const { outputs } = this.run;
    let waiting = outcome === 'denied' || date !== null || this.dateIsAnswered ? nothing : this.unknownDate;
    if (outcome !== 'denied') waiting = unite(waiting, open);
    for (const output of outputs) waiting = unite(waiting, output);
    return { outcome, open: waiting };
  }

  /** Rules with guards do not run in their order. */
  private inOrder(settled: readonly Settled[]): readonly Settled[] {
    return this.decision.rules.length < fewestIndexed
      ? settled
      : [...settled].sort((left, right) => left.rule - right.rule);
  }

  private orderPaths({ waits }: Unknown): readonly string[] {
    if (waits.size === 0) return noPaths;
    const before = this.ordered.get(waits);
    if (before !== undefined) return before;
    const ordered = orderPaths(waits, this.declarations.rulebook);
    this.ordered.set(waits, ordered);
    return ordered;
  }

  private listOutdated(): Findings['outdated'] {
    return listOutdated({ program: this.declarations, outdated: this.run.outdated });
  }

  private findRules(loaded: OwnCase, program: Program, settled: readonly Settled[]): readonly RuleFinding[] {
    const found = new Map(settled.map((one) => [one.rule, one]));
    const tell = (message: Message, element: Raw) => this.tell(message, element, loaded, program);
    return [...program.rules.values()].map((rule) => {
      const one = found.get(rule.place);
      return one === undefined ? program.idle(rule) : toFinding(one, rule, program, this.run, tell);
    });
  }

  /** The values a message tells; those the closed program does not know, the open one does. */
  private tell(message: Message, element: Raw, loaded: OwnCase, program: Program): readonly Raw[] {
    const told = program.messages.get(message)?.(loaded, this.main, this.run, element);
    if (typeof told === 'object') return told;
    invariant(told === library.BAIL && loaded.date !== null, 'every message has a function');
    // What the closed program remembers of its own run is not asked again: it has told all it could.
    this.mode = 'open';
    this.contexts.clear();
    const context = this.openContext(loaded.date, nothing);
    const retold = this.programOf(loaded.date, 'open').messages.get(message)?.(loaded, context, this.run, element);
    this.mode = 'closed';
    this.contexts.clear();
    invariant(typeof retold === 'object', 'every message has a function');
    return retold;
  }
}

function toValue(raw: Raw): Result {
  return toResult(toComputed(raw));
}

const noPaths: readonly string[] = [];
