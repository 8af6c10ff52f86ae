import { type AccountId, type Cursor, type PersonPresence, type ResponseId, type Role } from '@certitude/contracts';
import { type SignedInSession, type TenantContext } from '@certitude/server/core';
import { type Socket } from 'socket.io';
import { type z } from 'zod';
import { type Allowance } from './allowance';

/** One socket, and what it may still send. */
export interface Connection {
  readonly socket: Socket;
  readonly session: SignedInSession;
  readonly operations: Allowance;
  readonly presence: Allowance;
  readonly joins: Allowance;
}

/** One tab of a person in a room. */
export class Participant {
  response: ResponseId | null = null;
  cursor: z.infer<typeof Cursor> | null = null;

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
  get id(): string {
    return this.connection.socket.id;
  }

  /** As others see it; the cursor only for those in the same note. */
  presence(viewer: { readonly note: ResponseId | null }): PersonPresence {
    const sees = this.response !== null && viewer.note === this.response;
    return {
      connection: this.id,
      account: this.account,
      name: this.person.name,
      response: this.response,
      cursor: sees ? this.cursor : null,
    };
  }
}
