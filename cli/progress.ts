import { clearLine, cursorTo } from 'node:readline';
import type { Language } from '../engine/ir/localized.ts';
import type { Output } from './io.ts';

/** Shows how far a long run is, and tells things meanwhile. */
export interface Progress {
  /** So much of the total is done, and so many cases since the start. */
  update(done: number, cases: number): void;
  /** Writes a text, which ends with a line break, above what is shown. */
  tell(text: string): Promise<void>;
  stop(): void;
}

export interface ProgressOptions {
  /** Null where it is not known. */
  readonly total: number | null;
  /** Done before the start. */
  readonly done: number;
  readonly language: Language;
}

/**
 * A bar with the rate and the time left, where a person watches and the total is known; otherwise nothing is shown and
 * what is told is written as it is.
 */
export async function startProgress(output: Output, options: ProgressOptions): Promise<Progress> {
  const { total, done, language } = options;
  const { terminal } = output;
  if (terminal === null || total === null || total === 0) {
    return { update: () => {}, tell: (text) => output.write(text), stop: () => {} };
  }
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar({
    stream: terminal,
    format: `{bar} {percentage} % | {rate} ${texts.aSecond[language]} | ${texts.left[language]} {left}`,
    clearOnComplete: true,
    // Its own way of stopping would keep an interrupted program running.
    gracefulExit: false,
  });
  bar.start(total, done, { rate: '–', left: '–' });
  const started = performance.now();
  return {
    update(now, cases) {
      const seconds = (performance.now() - started) / 1000;
      const left = (total - now) / ((now - done) / seconds);
      bar.update(now, { rate: writeCount(Math.round(cases / seconds), language), left: writeDuration(left) });
    },
    async tell(text) {
      // The bar is drawn again below the text when it next moves.
      cursorTo(terminal, 0);
      clearLine(terminal, 1);
      await output.write(text);
    },
    stop: () => bar.stop(),
  };
}

/** `12 000` / `12,000` */
function writeCount(count: number, language: Language): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, language === 'fi' ? '\u00a0' : ',');
}

/** `45 s`, `3 min 20 s`, `2 h 5 min` */
export function writeDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const texts = {
  aSecond: { fi: 'tapausta/s', en: 'cases/s' },
  left: { fi: 'jäljellä', en: 'left:' },
};
