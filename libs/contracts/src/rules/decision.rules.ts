import { allows, type Permission, type Role } from '../access';
import { type JudgedKind } from '../decisions';

/** Somebody who acts, as every rule here needs to know them. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
}

/** Something that may be decided on. */
interface Judged {
  /** Whether it waits for a decision. */
  readonly waits: boolean;
  readonly tookPart: readonly string[];
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

/** Why somebody does not decide: nothing waits for it, their role does not, or it is their own work. */
export type DecisionObstacle = 'not-waiting' | 'role' | 'own-work';

/** What keeps somebody from deciding now; null when they may. The door refuses for it, the page offers nothing. */
export function decisionObstacle(
  actor: Actor | null,
  kind: JudgedKind,
  { waits, tookPart }: Judged,
): DecisionObstacle | null {
  if (!waits) return 'not-waiting';
  if (actor === null || !allows(actor.role, DECIDING[kind])) return 'role';
  return tookPartIn(actor.id, tookPart) ? 'own-work' : null;
}
