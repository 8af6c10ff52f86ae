import { type PeopleNews, type ToldMove, type ToldPerson } from './node-message';
import { presencePace, type Present, type PresenceListener } from './present';

/** Whom a relay tells. */
export interface Relayed {
  /** People on other nodes. */
  readonly others: { readonly size: number; readonly areThere: boolean };
  /** Bytes that one message may have. */
  readonly most: () => number;
  readonly send: (news: PeopleNews) => void;
}

type News = Pick<PeopleNews, 'gone' | 'came' | 'moved'>;
/** What is in a message besides news, at most. */
const AROUND = 200;
/** Nothing is told twice as often as browsers are told: together that is as long as within one node. */
const SHARE = 0.5;

/**
 * Tells other nodes of the people on this one: what changed, a few times a second and in as few messages as it fits into;
 * everybody, when a node asks. Whoever is alone tells nobody.
 */
export class PresenceRelay implements PresenceListener {
  private readonly here = new Set<Present>();
  private coming = new Set<Present>();
  private moving = new Set<Present>();
  private leaving: string[] = [];
  private isCalling = false;
  private number = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly relayed: Relayed) {}

  entered(person: Present): void {
    this.here.add(person);
    this.coming.add(person);
    this.schedule();
  }

  moved(person: Present): void {
    this.moving.add(person);
    this.schedule();
  }

  cursorMoved(person: Present): void {
    this.moved(person);
  }

  gone(person: Present): void {
    this.here.delete(person);
    this.coming.delete(person);
    this.moving.delete(person);
    this.leaving.push(person.id);
    this.schedule();
  }

  /** Names everybody, with the next news. */
  callRoll(): void {
    this.isCalling = true;
    this.schedule();
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private schedule(): void {
    const people = this.here.size + this.relayed.others.size;
    this.timer ??= setTimeout(() => this.flush(), presencePace(people) * SHARE);
  }

  private flush(): void {
    this.timer = null;
    const [coming, moving, gone, isCalling] = [this.coming, this.moving, this.leaving, this.isCalling];
    this.coming = new Set();
    this.moving = new Set();
    this.leaving = [];
    this.isCalling = false;
    // Who opens the assessment later asks for everybody.
    if (!this.relayed.others.areThere) return;
    const came = Array.from(isCalling ? this.here : coming, told);
    const moved = isCalling ? [] : [...moving].filter((person) => !coming.has(person)).map(toldMove);
    const messages = inPieces({ gone, came, moved }, this.relayed.most() - AROUND);
    for (const [at, news] of messages.entries()) {
      const part: PeopleNews['part'] = isCalling ? [at, messages.length] : null;
      this.relayed.send({ kind: 'people', number: (this.number += 1), ...news, part });
    }
  }
}

const told = ({ id: connection, account, name, response, cursor }: Present): ToldPerson => ({
  connection,
  account,
  name,
  response,
  cursor,
});
const toldMove = ({ id, response, cursor }: Present): ToldMove => [id, response, cursor];

/** News in messages of so many bytes. Who left comes first, because the same connection may have come again. */
function inPieces({ gone, came, moved }: News, most: number): News[] {
  const pieces = [new Piece()];
  const add = (bytes: number, put: (piece: Piece) => void): void => {
    let piece = pieces.at(-1);
    if (!piece || piece.bytes + bytes > most) pieces.push((piece = new Piece()));
    piece.bytes += bytes;
    put(piece);
  };
  for (const one of gone) add(sizeOf(one), (piece) => piece.gone.push(one));
  for (const one of came) add(sizeOf(one), (piece) => piece.came.push(one));
  for (const one of moved) add(sizeOf(one), (piece) => piece.moved.push(one));
  return pieces.map((piece) => ({ gone: piece.gone, came: piece.came, moved: piece.moved }));
}

class Piece implements News {
  bytes = 0;
  readonly gone: string[] = [];
  readonly came: ToldPerson[] = [];
  readonly moved: ToldMove[] = [];
}

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value)) + 1;
