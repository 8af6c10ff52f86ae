import { Injectable, inject } from '@angular/core';
import { NOW } from '@certitude/web/core';
import { LiveTransport } from '../transport/live-transport';
import { OutboxStore } from '../outbox/outbox-store';
import { ReplicaShell, type ShellListener, type ShellPorts, type ShellTarget } from '../transport/replica-shell';
import { TabClients } from '../outbox/tab-clients';

/** How long the edits of another tab may take before this tab goes on without them. In milliseconds. */
const PATIENCE = 10_000;
const NOTHING_TAKEN = (): void => undefined;

/** What somebody who finishes edits hears of it. */
export interface Finishing {
  /** Asked again when the edits are taken: whether they are still to be sent from here. */
  readonly wanted: () => boolean;
  /** Told how to stop it earlier. */
  readonly begun: (stop: () => void) => void;
  readonly report: ShellListener;
}

/**
 * Sends what a client has left in the outbox, under that client's id, so that nothing is applied twice. A connection is
 * one client at a time: this comes before one's own replica joins.
 */
@Injectable({ providedIn: 'root' })
export class LeftEdits {
  readonly #clients = inject(TabClients);

  /** What every replica of this tab is bound to. */
  readonly ports: ShellPorts = { transport: inject(LiveTransport), outbox: inject(OutboxStore), now: inject(NOW) };

  /** Finishes what other tabs of the person, which are gone, have left of an assessment: one after the other. */
  async finishOthers(target: ShellTarget, finishing: Finishing): Promise<void> {
    const clients = (await this.ports.outbox.clientsOf(target)).filter((client) => client !== target.client);
    for (const client of clients) await this.finish({ ...target, client }, finishing);
  }

  /**
   * @returns when all of it is saved or refused, access is denied, or it takes too long; at once where the tab lives
   *   whose edits they are
   */
  async finish(target: ShellTarget, { wanted, begun, report }: Finishing): Promise<void> {
    if (!wanted()) return;
    const isOwn = target.client === (await this.#clients.own(target.account));
    const release = isOwn ? NOTHING_TAKEN : await this.#clients.adopt(target.client);
    if (!release) return;
    if (wanted()) {
      const { finished, stop } = this.#send(target, report);
      begun(stop);
      await finished;
    }
    release();
  }

  #send(target: ShellTarget, report: ShellListener): { readonly finished: Promise<void>; readonly stop: () => void } {
    let end = (): void => undefined;
    const finished = new Promise<void>((resolve) => (end = resolve));
    let patience: ReturnType<typeof setTimeout> | null = null;
    const shell: ReplicaShell = new ReplicaShell(target, this.ports, (effects) => {
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
    void shell.restore().then(() => shell.follow());
    return { finished, stop };
  }
}
