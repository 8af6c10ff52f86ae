import { type StreamOperation } from '@certitude/contracts';

/** Enough for whoever lost the connection for a moment. */
const KEPT = 128;

/** The last operations of a stream, so that a short tail needs no query. */
export class RecentOperations {
  private operations: StreamOperation[] = [];

  /** @param head sequence number of the last operation before those that will be pushed */
  constructor(private head: number) {}

  push(operations: readonly StreamOperation[]): void {
    for (const operation of operations) this.operations.push(operation);
    this.head += operations.length;
    if (this.operations.length > 2 * KEPT) this.operations = this.operations.slice(-KEPT);
  }

  /** Everything after a sequence number; null when that reaches further back than what is kept. */
  after(seq: number): readonly StreamOperation[] | null {
    const missing = this.head - seq;
    if (missing < 0 || missing > this.operations.length) return null;
    return missing === 0 ? [] : this.operations.slice(-missing);
  }
}
