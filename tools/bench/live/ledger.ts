import { assessmentOf, type Shape } from './subject';

/** Who sent what when, and who saw it. Clients see what is sent in their own assessment. */
export class Ledger {
  readonly latencies: number[] = [];
  readonly acknowledgements: number[] = [];
  private readonly sentAt: number[][] = [];
  /** Per receiver and sender the last edit seen: a client's edits arrive in order. */
  private readonly last: Int32Array[];
  private isCounting = false;

  constructor(private readonly shape: Shape) {
    const clients = shape.assessments * shape.clients;
    this.last = Array.from({ length: clients }, () => new Int32Array(clients).fill(-1));
    for (let client = 0; client < clients; client += 1) this.sentAt.push([]);
  }

  /** From now on arrivals count. */
  count(): void {
    this.isCounting = true;
  }

  /** @returns the number of the client's next edit, which is on its way now */
  send(client: number): number {
    return (this.sentAt[client]?.push(performance.now()) ?? 0) - 1;
  }

  see(receiver: number, client: number, edit: number): void {
    const seen = this.last[receiver];
    const sent = this.sentAt[client]?.[edit];
    // A marker comes again as the value that was replaced.
    if (!seen || sent === undefined || edit <= (seen[client] ?? -1)) return;
    seen[client] = edit;
    if (!this.isCounting) return;
    (receiver === client ? this.acknowledgements : this.latencies).push(performance.now() - sent);
  }

  get sent(): number {
    return this.sentAt.reduce((sum, times) => sum + times.length, 0);
  }

  /** Deliveries that have not happened (yet). */
  get missing(): number {
    let missing = 0;
    for (const [receiver, seen] of this.last.entries()) {
      const first = assessmentOf(this.shape, receiver) * this.shape.clients;
      for (let client = first; client < first + this.shape.clients; client += 1)
        missing += (this.sentAt[client]?.length ?? 0) - 1 - (seen[client] ?? -1);
    }
    return missing;
  }
}
