import type { Day } from '../../ir/ir.ts';
import { generate, type Program } from './generate.ts';
import type { Layout } from './layout.ts';
import { spanAt, spansOf } from './spans.ts';
import type { Mode } from './unit.ts';

/** The programs of one decision in one mode, generated span by span when first needed; `given`: of cases that lack no fact. */
export class Programs {
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
