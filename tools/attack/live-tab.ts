import { randomUUID } from 'node:crypto';
import { LIVE } from '@certitude/contracts';
import { waitUntil } from '../start/index';
import { type Inhabited } from './people';
import { type Visitor } from './visitor';
import { Wire } from './wire';

/** What is sent as an edit, right or wrong. */
export type Operation = Readonly<Record<string, unknown>>;

/** Somebody's tab in the attacked assessment. */
export class Tab {
  /** As long as those of browsers, so that they are found in whatever the server sends. */
  private seq = 1_700_000_000_000;

  private constructor(
    readonly wire: Wire,
    readonly client: string,
    private readonly place: { readonly organization?: string; readonly assessment?: string },
    /** What the server said to the join. */
    readonly joined: { readonly ok?: boolean; readonly epoch?: number; readonly code?: string } | undefined,
  ) {}

  static async open(visitor: Visitor, { names }: Inhabited, client: string = randomUUID()): Promise<Tab> {
    const place = { organization: names['organizationId'], assessment: names['assessmentId'] };
    const wire = await Wire.open(visitor);
    const answer = await wire.ask(LIVE.join, { ...place, client });
    return new Tab(wire, client, place, answer as Tab['joined']);
  }

  get isIn(): boolean {
    return this.joined?.ok === true;
  }

  get epoch(): number {
    return this.joined?.epoch ?? 0;
  }

  /** Edits in one message. @returns their numbers */
  async submit(operations: readonly Operation[], as: Readonly<Record<string, unknown>> = {}) {
    const numbered = operations.map((operation) => ({ clientSeq: (this.seq += 1), age: 0, ...operation }));
    const message = { assessment: this.place.assessment, client: this.client, epoch: this.epoch, ...as };
    const answer = await this.wire.ask(LIVE.submit, { ...message, operations: numbered });
    return {
      answer: answer as { ok?: boolean; code?: string } | undefined,
      seqs: numbered.map((one) => one.clientSeq),
    };
  }

  /** Whether the stream brings, or refuses, the edit with this number within some seconds. */
  async outcome(clientSeq: number, timeoutMs = 15_000): Promise<'accepted' | 'refused' | 'nothing'> {
    const accepted = () => this.says('operations', clientSeq);
    const refused = () => this.says('rejected', clientSeq);
    await waitUntil(() => accepted() || refused() || this.wire.isClosed, { timeoutMs, everyMs: 10 });
    return accepted() ? 'accepted' : refused() ? 'refused' : 'nothing';
  }

  close(): void {
    this.wire.close();
  }

  /** Frames are packed in more than one way; each names the edit by its number. */
  private says(event: string, clientSeq: number): boolean {
    const told = this.wire.events.filter(({ name }) => name === event);
    return told.some(({ data }) => JSON.stringify(data).includes(String(clientSeq)));
  }
}

export const level = (response: string | undefined, value: unknown, base = 0): Operation => ({
  response,
  field: 'level',
  value,
  base,
});
