import { type AccountId } from '@certitude/contracts';

/** Whether someone may decide on a revision: nobody judges what they wrote or submitted themselves. */
export const mayReview = (
  actor: { readonly id: AccountId },
  revision: { readonly createdBy: AccountId; readonly submittedBy: AccountId | null },
): boolean => actor.id !== revision.createdBy && actor.id !== revision.submittedBy;
