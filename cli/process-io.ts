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
    // The reader has seen enough (`| head`): nothing is left to be said to anyone.
    if (error.code === 'EPIPE') process.exit(0);
    // A full disk, say. What the language would be is not known here.
    if (stream !== process.stderr) {
      process.stderr.write(`virhe: tulosta ei voi kirjoittaa / error: the output cannot be written (${error.code})\n`);
    }
    process.exit(2);
  });
  return {
    terminal: stream.isTTY ? stream : null,
    write: (text) =>
      new Promise((resolve) => {
        stream.write(text, () => resolve());
      }),
  };
}
