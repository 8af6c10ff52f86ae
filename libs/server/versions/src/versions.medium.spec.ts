import { assessmentsApi, type EvidenceView, evidenceApi, guestsApi, pkisApi, plansApi } from '@certitude/contracts';
import { finalizingApi, FrozenVersionView, versionsApi } from '@certitude/contracts/freezing';
import { World } from '@certitude/server/answering/testing';
import { newId } from '@certitude/server/core';
import { EvidenceHttpModule } from '@certitude/server/evidence';
import { ImprovementHttpModule } from '@certitude/server/improvement';
import { ReviewsHttpModule } from '@certitude/server/reviews';
import { firstFormat } from './testing/first-format';
import { VersionsHttpModule } from './versions-http.module';

describe('a finalized version', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make({
      modules: [ReviewsHttpModule, EvidenceHttpModule, ImprovementHttpModule, VersionsHttpModule],
    });
  });
  afterEach(() => world.tidy());
  afterAll(() => world.close());

  /** An assessment with an answer that has a text, a file as evidence, a decision and a plan. */
  const answered = async () => {
    const given = await world.assessment();
    const { owner, view } = given;
    const [first] = given.responses;
    if (!first) throw new Error('No responses.');
    const organization = { organizationId: owner.context.organizationId };
    const params = { ...organization, assessmentId: view.id };
    const [browser, reviewer] = [world.server.as(owner), await world.server.given.member(owner, 'reviewer', 'Rita')];
    await browser.call(pkisApi.update, {
      params: { ...organization, pkiId: view.pkiId },
      body: { version: 1, changes: { description: 'Issues for the shop floor.', outOfScope: 'Roots.' } },
    });
    await browser.call(assessmentsApi.update, {
      params,
      body: { version: 1, changes: { assessorName: 'Ada', assessorKind: 'external', sampling: 'Three of nine.' } },
    });
    const anna = await world.join(owner, given);
    anna.edit(first, 'level', 3);
    anna.type(first, 'Signed by the board.');
    await anna.settled();
    const upload = await browser.raw(evidenceApi.upload, {
      params: organization,
      query: { name: 'minutes.txt' },
      body: 'Minutes',
    });
    const file = evidenceApi.upload.response.parse(upload.body);
    const piece: EvidenceView = await browser.call(evidenceApi.create, {
      params: organization,
      body: {
        title: 'Minutes of the board',
        content: { kind: 'file', fileId: file.id },
        validUntil: '2199-12-31',
        responses: [{ assessmentId: view.id, responseId: first }],
      },
    });
    await browser.call(evidenceApi.submit, { params: { ...organization, evidenceId: piece.id } });
    const decision = { decision: 'accepted' as const, comment: 'Read in full.', hash: piece.current.hash };
    await world.server
      .as(reviewer)
      .call(evidenceApi.decide, { params: { ...organization, evidenceId: piece.id }, body: decision });
    const plan = await browser.call(plansApi.create, {
      params: organization,
      body: {
        assessmentId: view.id,
        responseId: first,
        title: 'Rehearse',
        targetLevel: 4,
        responsible: owner.accountId,
      },
    });
    await browser.call(plansApi.addTask, {
      params: { ...organization, planId: plan.id },
      body: { title: 'Book a room' },
    });
    anna.edit(first, 'status', 'ready-for-review');
    await anna.settled();
    const place = { params: { ...params, responseId: first } };
    const { hash } = await world.server.as(reviewer).call(assessmentsApi.review, place);
    await world.server.as(reviewer).call(assessmentsApi.decide, {
      ...place,
      body: { decision: 'accepted', comment: 'Plain to see.', hash },
    });
    return { given, first, params, organization, browser, reviewer, file, piece, plan };
  };
  type Answered = Awaited<ReturnType<typeof answered>>;
  const finalized = async () => {
    const of = await answered();
    await of.browser.call(assessmentsApi.finalize, { params: of.params });
    return of;
  };
  const versionOf = ({ browser, params }: Pick<Answered, 'browser' | 'params'>, revision = 1) =>
    browser.call(versionsApi.get, { params: { ...params, revision } });

  it('opens with everything that is needed to read it by itself', async () => {
    const of = await finalized();
    const { given, first, file, piece, plan, reviewer } = of;
    const version = await versionOf(of);
    expect(FrozenVersionView.parse(version)).toEqual(version);
    expect(version).toMatchObject({ revision: 1, intact: true, finalizedBy: given.owner.accountId });
    expect(version.content).toMatchObject({
      format: 'certitude-assessment-version-2',
      assessment: {
        name: 'Spring',
        revision: 1,
        conduct: { assessorName: 'Ada', assessorKind: 'external', assessorCompany: '', sampling: 'Three of nine.' },
      },
      pki: { name: 'Issuing CA', description: 'Issues for the shop floor.', outOfScope: 'Roots.' },
      evidence: [
        {
          id: piece.id,
          title: 'Minutes of the board',
          revision: 1,
          kind: 'file',
          state: 'accepted',
          file: { name: 'minutes.txt', size: 7, sha256: file.sha256, withdrawn: false },
          validUntil: '2199-12-31',
          hash: piece.current.hash,
          decisions: [{ decision: 'accepted', comment: 'Read in full.', reviewer: reviewer.accountId }],
        },
      ],
      plans: { items: [{ id: plan.id, response: first, title: 'Rehearse', tasks: [{ title: 'Book a room' }] }] },
      people: {
        [reviewer.accountId]: 'Rita',
        [given.owner.accountId]: expect.stringMatching(/\w/),
      },
    });
    expect(version.content.responses.find(({ id }) => id === first)).toMatchObject({
      level: 3,
      status: 'accepted',
      rationale: { type: 'doc', content: [{ type: 'paragraph', content: [{ text: 'Signed by the board.' }] }] },
      evidence: [piece.id],
      decision: { decision: 'accepted', comment: 'Plain to see.', reviewer: reviewer.accountId },
    });
  });

  it('stays as it was, whatever happens afterwards', async () => {
    const of = await finalized();
    const before = await versionOf(of);
    const { browser, params, organization, given, piece, plan, first } = of;
    await browser.call(assessmentsApi.reopen, { params });
    const anna = await world.join(given.owner, given);
    anna.edit(first, 'level', 1);
    await anna.settled();
    await browser.call(pkisApi.update, {
      params: { ...organization, pkiId: given.view.pkiId },
      body: { version: 2, changes: { name: 'Another CA' } },
    });
    await browser.call(evidenceApi.revise, {
      params: { ...organization, evidenceId: piece.id },
      body: { version: 1, content: { kind: 'statement', statement: 'Seen.' } },
    });
    await browser.call(plansApi.update, {
      params: { ...organization, planId: plan.id },
      body: { version: plan.version, changes: { title: 'Drill' } },
    });
    await browser.call(assessmentsApi.finalize, { params });
    expect(await versionOf(of)).toEqual(before);
    expect((await versionOf(of, 2)).content).toMatchObject({
      pki: { name: 'Another CA' },
      evidence: [{ revision: 2 }],
    });
  });

  it('shows guests no plans, and they can verify it all the same', async () => {
    const { given, params, browser } = await finalized();
    const guest = await world.server.given.member(given.owner, 'guest-auditor');
    const theirs = { params: { ...params, revision: 1 } };
    expect((await world.server.as(guest).problem(versionsApi.get, theirs)).code).toBe('not-found');
    const grant = { version: 0, changes: { until: '2199-12-31' } };
    await browser.call(guestsApi.grant, { params: { ...params, accountId: guest.accountId }, body: grant });
    const version = await world.server.as(guest).call(versionsApi.get, theirs);
    expect(version).toMatchObject({ intact: true, content: { plans: { items: null } } });
  });

  it('says what would be frozen now, texts included, as who finalizes then finds it', async () => {
    const { given, params, browser } = await answered();
    const guest = await world.server.given.member(given.owner, 'guest-auditor');
    expect((await world.server.as(guest).problem(versionsApi.present, { params })).code).toBe('not-found');
    const { content } = await browser.call(versionsApi.present, { params });
    await browser.call(assessmentsApi.finalize, { params });
    expect((await versionOf({ browser, params })).content).toEqual(content);
  });

  it('says before what its trust rests on, and waits for what the organization demands', async () => {
    const { given, params, browser, organization } = await answered();
    const [, second] = given.responses;
    if (!second) throw new Error('There are five.');
    const anna = await world.join(given.owner, given);
    anna.edit(second, 'level', 2);
    await anna.settled();
    const lacking = { answered: 2, rationale: [second], evidence: [second], review: [second], ended: [] };
    expect(await browser.call(finalizingApi.readiness, { params })).toEqual({ ...lacking, unmet: [] });
    const demands = { rationale: true, evidence: false, review: true };
    const settings = { params: organization, body: demands };
    const manager = world.server.as(await world.server.given.member(given.owner, 'manager'));
    expect((await manager.problem(finalizingApi.demand, settings)).code).toBe('access.forbidden');
    expect(await browser.call(finalizingApi.demands, { params: organization })).toMatchObject({ review: false });
    await browser.call(finalizingApi.demand, settings);
    expect(await manager.call(finalizingApi.demands, { params: organization })).toEqual(demands);
    expect(await manager.call(finalizingApi.readiness, { params })).toMatchObject({ unmet: ['rationale', 'review'] });
    expect(await browser.problem(assessmentsApi.finalize, { params })).toMatchObject({
      code: 'assessment.demands-unmet',
      detail: expect.stringContaining('1 answer without a rationale, 1 answer not accepted by a reviewer'),
    });
    expect(await browser.call(assessmentsApi.get, { params })).toMatchObject({ streamState: 'open' });
    await browser.call(finalizingApi.demand, {
      params: organization,
      body: { ...demands, rationale: false, review: false },
    });
    expect(await browser.call(assessmentsApi.finalize, { params })).toMatchObject({ revision: 1 });
  });

  it('of the first format opens too, and is still what was frozen', async () => {
    const given = await world.assessment();
    const { sha256, content } = firstFormat();
    const { organizationId } = given.owner.context;
    // As it was written then.
    await world.asAdmin(
      `set session_replication_role = 'replica';
       insert into assessment_version (organization_id, id, assessment_id, revision, sha256, content, score, level,
         assessed, applicable, finalized_by, finalized_at)
       values ('${organizationId}', '${newId()}', '${given.view.id}', 1, '${sha256}', '${JSON.stringify(content)}', 3.5,
         3, 2, 5, '${given.owner.accountId}', now())`,
    );
    const params = { organizationId, assessmentId: given.view.id };
    const version = await versionOf({ browser: world.server.as(given.owner), params });
    expect(version).toMatchObject({ intact: true, sha256, overall: { score: 3.5 } });
    expect(version.content).toEqual(content);
  });

  it('says when it is no longer what was frozen', async () => {
    const of = await finalized();
    await world.asAdmin(
      `set session_replication_role = 'replica'; update assessment_version
       set content = jsonb_set(content, '{responses,0,level}', '5') where assessment_id = '${of.given.view.id}'`,
    );
    expect(await versionOf(of)).toMatchObject({ intact: false });
  });

  it.each(['2', '0', '1.5', 'x', '99999999999'])('is not there as number %s', async (revision) => {
    const { params, browser } = await finalized();
    const answer = await browser.raw(versionsApi.get, { params: { ...params, revision: revision as never } });
    expect([400, 404]).toContain(answer.status);
  });
});
