import { awaitsReview, type ResponseValues } from '@certitude/contracts';

/** Whether an answer waits for this person: as its reviewer to decide, or as its owner to change what a reviewer asked for. */
export function awaitsPerson(
  { status, owner, reviewer }: Pick<ResponseValues, 'status' | 'owner' | 'reviewer'>,
  person: string,
): boolean {
  if (status === 'changes-requested') return owner === person;
  return awaitsReview(status) && reviewer === person;
}
