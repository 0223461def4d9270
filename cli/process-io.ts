import type { Io, Output } from './io.ts';

/** The streams, environment and folder of this process. */
export const processIo: Io = {
  stdin: process.stdin,
  stdout: toOutput(process.stdout),
  stderr: toOutput(process.stderr),
  env: process.env,
  cwd: process.cwd(),
};

function toOutput(stream: NodeJS.WriteStream): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // The reader has seen enough (`| head`): nothing is left to be said to anyone.
    process.exit(0);
  });
  return {
    terminal: stream.isTTY ? stream : null,
    write: (text) =>
      new Promise((resolve) => {
        if (stream.write(text)) resolve();
        else stream.once('drain', resolve);
      }),
  };
}
