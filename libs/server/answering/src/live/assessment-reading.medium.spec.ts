import { documentOf } from '@certitude/collab';
import {
  type AssessmentContent,
  type AssessmentId,
  guestsApi,
  readingApi,
  type ResponseId,
  ROLES,
} from '@certitude/contracts';
import { newId } from '@certitude/server/core';
import { LIVE_BUDGET } from '@certitude/server/core/testing';
import { eventually, type GivenMember } from '@certitude/server/testing';
import * as Y from 'yjs';
import { type GivenAssessment, World } from '../testing/world';

const TABLES = `select distinct table_name as name from information_schema.columns
  where table_schema = 'public' and column_name in ('organization_id', 'client_id') order by 1`;

describe('an assessment that is read without a live connection', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(() => world.tidy());
  afterAll(() => world.close());

  const place = ({ owner, view }: GivenAssessment) => ({
    params: { organizationId: owner.context.organizationId, assessmentId: view.id },
  });
  const read = (who: GivenMember, given: GivenAssessment): Promise<AssessmentContent> =>
    world.server.as(who).call(readingApi.content, place(given));
  const refusal = async (who: GivenMember, given: GivenAssessment): Promise<string> =>
    (await world.server.as(who).problem(readingApi.content, place(given))).code;
  const words = ({ notes }: AssessmentContent, response: ResponseId): string => {
    const doc = new Y.Doc();
    const note = notes.find((each) => each.response === response);
    if (note) Y.applyUpdate(doc, Buffer.from(note.state, 'base64'));
    return JSON.stringify(documentOf(doc));
  };
  /** Somebody has answered the first requirement. */
  const answered = async () => {
    const given = await world.assessment();
    const [response] = given.responses;
    if (!response) throw new Error('No responses.');
    const anna = await world.join(given.owner, given);
    anna.edit(response, 'level', 3);
    anna.edit(response, 'applicability', { applicability: 'partially-applicable', reason: 'Only the root.' });
    anna.type(response, 'Seen in the key ceremony.');
    await anna.settled();
    return { given, response, anna };
  };
  /** Every row of the organization, and everybody's clients. */
  const everything = ({ owner }: GivenAssessment): Promise<unknown> =>
    world.server.db.transaction(owner.context, async (tx) => {
      const rows: unknown[] = [];
      for (const { name } of await tx.query<{ name: string }>(TABLES))
        rows.push(await tx.query(`select '${name}' as name, t::text as row from "${name}" t order by 2`));
      return rows;
    });

  it('is what a join gives, values and texts, as far as the stream has come', async () => {
    const { given, response, anna } = await answered();
    const content = await read(given.owner, given);
    const [joined] = (await world.join(given.owner, given)).answers;
    if (joined?.content.kind !== 'snapshot') throw new Error('No snapshot.');
    const { head, epoch, state, role, contributors } = joined;
    expect(content).toMatchObject({ head, epoch, state, role, contributors });
    expect(content.responses).toEqual(joined.content.snapshot.responses);
    expect(content.notes.map((note) => Buffer.from(note.state, 'base64'))).toEqual(
      joined.content.snapshot.notes.map((note) => Buffer.from(note.state)),
    );
    expect(content.responses[0]?.values).toMatchObject({
      level: 3,
      applicability: { applicability: 'partially-applicable', reason: 'Only the root.' },
    });
    expect(words(content, response)).toContain('Seen in the key ceremony.');
    expect(content.head).toBe(anna.replica.head);
  });

  it('keeps to its contract', async () => {
    const { given } = await answered();
    const content = await read(given.owner, given);
    expect(readingApi.content.response.parse(content)).toEqual(content);
  });

  it('changes no row, whether or not somebody has it open', async () => {
    const { given, anna } = await answered();
    const viewer = await world.server.given.member(given.owner, 'viewer');
    const open = await everything(given);
    await read(viewer, given);
    expect(await everything(given)).toEqual(open);
    anna.close();
    // A room that closes asks for compaction.
    await eventually(async () => expect(JSON.stringify(await everything(given))).toContain('note.compact'));
    const closed = await everything(given);
    await read(viewer, given);
    expect(await everything(given)).toEqual(closed);
  });

  it('is open to every role, and says which one the reader has', async () => {
    const { given } = await answered();
    for (const role of ROLES.filter((each) => each !== 'owner' && each !== 'guest-auditor')) {
      const member = await world.server.given.member(given.owner, role);
      expect((await read(member, given)).role).toBe(role);
    }
  });

  it('is open to guests who were let into it, until they are let out', async () => {
    const { given } = await answered();
    const other = await world.assessmentOf(given.owner);
    const guest = await world.server.given.member(given.owner, 'guest-auditor');
    expect(await refusal(guest, given)).toBe('not-found');
    const grant = { params: { ...place(given).params, accountId: guest.accountId } };
    const body = { version: 0, changes: { until: '2199-12-31' } };
    await world.server.as(given.owner).call(guestsApi.grant, { ...grant, body });
    expect((await read(guest, given)).role).toBe('guest-auditor');
    expect(await refusal(guest, other)).toBe('not-found');
    await world.server.as(given.owner).call(guestsApi.withdraw, grant);
    expect(await refusal(guest, given)).toBe('not-found');
  });

  it('is to others as if it were not there', async () => {
    const { given } = await answered();
    const stranger = await world.server.given.organization();
    const nothing = { ...given, view: { ...given.view, id: newId<AssessmentId>() } };
    expect(await refusal(stranger, given)).toBe('not-found');
    expect(await refusal(stranger, { ...given, owner: stranger })).toBe('not-found');
    expect(await refusal(given.owner, nothing)).toBe('not-found');
    const anonymous = await world.server.as().raw(readingApi.content, place(given));
    expect(anonymous.status).toBe(401);
  });

  it('is closed while the organization is suspended', async () => {
    const { given } = await answered();
    const { organizationId } = given.owner.context;
    await world.asAdmin(`insert into organization_suspension (organization_id) values ('${organizationId}')`);
    expect(await refusal(given.owner, given)).toBe('organization.suspended');
  });

  it('is read so often by one person, and again a moment later', async () => {
    const { given } = await answered();
    const viewer = await world.server.given.member(given.owner, 'viewer');
    for (let time = 0; time < LIVE_BUDGET.joinsAtOnce; time += 1) await read(viewer, given);
    const problem = await world.server.as(viewer).problem(readingApi.content, place(given));
    expect(problem).toMatchObject({ code: 'request.rate-limited', retryAfter: 60 / LIVE_BUDGET.joinsPerMinute });
    await read(given.owner, given);
    world.server.clock.advance(60_000);
    await read(viewer, given);
  });

  it('leaves out a text that is set apart', async () => {
    const { given, response } = await answered();
    await world.asAdmin(
      `update note set quarantined_at = now(), quarantine_reason = 'content' where response_id = '${response}'`,
    );
    expect((await read(given.owner, given)).notes).toEqual([]);
  });
});
