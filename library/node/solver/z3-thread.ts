import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What the thread answers: what Z3 has found, with the model it prints; or that Z3 cannot be had. */
export type Checked =
  | { readonly verdict: 'sat' | 'unsat' | 'unknown'; readonly model: string }
  | { readonly error: string };

/** A question to the thread. */
export interface Question {
  /** Declarations and assertions in SMT-LIB 2. */
  readonly script: string;
  readonly milliseconds: number;
}

/**
 * What the thread runs. It is short and stands alone, so that it needs no file of its own: sources, what is compiled and
 * the bundle all start it alike, and Z3 itself is loaded from where it is installed. The script is read at once, by a
 * call that is not asynchronous: those that are may read their text when it is no longer there.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const ready = require(workerData.z3).init();
const verdicts = { '1': 'sat', '-1': 'unsat', '0': 'unknown' };
parentPort.on('message', async ({ script, milliseconds }) => {
  const { Z3 } = await ready;
  const context = Z3.mk_context(Z3.mk_config());
  try {
    const solver = Z3.mk_solver(context);
    Z3.solver_inc_ref(context, solver);
    const limits = Z3.mk_params(context);
    Z3.params_inc_ref(context, limits);
    Z3.params_set_uint(context, limits, Z3.mk_string_symbol(context, 'timeout'), milliseconds);
    Z3.solver_set_params(context, solver, limits);
    Z3.solver_from_string(context, solver, script);
    const code = Z3.get_error_code(context);
    if (code !== 0) throw new Error(Z3.get_error_msg(context, code));
    const verdict = verdicts[await Z3.solver_check(context, solver)];
    const model = verdict === 'sat' ? Z3.model_to_string(context, Z3.solver_get_model(context, solver)) : '';
    parentPort.postMessage({ verdict, model });
  } catch {
    parentPort.postMessage({ verdict: 'unknown', model: '' });
  } finally {
    Z3.del_context(context);
  }
});
`;

/** Beyond the time a question may take: for Z3 to start, and to notice that its time is up. */
const grace = 5_000;

/** A thread with Z3 in it (z3-solver, compiled to WebAssembly), which takes one script at a time. */
export class Z3Thread {
  private readonly worker: Worker;

  /** Throws where z3-solver is not installed. */
  constructor() {
    const z3 = createRequire(import.meta.url).resolve('z3-solver');
    this.worker = new Worker(program, { eval: true, workerData: { z3 } });
    this.worker.unref();
  }

  /** What Z3 finds; null where it does not answer long after its time is up. */
  async check(question: Question): Promise<Checked | null> {
    this.worker.ref();
    try {
      return await new Promise<Checked | null>((resolve) => {
        const timer = setTimeout(() => resolve(null), question.milliseconds + grace);
        const settle = (checked: Checked) => {
          clearTimeout(timer);
          this.worker.off('error', fail);
          this.worker.off('message', settle);
          resolve(checked);
        };
        const fail = (error: unknown) => settle({ error: String(error) });
        this.worker.once('message', settle);
        this.worker.once('error', fail);
        this.worker.postMessage(question);
      });
    } finally {
      this.worker.unref();
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
