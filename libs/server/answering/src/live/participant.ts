import { type AccountId, type Role } from '@certitude/contracts';
import { type SignedInSession, type TenantContext } from '@certitude/server/core';
import { type Socket } from 'socket.io';
import { type Allowance } from './allowance';
import { type Present, type PresentPlace } from './nodes/present';

/** One socket, and what it may still send. */
export interface Connection {
  readonly socket: Socket;
  readonly session: SignedInSession;
  readonly operations: Allowance;
  readonly presence: Allowance;
  readonly joins: Allowance;
}

/** One tab of a person in a room, connected to this node. */
export class Participant implements Present {
  readonly isElsewhere = false;
  response: PresentPlace['response'] = null;
  cursor: PresentPlace['cursor'] = null;

  constructor(
    readonly connection: Connection,
    readonly person: { readonly context: TenantContext; readonly client: string; readonly name: string },
  ) {
    this.role = person.context.actor.role;
  }

  /** As it is believed to be; each commit checks it. */
  role: Role;

  get account(): AccountId {
    return this.person.context.actor.id;
  }
  get client(): string {
    return this.person.client;
  }
  get id(): string {
    return this.connection.socket.id;
  }
  get name(): string {
    return this.person.name;
  }
}
