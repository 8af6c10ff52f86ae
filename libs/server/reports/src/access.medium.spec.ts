import { type AssessmentId, organizationsApi, type ReportId, type Role } from '@certitude/contracts';
import { type OrderReport, reportsApi as api } from '@certitude/contracts/reporting';
import { newId } from '@certitude/server/core';
import { type GivenMember } from '@certitude/server/testing';
import { ReportWorld } from './testing/report-world';

const ORDER: OrderReport = { kind: 'summary', format: 'html', paper: 'a4', revision: null, sections: [] };
type Given = Awaited<ReturnType<ReportWorld['assessment']>>;

describe('who may read reports', () => {
  let world: ReportWorld;
  beforeAll(async () => {
    world = await ReportWorld.make();
  });
  afterAll(() => world.close());

  const at = ({ owner, view }: Given) => ({
    organizationId: owner.context.organizationId,
    assessmentId: view.id,
  });
  /** A report that somebody has had made. */
  const made = async (of: Given, who: GivenMember, more: Partial<OrderReport> = {}): Promise<ReportId> => {
    const { id } = await world.server.as(who).call(api.order, { params: at(of), body: { ...ORDER, ...more } });
    await world.make(of.owner, id);
    return id;
  };
  /** What every door answers to somebody: status and code, or what there is. */
  const doors = async (who: GivenMember, params: ReturnType<typeof at>, reportId: ReportId) => {
    const browser = world.server.as(who);
    const one = { params: { ...params, reportId } };
    const answers = {
      list: await browser.raw(api.list, { params }),
      get: await browser.raw(api.get, one),
      download: await browser.raw(api.download, one),
      order: await browser.raw(api.order, { params, body: ORDER }),
      remove: await browser.raw(api.remove, one),
    };
    return Object.fromEntries(
      Object.entries(answers).map(([door, { status, body }]) => [
        door,
        status < 300 ? status : `${status} ${(body as { code: string }).code}`,
      ]),
    );
  };
  const unknown = (of: Given) => ({ ...at(of), assessmentId: newId<AssessmentId>() });
  const asRole = async ({ owner }: Given, { accountId }: GivenMember, role: Role): Promise<void> => {
    const { organizationId } = owner.context;
    const browser = world.server.as(owner);
    const { items } = await browser.call(organizationsApi.members, { params: { organizationId } });
    const version = items.find((member) => member.accountId === accountId)?.version ?? 0;
    const body = { version, changes: { role } };
    await browser.call(organizationsApi.changeRole, { params: { organizationId, accountId }, body });
  };

  /** Those who have lost, or never had, what lets them in; each had a report made or was let in before. */
  const STRANGERS: readonly (readonly [string, (of: Given) => Promise<readonly [GivenMember, ReportId]>])[] = [
    [
      'a member of another organization',
      async (of) => [await world.server.given.organization('Other Ltd'), await made(of, of.owner)],
    ],
    [
      'a guest without a grant',
      async (of) => [await world.member(of.owner, 'guest-auditor'), await made(of, of.owner)],
    ],
    [
      'a guest whose grant has ended',
      async (of) => {
        const [guest, report] = [await world.guest(of), await made(of, of.owner)];
        expect(await doors(guest, at(of), report)).toMatchObject({ list: 200, get: 200, download: 200 });
        await world.endGrant(of, guest);
        return [guest, report];
      },
    ],
    [
      'a guest whose last day is over',
      async (of) => {
        const [guest, report] = [await world.guest(of), await made(of, of.owner)];
        await world.server.db.transaction(of.owner.context, (tx) =>
          tx.query("update guest_grant set until_on = '2020-01-01' where account_id = $1", [guest.accountId]),
        );
        return [guest, report];
      },
    ],
    [
      'a member who was removed, of what they had made',
      async (of) => {
        const viewer = await world.member(of.owner, 'viewer');
        const report = await made(of, viewer);
        await world.leave(of.owner, viewer);
        return [viewer, report];
      },
    ],
    [
      'a member who became a guest, of what they had made',
      async (of) => {
        const viewer = await world.member(of.owner, 'viewer');
        const report = await made(of, viewer);
        await asRole(of, viewer, 'guest-auditor');
        return [viewer, report];
      },
    ],
  ];

  it.each(STRANGERS)('is not %s: each door answers as if there were no such assessment', async (_, stranger) => {
    const of = await world.assessment();
    const [who, report] = await stranger(of);
    const answers = await doors(who, at(of), report);
    expect(answers).toEqual(await doors(who, unknown(of), report));
    for (const answer of Object.values(answers)) expect(answer).toMatch(/^40[134] /);
    expect(await doors(of.owner, at(of), report)).toMatchObject({ get: 200, download: 200 });
  });

  it.each([
    ['viewer', { list: 200, get: 200, download: 200, order: 200, remove: '403 access.forbidden' }],
    ['contributor', { list: 200, get: 200, download: 200, order: 200, remove: '403 access.forbidden' }],
    ['manager', { list: 200, get: 200, download: 200, order: 200, remove: 200 }],
  ] as const)('is a %s, as far as the role goes', async (role, answers) => {
    const of = await world.assessment();
    const report = await made(of, of.owner);
    expect(await doors(await world.member(of.owner, role), at(of), report)).toEqual(answers);
  });

  it('is a guest with a grant, who reads and neither orders nor deletes', async () => {
    const of = await world.assessment();
    const [guest, report] = [await world.guest(of), await made(of, of.owner)];
    expect(await doors(guest, at(of), report)).toEqual({
      ...{ list: 200, get: 200, download: 200, order: '403 access.forbidden', remove: '403 access.forbidden' },
    });
  });

  it('is nobody by the way of another assessment', async () => {
    const of = await world.assessment();
    const other = await world.world.assessmentOf(of.owner);
    const mine = await doors(of.owner, at(other), await made(of, of.owner));
    expect(mine).toMatchObject({ get: '404 not-found', download: '404 not-found', remove: '404 not-found' });
  });

  it.each([
    ['was removed', (of: Given, who: GivenMember) => world.leave(of.owner, who)],
    ['became a guest', (of: Given, who: GivenMember) => asRole(of, who, 'guest-auditor')],
  ])('has nothing made that they ordered before they lost access: %s', async (_, lose) => {
    const of = await world.assessment();
    const viewer = await world.member(of.owner, 'viewer');
    const { id } = await world.server.as(viewer).call(api.order, { params: at(of), body: ORDER });
    await lose(of, viewer);
    await world.make(of.owner, id);
    const report = await world.server.as(of.owner).call(api.get, { params: { ...at(of), reportId: id } });
    expect(report).toMatchObject({ state: 'failed', size: null, sha256: null });
    expect((await doors(of.owner, at(of), id))['download']).toBe('409 report.not-ready');
  });
});
