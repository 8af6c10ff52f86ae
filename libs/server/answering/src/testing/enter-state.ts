import { type AssessmentId } from '@certitude/contracts';
import { AssessmentRevisions } from '@certitude/server/assessments';
import { newId } from '@certitude/server/core';
import { type GivenMember, type TestServer } from '@certitude/server/testing';
import { StreamStates } from '../stream/stream-states';

/** The database lets nothing be final that has no version. */
const SOME_VERSION = `insert into assessment_version
  (organization_id, id, assessment_id, revision, sha256, content, assessed, applicable, finalized_by, finalized_at)
  select a.organization_id, $1, a.id, a.revision, repeat('0', 64), '{}', 0, 0, $2, now() from assessment a where a.id = $3`;

/** As if somebody had finalized an assessment, or opened it again: for contexts that the versions context rests on. */
export async function enterState(
  { app, clock, db }: TestServer,
  owner: GivenMember,
  id: AssessmentId,
  state: 'final' | 'open',
): Promise<void> {
  const states = app.get(StreamStates, { strict: false });
  const revisions = app.get(AssessmentRevisions, { strict: false });
  await db.transaction(owner.context, async (tx) => {
    const stream = await states.lock(tx, id);
    const epoch = stream.epoch + 1;
    if (state === 'open') {
      await revisions.reopened(tx, id, true);
    } else {
      await states.enter(tx, stream, { state: 'freezing', epoch });
      await tx.query(SOME_VERSION, [newId(), owner.accountId, id]);
      await revisions.finalized(tx, id, clock.now());
    }
    await states.enter(tx, stream, { state, epoch });
  });
}
