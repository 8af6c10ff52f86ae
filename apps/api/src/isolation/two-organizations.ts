import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ArchiveId,
  type AssessmentId,
  assessmentsApi,
  evidenceApi,
  guestsApi,
  type ImportId,
  type ImportJobId,
  type NotificationId,
  organizationsApi,
  pkisApi,
  plansApi,
  type ResponseId,
} from '@certitude/contracts';
import { deletionsApi } from '@certitude/contracts/deleting';
import { importsApi } from '@certitude/contracts/exchange';
import { type FrozenContent1 } from '@certitude/contracts/freezing';
import { newId } from '@certitude/server/core';
import { givenAssessment, type GivenAssessment, type GivenMember, type TestServer } from '@certitude/server/testing';
import { reported } from './reported';

/** Everything of an organization that a request can name. */
export const NAMES = [
  'organizationId',
  'accountId',
  'assessorId',
  'guestId',
  'invitationId',
  'token',
  'pkiId',
  'emptyPkiId',
  'deletionId',
  'modelReleaseId',
  'assessmentId',
  'finalAssessmentId',
  'frozenAssessmentId',
  'revision',
  'responseId',
  'otherResponseId',
  'apartAssessmentId',
  'apartResponseId',
  'responseHash',
  'evidenceId',
  'draftEvidenceId',
  'evidenceHash',
  'fileId',
  'planId',
  'verifiedPlanId',
  'taskId',
  'importId',
  'doneImportId',
  'peopleImportId',
  'importJobId',
  'archiveId',
  'doneArchiveId',
  'reportId',
  'orderedReportId',
  'signableReportId',
  'signingKeyId',
  'notificationId',
  'reminderId',
] as const;
export type Name = (typeof NAMES)[number];
export type Names = Readonly<Record<Name, string>>;

export interface Inhabited {
  readonly owner: GivenMember;
  readonly names: Names;
}

/** An organization with one of everything. It is a sample, so that it can be removed. */
export async function inhabited(server: TestServer): Promise<Inhabited> {
  const owner = await server.given.sample();
  const [author, colleague] = [
    await server.given.member(owner, 'assessor'),
    await server.given.member(owner, 'contributor'),
  ];
  const ready = { level: 3, status: 'ready-for-review' } as const;
  const open = await givenAssessment(server, owner, { answers: [ready] });
  const final = await givenAssessment(server, owner, { pki: open.pki, state: 'finalized' });
  const broken = await givenAssessment(server, owner, { pki: open.pki });
  const [response, other] = open.responses;
  const [apart] = broken.responses;
  if (!response || !other || !apart) throw new Error('The small model has more than one requirement.');
  const place = { assessmentId: open.assessmentId, responseId: response.id };
  await helped(server, owner, { ...place, accountId: colleague.accountId });
  return {
    owner,
    names: {
      organizationId: owner.context.organizationId,
      accountId: colleague.accountId,
      assessorId: author.accountId,
      guestId: (await letIn(server, owner, open.assessmentId)).accountId,
      pkiId: open.pki.id,
      modelReleaseId: open.modelReleaseId,
      assessmentId: open.assessmentId,
      finalAssessmentId: final.assessmentId,
      ...(await frozenEarlier(server, owner, open.pki)),
      responseId: response.id,
      otherResponseId: other.id,
      apartAssessmentId: broken.assessmentId,
      apartResponseId: await setApart(server, owner, apart.id),
      ...(await pkisAside(server, owner)),
      ...(await invited(server, owner)),
      ...(await proven(server, author, place)),
      ...(await planned(server, owner, { ...place, responsible: colleague.accountId })),
      verifiedPlanId: await verified(server, { owner, verifier: author }, place),
      ...(await brought(server, owner)),
      ...(await archived(server, owner)),
      ...(await reported(server, owner, place.assessmentId)),
      notificationId: await notified(server, owner),
      responseHash: await judged(server, owner, place),
    },
  };
}

/** A PKI with nothing in it, and one that was deleted. */
async function pkisAside(server: TestServer, owner: GivenMember): Promise<Pick<Names, 'emptyPkiId' | 'deletionId'>> {
  const [browser, params] = [server.as(owner), at(owner)];
  const empty = await browser.call(pkisApi.create, { params, body: { name: 'Nothing here' } });
  const { id } = await browser.call(pkisApi.create, { params, body: { name: 'Deleted' } });
  const deletion = await browser.call(deletionsApi.pki.delete, { params: { ...params, pkiId: id } });
  return { emptyPkiId: empty.id, deletionId: deletion.id };
}

