import type { Steps } from '../../backend.ts';
import type { Result } from '../../ir/findings.ts';
import type { Expression } from '../../ir/ir.ts';
import type { Execution } from './execution.ts';
import { type OwnCase, resultOf } from './objects.ts';
import { hole, type Run } from './run.ts';

/** Where the values of expressions stand, and the values. */
interface Kept {
  readonly places: ReadonlyMap<Expression, number>;
  readonly values: Run['steps'];
}

/**
 * The steps of a decision, worked out again from its case when the first is asked for: then their values are kept flat,
 * and results made of those that are asked for.
 */
export class ReplayedSteps implements Steps {
  private readonly execution: Execution;
  private readonly loaded: OwnCase;
  private kept: Kept | null = null;

  constructor(execution: Execution, loaded: OwnCase) {
    this.execution = execution;
    this.loaded = loaded;
  }

  resultOf(expression: Expression): Result | null | undefined {
    this.kept ??= this.replay();
    const { places, values } = this.kept;
    const place = places.get(expression);
    const value = place === undefined ? hole : values[place];
    if (typeof value === 'symbol') return undefined;
    if (typeof value === 'bigint') return null;
    // Elements of records are the program's own objects.
    if (Array.isArray(value) && typeof value[0] === 'object') return undefined;
    return resultOf(value);
  }

  /** Up to where the program gives up, if it does. */
  private replay(): Kept {
    const { execution, loaded } = this;
    if (loaded.date === null) return { places: new Map(), values: [] };
    const program = execution.prepare(loaded, 'steps');
    const values = program.holes.slice();
    execution.run.statuses = program.idleStatuses.slice();
    execution.run.steps = values;
    execution.resume(loaded, program);
    return { places: program.steps, values };
  }
}
