import { writeScript } from '../../../engine/analysis/solver/script.ts';
import { noSolver, type Solution, type Solver, type SolverEffort } from '../../../engine/analysis/solver/solver.ts';
import type { Truth } from '../../../engine/analysis/solver/terms.ts';
import { Z3Thread } from './z3-thread.ts';

export interface SolverOptions {
  /** How many of Z3's own steps (`rlimit`) one question may take; a brief one a quarter of them. */
  readonly steps?: number;
  /** After how many milliseconds a question is given up on whatever Z3 has counted: named in what comes of it. */
  readonly guard?: number;
}

/** A solver that is closed when it is no longer needed. */
export interface ClosableSolver extends Solver {
  close(): Promise<void>;
}

/** About four seconds of a machine with nothing else to do (docs/performance.md). */
const defaultSteps = 2_000_000;

/** Far beyond what these steps take on a machine that others use as well. */
const defaultGuard = 300_000;

/**
 * Z3 in a thread of its own, started with the first question that needs it. Questions are answered one after another;
 * one that takes too many steps is undecided, the same on every machine. Where z3-solver cannot be loaded, all that needs
 * it is undecided.
 */
export function openSolver({ steps = defaultSteps, guard = defaultGuard }: SolverOptions = {}): ClosableSolver {
  return new Z3Solver(steps, guard);
}

class Z3Solver implements ClosableSolver {
  isAvailable = true;
  private readonly steps: number;
  private readonly guard: number;
  private thread: Z3Thread | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(steps: number, guard: number) {
    this.steps = steps;
    this.guard = guard;
  }

  async solve(truths: readonly Truth[], effort: SolverEffort = 'full'): Promise<Solution> {
    const atSight = await noSolver.solve(truths);
    if (atSight.kind !== 'undecided' || !this.isAvailable) return atSight;
    const turn = this.last.then(() => this.ask(truths, effort === 'full' ? this.steps : this.steps / 4));
    this.last = turn;
    return turn;
  }

  async close(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    this.isAvailable = false;
    await thread?.end();
  }

  private async ask(truths: readonly Truth[], steps: number): Promise<Solution> {
    const script = writeScript(truths);
    const checked = await this.check(script.text, Math.ceil(steps));
    if (checked === 'unavailable' || checked === 'time') return { kind: 'undecided', because: checked };
    switch (checked.verdict) {
      case 'sat':
        return { kind: 'possible', model: script.readModel(checked.model) };
      case 'unsat':
        return { kind: 'impossible' };
      case 'unknown':
        return { kind: 'undecided', because: spentAll.test(checked.reason) ? 'resources' : 'incomplete' };
      case 'refused':
        return { kind: 'undecided', because: 'refused' };
      case 'failed':
        return { kind: 'undecided', because: 'resources' };
    }
  }

  private async check(script: string, steps: number) {
    if (!this.isAvailable) return 'unavailable';
    try {
      this.thread ??= new Z3Thread();
      const checked = await this.thread.check({ script, steps }, this.guard);
      if (checked === null || checked.verdict === 'failed') {
        await this.thread.end();
        this.thread = null;
      }
      return checked ?? 'time';
    } catch {
      await this.thread?.end();
      this.thread = null;
      this.isAvailable = false;
      return 'unavailable';
    }
  }
}

/** How Z3 says that its steps were spent. */
const spentAll = /resource limit|canceled/;
