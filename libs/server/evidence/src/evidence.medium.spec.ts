import {
  type BusMessage,
  type CreateEvidence,
  evidenceApi,
  type EvidenceId,
  type EvidenceView,
  type Role,
  ROLES,
  type StoredFileId,
  type StoredFileView,
  guestsApi,
} from '@certitude/contracts';
import { AssessmentAnswers } from '@certitude/server/answering';
import { enterState } from '@certitude/server/answering/testing';
import { Bus, newId } from '@certitude/server/core';
import { eventually, type GivenMember, type TestServer } from '@certitude/server/testing';
import { EvidenceWorld, type GivenAssessment } from './testing/evidence-world';

const api = evidenceApi;
const DAY = 24 * 60 * 60 * 1_000;
const statement = { kind: 'statement' as const, statement: 'It took place as planned.' };

describe('evidence', () => {
  let world: EvidenceWorld;
  let server: TestServer;
  let owner: GivenMember;
  beforeAll(async () => {
    world = await EvidenceWorld.make();
    server = world.server;
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    owner = await server.given.organization();
  });

  const at = (who: GivenMember) => ({ organizationId: who.context.organizationId });
  const piece = (who: GivenMember, { id }: { id: EvidenceId }) => ({ ...at(who), evidenceId: id });
  const create = (by: GivenMember, body: CreateEvidence | object) =>
    server.as(by).raw(api.create, { params: at(by), body });
  const get = (by: GivenMember, evidence: EvidenceView) => server.as(by).call(api.get, { params: piece(by, evidence) });
  const revise = (by: GivenMember, evidence: EvidenceView, words = 'It took place twice.') =>
    server.as(by).raw(api.revise, {
      params: piece(by, evidence),
      body: { version: evidence.current.number, content: { kind: 'statement', statement: words } },
    });
  const submit = (by: GivenMember, evidence: EvidenceView) =>
    server.as(by).raw(api.submit, { params: piece(by, evidence) });
  const decide = (by: GivenMember, evidence: EvidenceView, body: object) =>
    server.as(by).raw(api.decide, { params: piece(by, evidence), body });
  const file = async (by: GivenMember): Promise<StoredFileView> => {
    const answer = await server.as(by).raw(api.upload, { params: at(by), query: { name: 'a.txt' }, body: 'Minutes' });
    return api.upload.response.parse(answer.body);
  };

  describe('is added', () => {
    it('as a statement, by whoever may add it, as a draft', async () => {
      const contributor = await server.given.member(owner, 'contributor');
      const answer = await create(contributor, {
        title: 'Key ceremony',
        content: statement,
        effectiveOn: '2030-01-15',
        validUntil: '2031-01-14',
      });
      expect(answer.status).toBe(200);
      expect(api.create.response.parse(answer.body)).toMatchObject({
        title: 'Key ceremony',
        revisions: 1,
        links: [],
        current: {
          number: 1,
          state: 'draft',
          kind: 'statement',
          statement: 'It took place as planned.',
          file: null,
          url: null,
          effectiveOn: '2030-01-15',
          validUntil: '2031-01-14',
          createdBy: contributor.accountId,
          submittedBy: null,
          reviews: [],
        },
      });
    });

    it('as a link or an uploaded file', async () => {
      const stored = await file(owner);
      const link = await create(owner, {
        title: 'CPS',
        content: { kind: 'link', url: 'https://example.test/cps.pdf' },
      });
      expect(link.body).toMatchObject({ current: { kind: 'link', url: 'https://example.test/cps.pdf', file: null } });
      const upload = await create(owner, { title: 'Minutes', content: { kind: 'file', fileId: stored.id } });
      expect(upload.body).toMatchObject({ current: { kind: 'file', file: stored, url: null } });
    });

    it('together with the responses it proves', async () => {
      const assessment = await world.assessment(owner, 'Spring');
      const [response] = assessment.responses;
      const evidence = await world.statement(owner, 'Key ceremony', [assessment]);
      expect(evidence.links).toEqual([
        { assessmentId: assessment.id, assessmentName: 'Spring', responseId: response, requirement: 'The sponsor' },
      ]);
    });

    it.each([
      ['no content', { title: 'x' }, 'body.content'],
      ['two kinds of content', { title: 'x', content: { ...statement, url: 'https://a.test' } }, 'body.content.url'],
      ['an unknown kind', { title: 'x', content: { kind: 'rumour' } }, 'body.content.kind'],
      ['a script as link', { title: 'x', content: { kind: 'link', url: 'javascript:alert(1)' } }, 'body.content.url'],
      ['an empty statement', { title: 'x', content: { kind: 'statement', statement: ' ' } }, 'body.content.statement'],
      ['a file that is no id', { title: 'x', content: { kind: 'file', fileId: 7 } }, 'body.content.fileId'],
      ['an empty title', { title: ' ', content: statement }, 'body.title'],
      ['an unknown field', { title: 'x', content: statement, state: 'accepted' }, 'body.state'],
      ['a date that is none', { title: 'x', content: statement, validUntil: '2030-02-30' }, 'body.validUntil'],
      [
        'an end before its beginning',
        { title: 'x', content: statement, effectiveOn: '2030-02-02', validUntil: '2030-02-01' },
        'body.validUntil',
      ],
    ])('not with %s', async (_, body, path) => {
      const answer = await create(owner, body);
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', problems: [{ path }] } });
      expect(await world.count(owner, 'evidence')).toBe(0);
    });

    it('not with text that cannot be stored', async () => {
      const answer = await create(owner, { title: 'a\u0000b', content: statement });
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      expect(await world.count(owner, 'evidence')).toBe(0);
    });

    it('not with a file or a response that is not the organization’s, as if there were none', async () => {
      const stranger = await server.given.organization();
      const theirs = await world.assessment(stranger);
      const [mine, other] = [await world.assessment(owner), await world.assessment(owner)];
      const theirFile = await file(stranger);
      const files = [theirFile.id, newId<StoredFileId>()].map((fileId) => ({
        title: 'x',
        content: { kind: 'file', fileId },
      }));
      const links = [
        { assessmentId: theirs.id, responseId: theirs.responses[0] },
        { assessmentId: mine.id, responseId: theirs.responses[0] },
        { assessmentId: mine.id, responseId: other.responses[0] },
        { assessmentId: mine.id, responseId: newId() },
      ].map((link) => ({ title: 'x', content: statement, responses: [link] }));
      for (const body of [...files, ...links])
        expect(await create(owner, body)).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect(await world.count(owner, 'evidence')).toBe(0);
      expect(await world.count(owner, 'evidence_link')).toBe(0);
    });

    it('not by those who may only read', async () => {
      const allowed: Role[] = [];
      for (const role of ROLES) {
        const answer = await create(await server.given.member(owner, role), { title: role, content: statement });
        if (answer.status === 200) allowed.push(role);
        else expect(answer).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
      }
      expect(allowed).toEqual(['owner', 'admin', 'manager', 'assessor', 'contributor', 'reviewer']);
    });
  });

  describe('is revised', () => {
    it('by adding a revision that supersedes the one before', async () => {
      const evidence = await world.statement(owner);
      await submit(owner, evidence);
      const answer = await revise(owner, evidence);
      expect(answer.body).toMatchObject({
        id: evidence.id,
        revisions: 2,
        current: { number: 2, state: 'draft', statement: 'It took place twice.', submittedBy: null, reviews: [] },
      });
      const states = await server.db.transaction(owner.context, (tx) =>
        tx.query('select number, state, statement from evidence_revision order by number'),
      );
      expect(states).toEqual([
        { number: 1, state: 'superseded', statement: 'It took place as planned.' },
        { number: 2, state: 'draft', statement: 'It took place twice.' },
      ]);
    });

    it('by one of many who saw the same revision; the others learn what it says', async () => {
      const evidence = await world.statement(owner);
      const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => revise(owner, evidence, `Version ${n}`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
      const now = await get(owner, evidence);
      expect(now.revisions).toBe(2);
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
        code: 'edit.conflict',
        version: 2,
        conflicts: [
          {
            field: 'content',
            theirs: { kind: 'statement', statement: now.current.statement },
            by: { id: owner.accountId },
            at: now.current.createdAt,
          },
        ],
      });
      const drafts = await server.db.transaction(owner.context, (tx) =>
        tx.query("select number from evidence_revision where state <> 'superseded'"),
      );
      expect(drafts).toEqual([{ number: 2 }]);
    });

    it('once by a request that comes twice', async () => {
      const evidence = await world.statement(owner);
      const answers = [await revise(owner, evidence), await revise(owner, evidence)];
      expect(answers.map(({ body }) => (body as EvidenceView).revisions)).toEqual([2, 2]);
    });

    it('with a hash that tells the revisions apart', async () => {
      const evidence = await world.statement(owner);
      const revised = (await revise(owner, evidence, 'It took place as planned.')).body as EvidenceView;
      expect(revised.current.hash).not.toBe(evidence.current.hash);
    });
  });

  describe('is reviewed', () => {
    const submitted = async (by = owner): Promise<EvidenceView> => {
      const evidence = await world.statement(by);
      return api.submit.response.parse((await submit(by, evidence)).body);
    };
    const accepted = ({ current }: EvidenceView) => ({ decision: 'accepted', hash: current.hash });

    it('once it was submitted, and says who submitted it', async () => {
      const assessor = await server.given.member(owner, 'assessor');
      const evidence = await world.statement(owner);
      const reviewer = await server.given.member(owner, 'reviewer');
      expect(await decide(reviewer, evidence, accepted(evidence))).toMatchObject({
        status: 409,
        body: { code: 'evidence.not-submitted' },
      });
      const answer = await submit(assessor, evidence);
      expect(answer.body).toMatchObject({ current: { state: 'submitted', submittedBy: assessor.accountId } });
      const again = await submit(assessor, evidence);
      expect(again).toMatchObject({ status: 409, body: { code: 'evidence.already-submitted' } });
    });

    it('by somebody else: the decision shows, and is announced to the author', async () => {
      const author = await server.given.member(owner, 'contributor');
      const evidence = await submitted(author);
      const reviewer = await server.given.member(owner, 'reviewer');
      const answer = await decide(reviewer, evidence, { ...accepted(evidence), comment: 'Well done' });
      expect(answer.body).toMatchObject({
        current: {
          state: 'accepted',
          reviews: [{ decision: 'accepted', comment: 'Well done', reviewer: reviewer.accountId }],
        },
      });
      const [event] = await server.db.transaction(owner.context, (tx) =>
        tx.query("select payload from outbox where name = 'evidence.reviewed'"),
      );
      expect(event).toEqual({
        payload: {
          evidenceId: evidence.id,
          by: reviewer.accountId,
          decision: 'accepted',
          author: author.accountId,
        },
      });
    });

    it('never by its author, nor by whoever submitted it', async () => {
      const submitter = await server.given.member(owner, 'assessor');
      const evidence = await world.statement(owner);
      await submit(submitter, evidence);
      for (const own of [owner, submitter])
        expect(await decide(own, evidence, accepted(evidence))).toMatchObject({
          status: 403,
          body: { code: 'review.own-work' },
        });
      expect((await get(owner, evidence)).current).toMatchObject({ state: 'submitted', reviews: [] });
    });

    it('as it was seen, not as it became since', async () => {
      const evidence = await submitted();
      const reviewer = await server.given.member(owner, 'reviewer');
      await revise(owner, evidence);
      await submit(owner, evidence);
      expect(await decide(reviewer, evidence, accepted(evidence))).toMatchObject({
        status: 409,
        body: { code: 'review.outdated' },
      });
      expect((await get(owner, evidence)).current).toMatchObject({ state: 'submitted', reviews: [] });
    });

    it('once: of two decisions at the same moment, one is too late', async () => {
      const evidence = await submitted();
      const reviewers = [await server.given.member(owner, 'reviewer'), await server.given.member(owner, 'assessor')];
      const answers = await Promise.all(reviewers.map((reviewer) => decide(reviewer, evidence, accepted(evidence))));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await world.count(owner, 'review')).toBe(1);
      expect(await world.count(owner, 'outbox')).toBe(1);
    });

    it('and rejected with a reason only; then it takes a new revision', async () => {
      const evidence = await submitted();
      const reviewer = await server.given.member(owner, 'reviewer');
      const without = await decide(reviewer, evidence, { decision: 'rejected', hash: evidence.current.hash });
      expect(without).toMatchObject({ status: 400, body: { problems: [{ path: 'body.comment' }] } });
      const rejected = { decision: 'rejected', comment: 'Not signed', hash: evidence.current.hash };
      expect((await decide(reviewer, evidence, rejected)).body).toMatchObject({ current: { state: 'rejected' } });
      expect(await submit(owner, evidence)).toMatchObject({ body: { code: 'evidence.already-submitted' } });
      await revise(owner, evidence);
      expect((await submit(owner, evidence)).body).toMatchObject({ current: { state: 'submitted', reviews: [] } });
    });

    it.each([
      ['an unknown decision', { decision: 'maybe' }, 'body.decision'],
      ['no hash', { hash: undefined }, 'body.hash'],
      ['a hash that is none', { hash: 'x' }, 'body.hash'],
      ['an unknown field', { reviewer: newId() }, 'body.reviewer'],
    ])('not with %s', async (_, change, path) => {
      const evidence = await submitted();
      const reviewer = await server.given.member(owner, 'reviewer');
      const answer = await decide(reviewer, evidence, { ...accepted(evidence), ...change });
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', problems: [{ path }] } });
      expect(await world.count(owner, 'review')).toBe(0);
    });

    it('not by guest auditors: nothing is granted to them, so there is nothing', async () => {
      const evidence = await submitted();
      const guest = await server.given.member(owner, 'guest-auditor');
      expect(await decide(guest, evidence, accepted(evidence))).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      });
      expect((await server.as(guest).problem(api.get, { params: piece(owner, evidence) })).code).toBe('not-found');
      expect((await server.as(guest).call(api.list, { params: at(owner) })).items).toEqual([]);
    });

    it('by guest auditors where it proves something that was granted to them', async () => {
      const guest = await server.given.member(owner, 'guest-auditor');
      const [granted, hidden] = [await world.assessment(owner, 'Granted'), await world.assessment(owner, 'Hidden')];
      const handedIn = async (title: string, proves: (typeof granted)[]) =>
        api.submit.response.parse((await submit(owner, await world.statement(owner, title, proves))).body);
      const both = await handedIn('Proves both', [granted, hidden]);
      const elsewhere = await handedIn('Proves the other', [hidden]);
      const params = { ...at(owner), assessmentId: granted.id, accountId: guest.accountId };
      await server.as(owner).call(guestsApi.grant, { params, body: { version: 0, changes: { until: '2199-12-31' } } });
      const browser = server.as(guest);
      const list = async (query = {}) => (await browser.call(api.list, { params: at(owner), query })).items;
      expect((await list()).map(({ title, links }) => [title, links.map((link) => link.assessmentName)])).toEqual([
        ['Proves both', ['Granted']],
      ]);
      expect(await list({ responseId: granted.responses[0] })).toHaveLength(1);
      expect(await list({ responseId: hidden.responses[0] })).toEqual([]);
      expect((await browser.call(api.get, { params: piece(owner, both) })).links).toHaveLength(1);
      expect((await browser.problem(api.get, { params: piece(owner, elsewhere) })).code).toBe('not-found');
      expect(await decide(guest, elsewhere, accepted(elsewhere))).toMatchObject({ status: 404 });
      expect(await decide(guest, both, accepted(both))).toMatchObject({ status: 200 });
    });

    it('not by those who only answer or read', async () => {
      const evidence = await submitted();
      for (const role of ['contributor', 'viewer'] as const) {
        const member = await server.given.member(owner, role);
        expect(await decide(member, evidence, accepted(evidence))).toMatchObject({
          body: { code: 'access.forbidden' },
        });
      }
    });

    it('until its last valid day is over, where the organization is', async () => {
      // Prague, where it is already the next day.
      const now = server.clock.now();
      server.clock.advance(new Date('2031-07-10T22:30:00Z').getTime() - now.getTime());
      await server.db.global("update session set created_at = 'infinity', expires_at = 'infinity'");
      const answer = await create(owner, { title: 'x', content: statement, validUntil: '2031-07-11' });
      const evidence = api.create.response.parse(answer.body);
      await submit(owner, evidence);
      const reviewer = await server.given.member(owner, 'reviewer');
      await server.db.global("update session set created_at = 'infinity', expires_at = 'infinity'");
      await decide(reviewer, evidence, accepted(evidence));
      expect((await get(owner, evidence)).current.state).toBe('accepted');
      server.clock.advance(DAY);
      expect((await get(owner, evidence)).current.state).toBe('expired');
      const states = async (state: string) =>
        (await server.as(owner).call(api.list, { params: at(owner), query: { state: state as 'expired' } })).items
          .length;
      expect([await states('accepted'), await states('expired')]).toEqual([0, 1]);
      server.clock.advance(now.getTime() - server.clock.now().getTime());
    });
  });

  it('that has ended is submitted by who says that they know, and no other way', async () => {
    const evidence = await server.as(owner).call(api.create, {
      params: at(owner),
      body: { title: 'Audit', content: { kind: 'statement', statement: 'Passed.' }, validUntil: '2020-12-31' },
    });
    expect(evidence.current).toMatchObject({ state: 'draft', ended: true });
    const params = piece(owner, evidence);
    expect((await server.as(owner).problem(api.submit, { params })).code).toBe('evidence.ended');
    expect((await get(owner, evidence)).current.state).toBe('draft');
    const submitted = await server.as(owner).call(api.submit, { params, body: { ended: true } });
    expect(submitted.current).toMatchObject({ state: 'submitted', ended: true });
  });

  it('keeps its earlier revisions, with how they were judged, for members', async () => {
    const evidence = await world.statement(owner);
    await submit(owner, evidence);
    const reviewer = await server.given.member(owner, 'reviewer');
    const rejected = { decision: 'rejected' as const, comment: 'By whom?', hash: evidence.current.hash };
    await decide(reviewer, evidence, rejected);
    const params = piece(owner, evidence);
    const content = { kind: 'statement', statement: 'Anna led it.' } as const;
    const revised = await server.as(owner).call(api.revise, { params, body: { version: 1, content } });
    const page = await server.as(reviewer).call(api.revisions, { params, query: { limit: 1 } });
    expect(page.items).toEqual([revised.current]);
    const { items, next } = await server
      .as(reviewer)
      .call(api.revisions, { params, query: { limit: 1, after: page.next ?? '' } });
    expect(next).toBeNull();
    expect(items).toMatchObject([
      {
        number: 1,
        state: 'superseded',
        statement: 'It took place as planned.',
        reviews: [{ decision: 'rejected', comment: 'By whom?', reviewer: reviewer.accountId }],
      },
    ]);
    const guest = server.as(await server.given.member(owner, 'guest-auditor'));
    expect((await guest.problem(api.revisions, { params })).code).toBe('access.forbidden');
  });

  describe('proves responses:', () => {
    it('is attached and detached, twice like once', async () => {
      const assessment = await world.assessment(owner);
      const evidence = await world.statement(owner);
      const params = { ...piece(owner, evidence), assessmentId: assessment.id, responseId: assessment.responses[1] };
      for (let n = 0; n < 2; n++) await server.as(owner).call(api.link, { params });
      expect((await get(owner, evidence)).links).toMatchObject([{ requirement: 'The vision' }]);
      await server.as(owner).call(api.unlink, { params });
      expect((await get(owner, evidence)).links).toEqual([]);
      expect((await server.as(owner).problem(api.unlink, { params })).code).toBe('not-found');
    });

    it('is changed by a contributor only where they may answer, and no approval falls otherwise', async () => {
      const contributor = await server.given.member(owner, 'contributor');
      const [own, others] = [await world.assessment(owner), await world.assessment(owner)];
      await server.app
        .get(AssessmentAnswers)
        .submit(owner.context, own.id, [{ response: own.responses[0], field: 'owner', value: contributor.accountId }]);
      const [loose, attached] = [await world.statement(contributor), await world.statement(owner, 'Minutes', [others])];
      await world.accept(owner, others);
      const into = (evidence: EvidenceView, { id, responses: [responseId] }: GivenAssessment) => ({
        params: { ...piece(owner, evidence), assessmentId: id, responseId },
      });
      const link = { assessmentId: others.id, responseId: others.responses[0] };
      const browser = server.as(contributor);
      const refused = [
        await browser.raw(api.link, into(loose, others)),
        await browser.raw(api.unlink, into(attached, others)),
        await create(contributor, { title: 'x', content: statement, responses: [link] }),
        await revise(contributor, attached),
        await submit(contributor, attached),
      ];
      expect(refused.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual(
        Array(5).fill([403, 'access.forbidden']),
      );
      expect(await world.statusOf(owner, others)).toBe('accepted');
      expect(await world.count(owner, 'evidence')).toBe(2);
      expect((await get(owner, attached)).current).toMatchObject({ number: 1, state: 'draft' });
      await browser.call(api.link, into(loose, own));
      expect((await revise(contributor, loose)).status).toBe(200);
      await browser.call(api.unlink, into(loose, own));
    });

    it('whoever looks at the response hears of every change, decisions included', async () => {
      const assessment = await world.assessment(owner);
      const [responseId = ''] = assessment.responses;
      const told: BusMessage[] = [];
      const end = server.app.get(Bus).subscribe((message) => told.push(message));
      const evidence = await world.statement(owner, 'Minutes', [assessment]);
      await submit(owner, evidence);
      const { organizationId } = owner.context;
      const hint = { topic: 'surroundings', organizationId, assessmentId: assessment.id, responseId };
      await eventually(() =>
        expect(told.filter((message) => 'responseId' in message && message.responseId === responseId)).toEqual([
          hint,
          hint,
        ]),
      );
      end();
    });

    it('an accepted response loses its approval when evidence is attached, replaced or detached', async () => {
      const assessment = await world.assessment(owner);
      const [responseId] = assessment.responses;
      const evidence = await world.statement(owner);
      const params = { ...piece(owner, evidence), assessmentId: assessment.id, responseId };
      for (const change of [
        () => server.as(owner).call(api.link, { params }),
        () => revise(owner, evidence),
        () => server.as(owner).call(api.unlink, { params }),
        () => world.statement(owner, 'Another', [assessment]),
      ]) {
        await world.accept(owner, assessment);
        expect(await world.statusOf(owner, assessment)).toBe('accepted');
        await change();
        expect(await world.statusOf(owner, assessment)).toBe('in-progress');
      }
    });

    it('an accepted response keeps its approval when nothing changes for it', async () => {
      const assessment = await world.assessment(owner);
      const [responseId, otherId] = assessment.responses;
      const evidence = await world.statement(owner, 'Key ceremony', [assessment]);
      await world.accept(owner, assessment);
      const params = { ...piece(owner, evidence), assessmentId: assessment.id };
      await server.as(owner).call(api.link, { params: { ...params, responseId } });
      await server.as(owner).call(api.link, { params: { ...params, responseId: otherId } });
      await submit(owner, evidence);
      await server.as(owner).problem(api.unlink, { params: { ...params, responseId: newId() } });
      expect(await world.statusOf(owner, assessment)).toBe('accepted');
    });

    it('nothing changes in a finalized assessment, and evidence may still be revised', async () => {
      const assessment = await world.assessment(owner);
      const evidence = await world.statement(owner, 'Key ceremony', [assessment]);
      const params = { ...piece(owner, evidence), assessmentId: assessment.id };
      await world.accept(owner, assessment);
      await enterState(server, owner, assessment.id, 'final');
      const [first, second] = assessment.responses;
      const answers = [
        await server.as(owner).problem(api.link, { params: { ...params, responseId: second } }),
        await server.as(owner).problem(api.unlink, { params: { ...params, responseId: first } }),
      ];
      expect(answers.map(({ code }) => code)).toEqual(['assessment.frozen', 'assessment.frozen']);
      expect((await get(owner, evidence)).links.map(({ responseId }) => responseId)).toEqual([first]);
      expect((await revise(owner, evidence)).status).toBe(200);
    });

    it('many are attached at the same moment', async () => {
      const [one, two] = [await world.assessment(owner), await world.assessment(owner)];
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, n) => world.statement(owner, `Evidence ${n}`, n % 2 ? [one, two] : [two, one])),
      );
      expect(all.map(({ links }) => links.length)).toEqual(Array(8).fill(2));
    });

    it('not from another organization, or of another assessment: there is no such thing', async () => {
      const stranger = await server.given.organization();
      const theirs = await world.assessment(stranger);
      const [mine, other] = [await world.assessment(owner), await world.assessment(owner)];
      const evidence = await world.statement(owner);
      const theirEvidence = await world.statement(stranger);
      for (const [evidenceId, assessmentId, responseId] of [
        [evidence.id, theirs.id, theirs.responses[0]],
        [evidence.id, mine.id, theirs.responses[0]],
        [evidence.id, mine.id, other.responses[0]],
        [evidence.id, mine.id, newId()],
        [theirEvidence.id, mine.id, mine.responses[0]],
        [newId(), mine.id, mine.responses[0]],
      ] as const)
        for (const endpoint of [api.link, api.unlink]) {
          const answer = await server
            .as(owner)
            .raw(endpoint, { params: { ...at(owner), evidenceId, assessmentId, responseId } });
          expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
        }
      expect(await world.count(owner, 'evidence_link')).toBe(0);
      expect(await world.count(stranger, 'evidence_link')).toBe(0);
    });
  });

  describe('is listed', () => {
    const titles = async (by: GivenMember, query: object = {}): Promise<string[]> =>
      (await server.as(by).call(api.list, { params: at(by), query })).items.map(({ title }) => title);

    it('newest first, page after page', async () => {
      for (const title of ['one', 'two', 'three', 'four', 'five']) await world.statement(owner, title);
      const first = await server.as(owner).call(api.list, { params: at(owner), query: { limit: 2 } });
      expect(first.items.map(({ title }) => title)).toEqual(['five', 'four']);
      expect(await titles(owner, { limit: 2, after: first.next })).toEqual(['three', 'two']);
      const last = await server.as(owner).call(api.list, { params: at(owner), query: { limit: 5 } });
      expect(last.next).toBeNull();
    });

    it('by response, by state of the current revision, and by words of the title as they are typed', async () => {
      const assessment = await world.assessment(owner);
      await world.statement(owner, 'Ceremony 100%', [assessment]);
      const submitted = await world.statement(owner, 'ceremony 1000');
      await submit(owner, submitted);
      await world.statement(owner, 'Policy_x');
      expect(await titles(owner, { responseId: assessment.responses[0] })).toEqual(['Ceremony 100%']);
      expect(await titles(owner, { state: 'submitted' })).toEqual(['ceremony 1000']);
      expect(await titles(owner, { search: 'CEREMONY' })).toEqual(['ceremony 1000', 'Ceremony 100%']);
      expect(await titles(owner, { search: '100%' })).toEqual(['Ceremony 100%']);
      expect(await titles(owner, { search: 'y_x' })).toEqual(['Policy_x']);
      expect(await titles(owner, { search: '\\' })).toEqual([]);
      expect(await titles(owner, { search: 'ceremony', state: 'draft' })).toEqual(['Ceremony 100%']);
    });

    it('without anything of another organization', async () => {
      const stranger = await server.given.organization();
      const theirs = await world.assessment(stranger);
      const theirEvidence = await world.statement(stranger, 'Theirs', [theirs]);
      await world.statement(owner, 'Mine');
      expect(await titles(owner)).toEqual(['Mine']);
      expect(await titles(owner, { responseId: theirs.responses[0] })).toEqual([]);
      expect(await titles(owner, { search: 'Theirs' })).toEqual([]);
      const problem = await server
        .as(owner)
        .problem(api.get, { params: { ...at(owner), evidenceId: theirEvidence.id } });
      expect(problem.code).toBe('not-found');
    });

    it('with the same number of queries, however long the page is', async () => {
      const assessment = await world.assessment(owner);
      const queries: string[] = [];
      const count = async (limit: number): Promise<number> => {
        queries.length = 0;
        await server.as(owner).call(api.list, { params: at(owner), query: { limit } });
        return queries.length;
      };
      const transaction = server.db.transaction.bind(server.db);
      const spy = jest.spyOn(server.db, 'transaction').mockImplementation((context, work) =>
        transaction(context, (tx) =>
          work({
            ...tx,
            query: (sql, parameters) => {
              queries.push(sql);
              return tx.query(sql, parameters);
            },
          }),
        ),
      );
      for (let n = 0; n < 8; n++) await world.statement(owner, `Evidence ${n}`, [assessment]);
      expect(await count(8)).toBeGreaterThan(0);
      expect(await count(8)).toBe(await count(1));
      spy.mockRestore();
    });

    it.each([
      ['an unknown state', { state: 'lost' }, 'query.state'],
      ['a response that is no id', { responseId: 'x' }, 'query.responseId'],
      ['an unknown order', { sort: 'size' }, 'query.sort'],
      ['a cursor that is none', { after: 'x' }, 'query.after'],
      ['no items', { limit: 0 }, 'query.limit'],
    ])('not with %s', async (_, query, path) => {
      const answer = await server.as(owner).raw(api.list, { params: at(owner), query });
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', problems: [{ path }] } });
    });
  });
});
