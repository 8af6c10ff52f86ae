import {
  type Endpoint,
  accountApi,
  assessmentsApi,
  decidersApi,
  evidenceApi,
  filesApi,
  guestsApi,
  organizationsApi,
  pkisApi,
  plansApi,
  readingApi,
  type Problem,
} from '@certitude/contracts';
import { deletionsApi } from '@certitude/contracts/deleting';
import { finalizingApi } from '@certitude/contracts/freezing';
import { archivesApi, arrivalsApi, importsApi } from '@certitude/contracts/exchange';
import { reportsApi } from '@certitude/contracts/reporting';
import { signingApi } from '@certitude/contracts/signing';
import { DoorRegistry, newId } from '@certitude/server/core';
import { type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { z } from 'zod';
import { apiContexts } from './contexts';
import { keyOf } from './endpoint-samples';
import { KEY_PASSWORD, keyStore } from './reported';
import { type Inhabited, inhabited, letIn, type Names } from './two-organizations';

jest.setTimeout(300_000);

/** Changes that are no edits of what somebody saw: why they need no version. */
const SMALL: readonly (readonly [Endpoint, string])[] = [
  [plansApi.tickTask, 'says what shall be; saying it twice is the same as once'],
  [assessmentsApi.inviteContributor, 'invites; an invitation has no content'],
  [evidenceApi.link, 'attaches; an attachment has no content'],
  [deletionsApi.pki.archive, 'one switch, which says what shall be'],
  [deletionsApi.assessment.archive, 'one switch, which says what shall be'],
  [deletionsApi.plan.archive, 'one switch, which says what shall be'],
  [deletionsApi.evidence.archive, 'one switch, which says what shall be'],
  [filesApi.changeSettings, 'one switch, which says what shall be'],
  [signingApi.changeSettings, 'one switch, which says what shall be'],
  [finalizingApi.demand, 'a few switches, all of which say what shall be'],
  [readingApi.setTarget, 'names the level that was seen, and is refused when there is another'],
  [accountApi.setPicture, 'one picture in place of another, of the person who chose both'],
];

/** POSTs that change something that is there: each says what the person saw, or sets the same whatever was there. */
const ACTIONS: readonly (readonly [Endpoint, string])[] = [
  [plansApi.changeStatus, 'names the status that was seen'],
  [plansApi.takeLevel, 'names the level that was seen'],
  [evidenceApi.revise, 'names the revision that was seen'],
  [evidenceApi.submit, 'moves a draft only'],
  [evidenceApi.decide, 'is bound to the hash of what was judged'],
  [assessmentsApi.decide, 'is bound to the hash of what was judged'],
  [accountApi.changeEmail, 'one address in place of another, with the password of the person who has both'],
  [accountApi.changePassword, 'names the password that it replaces'],
  [accountApi.signOutEverywhere, 'ends what there is'],
  [signingApi.sign, 'names how many signed files were seen'],
  [archivesApi.cancel, 'stops what is under way, once'],
  [arrivalsApi.cancel, 'stops what is under way, once'],
  [importsApi.choose, 'one reading of a preview in place of another, of the person who sees both'],
  [importsApi.commit, 'makes an assessment of a preview, once'],
  [importsApi.merge, 'names how far the answers were seen, and overwrites none that was changed since'],
  [importsApi.inviteListed, 'invites people of a list, once'],
  [importsApi.cancel, 'stops what is under way, once'],
  [importsApi.undo, 'removes what nobody has changed, once'],
  [assessmentsApi.finalize, 'moves an open assessment only'],
  [assessmentsApi.reopen, 'moves a finalized assessment only'],
  [assessmentsApi.repairNote, 'begins a text anew that is set apart, once'],
  [deletionsApi.restore, 'undoes a deletion that there is, once'],
  [filesApi.withdraw, 'takes a content away that is there, once'],
  [decidersApi.askAboutResponse, 'asks somebody; asking has no content'],
  [decidersApi.askAboutEvidence, 'asks somebody; asking has no content'],
  [decidersApi.askAboutPlan, 'asks somebody; asking has no content'],
];
/** What creates things carries the id that the browser made. */
const CREATIONS: readonly Endpoint[] = [
  reportsApi.order,
  signingApi.storeKey,
  organizationsApi.create,
  organizationsApi.createSample,
  organizationsApi.invite,
  pkisApi.create,
  assessmentsApi.create,
  evidenceApi.create,
  plansApi.create,
  plansApi.addTask,
];
const POSTS_WITHOUT_CONTENT = [
  'POST /arrivals',
  'POST /auth/address-confirmation',
  'POST /auth/confirmed-addresses',
  'POST /auth/forgotten-password',
  'POST /auth/new-password',
  'POST /auth/sign-in',
  'POST /auth/sign-out',
  'POST /auth/sign-up',
  'POST /auth/sign-up-links',
  'POST /invitations/:token/accept',
  'POST /organizations/:organizationId/archives',
  'POST /organizations/:organizationId/assessments/:assessmentId/reports/:reportId/signed',
  'POST /organizations/:organizationId/files',
  'POST /organizations/:organizationId/imports',
  'POST /organizations/:organizationId/notifications/:notificationId/read',
  'POST /organizations/:organizationId/notifications/read',
];

/** Something that two people change: how it is read, and two fields with values for each of them. */
interface Kind {
  readonly endpoint: Endpoint;
  readonly params: (names: Names) => Record<string, string>;
  readonly read: (server: TestServer, owner: GivenMember, names: Names) => Promise<Record<string, unknown>>;
  readonly mine: Record<string, unknown>;
  readonly theirs: Record<string, unknown>;
  /** A field of its own for each; nothing where there is one field only. */
  readonly other?: Record<string, unknown>;
}
const at = ({ organizationId }: Names) => ({ organizationId });
const plan = (names: Names) => ({ ...at(names), planId: names.planId });
const guest = (names: Names) => ({ ...at(names), assessmentId: names.assessmentId, accountId: names.guestId });
const one = (items: readonly object[], wanted: (item: Record<string, unknown>) => boolean): Record<string, unknown> => {
  const item = items.map((each) => ({ ...each })).find(wanted);
  if (!item) throw new Error('It is not there.');
  return item;
};

const KINDS: readonly (readonly [string, Kind])[] = [
  [
    'an action plan',
    {
      endpoint: plansApi.update,
      params: plan,
      read: async (server, owner, names) => ({
        ...(await server.as(owner).call(plansApi.get, { params: plan(names) })),
      }),
      mine: { title: 'Mine' },
      theirs: { title: 'Theirs' },
      other: { objectives: 'Twice a year', dueOn: '2199-01-01' },
    },
  ],
  [
    'a task',
    {
      endpoint: plansApi.updateTask,
      params: (names) => ({ ...plan(names), taskId: names.taskId }),
      read: async (server, owner, names) =>
        one(
          (await server.as(owner).call(plansApi.get, { params: plan(names) })).tasks,
          ({ id }) => id === names.taskId,
        ),
      mine: { title: 'Mine' },
      theirs: { title: 'Theirs' },
      other: { dueOn: '2199-01-01' },
    },
  ],
  [
    'a PKI',
    {
      endpoint: pkisApi.update,
      params: (names) => ({ ...at(names), pkiId: names.pkiId }),
      read: async (server, owner, names) => ({
        ...(await server.as(owner).call(pkisApi.get, { params: { ...at(names), pkiId: names.pkiId } })),
      }),
      mine: { description: 'Mine' },
      theirs: { description: 'Theirs' },
      other: { highLevelDesign: 'Two tiers' },
    },
  ],
  [
    'an organization',
    {
      endpoint: organizationsApi.update,
      params: at,
      read: async (server, owner, names) => ({
        ...(await server.as(owner).call(organizationsApi.get, { params: at(names) })),
      }),
      mine: { region: 'Mine' },
      theirs: { region: 'Theirs' },
      other: { timeZone: 'Asia/Tokyo', sizeBand: '1-49' },
    },
  ],
  [
    'a role',
    {
      endpoint: organizationsApi.changeRole,
      params: (names) => ({ ...at(names), accountId: names.accountId }),
      read: async (server, owner, names) =>
        one(
          (await server.as(owner).call(organizationsApi.members, { params: at(names) })).items,
          ({ accountId }) => accountId === names.accountId,
        ),
      mine: { role: 'viewer' },
      theirs: { role: 'assessor' },
    },
  ],
  [
    'the time of a guest',
    {
      endpoint: guestsApi.grant,
      params: guest,
      read: async (server, owner, names) => {
        const { organizationId, assessmentId } = names;
        const { items } = await server.as(owner).call(guestsApi.list, { params: { organizationId, assessmentId } });
        return one(items, ({ account }) => account === names.guestId);
      },
      mine: { until: '2199-02-01' },
      theirs: { until: '2199-03-01' },
    },
  ],
];

describe('nobody’s change undoes what somebody else saved', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts(), environment: { SIGN_IN_ATTEMPTS: '1000' } });
  });
  afterAll(() => server.close());

  const endpoints = () =>
    server.app
      .get(DoorRegistry)
      .doors()
      .flatMap(({ endpoint }) => (endpoint ? [endpoint] : []));
  const shapeOf = ({ body }: Endpoint): Record<string, unknown> =>
    body instanceof z.ZodObject ? { ...body.shape } : {};

  it('because every change of a content carries the version that was seen', () => {
    const small = new Set(SMALL.map(([endpoint]) => keyOf(endpoint)));
    const changing = endpoints().filter(({ method }) => method === 'PUT' || method === 'PATCH');
    expect(changing.length).toBeGreaterThan(8);
    for (const endpoint of changing.filter((each) => !small.has(keyOf(each))))
      expect({ door: keyOf(endpoint), body: Object.keys(shapeOf(endpoint)).sort() }).toEqual({
        door: keyOf(endpoint),
        body: ['changes', 'version'],
      });
    expect([...small].filter((key) => !changing.some((each) => keyOf(each) === key))).toEqual([]);
  });

  it('and everything else that is sent creates once, or says what it is about', () => {
    const posts = endpoints()
      .filter(({ method }) => method === 'POST')
      .map(keyOf);
    const known = [...ACTIONS.map(([endpoint]) => endpoint), ...CREATIONS].map(keyOf);
    expect([...known, ...POSTS_WITHOUT_CONTENT].sort()).toEqual(posts.sort());
    for (const endpoint of CREATIONS) expect(Object.keys(shapeOf(endpoint))).toContain('id');
  });

  describe.each(KINDS)('%s', (_, kind) => {
    let theirs: Inhabited;
    let jana: GivenMember;
    beforeEach(async () => {
      theirs = await inhabited(server);
      jana = await server.given.member(theirs.owner, 'owner', 'Jana');
    });
    const read = () => kind.read(server, theirs.owner, theirs.names);
    const send = (by: GivenMember, version: unknown, changes: object) =>
      server.as(by).raw(kind.endpoint, { params: kind.params(theirs.names), body: { version, changes } });

    it('keeps what two people changed in different fields', async () => {
      const { version } = await read();
      const other = kind.other ?? kind.theirs;
      expect((await send(jana, version, other)).status).toBe(200);
      expect((await send(theirs.owner, version, kind.other ? kind.mine : kind.theirs)).status).toBe(200);
      expect(await read()).toMatchObject({ ...other, ...(kind.other ? kind.mine : kind.theirs) });
    });

    it('refuses the same field with what stands there, and changes nothing', async () => {
      const { version } = await read();
      await send(jana, version, kind.theirs);
      const before = await read();
      const answer = await send(theirs.owner, version, { ...kind.other, ...kind.mine });
      const [[field, value]] = Object.entries(kind.theirs) as [[string, unknown]];
      expect(answer).toMatchObject({
        status: 409,
        body: {
          code: 'edit.conflict',
          version: before['version'],
          conflicts: [{ field, theirs: value, by: { id: jana.accountId, name: 'Jana' } }],
        },
      });
      expect((answer.body as Problem).conflicts).toHaveLength(1);
      expect(await read()).toEqual(before);
      expect((await send(theirs.owner, before['version'], kind.mine)).status).toBe(200);
      expect(await read()).toMatchObject(kind.mine);
    });

    it('refuses the same field also when another one was saved last', async () => {
      const { version } = await read();
      await send(jana, version, kind.theirs);
      if (kind.other) await send(jana, (await read())['version'], kind.other);
      expect(await send(theirs.owner, version, kind.mine)).toMatchObject({ status: 409 });
      expect(await read()).toMatchObject({ ...kind.theirs, ...kind.other });
    });

    it('refuses who says to have seen what there never was', async () => {
      const before = await read();
      const answer = await send(theirs.owner, Number(before['version']) + 1, kind.mine);
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      expect((answer.body as Problem).problems).toMatchObject([{ path: 'body.version' }]);
      expect(await read()).toEqual(before);
    });

    it('takes the same value from both', async () => {
      const { version } = await read();
      await send(jana, version, kind.theirs);
      const before = await read();
      expect((await send(theirs.owner, version, kind.theirs)).status).toBe(200);
      expect(await read()).toEqual(before);
    });

    it('lets one of many at the same moment through', async () => {
      const { version } = await read();
      const answers = await Promise.all([
        send(jana, version, kind.mine),
        send(theirs.owner, version, kind.theirs),
        send(jana, version, kind.mine),
      ]);
      const statuses = answers.map(({ status }) => status).sort();
      expect([
        [200, 200, 409],
        [200, 409, 409],
      ]).toContainEqual(statuses);
    });
  });

  it('a plan is moved from the status that was seen, and twice is once', async () => {
    const { owner, names } = await inhabited(server);
    const move = (from: string, status: string) =>
      server.as(owner).raw(plansApi.changeStatus, { params: plan(names), body: { from, status } });
    expect((await move('planned', 'in-progress')).status).toBe(200);
    expect((await move('planned', 'in-progress')).status).toBe(200);
    expect(await move('planned', 'blocked')).toMatchObject({
      status: 409,
      body: {
        code: 'edit.conflict',
        conflicts: [{ field: 'status', theirs: 'in-progress', by: { id: owner.accountId } }],
      },
    });
  });

  it('a guest who was let in meanwhile, or whose access was withdrawn, is not let in anew', async () => {
    const { owner, names } = await inhabited(server);
    const grant = (version: number, until: string) =>
      server.as(owner).raw(guestsApi.grant, { params: guest(names), body: { version, changes: { until } } });
    expect(await grant(0, '2199-01-01')).toMatchObject({
      status: 409,
      body: { conflicts: [{ theirs: '2199-12-31' }] },
    });
    await server.as(owner).raw(guestsApi.withdraw, { params: guest(names) });
    expect(await grant(1, '2199-01-01')).toMatchObject({ status: 409, body: { code: 'conflict' } });
    const other = await letIn(server, owner, names.assessmentId);
    expect(other.accountId).not.toBe(names.guestId);
  });

  it('what is sent twice is created once, and an id of somebody else’s is taken', async () => {
    const { owner, names } = await inhabited(server);
    const jana = await server.given.member(owner, 'owner', 'Jana');
    const place = { assessmentId: names.assessmentId, responseId: names.responseId };
    const bodies: readonly (readonly [Endpoint, object])[] = [
      [organizationsApi.invite, { role: 'viewer' }],
      [pkisApi.create, { name: 'Root CA' }],
      [
        assessmentsApi.create,
        { pkiId: names.pkiId, modelReleaseId: names.modelReleaseId, name: 'Autumn', method: 'formal' },
      ],
      [evidenceApi.create, { title: 'Minutes', content: { kind: 'statement', statement: 'Held.' } }],
      [plansApi.create, { title: 'Rehearse', targetLevel: 4, ...place }],
      [reportsApi.order, { kind: 'summary', format: 'html', paper: 'a4', revision: null, sections: [] }],
      [signingApi.storeKey, { name: 'Board', content: keyStore(), password: KEY_PASSWORD }],
    ];
    for (const [endpoint, content] of bodies) {
      const body = { ...content, id: newId() };
      const send = (by: GivenMember) => server.as(by).raw(endpoint, { params: { ...at(names), ...place }, body });
      const answers = await Promise.all([send(owner), send(owner), send(owner)]);
      expect({ door: keyOf(endpoint), answers: answers.map(({ status }) => status) }).toEqual({
        door: keyOf(endpoint),
        answers: [200, 200, 200],
      });
      expect(new Set(answers.map((answer) => (answer.body as { id: string }).id))).toEqual(new Set([body.id]));
      expect(await send(jana)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    }
    const task = { id: newId(), title: 'Book a room' };
    for (const status of [200, 200])
      expect(await server.as(owner).raw(plansApi.addTask, { params: plan(names), body: task })).toMatchObject({
        status,
        body: { tasks: [{ id: names.taskId }, { id: task.id }] },
      });
  });

  it('an organization is made once for a person, and one for each who chose the same id', async () => {
    const [petra, hugo] = [await server.given.person(), await server.given.person()];
    const body = { id: newId(), name: 'Acme', timeZone: 'UTC' };
    const made = async (by: typeof petra) =>
      (await server.as(by).raw(organizationsApi.create, { body })).body as { organizationId: string };
    const [first, again, other] = [await made(petra), await made(petra), await made(hugo)];
    expect(again).toEqual(first);
    expect(other.organizationId).not.toBe(first.organizationId);
  });
});
