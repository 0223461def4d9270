import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What the thread answers: what Z3 prints, or what went wrong. */
export type Printed = { readonly text: string } | { readonly error: string };

/**
 * What the thread runs. It is short and stands alone, so that it needs no file of its own: sources, what is compiled and
 * the bundle all start it alike, and Z3 itself is loaded from where it is installed.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const ready = require(workerData.z3).init();
parentPort.on('message', async (script) => {
  try {
    const { Z3 } = await ready;
    const context = Z3.mk_context(Z3.mk_config());
    const text = await Z3.eval_smtlib2_string(context, script);
    Z3.del_context(context);
    parentPort.postMessage({ text });
  } catch (error) {
    parentPort.postMessage({ error: String(error) });
  }
});
`;

/** A thread with Z3 in it (z3-solver, compiled to WebAssembly), which takes one script at a time. */
export class Z3Thread {
  private readonly worker: Worker;

  /** Throws where z3-solver is not installed. */
  constructor() {
    const z3 = createRequire(import.meta.url).resolve('z3-solver');
    this.worker = new Worker(program, { eval: true, workerData: { z3 } });
    this.worker.unref();
  }

  /** What Z3 prints to an SMT-LIB script; null where it takes longer than this, and the thread has then ended. */
  async run(script: string, milliseconds: number): Promise<Printed | null> {
    this.worker.ref();
    try {
      return await new Promise<Printed | null>((resolve) => {
        const timer = setTimeout(() => resolve(null), milliseconds);
        const settle = (printed: Printed) => {
          clearTimeout(timer);
          this.worker.off('error', fail);
          this.worker.off('message', settle);
          resolve(printed);
        };
        const fail = (error: unknown) => settle({ error: String(error) });
        this.worker.once('message', settle);
        this.worker.once('error', fail);
        this.worker.postMessage(script);
      });
    } finally {
      this.worker.unref();
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
