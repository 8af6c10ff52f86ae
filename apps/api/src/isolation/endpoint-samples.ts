import {
  assessmentsApi,
  decidersApi,
  type Endpoint,
  evidenceApi,
  filesApi,
  guestsApi,
  insightsApi,
  notificationsApi,
  organizationsApi,
  pkisApi,
  plansApi,
  readingApi,
  searchApi,
} from '@certitude/contracts';
import { deletionsApi } from '@certitude/contracts/deleting';
import { archivesApi, exportsApi, importsApi } from '@certitude/contracts/exchange';
import { reportsApi } from '@certitude/contracts/reporting';
import { signingApi } from '@certitude/contracts/signing';
import { finalizingApi, versionsApi } from '@certitude/contracts/freezing';
import { KEY_PASSWORD, keyStore, SIGNED_FILE } from './reported';
import { type Name, type Names } from './two-organizations';

/** A valid request to an endpoint, made of what an organization has. */
export interface Sample {
  /** Where a path parameter names something else than what it is called. */
  readonly params?: (names: Names) => Readonly<Record<string, string>>;
  readonly query?: (names: Names) => object;
  readonly body?: (names: Names) => unknown;
}

const profile = { name: 'Renamed', timeZone: 'Europe/Prague', industry: '', sizeBand: null, region: '' };
const place = ({ assessmentId, responseId }: Names) => ({ assessmentId, responseId });
const plan = (names: Names) => ({
  title: 'Rehearse',
  objectives: '',
  targetLevel: 4,
  responsible: names.accountId,
  dueOn: null,
  priority: 'low',
});
const task = (names: Names) => ({ title: 'Book a room', assignee: names.accountId, dueOn: null });
const edit = (changes: object) => ({ version: 1, changes });

const guest = ({ guestId }: Names) => ({ accountId: guestId });

const archived = () => ({ archived: true });
const emptyPki = ({ emptyPkiId }: Names) => ({ pkiId: emptyPkiId });
/** Never finalized. */
const young = ({ apartAssessmentId }: Names) => ({ assessmentId: apartAssessmentId });

const signable = ({ signableReportId }: Names) => ({ reportId: signableReportId });

/** Every endpoint below an organization. A new one needs a sample here, and is in the matrix then. */
const REPORT = { kind: 'summary', format: 'html', paper: 'a4', revision: null, sections: [] };

