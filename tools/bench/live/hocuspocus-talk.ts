import * as Y from 'yjs';
import { type Line, type Talk } from './light-client';
import { DOCUMENT } from './subject';
import { bytes, readNumber, text, varNumber } from './variable-lengths';

const MESSAGE = { sync: 0, awareness: 1, authentication: 2, syncStatus: 8 } as const;
const SYNC = { whatIHave: 0, whatYouLack: 1, update: 2 } as const;
const AUTHENTICATION = { token: 0 } as const;
/** An update that holds nothing. */
const NOTHING = Uint8Array.of(0, 0);

/** A client of hocuspocus 4: half of its edits are a field, half are words in a note, as in the product. */
export class HocuspocusTalk implements Talk {
  readonly path = '/';
  readonly headers = {};
  readonly markersPerPresence = 2;
  private state: Uint8Array = NOTHING;
  private copy: Y.Doc | null = null;
  /** The first acknowledgement is for what the server asked for when the client came. */
  private acknowledgements = -1;
  private moves = 0;

  constructor(
    private readonly place: { readonly document: string; readonly client: number; readonly random: () => number },
  ) {}

  opened(line: Line): void {
    line.send(this.message(MESSAGE.authentication, varNumber(AUTHENTICATION.token), text('none')));
    line.asked();
    line.send(this.sync(SYNC.whatIHave, Y.encodeStateVector(new Y.Doc())));
  }

  text(): void {
    return;
  }

  beforeJoined(line: Line, payload: Buffer): void {
    const kind = this.afterName(payload);
    if (payload[kind] !== MESSAGE.sync || payload[kind + 1] !== SYNC.whatYouLack) return;
    const { value: length, end } = readNumber(payload, kind + 2);
    this.state = Uint8Array.from(payload.subarray(end, end + length));
    line.send(this.sync(SYNC.whatYouLack, NOTHING));
    line.joined();
  }

  acknowledged(payload: Buffer): { readonly client: number; readonly edit: number } | null {
    if (payload[this.afterName(payload)] !== MESSAGE.syncStatus) return null;
    const edit = this.acknowledgements;
    this.acknowledgements += 1;
    return { client: this.place.client, edit };
  }

  edit(line: Line, marker: string): void {
    const { doc } = this;
    const updates: Uint8Array[] = [];
    const take = (update: Uint8Array): void => void updates.push(update);
    doc.on('update', take);
    this.change(doc, marker);
    doc.off('update', take);
    for (const update of updates) line.send(this.sync(SYNC.update, update));
  }

  presence(line: Line, marker: string): void {
    const position = `{"item":{"client":1,"clock"${marker}}`;
    this.moves += 1;
    const state = text(`{"cursor":{"anchor":${position},"head":${position}}}`);
    const states = Buffer.concat([varNumber(1), varNumber(this.place.client + 1), varNumber(this.moves), state]);
    line.send(this.message(MESSAGE.awareness, bytes(states)));
  }

  private change(doc: Y.Doc, marker: string): void {
    const { random } = this.place;
    const response = doc.getMap<Y.Map<unknown>>('responses').get(String(Math.floor(random() * DOCUMENT.responses)));
    if (!response) throw new Error('The document has no responses.');
    // A field of its own: this copy never hears of what others write, and what they overwrite at once nobody would see.
    if (random() < 0.5)
      return void response.set(`applicability-${this.place.client}`, {
        applicability: 'partially-applicable',
        reason: marker,
      });
    const line = ((response.get('note') as Y.XmlFragment).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    line.insert(Math.floor(random() * (line.length + 1)), marker);
  }

  /** This client's own copy, made when it writes, not when it joins: the clients share the machine with the server. */
  private get doc(): Y.Doc {
    if (this.copy) return this.copy;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, this.state);
    this.copy = doc;
    return doc;
  }

  private sync(kind: number, content: Uint8Array): Buffer {
    return this.message(MESSAGE.sync, varNumber(kind), bytes(content));
  }

  private message(type: number, ...parts: readonly Buffer[]): Buffer {
    return Buffer.concat([text(this.place.document), varNumber(type), ...parts]);
  }

  /** Where a frame says what it is: behind the document's name. */
  private afterName(payload: Buffer): number {
    const { value, end } = readNumber(payload, 0);
    return end + value;
  }
}
