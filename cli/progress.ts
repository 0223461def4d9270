import type { Output } from './io.ts';

/** Shows how far a long run is. */
export interface Progress {
  /** `done` of the total given at the start. */
  update(done: number): void;
  stop(): void;
}

/** A progress bar where a person watches and the total is known; otherwise nothing is shown. */
export async function startProgress({ terminal }: Output, total: number | null): Promise<Progress> {
  if (terminal === null || total === null || total === 0) return { update: () => {}, stop: () => {} };
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar({
    stream: terminal,
    format: '{bar} {percentage} % | {eta_formatted}',
    clearOnComplete: true,
  });
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