const SAMPLES: readonly (readonly [Endpoint, Sample])[] = [
  [organizationsApi.get, {}],
  [organizationsApi.update, { body: () => edit(profile) }],
  [organizationsApi.removeSample, {}],
  [organizationsApi.members, { query: ({ accountId }) => ({ after: accountId }) }],
  [organizationsApi.changeRole, { body: () => edit({ role: 'viewer' }) }],
  [organizationsApi.removeMember, {}],
  [organizationsApi.heldWork, {}],
  [organizationsApi.handovers, {}],
  [organizationsApi.invitations, {}],
  [organizationsApi.invite, { body: () => ({ role: 'viewer' }) }],
  [organizationsApi.revokeInvitation, {}],

  [pkisApi.list, {}],
  [pkisApi.create, { body: () => ({ name: 'Root CA' }) }],
  [pkisApi.get, {}],
  [pkisApi.update, { body: () => edit({ name: 'Root CA' }) }],

  [deletionsApi.list, {}],
  [deletionsApi.restore, {}],
  [deletionsApi.pki.hanging, {}],
  [deletionsApi.pki.archive, { body: archived }],
  [deletionsApi.pki.delete, { params: emptyPki }],
  [deletionsApi.assessment.hanging, {}],
  [deletionsApi.assessment.archive, { body: archived }],
  [deletionsApi.assessment.delete, { params: young }],
  [deletionsApi.plan.hanging, {}],
  [deletionsApi.plan.archive, { body: archived }],
  [deletionsApi.plan.delete, {}],
  [deletionsApi.evidence.hanging, {}],
  [deletionsApi.evidence.archive, { body: archived }],
  [deletionsApi.evidence.delete, { params: ({ draftEvidenceId }) => ({ evidenceId: draftEvidenceId }) }],

  [assessmentsApi.list, { query: ({ pkiId }) => ({ pkiId }) }],
  [
    assessmentsApi.create,
    { body: ({ pkiId, modelReleaseId }) => ({ pkiId, modelReleaseId, name: 'Autumn', method: 'formal' }) },
  ],
  [assessmentsApi.get, {}],
  [assessmentsApi.update, { body: () => edit({ name: 'Winter', assessorKind: 'internal' }) }],
  [assessmentsApi.finalize, {}],
  [assessmentsApi.reopen, { params: ({ finalAssessmentId }) => ({ assessmentId: finalAssessmentId }) }],
  [readingApi.beside, {}],
  [readingApi.setTarget, { body: () => ({ module: 'G', category: null, requirement: null, from: null, level: 3 }) }],
  [readingApi.content, {}],
  [assessmentsApi.versions, {}],
  [versionsApi.get, { params: ({ frozenAssessmentId }) => ({ assessmentId: frozenAssessmentId }) }],
  [versionsApi.present, {}],
  [assessmentsApi.history, {}],
  [assessmentsApi.quarantinedNotes, {}],
  [
    assessmentsApi.repairNote,
    {
      params: ({ apartAssessmentId, apartResponseId }) => ({
        assessmentId: apartAssessmentId,
        responseId: apartResponseId,
      }),
    },
  ],
  [assessmentsApi.inviteContributor, {}],
  [assessmentsApi.withdrawContributor, {}],
  [assessmentsApi.review, {}],
  [assessmentsApi.decide, { body: ({ responseHash }) => ({ decision: 'accepted', hash: responseHash }) }],

  [guestsApi.list, {}],
  [guestsApi.grant, { params: guest, body: () => edit({ until: '2199-12-30' }) }],
  [guestsApi.withdraw, { params: guest }],
  [guestsApi.people, {}],

  [evidenceApi.upload, { query: () => ({ name: 'minutes.txt' }), body: () => 'Minutes' }],
  [evidenceApi.download, {}],
  [evidenceApi.list, { query: ({ responseId }) => ({ responseId }) }],
  [
    evidenceApi.create,
    {
      body: (names) => ({
        title: 'Minutes',
        content: { kind: 'file', fileId: names.fileId },
        responses: [place(names)],
      }),
    },
  ],
  [evidenceApi.get, {}],
  [evidenceApi.revisions, {}],
  [
    evidenceApi.revise,
    { body: ({ fileId }) => ({ version: 1, content: { kind: 'file', fileId }, effectiveOn: null }) },
  ],
  [evidenceApi.submit, { params: ({ draftEvidenceId }) => ({ evidenceId: draftEvidenceId }) }],
  [evidenceApi.decide, { body: ({ evidenceHash }) => ({ decision: 'accepted', hash: evidenceHash }) }],
  [evidenceApi.link, { params: ({ otherResponseId }) => ({ responseId: otherResponseId }) }],
  [evidenceApi.unlink, {}],

  [decidersApi.ofResponse, {}],
  [decidersApi.askAboutResponse, { params: guest }],
  [decidersApi.ofEvidence, {}],
  [decidersApi.askAboutEvidence, { params: guest }],
  [decidersApi.ofPlan, {}],
  [decidersApi.askAboutPlan, { params: ({ assessorId }) => ({ accountId: assessorId }) }],
  [filesApi.withdraw, { body: () => ({ reason: 'The wrong file' }) }],
  [finalizingApi.readiness, {}],
  [finalizingApi.demands, {}],
  [finalizingApi.demand, { body: () => ({ rationale: true, evidence: false, review: true }) }],

  [filesApi.settings, {}],
  [filesApi.changeSettings, { body: () => ({ acceptsSealed: false }) }],

  [plansApi.list, { query: (names) => ({ ...place(names), responsible: names.accountId }) }],
  [plansApi.create, { body: (names) => ({ ...plan(names), ...place(names) }) }],
  [plansApi.get, {}],
  [plansApi.update, { body: (names) => edit(plan(names)) }],
  [plansApi.takeLevel, { params: ({ verifiedPlanId }) => ({ planId: verifiedPlanId }), body: () => ({ from: 3 }) }],
  [plansApi.changeStatus, { body: () => ({ from: 'planned', status: 'in-progress' }) }],
  [plansApi.addTask, { body: task }],
  [plansApi.updateTask, { body: (names) => edit(task(names)) }],
  [plansApi.tickTask, { body: () => ({ done: true }) }],
  [plansApi.removeTask, {}],

  [notificationsApi.list, {}],
  [notificationsApi.read, {}],
  [notificationsApi.readAll, {}],
  [exportsApi.assessment, { params: () => ({ kind: 'xlsx' }) }],
  [exportsApi.evidencePackage, { params: ({ frozenAssessmentId }) => ({ assessmentId: frozenAssessmentId }) }],
  [exportsApi.organization, { params: () => ({ kind: 'json' }) }],
  [exportsApi.evidence, { query: ({ responseId }) => ({ responseId }) }],
  [exportsApi.plans, { query: (names) => ({ ...place(names), responsible: names.accountId }) }],
  [exportsApi.members, {}],
  [exportsApi.handovers, {}],
  [exportsApi.deletions, {}],
  [exportsApi.invitations, {}],
  [exportsApi.guests, {}],
  [exportsApi.imports, {}],
  [insightsApi.dashboard, {}],
  [insightsApi.myWork, {}],
  [insightsApi.answersToReview, {}],
  [insightsApi.unheld, { query: () => ({ kind: 'plan' }) }],
  [insightsApi.firstSteps, {}],
  [searchApi.find, { query: () => ({ q: 'a' }) }],

  [reportsApi.list, {}],
  [reportsApi.order, { body: () => REPORT }],
  [reportsApi.get, {}],
  [reportsApi.download, {}],
  [reportsApi.remove, {}],
  [signingApi.list, { params: signable }],
  [signingApi.bring, { params: signable, body: () => Buffer.from(SIGNED_FILE) }],
  [
    signingApi.sign,
    {
      params: signable,
      body: ({ signingKeyId }) => ({
        ...{ keyId: signingKeyId, password: KEY_PASSWORD, field: 'FurtherSignature', after: 1 },
      }),
    },
  ],
  [signingApi.download, { params: (names) => ({ ...signable(names), number: '1' }) }],
  [signingApi.settings, {}],
  [signingApi.changeSettings, { body: () => ({ storesKeys: true }) }],
  [signingApi.keys, {}],
  [signingApi.storeKey, { body: () => ({ name: 'Board', content: keyStore(), password: KEY_PASSWORD }) }],
  [signingApi.removeKey, { params: ({ signingKeyId }) => ({ keyId: signingKeyId }) }],
  [signingApi.uses, {}],
  [archivesApi.list, {}],
  [archivesApi.start, {}],
  [archivesApi.cancel, {}],
  [archivesApi.download, { params: ({ doneArchiveId }) => ({ archiveId: doneArchiveId }) }],
  [importsApi.list, {}],
  [importsApi.preview, { query: () => ({ name: 'ca.yaml' }), body: () => 'dataVersion: 0.0.0' }],
  [importsApi.get, {}],
  [importsApi.kept, {}],
  [importsApi.choose, { body: () => ({ method: 'full' }) }],
  [importsApi.commit, { body: ({ pkiId }) => ({ name: 'Imported', pki: { kind: 'existing', pkiId }, asCopy: true }) }],
  [importsApi.previewMerge, { query: ({ assessmentId }) => ({ assessmentId, strategy: 'fill-gaps' }) }],
  [importsApi.merge, { body: ({ assessmentId }) => ({ assessmentId, strategy: 'fill-gaps', head: 1_000 }) }],
  [
    importsApi.inviteListed,
    {
      params: ({ peopleImportId }) => ({ importId: peopleImportId }),
      body: () => ({ invite: [{ person: 'line:1', address: 'jane@example.com', role: 'viewer' }] }),
    },
  ],
  [importsApi.cancel, {}],
  [importsApi.undo, { params: ({ doneImportId }) => ({ importId: doneImportId }) }],
];

