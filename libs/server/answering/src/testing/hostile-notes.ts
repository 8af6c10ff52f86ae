import { element, LABORIOUS, mark, updateOf, value, words } from '@certitude/collab/testing';
import { type ResponseId } from '@certitude/contracts';
import { type SystemContext } from '@certitude/server/core';
import { NoteCompaction } from '../notes/note-compaction';
import { type GivenAssessment, type World } from './world';

const NOTE = { inside: 'note' } as const;
const OBJECT = [1, 118, 1, 1, 97, 118, 0];
/** A note that takes long to put together. */
export const laborious = (pieces: number): Uint8Array =>
  LABORIOUS['everything at the start, in front of a long line']?.(pieces) ?? new Uint8Array();
const nested = (depth: number): Uint8Array =>
  updateOf([
    [1, Array.from({ length: depth }, (_, at) => element('blockquote', at === 0 ? NOTE : { inside: [1, at - 1] }))],
  ]);

/** What an earlier version let in, and whether it can be put together all the same. */
export const ACCEPTED_EARLIER: readonly (readonly [what: string, update: () => Uint8Array, whole: boolean])[] = [
  ['text that is laborious to place', () => laborious(9_000), false],
  ['bytes that are no update', () => new Uint8Array([9, 9, 9]), false],
  [
    'values of foreign types',
    () => updateOf([[1, [element('heading', NOTE), value(OBJECT, { inside: [1, 0], key: 'level' })]]]),
    true,
  ],
  ['elements thousands deep', () => nested(5_000), true],
  [
    'control characters in keys',
    () => updateOf([[1, [element('heading', NOTE), value([1, 119, 1, 0], { inside: [1, 0], key: 'le\u0000vel' })]]]),
    true,
  ],
  [
    'halves of characters in marks',
    () =>
      updateOf([
        [
          1,
          [
            ...[element('paragraph', NOTE), words({ inside: [1, 0] })],
            mark('com\u0000ment', '{"\\u0000":"\\ud800"}', { inside: [1, 1] }),
          ],
        ],
      ]),
    true,
  ],
];

/** Puts the notes of an assessment together, as the worker does. */
export function compactNotes({ server }: World, { owner, view }: GivenAssessment): Promise<void> {
  const context: SystemContext = { organizationId: owner.context.organizationId, actor: null, requestId: 'test' };
  return server.app.get(NoteCompaction, { strict: false }).compact(context, view.id);
}

/** As if an earlier version had accepted it. */
async function smuggle({ server }: World, given: GivenAssessment, response: ResponseId, update: Uint8Array) {
  await server.db.transaction(given.owner.context, (tx) =>
    tx.query(
      `with s as (update assessment_stream set head = head + 1 where assessment_id = $1 returning organization_id, head)
       insert into assessment_operation (organization_id, assessment_id, seq, actor_id, response_id, field, update, generation, at)
       select s.organization_id, $1, s.head, $2, $3, 'rationale', $4, 1, now() from s`,
      [given.view.id, given.owner.accountId, response, Buffer.from(update)],
    ),
  );
}

/** Two answers with words, the second one with a hostile note on top, while nobody is in the room. */
export async function hostileNote(world: World, update: Uint8Array) {
  const assessment = await world.assessment();
  const [good, bad] = assessment.responses;
  if (!good || !bad) throw new Error('No responses.');
  const anna = await world.join(assessment.owner, assessment);
  anna.edit(good, 'level', 3);
  anna.type(good, 'Good words.');
  anna.type(bad, 'Words before.');
  for (const response of [good, bad]) anna.edit(response, 'status', 'ready-for-review');
  await anna.settled();
  await compactNotes(world, assessment);
  // The tab is in this process: what it put together here would stop everybody.
  anna.replica.closeNote(bad);
  await smuggle(world, assessment, bad, update);
  const { organizationId } = assessment.owner.context;
  const params = { organizationId, assessmentId: assessment.view.id };
  return { assessment, params, good, bad, anna, browser: world.server.as(assessment.owner) };
}
