import {
  type AssessmentSnapshot,
  type Joined,
  LIVE,
  type ResponseId,
  unpackJoined,
  NOTE_FRAGMENT,
} from '@certitude/contracts';
import * as Y from 'yjs';
import { type Packet } from '@certitude/contracts/packets';
import { type Dialect } from './socket-io-talk';
import { type BenchAssessment, type BenchPerson, type BenchWorld } from './world';

/** Small random numbers that are the same in every run. */
export type Random = () => number;

/** A client of the product: half of its edits are a field, half are words in a note. */
export class ProductDialect implements Dialect {
  readonly acknowledges = true;
  /** As anchor and as head. */
  readonly markersPerPresence = 2;
  readonly headers: Readonly<Record<string, string>>;
  private readonly docs = new Map<ResponseId, Y.Doc>();
  private answer: Joined | null = null;
  private unpacked: Joined | null = null;
  private epoch = 0;
  private clientSeq = 0;

  constructor(
    private readonly world: BenchWorld,
    private readonly assessment: BenchAssessment,
    private readonly person: BenchPerson,
    private readonly random: Random,
  ) {
    this.headers = { Cookie: `certitude_session=${person.sessionToken}` };
  }

  join(): readonly unknown[] {
    const { organizationId: organization } = this.world;
    return [LIVE.join, { organization, assessment: this.assessment.id, client: this.person.client }];
  }

  joined({ type, data }: Packet): boolean {
    if (type !== 3) return false;
    const [answer] = (data ?? []) as readonly [Joined | { ok: false; code: string }];
    if (!answer.ok) throw new Error(`Refused: ${answer.code}.`);
    this.answer = answer;
    this.epoch = answer.epoch;
    this.clientSeq = answer.cursor.clientSeq;
    return true;
  }

  edit(marker: string): readonly unknown[] {
    const response = this.pick();
    const common = { clientSeq: (this.clientSeq += 1), response, age: 0 };
    const operation =
      this.random() < 0.5
        ? {
            ...common,
            field: 'applicability',
            base: 0,
            value: { applicability: 'partially-applicable', reason: marker },
          }
        : { ...common, field: 'rationale', generation: 1, update: this.write(response, marker) };
    const { client } = this.person;
    return [LIVE.submit, { assessment: this.assessment.id, client, epoch: this.epoch, operations: [operation] }];
  }

  presence(marker: string): readonly unknown[] {
    const [response] = this.assessment.responses;
    const position = `{"item":{"client":1,"clock"${marker}}`;
    return [LIVE.presence, { assessment: this.assessment.id, response, cursor: { anchor: position, head: position } }];
  }

  private pick(): ResponseId {
    const { responses } = this.assessment;
    const response = responses[Math.floor(this.random() * responses.length)];
    if (!response) throw new Error('The assessment has no responses.');
    return response;
  }

  /** Writes into this client's own copy of the note, at some place in its first paragraph. */
  private write(response: ResponseId, text: string): Buffer {
    const doc = this.docs.get(response) ?? this.open(response);
    this.docs.set(response, doc);
    let update: Uint8Array = new Uint8Array();
    const take = (bytes: Uint8Array): void => void (update = bytes);
    doc.on('update', take);
    const paragraph = doc.getXmlFragment(NOTE_FRAGMENT).get(0) as Y.XmlElement;
    const line = paragraph.get(0) as Y.XmlText;
    line.insert(Math.floor(this.random() * (line.length + 1)), text);
    doc.off('update', take);
    return Buffer.from(update);
  }

  private open(response: ResponseId): Y.Doc {
    const doc = new Y.Doc();
    const note = this.snapshot?.notes.find((one) => one.response === response);
    if (note) Y.applyUpdate(doc, note.state);
    return doc;
  }

  /** Unpacked when somebody writes, not when they join: the clients share the machine with the server. */
  private get snapshot(): AssessmentSnapshot | null {
    this.unpacked ??= this.answer && unpackJoined(this.answer);
    return this.unpacked?.content.kind === 'snapshot' ? this.unpacked.content.snapshot : null;
  }
}
