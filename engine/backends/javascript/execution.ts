import { toDay } from '../../ir/calendar.ts';
import type { Day, Timeline } from '../../ir/ir.ts';
import { statedYear } from '../interpreter/lookups.ts';
import { generate, type Program } from './generate.ts';
import type { Layout } from './layout.ts';
import type { Context, OwnCase } from './objects.ts';
import type { Run } from './run.ts';
import type { Mode } from './unit.ts';

/** Runs the programs of one decision. Not reentrant: one run at a time, which leaves what it noted in `run`. */
export class Execution {
  readonly layout: Layout;
  readonly run: Run;
  /** The context of the case's own date. */
  readonly main: Context;
  private readonly programs: Readonly<Record<Mode, Programs>>;
  /** Those for cases that lack no fact. */
  private readonly given: Readonly<Record<Exclude<Mode, 'masked'>, Programs>>;
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
    this.running = missing !== 0 || mode === 'masked' ? this.programs[mode] : this.given[mode];
    this.begin();
    run.openDeny = 0;
    run.byGap = 0;
    run.openRefer = 0;
    if (run.lists.size > 0) run.lists.clear();
    if (run.outdated.size > 0) run.outdated.clear();
    const program = this.running.on(date);
    main.day = date ?? Number.NaN;
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

  /** The context of a definition's own date. The same one for the same day, so that nothing is computed twice. */
  private contextOn(day: Day): Context {
    const before = this.contexts.get(day);
    if (before !== undefined) return before;
    if (day === this.main.day) return this.main;
    const context = this.layout.objects.openContext();
    this.opened += 1;
    context.k = this.opened;
    context.day = day;
    // What is worked out for another day is kept nowhere: it is no step of the case's own day.
    context.unit = (this.running.keepsSteps ? this.programs.trace : this.running).on(day);
    this.contexts.set(day, context);
    return context;
  }

  /** Rules that ran by their guards, or for each element of a list, are brought into order here. */
  private violatedRules(): readonly string[] {
    const { alternatives } = this.main.unit as Program;
    const { noted, count, names } = this.run;
    const places = new Set((names ?? []).map((name) => this.placeOf.get(name) ?? 0));
    for (let note = 0; note < count; note += 1) places.add(alternatives.at(noted[note] ?? 0).rule);
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

/** The programs of one decision in one mode, generated span by span when first needed; `given`: of cases that lack no fact. */
class Programs {
  private readonly layout: Layout;
  private readonly mode: Mode;
  private readonly given: boolean;
  private readonly starts: readonly Day[];
  private readonly bySpan: (Program | undefined)[] = [];
  private undated: Program | undefined;
  /** The program asked for last, and the days it is for: the next case mostly asks for the same. */
  private latest: Program | undefined;
  private from: Day = 0;
  private until: Day = 0;

  constructor(layout: Layout, mode: Mode, { given = false } = {}) {
    this.layout = layout;
    this.mode = mode;
    this.given = given;
    this.starts = spansOf(layout, { outdated: mode === 'closed' });
  }

  get keepsSteps(): boolean {
    return this.mode === 'steps';
  }

  /** The program for a day; null is the unknown date. */
  on(day: Day | null): Program {
    if (this.latest !== undefined && day !== null && day >= this.from && day < this.until) return this.latest;
    return day === null ? this.withoutDate() : this.inSpan(spanAt(this.starts, day), day);
  }

  private withoutDate(): Program {
    this.undated ??= generate(this.layout, null, this.mode, false);
    return this.undated;
  }

  private inSpan(span: number, day: Day): Program {
    const from = this.starts[span - 1] ?? Number.NEGATIVE_INFINITY;
    const until = this.starts[span] ?? Number.POSITIVE_INFINITY;
    const program = this.bySpan[span] ?? generate(this.layout, span === 0 ? day : from, this.mode, this.given);
    this.bySpan[span] = program;
    this.latest = program;
    this.from = from;
    this.until = until;
    return program;
  }
}

/**
 * The first days of the spans within which no value, no text and nothing given changes, ascending; where `outdated` is told, no outdated
 * year either. Days before the first belong to a span of their own.
 */
function spansOf(layout: Layout, { outdated }: { readonly outdated: boolean }): readonly Day[] {
  const { rulebook } = layout.program;
  const timelines: Timeline<unknown>[] = [
    ...rulebook.parameters.map((parameter) => parameter.values),
    ...layout.definitions.map((definition) => definition.versions),
    ...layout.decision.rules.map((rule) => rule.versions),
  ];
  const { since, outputs } = layout.decision;
  const changes = [
    since,
    ...outputs.flatMap(({ givenFrom }) => givenFrom ?? []),
    ...timelines.flatMap((timeline) => timeline.map(({ from }) => from)),
  ];
  const years = outdated ? outdatedYears(layout) : [];
  return [...new Set([...changes, ...years])].sort((left, right) => left - right);
}

/** The first days of the years in which parameters are outdated. */
function outdatedYears({ program }: Layout): readonly Day[] {
  return program.rulebook.parameters.flatMap(({ name, values }) =>
    values.flatMap(({ from }) => {
      const year = statedYear(name, from, program);
      return year === null ? [] : [toDay({ year: year + 1, month: 1, day: 1 })];
    }),
  );
}

/** The place of a day's span: 0 is the one before the first change. */
function spanAt(starts: readonly Day[], day: Day): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
