import type { CompiledDecision, Evaluator, Verdict } from '../../backend.ts';
import type { Facts, Findings, Result, RuleFinding } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Day, Decision, Message, Outcome } from '../../ir/ir.ts';
import {
  concludeFrom,
  countsTowardsOutcome,
  dateOf,
  listOutdated,
  supplyDate,
  waitForDate,
} from '../interpreter/decide.ts';
import { orderPaths } from '../interpreter/missing.ts';
import { absent, type Unknown as Open, toResult, unite as uniteResults } from '../interpreter/results.ts';
import type { Program as Declarations } from '../interpreter/scope.ts';
import { balance } from '../interpreter/standing.ts';
import { toVerdictValues } from '../verdict-values.ts';
import { type Settled, settle, toFinding } from './findings.ts';
import { generate, type Program } from './generate.ts';
import { Layout } from './layout.ts';
import type { Context, OwnCase } from './objects.ts';
import type { Run } from './run.ts';
import { library } from './runtime/library.ts';
import { nothing, type Raw, toComputed, Unknown } from './runtime/unknown.ts';
import { spanAt, spansOf } from './spans.ts';

/** Which programs a run uses: the closed ones, which give up on what is not known, or the open ones. */
type Mode = 'closed' | 'open';

/** One decision, its code generated span by span when first needed. Not reentrant: one run at a time. */
export class DecisionProgram implements CompiledDecision {
  private readonly layout: Layout;
  private readonly decision: Decision;
  private readonly declarations: Declarations;
  private readonly reference: Evaluator;
  /** Whether rules say different things at different times, so that an unknown date leaves several to choose from. */
  private readonly datedRules: boolean;
  private readonly starts: readonly Day[];
  private readonly programs: Readonly<Record<Mode, (Program | undefined)[]>> = { closed: [], open: [] };
  private undated: Program | undefined;
  private readonly run: Run;
  private readonly main: Context;
  private mode: Mode = 'closed';
  private opened = 0;
  private readonly contexts = new Map<Day, Context>();

  constructor(declarations: Declarations, decision: Decision, reference: Evaluator) {
    this.reference = reference;
    this.declarations = declarations;
    this.decision = decision;
    this.layout = new Layout(declarations, decision);
    this.datedRules = decision.rules.some(({ versions }) => !declarations.undated.has(versions));
    this.starts = spansOf(this.layout);
    this.main = this.layout.objects.openContext();
    this.run = {
      noted: [],
      count: 0,
      tracing: false,
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
      const program = this.startClosed(loaded.date, false);
      const verdict = program.verdict?.(loaded, this.main, this.run) ?? null;
      if (verdict !== null) return verdict;
    }
    return loaded.date === null && this.datedRules ? this.toVerdict(this.findings(loaded)) : this.openVerdict(loaded);
  }

  findings(loaded: OwnCase): Findings {
    if (loaded.date === null && this.datedRules) return this.reference.decide(this.decision.name, loaded.facts, null);
    const open = loaded.date === null || this.startClosed(loaded.date, true).decide(loaded, this.main, this.run) < 0;
    if (open) this.runOpen(loaded);
    const { run, decision } = this;
    const program = this.programOf(loaded.date, open ? 'open' : 'closed');
    const values = run.outputs.map(toValue);
    const settled = settle(run, program);
    const rules = this.findRules(loaded, program, settled);
    const concluded = this.conclude(loaded, settled, values);
    return {
      decision: decision.name,
      date: loaded.date,
      outcome: concluded.outcome,
      values: decision.outputs.flatMap(({ name, type }, index) => {
        const result = values[index] ?? absent;
        return result.kind === 'absent' ? [] : [{ name, type, result }];
      }),
      rules,
      missing: orderPaths(concluded.open.waits, this.declarations.rulebook),
      gaps: concluded.open.gaps,
      outdated: listOutdated({ program: this.declarations, outdated: run.outdated }),
    };
  }

  private startClosed(date: Day, tracing: boolean): Program {
    this.start('closed', tracing);
    const program = this.programOf(date, 'closed');
    this.main.day = date;
    this.main.unit = program;
    return program;
  }

