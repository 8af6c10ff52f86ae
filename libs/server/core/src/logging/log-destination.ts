import pino from 'pino';

/** Bytes of lines that wait while nothing can be written. What comes after them is lost. */
const MOST_WAITING = 1024 * 1024;
const STANDARD_OUTPUT = 1;

/**
 * Where lines of the log go: standard output. Writing them never ends the process, and never holds it up: on a full disk, or
 * when nobody reads, the oldest lines wait and the product goes on.
 */
export function logDestination(): pino.DestinationStream {
  const destination = pino.destination({
    dest: STANDARD_OUTPUT,
    sync: true,
    maxLength: MOST_WAITING,
    // A reader that does not keep up: waiting for it would stop the process. The next line tries again.
    retryEAGAIN: () => false,
  });
  // Without a listener an error ends the process. The next line tries again.
  destination.on('error', () => undefined);
  return destination;
}

/** What is written past the logger, by Node itself or before there is one, ends no process either. */
export function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
