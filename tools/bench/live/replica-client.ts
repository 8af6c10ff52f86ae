import { ClientReplica, type ReplicaEffect, toSubmit } from '@certitude/collab';
import { packetParser } from '@certitude/contracts/packets';
import {
  type Joined,
  LIVE,
  type MessageRefused,
  type Refused,
  type Rejected,
  type ResponseId,
  type StreamStateChanged,
  type PackedFrame,
  unpackJoined,
  unpackOperations,
  NOTE_FRAGMENT,
} from '@certitude/contracts';
import { io, type Socket } from 'socket.io-client';
import * as Y from 'yjs';
import { type BenchAssessment, type BenchPerson, type BenchWorld } from './world';

let yjsClients = 1_000_000;

/** A tab with the product's own replica and outbox, which survives whatever happens to the server. */
export class ReplicaClient {
  /** Numbers of own edits that came back in the stream. */
  readonly acknowledged = new Set<number>();
  readonly refused: ReplicaEffect[] = [];
  readonly replica: ClientReplica;
  private readonly socket: Socket;

  constructor(
    port: number,
    private readonly world: BenchWorld,
    private readonly assessment: BenchAssessment,
    private readonly person: BenchPerson,
  ) {
    const { client, accountId: account, sessionToken } = person;
    this.replica = new ClientReplica({ client, account, newYjsClient: () => (yjsClients += 1) });
    this.socket = io(`http://127.0.0.1:${port}`, {
      parser: packetParser(null),
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
      extraHeaders: { cookie: `certitude_session=${sessionToken}` },
    });
    this.socket.on('connect', () => this.run(this.replica.connected()));
    this.socket.on('disconnect', () => this.run(this.replica.disconnected()));
    // The server that died may not have known the session yet when it came back.
    this.socket.on('connect_error', () => void (this.socket.active || setTimeout(() => this.socket.connect(), 200)));
    this.socket.on(LIVE.operations, (frame: PackedFrame) => this.follow(frame));
    this.socket.on(LIVE.rejected, (message: Rejected) => this.run(this.replica.rejected(message)));
    this.socket.on(LIVE.refused, ({ code }: MessageRefused) => this.run(this.replica.messageRefused(code)));
    this.socket.on(LIVE.resync, () => this.run(this.replica.resync()));
    this.socket.on(LIVE.state, (change: StreamStateChanged) => this.run(this.replica.stateChanged(change)));
  }

  setReason(response: ResponseId, reason: string): void {
    const value = { applicability: 'partially-applicable' as const, reason };
    this.run(this.replica.edit(response, 'applicability', value, Date.now()));
  }

  write(response: ResponseId, text: string): void {
    const doc = this.replica.note(response);
    let update: Uint8Array | null = null;
    const take = (bytes: Uint8Array): void => void (update = bytes);
    doc.on('update', take);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment(NOTE_FRAGMENT).push([paragraph]);
    doc.off('update', take);
    if (update) this.run(this.replica.editText(response, update, Date.now()));
  }

  /** Everything this tab sees, as text that is the same for the same content. */
  content(): string {
    const views = this.replica.responses.map((response) => {
      const view = this.replica.view(response);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, this.replica.noteState(response));
      return [response, view?.values, doc.getXmlFragment(NOTE_FRAGMENT).toString()];
    });
    return JSON.stringify(views);
  }

  close(): void {
    this.socket.disconnect();
  }

  private follow(packed: PackedFrame): void {
    const frame = unpackOperations(packed);
    this.acknowledge(frame.operations);
    this.run(this.replica.operations(frame));
  }

  private acknowledge(
    operations: readonly { readonly client: string | null; readonly clientSeq: number | null }[],
  ): void {
    for (const { client, clientSeq } of operations)
      if (client === this.person.client && clientSeq !== null) this.acknowledged.add(clientSeq);
  }

  private run(effects: readonly ReplicaEffect[]): void {
    for (const effect of effects) {
      if (effect.type === 'refused' || effect.type === 'noteRefused') this.refused.push(effect);
      if (effect.type === 'join') void this.join(effect);
      if (effect.type === 'send') this.submit(effect);
      if (effect.type === 'retry') setTimeout(() => this.run(this.replica.retry()), effect.afterMs);
    }
  }

  private async join({ last, epoch }: { readonly last?: number; readonly epoch?: number }): Promise<void> {
    const message = {
      organization: this.world.organizationId,
      assessment: this.assessment.id,
      client: this.person.client,
      ...(last === undefined ? {} : { last, epoch }),
    };
    const answer = await this.request<Joined | Refused>(LIVE.join, message);
    if (!answer?.ok) return this.run(this.replica.joinRefused(answer?.code ?? 'busy'));
    const joined = unpackJoined(answer);
    if (joined.content.kind === 'tail') this.acknowledge(joined.content.operations);
    this.run(this.replica.joined(joined));
  }

  private submit(effect: Extract<ReplicaEffect, { readonly type: 'send' }>): void {
    const place = { assessment: this.assessment.id, client: this.person.client };
    this.socket.emit(LIVE.submit, toSubmit(effect, place, Date.now()));
  }

  private request<A>(message: string, payload: unknown): Promise<A | null> {
    return this.socket
      .timeout(5_000)
      .emitWithAck(message, payload)
      .catch(() => null) as Promise<A | null>;
  }
}