/** An assessment that is open, with a version of before: not of its present revision. */
async function frozenEarlier(
  server: TestServer,
  owner: GivenMember,
  pki: GivenAssessment['pki'],
): Promise<Pick<Names, 'frozenAssessmentId' | 'revision'>> {
  const { assessmentId, modelReleaseId: releaseId } = await givenAssessment(server, owner, { pki });
  const revision = 1_000;
  const overall = { score: null, level: null, assessed: 0, applicable: 0, fraction: null };
  const content: FrozenContent1 = {
    format: 'certitude-assessment-version-1',
    assessment: {
      ...{ id: assessmentId, name: 'Earlier', method: 'formal', revision, pki: pki.name },
      ...{ periodFrom: null, periodTo: null, targetLevel: null },
    },
    model: { releaseId, version: '1.0.0' },
    policy: 'pkimm',
    scores: { overall, modules: {}, categories: {} },
    responses: [],
  };
  const enter = 'update assessment_stream set state = $2 where assessment_id = $1';
  await server.db.transaction(owner.context, async (tx) => {
    await tx.query(enter, [assessmentId, 'freezing']);
    await tx.query(
      `insert into assessment_version (organization_id, id, assessment_id, revision, sha256, content, assessed,
         applicable, finalized_by, finalized_at)
       values ($1, $2, $3, $4, '', $6, 0, 0, $5, now())`,
      [tx.organizationId, newId(), assessmentId, revision, owner.accountId, JSON.stringify(content)],
    );
    await tx.query(enter, [assessmentId, 'open']);
  });
  return { frozenAssessmentId: assessmentId, revision: String(revision) };
}

/** A text that could not be put together. */
async function setApart(server: TestServer, owner: GivenMember, responseId: ResponseId): Promise<ResponseId> {
  await server.db.transaction(owner.context, (tx) =>
    tx.query("update note set quarantined_at = now(), quarantine_reason = 'content' where response_id = $1", [
      responseId,
    ]),
  );
  return responseId;
}

type Place = { readonly assessmentId: AssessmentId; readonly responseId: ResponseId };
const at = (who: GivenMember) => ({ organizationId: who.context.organizationId });

async function invited(server: TestServer, owner: GivenMember): Promise<Pick<Names, 'invitationId' | 'token'>> {
  const { id, token } = await server
    .as(owner)
    .call(organizationsApi.invite, { params: at(owner), body: { role: 'viewer' } });
  return { invitationId: id, token };
}

async function proven(
  server: TestServer,
  author: GivenMember,
  place: Place,
): Promise<Pick<Names, 'fileId' | 'evidenceId' | 'draftEvidenceId' | 'evidenceHash'>> {
  const [browser, params] = [server.as(author), at(author)];
  const upload = await browser.raw(evidenceApi.upload, { params, query: { name: 'minutes.txt' }, body: 'Minutes' });
  const file = evidenceApi.upload.response.parse(upload.body);
  const content = { kind: 'file', fileId: file.id } as const;
  const body = { title: 'Key ceremony', content, responses: [place] };
  const draft = await browser.call(evidenceApi.create, { params, body });
  const { id } = await browser.call(evidenceApi.create, { params, body });
  const { current } = await browser.call(evidenceApi.submit, { params: { ...params, evidenceId: id } });
  return { fileId: file.id, evidenceId: id, draftEvidenceId: draft.id, evidenceHash: current.hash };
}

