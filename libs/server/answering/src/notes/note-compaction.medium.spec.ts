import { assessmentsApi } from '@certitude/contracts';
import { type SystemContext } from '@certitude/server/core';
import { eventually } from '@certitude/server/testing';
import { type GivenAssessment, World } from '../testing/world';
import { NoteCompaction } from './note-compaction';

describe('compaction of notes', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.tidy();
  });
  afterAll(() => world.close());

  const written = async (paragraphs: number) => {
    const given = await world.assessment();
    const [response] = given.responses;
    if (!response) throw new Error('No responses.');
    const anna = await world.join(given.owner, given);
    for (let index = 1; index <= paragraphs; index += 1) {
      anna.type(response, `Paragraph ${index}.`);
      await anna.settled();
    }
    return { given, response, anna };
  };
  const compact = ({ owner, view }: GivenAssessment) => {
    const context: SystemContext = { organizationId: owner.context.organizationId, actor: null, requestId: 'test' };
    return world.server.app.get(NoteCompaction, { strict: false }).compact(context, view.id);
  };
  const stored = async ({ owner }: GivenAssessment, response: string) => {
    const [row] = await world.server.db.transaction(owner.context, (tx) =>
      tx.query<{ text: string; seq: number; document: unknown; bytes: number; snapshot: Buffer }>(
        `select plain_text as text, snapshot_seq::int as seq, document_json as document, stored_bytes as bytes, snapshot
         from note where response_id = $1`,
        [response],
      ),
    );
    return row;
  };

  it('stores the words, the document and one small update', async () => {
    const { given, response, anna } = await written(3);
    await compact(given);
    const note = await stored(given, response);
    expect(note).toMatchObject({ text: 'Paragraph 1.\nParagraph 2.\nParagraph 3.', seq: anna.replica.head });
    expect(note?.document).toMatchObject({ type: 'doc', content: [{ type: 'paragraph' }, {}, {}] });
    expect(note?.bytes).toBe(note?.snapshot.byteLength);
  });

  it('changes nothing the second time', async () => {
    const { given, response } = await written(2);
    await compact(given);
    const first = await stored(given, response);
    await compact(given);
    expect(await stored(given, response)).toEqual(first);
  });

  it('goes on from the snapshot, for those who edit and those who join', async () => {
    const { given, response, anna } = await written(2);
    await compact(given);
    anna.type(response, 'After.');
    await anna.settled();
    anna.close();
    // The room is loaded anew from the snapshot and what came after it.
    const { LiveRooms } = await import('../live/live-rooms');
    const rooms = world.server.app.get(LiveRooms, { strict: false });
    await eventually(() => expect(rooms.find(given.owner.context.organizationId, given.view.id)).toBeUndefined());
    const ben = await world.join(await world.server.given.member(given.owner, 'assessor'), given);
    expect(ben.text(response)).toBe('Paragraph 1.\nParagraph 2.\nAfter.');
    ben.type(response, 'Joined later.');
    await ben.settled();
    await compact(given);
    expect((await stored(given, response))?.text).toBe('Paragraph 1.\nParagraph 2.\nAfter.\nJoined later.');
  });

  it('is asked for when enough was written, and when nobody is left', async () => {
    const { given, anna } = await written(1);
    const asked = () =>
      world.server.db.transaction(given.owner.context, (tx) =>
        tx.query("select payload from outbox where name = 'note.compact'"),
      );
    expect(await asked()).toEqual([]);
    anna.close();
    await eventually(async () => expect(await asked()).toEqual([{ payload: { assessmentId: given.view.id } }]));
  });

  it('leaves a final assessment alone', async () => {
    const { given, response, anna } = await written(1);
    anna.edit(response, 'level', 3);
    await anna.settled();
    await world.enter(given, 'final');
    const before = await stored(given, response);
    await compact(given);
    expect(await stored(given, response)).toEqual(before);
    // Nobody has put it together before.
    expect(before?.text).toBe('');
  });
});
