import { type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { Bus, Clock } from '@certitude/server/core';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { v4 } from 'uuid';
import { OtherNodes } from './other-nodes';

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
export class StreamHints implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly node = v4();
  private readonly others: OtherNodes;
  private readonly due = new Map<AssessmentId, StreamHint>();
  private readonly listeners = new Set<(hint: StreamHint) => void>();
  private readonly unsubscribe: () => void;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(Bus) private readonly bus: Bus,
    @Inject(Clock) clock: Clock,
  ) {
    this.others = new OtherNodes(bus, clock, this.node);
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

  /** Whoever listens has live rooms; by now the bus can be heard. */
  onApplicationBootstrap(): void {
    if (this.listeners.size > 0) this.others.join();
  }

  /** Whether other processes have live rooms. */
  get hasOthers(): boolean {
    return this.others.exist;
  }

  /** A live room of this process has committed more than it could tell: other nodes look. Where there are none, nothing is sent. */
  committed(hint: StreamHint): void {
    if (this.others.exist) this.announce(hint);
  }

  /** Something else has appended to the stream or changed its state: everybody looks, this process too. */
  changed(hint: StreamHint): void {
    this.tell(hint);
    this.announce(hint);
  }

  onApplicationShutdown(): void {
    this.unsubscribe();
    this.others.stop();
    if (this.timer) clearTimeout(this.timer);
  }

  private announce(hint: StreamHint): void {
    this.due.set(hint.assessmentId, hint);
    this.timer ??= setTimeout(() => this.flush(), COALESCE_MS);
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