async function planned(
  server: TestServer,
  owner: GivenMember,
  place: Place & { readonly responsible: GivenMember['accountId'] },
): Promise<Pick<Names, 'planId' | 'taskId' | 'reminderId'>> {
  const [browser, params] = [server.as(owner), at(owner)];
  const dueOn = new Date(server.clock.now().getTime() + 3 * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
  const body = { title: 'Rehearse', targetLevel: 4, dueOn, ...place };
  const plan = await browser.call(plansApi.create, { params, body });
  const task = { title: 'Book a room', assignee: place.responsible };
  const { tasks } = await browser.call(plansApi.addTask, { params: { ...params, planId: plan.id }, body: task });
  await browser.call(plansApi.changeStatus, {
    params: { ...params, planId: plan.id },
    body: { from: 'draft', status: 'planned' },
  });
  const [reminder] = await server.db.transaction(owner.context, (tx) =>
    tx.query<{ id: string }>('select id from reminder where plan_id = $1 order by due_at limit 1', [plan.id]),
  );
  if (!tasks[0] || !reminder) throw new Error('The plan has a task and a reminder.');
  return { planId: plan.id, taskId: tasks[0].id, reminderId: reminder.id };
}

/** A plan that was carried out, and verified by somebody who took no part. */
async function verified(
  server: TestServer,
  { owner, verifier }: { readonly owner: GivenMember; readonly verifier: GivenMember },
  place: Place,
): Promise<string> {
  const params = at(owner);
  const plan = await server.as(owner).call(plansApi.create, {
    params,
    body: { title: 'Done', targetLevel: 4, ...place },
  });
  const steps = ['draft', 'planned', 'in-progress', 'done', 'verified'] as const;
  for (const [position, status] of steps.slice(1).entries())
    await server.as(status === 'verified' ? verifier : owner).call(plansApi.changeStatus, {
      params: { ...params, planId: plan.id },
      body: { from: steps[position] ?? 'draft', status },
    });
  return plan.id;
}

/** A preview that leaves something open, an import, and another one that waits for its turn. */
async function brought(
  server: TestServer,
  owner: GivenMember,
): Promise<Pick<Names, 'importId' | 'doneImportId' | 'peopleImportId' | 'importJobId'>> {
  const [browser, params] = [server.as(owner), at(owner)];
  const preview = async (name: string): Promise<ImportId> => {
    const rated = '{ level: 3, applicability: true }';
    return bring(
      name,
      `dataVersion: 0.0.0\nname: ${name}\nprogress:\n  G.G.1: ${rated}\nrequirementProgress:\n  G.G.1.G.1.1: ${rated}\n`,
    );
  };
  const bring = async (name: string, content: string): Promise<ImportId> => {
    const answer = await browser.raw(importsApi.preview, { params, query: { name }, body: content });
    return importsApi.preview.response.parse(answer.body).id;
  };
  const doneImportId = await preview('Imported');
  const body = { name: 'Imported', pki: { kind: 'new' as const, name: 'Imported CA' } };
  await browser.call(importsApi.commit, { params: { ...params, importId: doneImportId }, body });
  const importJobId = newId<ImportJobId>();
  const ordered = JSON.stringify({ kind: 'commit', input: { ...body, asCopy: true } });
  const waiting = await preview('Ordered');
  await server.db.transaction(owner.context, (tx) =>
    tx.query(
      'insert into import_job (organization_id, id, import_id, ordered, created_by) values ($1, $2, $3, $4, $5)',
      [...[tx.organizationId, importJobId, waiting, ordered, owner.accountId]],
    ),
  );
  const peopleImportId = await bring('People', 'Name,Mail address,Role\r\nJane Roe,jane@example.com,viewer\r\n');
  return { importId: await preview('Previewed'), doneImportId, peopleImportId, importJobId };
}

/** An archive that was stopped, and one that can be downloaded. */
async function archived(server: TestServer, owner: GivenMember): Promise<Pick<Names, 'archiveId' | 'doneArchiveId'>> {
  const [archiveId, doneArchiveId] = [newId<ArchiveId>(), newId<ArchiveId>()];
  const { organizationId } = owner.context;
  await server.db.transaction(owner.context, (tx) =>
    tx.query(
      `insert into archive_export (organization_id, id, created_by, state, size, sha256, expires_at)
       values ($1, $2, $4, 'cancelled', null, null, null), ($1, $3, $4, 'done', 1, 'hash', '2199-01-01')`,
      [organizationId, archiveId, doneArchiveId, owner.accountId],
    ),
  );
  const folder = join(server.config.dataDir, 'archives', organizationId);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${doneArchiveId}.certitude`), 'x');
  return { archiveId, doneArchiveId };
}

/** A colleague who is invited to answer. */
async function helped(
  server: TestServer,
  owner: GivenMember,
  params: Place & { readonly accountId: GivenMember['accountId'] },
): Promise<void> {
  await server.as(owner).call(assessmentsApi.inviteContributor, { params: { ...at(owner), ...params } });
}

/** A guest auditor who may see an assessment. */
export async function letIn(server: TestServer, owner: GivenMember, assessmentId: string): Promise<GivenMember> {
  const guest = await server.given.member(owner, 'guest-auditor');
  const params = { ...at(owner), assessmentId, accountId: guest.accountId };
  await server.as(owner).call(guestsApi.grant, { params, body: { version: 0, changes: { until: '2199-12-31' } } });
  return guest;
}

async function notified(server: TestServer, owner: GivenMember): Promise<string> {
  const id = newId<NotificationId>();
  await server.db.transaction(owner.context, (tx) =>
    tx.query(
      `insert into notification (organization_id, id, recipient_id, kind, title, link, cause)
       values ($1, $2, $3, 'plan-due', 'Rehearse is due', '/', 'test')`,
      [tx.organizationId, id, owner.accountId],
    ),
  );
  return id;
}

async function judged(server: TestServer, owner: GivenMember, place: Place): Promise<string> {
  return (await server.as(owner).call(assessmentsApi.review, { params: { ...at(owner), ...place } })).hash;
}

/** A value of the same kind that names nothing. */
export function unknown(name: Name): string {
  if (name === 'token') return randomBytes(32).toString('base64url');
  return name.endsWith('Hash') ? randomBytes(32).toString('hex') : newId();
}

export const nothingKnown = (): Names => Object.fromEntries(NAMES.map((name) => [name, unknown(name)])) as Names;
