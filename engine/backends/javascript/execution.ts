import { invariant } from '../../ir/invariant.ts';
import type { Day, Message } from '../../ir/ir.ts';
import type { Program } from './generate.ts';
import type { Layout } from './layout.ts';
import type { Context, OwnCase } from './objects.ts';
import { Programs } from './programs.ts';
import type { Run } from './run.ts';
import { library } from './runtime/library.ts';
import { nothing, type Raw, type Unknown, waitFor } from './runtime/unknown.ts';
import type { Mode } from './unit.ts';

/** Runs the programs of one decision. Not reentrant: one run at a time, which leaves what it noted in `run`. */
export class Execution {
  readonly layout: Layout;
  readonly run: Run;
  /** As what the as-of date is unknown. */
  readonly unknownDate: Unknown;
  private readonly main: Context;
  private readonly programs: Readonly<Record<Mode, Programs>>;
  /** Those for cases that lack no fact. */
  private readonly given: Readonly<Record<'verdict' | 'trace' | 'steps' | 'closed', Programs>>;
  private readonly verdicts: Programs;
  /** The programs of the run. */
  private running: Programs;
  private opened = 0;
  private readonly dateBit: number;
  private readonly contexts = new Map<Day, Context>();
  /** The place of each rule in the decision, by its name. */
  private readonly placeOf: ReadonlyMap<string, number>;

  constructor(layout: Layout) {
    const programsOf = (mode: Mode) => new Programs(layout, mode);
    const ofGiven = (mode: Mode) => new Programs(layout, mode, { given: true });
    this.layout = layout;
    this.placeOf = new Map(layout.decision.rules.map(({ name }, place) => [name, place]));
    this.programs = {
      verdict: programsOf('verdict'),
      trace: programsOf('trace'),
      steps: programsOf('steps'),
      closed: programsOf('closed'),
      masked: programsOf('masked'),
      open: programsOf('open'),
    };
    this.given = {
      verdict: ofGiven('verdict'),
      trace: ofGiven('trace'),
      steps: ofGiven('steps'),
      closed: ofGiven('closed'),
    };
    this.verdicts = this.given.verdict;
    this.running = this.verdicts;
    this.main = layout.objects.openContext();
    this.unknownDate = waitFor(layout.decision.asOf);
    this.dateBit = layout.hasMasks ? layout.bitOf(layout.decision.asOf) : 0;
    this.run = {
      noted: [],
      count: 0,
      names: null,
      listed: true,
      statuses: [],
      steps: [],
      openDeny: 0,
      byGap: 0,
      openRefer: 0,
      waits: 0,
      outputs: layout.decision.outputs.map(() => undefined),
      lists: new Map(),
      outdated: new Map(),
      pathsOf: (mask) => pathsOf(mask, layout.waitable),
      violated: () => this.violatedRules(),
      contextOn: (day) => this.contextOn(day),
    };
  }

  /** The verdict of a case to which nothing is missing; null where the program gives up. */
  decideComplete(loaded: OwnCase, date: Day): ReturnType<Program['run']> {
    const { run, main } = this;
    this.running = this.verdicts;
    this.begin();
    const program = this.verdicts.on(date);
    main.day = date;
    main.unit = program;
    return program.run(loaded, main, run);
  }

  /** Runs a program for a case, on its as-of date or the unknown one. */
  start(loaded: OwnCase, mode: Mode): { readonly program: Program; readonly result: ReturnType<Program['run']> } {
    const program = this.prepare(loaded, mode);
    return { program, result: this.resume(loaded, program) };
  }

  /** Runs the program that was made ready. */
  resume(loaded: OwnCase, program: Program): ReturnType<Program['run']> {
    return program.run(loaded, this.main, this.run);
  }

  /** Makes everything ready to run the program for a case. */
  prepare({ date, missing }: OwnCase, mode: Mode): Program {
    const { run, main } = this;
    this.running = missing !== 0 || mode === 'open' || mode === 'masked' ? this.programs[mode] : this.given[mode];
    this.begin();
    run.openDeny = 0;
    run.byGap = 0;
    run.openRefer = 0;
    if (run.lists.size > 0) run.lists.clear();
    if (run.outdated.size > 0) run.outdated.clear();
    const program = this.running.on(date);
    main.day = date ?? Number.NaN;
    main.date = date === null ? this.unknownDate : nothing;
    main.waits = date === null ? this.dateBit : 0;
    main.unit = program;
    return program;
  }

  private begin(): void {
    const { run } = this;
    this.opened += 1;
    this.main.k = this.opened;
    run.count = 0;
    run.names = null;
    run.listed = true;
    if (this.contexts.size > 0) this.contexts.clear();
  }

  /** The values a message tells of the case that was run; those the closed program does not know, the open one does. */
  tell(message: Message, element: Raw, loaded: OwnCase, program: Program): readonly Raw[] {
    const telling = program.messages.get(message);
    // A message of words only tells no value.
    if (telling === undefined) return [];
    const told = telling(loaded, this.main, this.run, element);
    if (typeof told === 'object') return told;
    invariant(told === library.BAIL && loaded.date !== null, 'every message has a function');
    // What the closed program remembers of its own run is not asked again: it has told all it could.
    const { running } = this;
    this.running = this.programs.open;
    this.contexts.clear();
    const context = this.openContext(loaded.date, nothing);
    // The main context is the closed program's: here this one stands for the same day.
    this.contexts.set(loaded.date, context);
    const retold = this.running.on(loaded.date).messages.get(message)?.(loaded, context, this.run, element);
    this.running = running;
    this.contexts.clear();
    invariant(typeof retold === 'object', 'every message has a function');
    return retold;
  }

  /** The context of a definition's own date. The same one for the same day, so that nothing is computed twice. */
  private contextOn(day: Day | Unknown | undefined): Context {
    if (typeof day !== 'number') return this.openContext(null, day ?? nothing);
    const before = this.contexts.get(day);
    if (before !== undefined) return before;
    if (day === this.main.day) return this.main;
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
    // What is worked out for another day is kept nowhere: it is no step of the case's own day.
    context.unit = (this.running.keepsSteps ? this.programs.trace : this.running).on(day);
    return context;
  }

  /** Rules that ran by their guards, or for each element of a list, are brought into order here. */
  private violatedRules(): readonly string[] {
    const { alternatives } = this.main.unit as Program;
    const { noted, count, names } = this.run;
    const places = new Set((names ?? []).map((name) => this.placeOf.get(name) ?? 0));
    for (let note = 0; note < count; note += 1) places.add(alternatives.at(noted[note] as number).rule);
    const { rules } = this.layout.decision;
    return [...places].sort((left, right) => left - right).map((place) => rules[place]?.name ?? '');
  }
}

/** The paths whose places are bits of the mask, in order. */
function pathsOf(mask: number, waitable: readonly string[]): readonly string[] {
  const paths: string[] = [];
  for (let left = mask; left !== 0; left &= left - 1) paths.push(waitable[31 - Math.clz32(left & -left)] ?? '');
  return paths;
}
