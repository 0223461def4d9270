import type { Steps } from '../../backend.ts';
import type { Result } from '../../ir/findings.ts';
import type { Expression } from '../../ir/ir.ts';
import { toResult } from '../interpreter/results.ts';
import { hole, type Run } from './run.ts';
import { toComputed } from './runtime/unknown.ts';

/** The values that a program left in its run, flat; results are made of them when they are asked for. */
export class KeptSteps implements Steps {
  private readonly places: ReadonlyMap<Expression, number>;
  private readonly values: Run['steps'];

  constructor(places: ReadonlyMap<Expression, number>, values: Run['steps']) {
    this.places = places;
    this.values = values;
  }

  resultOf(expression: Expression): Result | null | undefined {
    const place = this.places.get(expression);
    const value = place === undefined ? hole : this.values[place];
    if (typeof value === 'symbol') return undefined;
    if (typeof value === 'bigint') return null;
    // Elements of records are the program's own objects.
    if (Array.isArray(value) && typeof value[0] === 'object') return undefined;
    return toResult(toComputed(value));
  }
}
