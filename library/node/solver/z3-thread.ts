import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/**
 * What the thread answers to a script: what Z3 has found, with the model it prints or the reason why it found neither;
 * `refused` where Z3 does not accept the script, which is a fault of ours; `failed` where it broke off.
 */
export type Checked =
  | { readonly verdict: 'sat'; readonly model: string }
  | { readonly verdict: 'unsat' }
  | { readonly verdict: 'unknown'; readonly reason: string }
  | { readonly verdict: 'refused' | 'failed' };

/** A question to the thread. */
export interface Question {
  /** Declarations and assertions in SMT-LIB 2. */
  readonly script: string;
  /** How many of Z3's own steps it may take (its parameter `rlimit`). */
  readonly steps: number;
}

/**
 * What the thread runs. It is short and stands alone, so that it needs no file of its own: sources, what is compiled and
 * the bundle all start it alike, and Z3 itself is loaded from where it is installed. The script is read at once, by a
 * call that is not asynchronous: those that are may read their text when it is no longer there. The simple solver takes
 * the same steps on every machine; the one that Z3 would choose tries tactics for so many milliseconds each.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const ready = require(workerData.z3).init();
ready.then(() => parentPort.postMessage('ready'));
parentPort.on('message', async ({ script, steps }) => {
  const { Z3 } = await ready;
  const context = Z3.mk_context(Z3.mk_config());
  let failure = 'refused';
  try {
    const solver = Z3.mk_simple_solver(context);
    Z3.solver_inc_ref(context, solver);
    const limits = Z3.mk_params(context);
    Z3.params_inc_ref(context, limits);
    Z3.params_set_uint(context, limits, Z3.mk_string_symbol(context, 'rlimit'), steps);
    Z3.solver_set_params(context, solver, limits);
    Z3.solver_from_string(context, solver, script);
    const code = Z3.get_error_code(context);
    if (code !== 0) throw new Error(Z3.get_error_msg(context, code));
    failure = 'failed';
    const verdict = await Z3.solver_check(context, solver);
    if (verdict === 1) {
      const model = Z3.model_to_string(context, Z3.solver_get_model(context, solver));
      parentPort.postMessage({ verdict: 'sat', model });
    } else if (verdict === -1) parentPort.postMessage({ verdict: 'unsat' });
    else parentPort.postMessage({ verdict: 'unknown', reason: Z3.solver_get_reason_unknown(context, solver) });
  } catch {
    parentPort.postMessage({ verdict: failure });
  } finally {
    Z3.del_context(context);
  }
});
`;

/** A thread with Z3 in it (z3-solver, compiled to WebAssembly), which takes one script at a time. */
export class Z3Thread {
  private readonly worker: Worker;
  private readonly ready: Promise<void>;

  /** Throws where z3-solver is not installed. */
  constructor() {
    const z3 = createRequire(import.meta.url).resolve('z3-solver');
    this.worker = new Worker(program, { eval: true, workerData: { z3 } });
    this.ready = this.answer<'ready'>().then(() => this.worker.unref());
    // Whoever asks is told.
    this.ready.catch(() => {});
  }

  /**
   * What Z3 finds; null where it has not answered within so many milliseconds, counted from when it was loaded. Rejects
   * where it cannot be loaded.
   */
  async check(question: Question, guard: number): Promise<Checked | null> {
    this.worker.ref();
    let timer: NodeJS.Timeout | undefined;
    try {
      await this.ready;
      this.worker.ref();
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), guard);
      });
      const answer = this.answer<Checked>();
      this.worker.postMessage(question);
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
      this.worker.unref();
    }
  }

  private answer<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (message: T) => {
        this.worker.off('error', fail);
        this.worker.off('message', settle);
        resolve(message);
      };
      const fail = (error: unknown) => {
        this.worker.off('message', settle);
        reject(error);
      };
      this.worker.once('message', settle);
      this.worker.once('error', fail);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
