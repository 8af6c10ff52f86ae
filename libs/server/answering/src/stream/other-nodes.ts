import { type Bus, type Clock } from '@certitude/server/core';

const ANNOUNCE_MS = 10_000;
/** A node that was silent for so long is gone. */
const GONE_AFTER_MS = 3 * ANNOUNCE_MS;

/** Which other processes have live rooms. They announce themselves, and answer whoever announces itself first. */
export class OtherNodes {
  private readonly heard = new Map<string, number>();
  private readonly unsubscribe: () => void;
  private timer: NodeJS.Timeout | null = null;

  /** @param own name of this process */
  constructor(
    private readonly bus: Bus,
    private readonly clock: Clock,
    private readonly own: string,
  ) {
    this.unsubscribe = bus.subscribe((message) => {
      if (message.topic === 'live-node' && message.node !== own) this.hear(message.node);
    });
  }

  /** This process has live rooms from now on. */
  join(): void {
    this.announce();
    this.timer ??= setInterval(() => this.announce(), ANNOUNCE_MS);
  }

  /** Whether there is anybody to tell. */
  get exist(): boolean {
    const since = this.now() - GONE_AFTER_MS;
    for (const [node, at] of this.heard) if (at < since) this.heard.delete(node);
    return this.heard.size > 0;
  }

  stop(): void {
    this.unsubscribe();
    if (this.timer) clearInterval(this.timer);
  }

  private hear(node: string): void {
    const isNew = !this.heard.has(node);
    this.heard.set(node, this.now());
    if (isNew && this.timer) this.announce();
  }

  private announce(): void {
    this.bus.publish({ topic: 'live-node', node: this.own });
  }

  private now(): number {
    return this.clock.elapsed();
  }
}
