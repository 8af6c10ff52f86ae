import { sessionApi } from '@certitude/contracts';
import { type OrderReport, reportsApi as api } from '@certitude/contracts/reporting';
import { ReportWorld } from './testing/report-world';

const ORDER: OrderReport = { kind: 'summary', format: 'html', paper: 'a4', revision: null, sections: [] };

describe('reports on two nodes', () => {
  let world: ReportWorld;
  beforeAll(async () => {
    world = await ReportWorld.make();
  });
  afterAll(() => world.close());

  const given = async () => {
    const of = await world.assessment();
    const node = await world.world.anotherNode();
    const params = { organizationId: of.owner.context.organizationId, assessmentId: of.view.id };
    return { of, node, params, here: world.server.as(of.owner), there: node.as(of.owner) };
  };

  it('that are ordered at one are seen at the other, from the order to the file', async () => {
    const { of, params, here, there } = await given();
    const { id } = await here.call(api.order, { params, body: ORDER });
    const seen = async () => (await there.call(api.get, { params: { ...params, reportId: id } })).state;
    expect(await seen()).toBe('waiting');
    await world.make(of.owner, id);
    expect(await seen()).toBe('done');
    const listed = await there.call(api.list, { params, query: {} });
    expect(listed.items).toMatchObject([{ id, state: 'done', createdBy: of.owner.accountId }]);
    expect((await there.raw(api.download, { params: { ...params, reportId: id } })).status).toBe(200);
    // Ordered again there with the id that it has, it is the same one.
    expect(await there.call(api.order, { params, body: { ...ORDER, id } })).toMatchObject({ id, state: 'done' });
  });

  it('that are deleted at one are gone at the other', async () => {
    const { params, here, there } = await given();
    const { id } = await here.call(api.order, { params, body: ORDER });
    await there.call(api.remove, { params: { ...params, reportId: id } });
    expect((await here.raw(api.get, { params: { ...params, reportId: id } })).status).toBe(404);
  });

  it('are nobody’s whose session ended at the other node, and are made all the same', async () => {
    const { of, params, here, there, node } = await given();
    const { id } = await here.call(api.order, { params, body: ORDER });
    const one = { params: { ...params, reportId: id } };
    expect((await there.raw(api.get, one)).status).toBe(200);
    await here.call(sessionApi.signOut);
    for (const asked of [
      there.raw(api.list, { params, query: {} }),
      there.raw(api.get, one),
      there.raw(api.download, one),
      there.raw(api.order, { params, body: ORDER }),
      there.raw(api.remove, one),
    ])
      expect(await asked).toMatchObject({ status: 401, body: { code: 'session.required' } });
    await world.make(of.owner, id);
    const admin = await world.member(of.owner, 'admin');
    expect((await node.as(admin).call(api.get, one)).state).toBe('done');
  });
});