export const keyOf = ({ method, path }: Pick<Endpoint, 'method' | 'path'>): string => `${method} ${path}`;
const byKey = new Map(SAMPLES.map(([endpoint, sample]) => [keyOf(endpoint), sample]));

/** @returns undefined when the endpoint has no sample yet */
export const sampleOf = (endpoint: Endpoint): Sample | undefined => byKey.get(keyOf(endpoint));
export const sampleKeys = (): string[] => [...byKey.keys()];

export interface Request {
  readonly params: Readonly<Record<string, string>>;
  readonly query: object;
  readonly body: unknown;
}

/** The request of a sample, filled in with names. */
export function requestOf(endpoint: Endpoint, sample: Sample, names: Names): Request {
  const renamed = sample.params?.(names) ?? {};
  const params = Object.fromEntries(paramsOf(endpoint).map((name) => [name, renamed[name] ?? names[name as Name]]));
  return { params, query: sample.query?.(names) ?? {}, body: sample.body?.(names) };
}

/** Which names a request uses, the organization's own besides. */
export function namesIn(endpoint: Endpoint, sample: Sample, names: Names): Name[] {
  const used = new Set<Name>();
  const watched = new Proxy(names, {
    get(target, name: Name) {
      used.add(name);
      return target[name];
    },
  });
  requestOf(endpoint, sample, watched);
  used.delete('organizationId');
  return [...used];
}

const paramsOf = ({ path }: Endpoint): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
