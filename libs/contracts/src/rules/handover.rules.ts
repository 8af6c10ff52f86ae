import { allows, type Permission, type Role, seesAll } from '../access';
import { type Handover, WORK_KINDS, type WorkCounts, type WorkKind } from '../handover';
import { type AccountId } from '../ids';

/** What holding work of a kind needs: nobody is given what they could do nothing with. */
const HOLDING: Readonly<Record<WorkKind, Permission>> = {
  plan: 'plan:work',
  task: 'plan:work',
  evidence: 'evidence:add',
  answer: 'response:answer-own',
  review: 'review:decide',
};

/** What handing it from one person to another needs. */
const HANDING_OVER: Readonly<Record<WorkKind, Permission>> = {
  plan: 'plan:manage',
  task: 'plan:manage',
  evidence: 'response:answer-any',
  answer: 'response:assign',
  review: 'response:assign',
};

/** Whether somebody with this role may be given work of a kind. Guests see single assessments only, and take over nothing. */
export const mayHold = (role: Role, kind: WorkKind): boolean => seesAll(role) && allows(role, HOLDING[kind]);

/** Whether somebody with this role may hand work of a kind from one person to another. */
export const mayHandOver = (role: Role, kind: WorkKind): boolean => allows(role, HANDING_OVER[kind]);

/** Kinds of which there is something, in the order in which they are handed over. */
export const heldKinds = (counts: WorkCounts): WorkKind[] => WORK_KINDS.filter((kind) => counts[kind] > 0);

/** What is handed to whom, in the order of the kinds. */
export const handoverSteps = (handover: Handover): { kind: WorkKind; to: AccountId }[] =>
  WORK_KINDS.flatMap((kind) => {
    const to = handover[kind];
    return to === undefined ? [] : [{ kind, to }];
  });
