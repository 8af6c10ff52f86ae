import { allows, type Permission, type Role } from '../access';
import { type JudgedKind } from '../decisions';

/** Somebody who acts, as every rule here needs to know them. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
}

/** What deciding needs, besides having taken no part. */
export const DECIDING: Readonly<Record<JudgedKind, Permission>> = {
  response: 'review:decide',
  evidence: 'review:decide',
  plan: 'plan:manage',
};

/** Whether somebody's own work is in what is judged. */
export const tookPartIn = (account: string, tookPart: readonly string[]): boolean => tookPart.includes(account);

/** Nobody decides on what they took part in, whoever touched it last and whatever their role. */
export const mayDecide = (actor: Actor, kind: JudgedKind, tookPart: readonly string[]): boolean =>
  allows(actor.role, DECIDING[kind]) && !tookPartIn(actor.id, tookPart);
