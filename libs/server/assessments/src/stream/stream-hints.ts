import { type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { Bus } from '@certitude/server/core';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { v4 } from 'uuid';

/** "This stream has come at least this far": head of an assessment's stream, 0 when only its state changed. */
export interface StreamHint {
  readonly organizationId: OrganizationId;
  readonly assessmentId: AssessmentId;
  readonly head: number;
}

const COALESCE_MS = 10;
/** NOTIFY takes 8,000 bytes; one head takes about 100. */
const HEADS_PER_MESSAGE = 60;

/**
 * Tells whoever has an assessment open, here and on other nodes, that its stream went on. Sent after the commit and
 * outside its transaction, where NOTIFY would serialise the commits of the whole instance. A hint may get lost.
 */
@Injectable()
export class StreamHints implements OnApplicationShutdown {
  private readonly node = v4();
  private readonly due = new Map<AssessmentId, StreamHint>();
  private readonly listeners = new Set<(hint: StreamHint) => void>();
  private readonly unsubscribe: () => void;
  private timer: NodeJS.Timeout | null = null;

  constructor(@Inject(Bus) private readonly bus: Bus) {
    this.unsubscribe = bus.subscribe((message) => {
      if (message.topic !== 'stream' || message.node === this.node) return;
      for (const [organizationId, assessmentId, head] of message.heads)
        this.tell({ organizationId, assessmentId, head });
    });
  }

  /** Calls the listener when a stream went on elsewhere. @returns a function that ends it */
  subscribe(listener: (hint: StreamHint) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** A live room of this process has committed: other nodes look. */
  committed(hint: StreamHint): void {
    this.due.set(hint.assessmentId, hint);
    this.timer ??= setTimeout(() => this.flush(), COALESCE_MS);
  }

  /** Something else has appended to the stream or changed its state: everybody looks, this process too. */
  changed(hint: StreamHint): void {
    this.tell(hint);
    this.committed(hint);
  }

  onApplicationShutdown(): void {
    this.unsubscribe();
    if (this.timer) clearTimeout(this.timer);
  }

  private flush(): void {
    this.timer = null;
    const hints = [...this.due.values()];
    this.due.clear();
    for (let at = 0; at < hints.length; at += HEADS_PER_MESSAGE) {
      const heads = hints
        .slice(at, at + HEADS_PER_MESSAGE)
        .map((hint): [OrganizationId, AssessmentId, number] => [hint.organizationId, hint.assessmentId, hint.head]);
      this.bus.publish({ topic: 'stream', node: this.node, heads });
    }
  }

  private tell(hint: StreamHint): void {
    for (const listener of this.listeners) listener(hint);
  }
}
