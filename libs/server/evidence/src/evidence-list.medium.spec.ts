import { EVIDENCE_SORTS, evidenceApi, guestsApi } from '@certitude/contracts';
import { newId } from '@certitude/server/core';
import { type GivenMember, type TestServer } from '@certitude/server/testing';
import { EvidenceWorld, type GivenAssessment } from './testing/evidence-world';

interface GivenPiece {
  readonly until?: string;
  readonly accepted?: boolean;
  readonly proves?: GivenAssessment;
}

describe('the list of evidence', () => {
  let world: EvidenceWorld;
  let server: TestServer;
  let owner: GivenMember;
  let mia: GivenMember;
  let reviewer: GivenMember;
  let assessment: GivenAssessment;
  beforeAll(async () => {
    world = await EvidenceWorld.make();
    server = world.server;
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    owner = await server.given.organization();
    mia = await server.given.member(owner, 'assessor', 'Aaron ~ Mia');
    reviewer = await server.given.member(owner, 'reviewer');
    assessment = await world.assessment(owner);
    await piece(owner, 'Beta', { proves: assessment });
    await piece(mia, 'alpha ~ %2C', { until: '2199-06-01' });
    await piece(owner, 'Gamma', { until: '2199-01-01', accepted: true, proves: assessment });
    await piece(mia, 'Delta', { until: '2020-01-01', accepted: true });
  });

  const at = () => ({ organizationId: owner.context.organizationId });
  /** Revised once, so that there is a revision that is not the current one. */
  const piece = async (by: GivenMember, title: string, { until, accepted, proves }: GivenPiece) => {
    const browser = server.as(by);
    const { id, current } = await world.statement(by, title, proves ? [proves] : []);
    const params = { ...at(), evidenceId: id };
    const content = { kind: 'statement', statement: `And so: ${title}.` } as const;
    await browser.call(evidenceApi.revise, {
      params,
      body: { version: current.number, content, validUntil: until ?? null },
    });
    if (!accepted) return;
    const { current: submitted } = await browser.call(evidenceApi.submit, { params, body: { ended: true } });
    const body = { decision: 'accepted', hash: submitted.hash } as const;
    await server.as(reviewer).call(evidenceApi.decide, { params, body });
  };
  const list = (query: object, who = owner) => server.as(who).call(evidenceApi.list, { params: at(), query });
  const titles = async (query: object, who = owner) =>
    (await list(query, who)).items.map(({ title }) => title.charAt(0)).join('');

  it.each([
    ['added', 'desc', 'DGaB'],
    ['added', 'asc', 'BaGD'],
    ['title', 'asc', 'aBDG'],
    ['title', 'desc', 'GDBa'],
    ['until', 'asc', 'DGaB'],
    ['until', 'desc', 'aGDB'],
    ['owner', 'asc', 'aDBG'],
    ['owner', 'desc', 'GBDa'],
  ])('is ordered by %s %s, and goes on page by page with each thing once', async (sort, order, expected) => {
    expect(await titles({ sort, order })).toBe(expected);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({ sort, order, limit: 1, ...(after ? { after } : {}) });
      seen.push(...page.items.map(({ title }) => title.charAt(0)));
      after = page.next ?? undefined;
    } while (after);
    expect(seen.join('')).toBe(expected);
  });

  it('leaves what a filter asks for, in every order', async () => {
    const filters = [
      [{ state: 'accepted' }, 'G'],
      [{ state: 'expired' }, 'D'],
      [{ state: 'draft' }, 'Ba'],
      [{ state: 'superseded' }, ''],
      [{ owner: mia.accountId }, 'Da'],
      [{ endsUntil: '2199-01-31' }, 'G'],
      [{ search: 'AL' }, 'a'],
      [{ search: 'a', state: 'accepted', owner: owner.accountId, endsUntil: '2199-12-31' }, 'G'],
      [{ responseId: assessment.responses[0] }, 'BG'],
      [{ standing: 'archived' }, ''],
    ] as const;
    for (const sort of EVIDENCE_SORTS)
      for (const [filter, expected] of filters) {
        const found = [...(await titles({ sort, ...filter }))].toSorted().join('');
        expect({ sort, filter, found }).toEqual({ sort, filter, found: expected });
      }
  });

  it('shows guests what proves something that they were let into, in every order', async () => {
    const guest = await server.given.member(owner, 'guest-auditor');
    const params = { ...at(), assessmentId: assessment.id, accountId: guest.accountId };
    await server.as(owner).call(guestsApi.grant, { params, body: { version: 0, changes: { until: '2199-12-30' } } });
    for (const sort of EVIDENCE_SORTS) {
      const first = await list({ sort, order: 'asc', limit: 1 }, guest);
      const rest = await list({ sort, order: 'asc', after: first.next }, guest);
      const seen = [...first.items, ...rest.items].map(({ title }) => title.charAt(0));
      expect({ sort, seen: seen.toSorted() }).toEqual({ sort, seen: ['B', 'G'] });
      expect(await titles({ sort, state: 'accepted' }, guest)).toBe('G');
    }
  });

  it('refuses a cursor of another order, or of none, without a fault', async () => {
    const id = newId();
    for (const sort of EVIDENCE_SORTS)
      for (const after of ['x', `x~${id}`, `%~${id}`, `%00~${id}`, `2020-02-31~${id}`, '~~~']) {
        const { status } = await server.as(owner).raw(evidenceApi.list, { params: at(), query: { sort, after } });
        expect([sort, after, [200, 400].includes(status)]).toEqual([sort, after, true]);
      }
  });
});
