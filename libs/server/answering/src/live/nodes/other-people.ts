import { type AccountId } from '@certitude/contracts';
import { type PeopleNews, type ToldMove, type ToldPerson } from './node-message';
import { type Present, type PresentPlace } from './present';

/** A node that was silent for so long is gone, and its people with it. Milliseconds. */
export const GONE_AFTER = 15_000;

/** Somebody who is connected to another node. */
export class OtherPerson implements Present {
  readonly isElsewhere = true;
  readonly id: string;
  readonly account: AccountId;
  readonly name: string;
  response: PresentPlace['response'];
  cursor: PresentPlace['cursor'];

  constructor({ connection, account, name, response, cursor }: ToldPerson) {
    this.id = connection;
    this.account = account;
    this.name = name;
    this.response = response;
    this.cursor = cursor;
  }
}

/** What changed among the people on other nodes. */
export interface OthersChanges {
  readonly gone: readonly OtherPerson[];
  readonly came: readonly OtherPerson[];
  /** Went to another response. */
  readonly moved: readonly OtherPerson[];
  readonly cursorMoved: readonly OtherPerson[];
}
type Collected = { readonly [K in keyof OthersChanges]: OtherPerson[] };

interface OtherNode {
  heardAt: number;
  /** Of its last message on people. */
  number: number;
  readonly people: Map<string, OtherPerson>;
  /** While it names everybody: whom it has named, and which part comes next. */
  roll: { readonly named: Set<string>; next: number } | null;
}

/**
 * Who is in an assessment on other nodes, from what these tell. News may get lost, come twice or late: what is older than
 * what is known is left aside, and now and then each node names everybody. Times are those of a clock that never goes back.
 */
export class OtherPeople {
  private readonly nodes = new Map<string, OtherNode>();
  private count = 0;

  /** @param most people that are kept; nodes beyond this many tell of nobody */
  constructor(private readonly most: () => number) {}

  get size(): number {
    return this.count;
  }
  /** Whether another node has the assessment open. */
  get areThere(): boolean {
    return this.nodes.size > 0;
  }

  /** A node has given a sign of life. @returns whether it is new here */
  heard(node: string, now: number): boolean {
    const known = this.nodes.get(node);
    if (known) known.heardAt = now;
    else this.nodes.set(node, { heardAt: now, number: -1, people: new Map(), roll: null });
    return !known;
  }

  /** Takes over what a node tells that has been `heard`. */
  take(name: string, { number, gone, came, moved, part }: PeopleNews): OthersChanges {
    const changes: Collected = { gone: [], came: [], moved: [], cursorMoved: [] };
    const node = this.nodes.get(name);
    if (!node || number <= node.number) return changes;
    node.number = number;
    for (const connection of gone) this.remove(node, connection, changes);
    for (const person of came) this.put(node, person, changes);
    for (const move of moved) follow(node, move, changes);
    if (part) this.call(node, part, { came, changes });
    return changes;
  }

  /** A node has nobody here any more. */
  left(name: string): OthersChanges {
    const changes: Collected = { gone: [], came: [], moved: [], cursorMoved: [] };
    const node = this.nodes.get(name);
    for (const connection of node ? [...node.people.keys()] : []) if (node) this.remove(node, connection, changes);
    this.nodes.delete(name);
    return changes;
  }

  /** Forgets nodes that are silent. @returns what changed, for each of them */
  expire(now: number): OthersChanges[] {
    const silent = [...this.nodes].filter(([, { heardAt }]) => now - heardAt >= GONE_AFTER);
    return silent.map(([name]) => this.left(name));
  }

  private put(node: OtherNode, told: ToldPerson, changes: Collected): void {
    const known = node.people.get(told.connection);
    if (known) return place(known, told, changes);
    if (this.count >= this.most()) return;
    const person = new OtherPerson(told);
    node.people.set(person.id, person);
    this.count += 1;
    changes.came.push(person);
  }

  private remove(node: OtherNode, connection: string, changes: Collected): void {
    const person = node.people.get(connection);
    if (!person) return;
    node.people.delete(connection);
    this.count -= 1;
    changes.gone.push(person);
  }

  /** Whoever is not named when all parts have come in a row is gone. */
  private call(
    node: OtherNode,
    [part, parts]: readonly [number, number],
    { came, changes }: { readonly came: readonly ToldPerson[]; readonly changes: Collected },
  ): void {
    if (part === 0) node.roll = { named: new Set(), next: 0 };
    const { roll } = node;
    if (!roll || roll.next !== part) return void (node.roll = null);
    for (const { connection } of came) roll.named.add(connection);
    roll.next += 1;
    if (roll.next < parts) return;
    for (const connection of [...node.people.keys()])
      if (!roll.named.has(connection)) this.remove(node, connection, changes);
    node.roll = null;
  }
}

function follow(node: OtherNode, [connection, response, cursor]: ToldMove, changes: Collected): void {
  const person = node.people.get(connection);
  if (person) place(person, { response, cursor }, changes);
}

function place(person: OtherPerson, { response, cursor }: PresentPlace, changes: Collected): void {
  const hasMoved = response !== person.response;
  const hasCursorMoved = cursor?.anchor !== person.cursor?.anchor || cursor?.head !== person.cursor?.head;
  person.response = response;
  person.cursor = cursor;
  if (hasMoved) changes.moved.push(person);
  else if (hasCursorMoved) changes.cursorMoved.push(person);
}
