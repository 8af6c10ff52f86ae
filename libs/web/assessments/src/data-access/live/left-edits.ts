import { ReplicaShell, type ShellListener, type ShellPorts, type ShellTarget } from './replica-shell';

/** How long the edits of another tab may take before this tab goes on without them. In milliseconds. */
const PATIENCE = 10_000;

/**
 * Sends what a tab that is gone has left in the outbox, under that tab's client id, so that nothing is applied twice.
 * A connection is one client at a time: this comes before one's own replica joins.
 * @returns when all of it is saved or refused, access is denied, or it takes too long; how to stop earlier
 */
export function finishLeftEdits(
  target: ShellTarget,
  ports: ShellPorts,
  report: ShellListener,
): { readonly finished: Promise<void>; readonly stop: () => void } {
  let end = (): void => undefined;
  const finished = new Promise<void>((resolve) => (end = resolve));
  let patience: ReturnType<typeof setTimeout> | null = null;
  const shell: ReplicaShell = new ReplicaShell(target, ports, (effects) => {
    report(effects);
    const { phase } = shell.replica;
    if (phase !== 'offline') patience ??= setTimeout(stop, PATIENCE);
    if (phase === 'closed' || (phase === 'live' && shell.replica.saving().pending === 0)) stop();
  });
  const stop = (): void => {
    shell.stop();
    if (patience) clearTimeout(patience);
    end();
  };
  void shell.start();
  return { finished, stop };
}
