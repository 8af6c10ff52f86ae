import {
  allows,
  evidenceApi,
  guestsApi,
  organizationsApi,
  pkisApi,
  plansApi,
  ROLES,
  SEARCH_KINDS,
  type SearchHit,
  type SearchKind,
  searchApi,
} from '@certitude/contracts';
import { deletionsApi } from '@certitude/contracts/deleting';
import { SearchSources } from '@certitude/server/core';
import {
  givenAssessment,
  type GivenAssessment,
  type GivenMember,
  testServer,
  type TestServer,
} from '@certitude/server/testing';
import { apiContexts } from './isolation/contexts';

jest.setTimeout(120_000);

/** Which hit leads where: what a person without access would have to go by. */
const idOf = (hit: SearchHit): string => {
  switch (hit.kind) {
    case 'pki':
      return hit.pkiId;
    case 'assessment':
      return hit.assessmentId;
    case 'requirement':
      return hit.responseId;
    case 'evidence':
      return hit.evidenceId;
    case 'plan':
      return hit.planId;
    case 'person':
      return hit.accountId;
  }
};

describe('search', () => {
  let server: TestServer;
  let owner: GivenMember;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts() });
  });
  beforeEach(async () => {
    owner = await server.given.organization();
  });
  afterAll(() => server.close());

  const at = (who: GivenMember) => ({ organizationId: who.context.organizationId });
  const find = async (who: GivenMember, q: string, query: object = {}) =>
    (await server.as(who).call(searchApi.find, { params: at(who), query: { q, ...query } })).groups;
  const titles = async (who: GivenMember, q: string, query: object = {}) =>
    (await find(who, q, query)).flatMap(({ items }) => items.map(({ kind, title }) => `${kind} ${title}`));
  const pki = (name: string) => server.as(owner).call(pkisApi.create, { params: at(owner), body: { name } });
  const statement = { kind: 'statement', statement: 'So it is.' } as const;
  const placeOf = ({ assessmentId, responses }: GivenAssessment) => {
    const [response] = responses;
    if (!response) throw new Error('The small model has requirements.');
    return { assessmentId, responseId: response.id };
  };
  const evidence = (title: string, ...given: readonly GivenAssessment[]) =>
    server.as(owner).call(evidenceApi.create, {
      params: at(owner),
      body: { title, content: statement, responses: given.map(placeOf) },
    });
  const plan = (title: string, given: GivenAssessment) =>
    server.as(owner).call(plansApi.create, { params: at(owner), body: { title, targetLevel: 4, ...placeOf(given) } });
  /** One of everything, all called alike as far as they can be. */
  const everything = async (word: string) => {
    const given = await givenAssessment(server, owner, { pki: await pki(`${word} PKI`), name: `${word} assessment` });
    return {
      given,
      evidence: await evidence(`${word} evidence`, given),
      plan: await plan(`${word} plan`, given),
      person: await server.given.member(owner, 'viewer', `${word} Person`),
    };
  };

  it('has one source of each kind', () => {
    const kinds = server.app
      .get(SearchSources, { strict: false })
      .all()
      .map(({ kind }) => kind);
    expect(kinds).toEqual([...SEARCH_KINDS]);
  });

  it('finds everything by its words, with what it belongs to and its state', async () => {
    const { given, evidence, plan, person } = await everything('Vision');
    expect((await find(owner, 'vision')).flatMap(({ items }) => items)).toEqual([
      { kind: 'pki', pkiId: given.pki.id, title: 'Vision PKI', parent: null },
      {
        kind: 'assessment',
        assessmentId: given.assessmentId,
        title: 'Vision assessment',
        state: 'in-progress',
        parent: 'Vision PKI',
      },
      {
        kind: 'requirement',
        assessmentId: given.assessmentId,
        responseId: placeOf(given).responseId,
        title: 'Vision',
        state: 'not-started',
        parent: 'Vision assessment',
      },
      {
        kind: 'evidence',
        evidenceId: evidence.id,
        title: 'Vision evidence',
        state: 'draft',
        parent: 'Vision assessment',
      },
      { kind: 'plan', planId: plan.id, title: 'Vision plan', state: 'draft', parent: 'Vision assessment' },
      { kind: 'person', accountId: person.accountId, title: 'Vision Person', state: 'viewer', parent: null },
    ]);
  });

  it.each([
    ['rotation', true],
    ['ROTA', true],
    ['ceremony of key', true],
    ['root-CA', true],
    ['zaloha', true],
    ['tation', false],
    ['ceremony missing', false],
    ['%', false],
    ['key_', true],
    ['', false],
  ])('finds by words inside a title, in any order: %j finds it: %s', async (q, found) => {
    await pki('Key rotation ceremony of the Root CA (záloha)');
    expect(await titles(owner, q)).toHaveLength(found ? 1 : 0);
  });

  it('finds what begins with the word before longer words, newest first, once each', async () => {
    for (const name of ['Roots', 'Root A', 'Rooted', 'Root roots B']) await pki(name);
    expect(await titles(owner, 'root')).toEqual(['pki Root roots B', 'pki Root A', 'pki Rooted', 'pki Roots']);
  });

  it('shows so many of each kind, says whether there is more, and looks only for the kinds asked for', async () => {
    await everything('Vision');
    for (const name of ['Vision 1', 'Vision 2', 'Vision 3']) await pki(name);
    const groups = await find(owner, 'vision', { limit: 3 });
    expect(groups.map(({ kind, items, more }) => [kind, items.length, more])).toContainEqual(['pki', 3, true]);
    expect(groups.map(({ kind, items, more }) => [kind, items.length, more])).toContainEqual(['plan', 1, false]);
    expect((await find(owner, 'vision', { kinds: 'plan,person' })).map(({ kind }) => kind)).toEqual(['plan', 'person']);
    const params = at(owner);
    const problem = await server.as(owner).problem(searchApi.find, { params, query: { q: 'a', kinds: 'all' } });
    expect(problem.code).toBe('request.invalid');
  });

  it('follows titles that change', async () => {
    const { id } = await pki('Issuing');
    const person = await server.given.member(owner, 'viewer', 'Mia');
    await server.as(owner).call(pkisApi.update, {
      params: { ...at(owner), pkiId: id },
      body: { version: 1, changes: { name: 'Enterprise' } },
    });
    await server.db.global("update account set name = 'Noor' where id = $1", [person.accountId]);
    expect([await titles(owner, 'issuing'), await titles(owner, 'mia')]).toEqual([[], []]);
    expect([await titles(owner, 'enterprise'), await titles(owner, 'noor')]).toEqual([
      ['pki Enterprise'],
      ['person Noor'],
    ]);
    await server.as(owner).call(organizationsApi.removeMember, {
      params: { ...at(owner), accountId: person.accountId },
    });
    expect(await titles(owner, 'noor')).toEqual([]);
  });

  it('finds nothing that is archived or deleted, and finds it again when it comes back', async () => {
    const { given, evidence, plan } = await everything('Vision');
    const browser = server.as(owner);
    const things = {
      plan: { planId: plan.id },
      evidence: { evidenceId: evidence.id },
      assessment: { assessmentId: given.assessmentId },
      pki: { pkiId: given.pki.id },
    } as const;
    const kinds = ['pki', 'assessment', 'evidence', 'plan'] as const;
    const found = async () => (await find(owner, 'vision', { kinds: kinds.join(',') })).map(({ kind }) => kind);
    for (const kind of ['plan', 'evidence', 'assessment', 'pki'] as const) {
      const params = { ...at(owner), ...things[kind] };
      const door = deletionsApi[kind];
      await browser.raw(door.archive, { params, body: { archived: true } });
      expect(await found()).not.toContain(kind);
      await browser.raw(door.archive, { params, body: { archived: false } });
      expect(await found()).toContain(kind);
      const { body } = await browser.raw(door.delete, { params });
      expect(await found()).not.toContain(kind);
      await browser.call(deletionsApi.restore, {
        params: { ...at(owner), deletionId: (body as { id: string }).id },
      });
      expect(await found()).toContain(kind);
    }
    await browser.raw(deletionsApi.pki.delete, { params: { ...at(owner), pkiId: given.pki.id } });
    expect(await found()).toEqual(['evidence']);
    expect(await titles(owner, 'vision', { kinds: 'requirement' })).toEqual([]);
  });

  it('says of evidence that was accepted and has ended that it has expired', async () => {
    const reviewer = await server.given.member(owner, 'reviewer');
    const accepted = async (title: string, validUntil: string) => {
      const browser = server.as(owner);
      const body = { title, content: statement, validUntil, responses: [] };
      const { id } = await browser.call(evidenceApi.create, { params: at(owner), body });
      const params = { ...at(owner), evidenceId: id };
      const { current } = await browser.call(evidenceApi.submit, { params, body: { ended: true } });
      const decision = { decision: 'accepted', hash: current.hash } as const;
      await server.as(reviewer).call(evidenceApi.decide, { params, body: decision });
    };
    await accepted('Minutes of then', '2020-01-01');
    await accepted('Minutes of now', '2199-01-01');
    const states = (await find(owner, 'minutes')).flatMap(({ items }) =>
      items.flatMap((hit) => (hit.kind === 'evidence' ? [`${hit.title}: ${hit.state}`] : [])),
    );
    expect(states.toSorted()).toEqual(['Minutes of now: accepted', 'Minutes of then: expired']);
  });

  it('asks nothing of an assessment that is archived', async () => {
    const { given } = await everything('Vision');
    const params = { ...at(owner), assessmentId: given.assessmentId };
    const asked = () => titles(owner, 'vision', { kinds: 'requirement' });
    expect(await asked()).not.toEqual([]);
    await server.as(owner).call(deletionsApi.assessment.archive, { params, body: { archived: true } });
    expect(await asked()).toEqual([]);
  });

  it('never finds anything of another organization', async () => {
    await everything('Vision');
    const stranger = await server.given.organization();
    expect(await find(stranger, 'vision')).toEqual([]);
  });

  it.each(ROLES)('finds for a %s the kinds that the role may see', async (role) => {
    await everything('Vision');
    const who = await server.given.member(owner, role, 'Somebody');
    const open = server.app
      .get(SearchSources, { strict: false })
      .all()
      .flatMap(({ kind, permission }) => (allows(role, permission) ? [kind] : []));
    const guest: readonly SearchKind[] = [];
    expect((await find(who, 'vision')).map(({ kind }) => kind)).toEqual(role === 'guest-auditor' ? guest : open);
  });

  it('finds for guests what they are let into, and nothing else, whatever there is', async () => {
    const inside = await everything('Vision');
    const outside = await everything('Vision');
    await evidence('Vision of nothing');
    const guest = await server.given.member(owner, 'guest-auditor', 'Vision Guest');
    const params = { ...at(owner), assessmentId: inside.given.assessmentId, accountId: guest.accountId };
    await server.as(owner).call(guestsApi.grant, { params, body: { version: 0, changes: { until: '2199-12-30' } } });
    const theirs = new Set<string>([
      inside.given.assessmentId,
      inside.evidence.id,
      ...inside.given.responses.map(({ id }) => id),
    ]);
    // Every word of everything there is, so that whatever can be found is found.
    const everybody = [inside, outside].flatMap((all) => [
      ...[all.given.name, all.given.pki.name, all.evidence.title, all.plan.title, all.person.name],
      ...all.given.responses.map(({ title }) => title),
    ]);
    const words = new Set(`${everybody.join(' ')} nothing guest`.split(' '));
    const found = new Set<string>();
    for (const word of words)
      for (const { items } of await find(guest, word, { limit: 20 })) for (const hit of items) found.add(idOf(hit));
    expect(found).toEqual(theirs);
    await server.as(owner).call(guestsApi.withdraw, { params });
    expect(await find(guest, 'vision')).toEqual([]);
  });

  it('names to guests no assessment but those they are let into, whatever else a piece of evidence proves', async () => {
    const inside = await givenAssessment(server, owner, { pki: await pki('Issuing'), name: 'Inside' });
    const outside = await givenAssessment(server, owner, { pki: await pki('Root'), name: 'Outside' });
    await evidence('Minutes', inside, outside);
    const guest = await server.given.member(owner, 'guest-auditor');
    const params = { ...at(owner), assessmentId: inside.assessmentId, accountId: guest.accountId };
    await server.as(owner).call(guestsApi.grant, { params, body: { version: 0, changes: { until: '2199-12-30' } } });
    const parents = async (who: GivenMember) =>
      (await find(who, 'minutes')).flatMap(({ items }) => items.map(({ parent }) => parent));
    expect(await parents(owner)).toEqual(['Outside']);
    expect(await parents(guest)).toEqual(['Inside']);
  });
});
