import { assessmentsApi, type ResponseId } from '@certitude/contracts';
import { eventually, type GivenMember } from '@certitude/server/testing';
import { AssessmentAnswers } from '../answers.service';
import { NoteQuarantine } from '../notes/note-quarantine';
import { NoteRepository } from '../notes/note.repository';
import { type LiveClient } from '../testing/live-client';
import { type GivenAssessment, World } from '../testing/world';
import { RoomStore } from './room-store';

interface Watched {
  readonly given: GivenAssessment;
  readonly invited: GivenMember;
  /** Has words. */
  readonly other: ResponseId;
  /** One at the node that makes the change, one at another. */
  readonly tabs: readonly LiveClient[];
}

describe('what is changed past the live connections', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.tidy();
  });
  afterAll(() => world.close());

  /** Two nodes that never ask where the streams are: a hint is all that can bring anything. */
  const watched = async (): Promise<Watched> => {
    const given = await world.assessment();
    const [response, other] = given.responses;
    if (!response || !other) throw new Error('No responses.');
    const invited = await world.server.given.member(given.owner, 'contributor');
    const node = await world.anotherNode();
    for (const { app } of [world.server, node])
      jest.spyOn(app.get(RoomStore, { strict: false }), 'heads').mockResolvedValue([]);
    const tabs = [await world.join(given.owner, given), await world.join(given.owner, given, node)];
    const [anna] = tabs;
    anna?.edit(response, 'level', 3);
    anna?.edit(response, 'status', 'ready-for-review');
    anna?.type(other, 'Seen on site.');
    await anna?.settled();
    await all(tabs, (tab) =>
      expect([tab.value(response, 'status'), tab.text(other)]).toEqual(['ready-for-review', 'Seen on site.']),
    );
    return { given, invited, other, tabs };
  };
  const all = (tabs: readonly LiveClient[], see: (tab: LiveClient) => void) =>
    eventually(() => tabs.forEach((tab) => see(tab)));
  const part = <T>(type: Parameters<typeof world.server.app.get>[0] & (abstract new (...args: never[]) => T)): T =>
    world.server.app.get<T>(type, { strict: false });
  const paramsOf = ({ owner, view }: GivenAssessment) => ({
    organizationId: owner.context.organizationId,
    assessmentId: view.id,
  });
  const setApart = ({ given, other }: Watched) =>
    world.server.db
      .transaction(given.owner.context, (tx) => part(NoteRepository).find(tx, other))
      .then((note) => note && part(NoteQuarantine).setApart(given.owner.context, note, 'time'));

  it.each<[string, (watched: Watched) => Promise<unknown>, (tab: LiveClient, watched: Watched) => void]>([
    [
      'an answer',
      ({ given, other }) =>
        part(AssessmentAnswers).submit(given.owner.context, given.view.id, [
          { response: other, field: 'level', value: 2 },
        ]),
      (tab, { other }) => expect(tab.value(other, 'level')).toBe(2),
    ],
    [
      'an invitation',
      ({ given, invited, other }) => {
        const params = { ...paramsOf(given), responseId: other, accountId: invited.accountId };
        return world.server.as(given.owner).call(assessmentsApi.inviteContributor, { params });
      },
      (tab, { other, invited }) => expect(tab.replica.contributors.get(other)).toEqual(new Set([invited.accountId])),
    ],
    ['the end', ({ given }) => world.enter(given, 'final'), (tab) => expect(tab.replica.state).toBe('final')],
    [
      'another beginning',
      async (watched) => {
        await world.enter(watched.given, 'final');
        await all(watched.tabs, (tab) => expect(tab.replica.state).toBe('final'));
        await world.enter(watched.given, 'open');
      },
      (tab) => expect(tab.replica.state).toBe('open'),
    ],
    // The room is loaded anew for it, and everybody joins again.
    ['a note that is set apart', setApart, (tab) => expect(tab.answers.length).toBe(2)],
    [
      'a note that begins anew',
      async (watched) => {
        await setApart(watched);
        await all(watched.tabs, (tab) => expect(tab.answers.length).toBe(2));
        const params = { ...paramsOf(watched.given), responseId: watched.other };
        await world.server.as(watched.given.owner).call(assessmentsApi.repairNote, { params });
      },
      (tab) => expect(tab.answers.length).toBe(3),
    ],
  ])('%s shows in every tab by a hint alone, on every node', async (_what, change, see) => {
    const given = await watched();
    await change(given);
    await all(given.tabs, (tab) => see(tab, given));
  });
});
