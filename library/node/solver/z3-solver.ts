import { writeScript } from '../../../engine/analysis/solver/script.ts';
import { noSolver, type Solution, type Solver, type SolverEffort } from '../../../engine/analysis/solver/solver.ts';
import type { Truth } from '../../../engine/analysis/solver/terms.ts';
import { Z3Thread } from './z3-thread.ts';

export interface SolverOptions {
  /** How long one question may take; a brief one a quarter of it. */
  readonly milliseconds?: number;
}

/** A solver that is closed when it is no longer needed. */
export interface ClosableSolver extends Solver {
  close(): Promise<void>;
}

/**
 * Z3 in a thread of its own, started with the first question that needs it. Questions are answered one after another;
 * one that takes too long is undecided. Where z3-solver cannot be loaded, all that needs it is undecided.
 */
export function openSolver({ milliseconds = 4_000 }: SolverOptions = {}): ClosableSolver {
  return new Z3Solver(milliseconds);
}

class Z3Solver implements ClosableSolver {
  isAvailable = true;
  private readonly milliseconds: number;
  private thread: Z3Thread | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  async solve(truths: readonly Truth[], effort: SolverEffort = 'full'): Promise<Solution> {
    const atSight = await noSolver.solve(truths);
    if (atSight.kind !== 'undecided' || !this.isAvailable) return atSight;
    const turn = this.last.then(() => this.ask(truths, effort === 'full' ? this.milliseconds : this.milliseconds / 4));
    this.last = turn;
    return turn;
  }

  async close(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    this.isAvailable = false;
    await thread?.end();
  }

  private async ask(truths: readonly Truth[], milliseconds: number): Promise<Solution> {
    const script = writeScript(truths);
    const thread = this.openThread();
    if (thread === null) return { kind: 'undecided' };
    const checked = await thread.check({ script: script.text, milliseconds: Math.ceil(milliseconds) });
    if (checked === null || 'error' in checked) {
      this.thread = null;
      await thread.end();
      if (checked !== null) this.isAvailable = false;
      return { kind: 'undecided' };
    }
    switch (checked.verdict) {
      case 'sat':
        return { kind: 'possible', model: script.readModel(checked.model) };
      case 'unsat':
        return { kind: 'impossible' };
      case 'unknown':
        return { kind: 'undecided' };
    }
  }

  private openThread(): Z3Thread | null {
    if (!this.isAvailable) return null;
    try {
      this.thread ??= new Z3Thread();
    } catch {
      this.isAvailable = false;
    }
    return this.thread;
  }
}
