/**
 * What a command may touch of the world outside: its streams, the environment and the current folder. Tests give
 * their own; `main.ts` gives the process's.
 */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Results. */
  readonly stdout: Output;
  /** Everything else: errors, progress, totals. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

export interface Output {
  /** Writes the text, or text in bytes (UTF-8); resolves when the bytes may be changed and more be written. */
  write(text: string | Uint8Array): Promise<void>;
  /** Whether a person watches it: progress bars are drawn on terminals only. */
  readonly terminal: NodeJS.WriteStream | null;
}

/** 0 done, whatever the outcome; 1 problems found; 2 unusable input or arguments. */
export type ExitCode = 0 | 1 | 2;

/** Whether results may be coloured: on a terminal, unless the reader has asked for none (`NO_COLOR`). */
export function showsColour({ stdout, env }: Pick<Io, 'stdout' | 'env'>): boolean {
  return stdout.terminal !== null && !env.NO_COLOR;
}
