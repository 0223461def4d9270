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
  /** Whether Z3 could be loaded; known after the first question that needed it. */
  readonly isAvailable: boolean;
  close(): Promise<void>;
}

/** Beyond the time a question may take: for Z3 to start, and to notice that its time is up. */
const grace = 5_000;

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
    const printed = await thread.run(
      `(set-option :timeout ${Math.ceil(milliseconds)})\n${script.text}`,
      milliseconds + grace,
    );
    if (printed === null || 'error' in printed) {
      this.thread = null;
      await thread.end();
      // An error is not the question's: there is no Z3 to ask.
      if (printed !== null) this.isAvailable = false;
      return { kind: 'undecided' };
    }
    return script.read(printed.text) ?? { kind: 'undecided' };
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