  private runOpen(loaded: OwnCase): void {
    this.start('open', true);
    const { main } = this;
    const program = this.programOf(loaded.date, 'open');
    main.day = loaded.date ?? Number.NaN;
    main.date = loaded.date === null ? this.unknownDate() : nothing;
    main.unit = program;
    program.decide(loaded, main, this.run);
  }

  private start(mode: Mode, tracing: boolean): void {
    const { run, main } = this;
    this.mode = mode;
    this.opened += 1;
    main.k = this.opened;
    run.count = 0;
    run.tracing = tracing;
    if (run.lists.size > 0) run.lists.clear();
    if (run.outdated.size > 0) run.outdated.clear();
    if (this.contexts.size > 0) this.contexts.clear();
  }

  private unknownDate(): Unknown {
    return new Unknown(new Set([this.decision.asOf]), []);
  }

  private programOf(day: Day | null, mode: Mode): Program {
    if (day === null) {
      this.undated ??= generate(this.layout, null, true);
      return this.undated;
    }
    const programs = this.programs[mode];
    const span = spanAt(this.starts, day);
    const before = programs[span];
    if (before !== undefined) return before;
    const start = span === 0 ? (this.starts[0] ?? day + 1) - 1 : (this.starts[span - 1] ?? day);
    const program = generate(this.layout, start, mode === 'open');
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

  /** Of the rules a closed program noted; those that ran by their guards are not in order. */
  private violatedRules(): readonly string[] {
    const { alternatives } = this.programOf(this.main.day, 'closed');
    const { noted, count } = this.run;
    const names: string[] = [];
    let last = -1;
    for (let index = 0; index < count; index += 1) {
      const note = noted[index];
      if (typeof note !== 'number' || note < 0 || (note & 3) === 0) continue;
      const { rule } = alternatives.at(note);
      if (rule < last) return this.namesOf(this.violatedPlaces());
      if (rule > last) names.push(this.ruleAt(rule));
      last = rule;
    }
    return names;
  }

  private violatedPlaces(): ReadonlySet<number> {
    const { alternatives } = this.programOf(this.main.day, 'closed');
    const notes = this.run.noted.slice(0, this.run.count);
    const violations = notes.filter((note) => typeof note === 'number' && note >= 0 && (note & 3) !== 0);
    return new Set(violations.map((note) => alternatives.at(note as number).rule));
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
    this.runOpen(loaded);
    const program = this.programOf(loaded.date, 'open');
    const settled = settle(this.run, program);
    const values = this.run.outputs.map(toValue);
    const { outcome, open } = this.conclude(loaded, settled, values);
    const places = settled.filter(({ standing }) => standing.status === 'violated').map(({ rule }) => rule);
    return {
      outcome,
      violated: this.namesOf(new Set(places)),
      values: this.toValues(values),
      missing: orderPaths(open.waits, this.declarations.rulebook),
    };
  }

  private toValues(results: readonly Result[]): Verdict['values'] {
    return toVerdictValues(this.declarations.rulebook, this.decision, results);
  }

  private toVerdict({ outcome, rules, values, missing }: Findings): Verdict {
    const found = new Map(values.map(({ name, result }) => [name, result]));
    return {
      outcome,
      violated: rules.filter(({ status }) => status === 'violated').map(({ rule }) => rule),
      missing,
      values: this.toValues(this.decision.outputs.map(({ name }) => found.get(name) ?? absent)),
    };
  }

  private conclude(
    { date }: OwnCase,
    settled: readonly Settled[],
    values: readonly Result[],
  ): { readonly outcome: Outcome; readonly open: Open } {
    const standings = inOrder(settled).map(({ standing }) => standing);
    const balanced = balance(standings.filter(countsTowardsOutcome));
    const outcome = concludeFrom(balanced, date);
    const outputs = uniteResults(values);
    if (outcome === 'denied') return { outcome, open: outputs };
    const waiting = waitForDate(this.declarations, this.decision, date);
    return { outcome, open: uniteResults([waiting, balanced.open, outputs]) };
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

function inOrder(settled: readonly Settled[]): readonly Settled[] {
  return [...settled].sort((left, right) => left.rule - right.rule);
}
