import { isAlive, processTable } from './processes';

const checkEveryMs = 500;

/**
 * A signal that is aborted when this program shall end: Ctrl-C, SIGTERM, a closed terminal, or npm above it is gone
 * (npm does not pass on every signal it gets).
 * @param insisted called when somebody asks a second time
 */
export function stopRequested(insisted: () => void = () => process.exit(1)): AbortSignal {
  const controller = new AbortController();
  const request = () => (controller.signal.aborted ? insisted() : controller.abort(new Error('stopped on request')));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, request);
  // A closed terminal must not end us by a failed write before everything else has ended.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  watchParents(() => controller.signal.aborted || request());
  return controller.signal;
}

function watchParents(lost: () => void): void {
  const parent = process.ppid;
  if (parent <= 1) return;
  const npm = npmAbove(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    lost();
  }, checkEveryMs).unref();
}

/** npm starts a shell that starts us; some shells stay in between and outlive npm. */
function npmAbove(parent: number): number | undefined {
  if (process.env['npm_lifecycle_event'] === undefined) return undefined;
  const shell = processTable().find(({ pid, command }) => pid === parent && /^\S*sh(\.exe)? /.test(command));
  return shell?.parent;
}
