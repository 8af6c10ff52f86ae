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
  type Role,
  ROLES,
} from '@certitude/contracts';
import { deletionsApi } from '@certitude/contracts/deleting';
import { archivesApi, exportsApi, importsApi } from '@certitude/contracts/exchange';
import { reportsApi } from '@certitude/contracts/reporting';
import { signingApi } from '@certitude/contracts/signing';
import { finalizingApi, versionsApi } from '@certitude/contracts/freezing';
import { keyOf } from './endpoint-samples';

/**
 * Whom each row of the product's role table lets through a door, written down here once more: a test that asked the code
 * would agree with whatever the code says. Columns: owner, admin, manager, assessor, contributor, reviewer, viewer, guest
 * auditor. Whose the thing behind the door has to be is asked behind it.
 */
const ROWS = {
  'delete the organization': 'x.......',
  'members, roles and settings': 'xx......',
  'import, and undo it': 'xx......',
  'stored keys': 'x.......',
  'sign reports': 'xxxx....',
  'leave the organization': 'xxxxxxxx',
  'create, scope and assign': 'xxxx....',
  'finalize, reopen and let guests in': 'xxx.....',
  'archive and delete, assessors their own': 'xxxx....',
  'delete, contributors their drafts of evidence': 'xxxxx...',
  'see what was deleted': 'xx......',
  'answer what one owns or is invited to': 'xxxxx...',
  'add evidence': 'xxxxxx..',
  review: 'xxxx.x.x',
  'create and hand out plans': 'xxxx....',
  'own plans and tasks': 'xxxxx...',
  'read everything': 'xxxxxxx.',
  'read, guests what was granted': 'xxxxxxxx',
  'what one was told': 'xxxxxxxx',
} as const;

const TABLE: Readonly<Record<keyof typeof ROWS, readonly Endpoint[]>> = {
  'delete the organization': [organizationsApi.removeSample],
  'members, roles and settings': [
    organizationsApi.update,
    organizationsApi.changeRole,
    organizationsApi.invitations,
    organizationsApi.invite,
    organizationsApi.revokeInvitation,
    organizationsApi.handovers,
    exportsApi.handovers,
    exportsApi.deletions,
    exportsApi.invitations,
    signingApi.uses,
    filesApi.changeSettings,
    finalizingApi.demand,
    exportsApi.organization,
    archivesApi.list,
    archivesApi.start,
    archivesApi.cancel,
    archivesApi.download,
  ],
  'import, and undo it': [
    importsApi.list,
    exportsApi.imports,
    importsApi.preview,
    importsApi.get,
    importsApi.kept,
    importsApi.choose,
    importsApi.commit,
    importsApi.previewMerge,
    importsApi.merge,
    importsApi.inviteListed,
    importsApi.cancel,
    importsApi.undo,
  ],
  'stored keys': [signingApi.changeSettings, signingApi.storeKey, signingApi.removeKey],
  'sign reports': [signingApi.bring, signingApi.sign, signingApi.settings, signingApi.keys],
  'leave the organization': [organizationsApi.removeMember, organizationsApi.heldWork],
  'create, scope and assign': [
    insightsApi.firstSteps,
    plansApi.takeLevel,
    pkisApi.create,
    pkisApi.update,
    assessmentsApi.create,
    assessmentsApi.update,
    readingApi.setTarget,
    assessmentsApi.inviteContributor,
    assessmentsApi.withdrawContributor,
  ],
  'finalize, reopen and let guests in': [
    assessmentsApi.finalize,
    assessmentsApi.reopen,
    assessmentsApi.repairNote,
    guestsApi.list,
    exportsApi.guests,
    guestsApi.grant,
    guestsApi.withdraw,
  ],
  'archive and delete, assessors their own': [
    ...[deletionsApi.pki.hanging, deletionsApi.pki.archive, deletionsApi.pki.delete],
    ...[deletionsApi.assessment.hanging, deletionsApi.assessment.archive, deletionsApi.assessment.delete],
    ...[deletionsApi.plan.hanging, deletionsApi.plan.archive, deletionsApi.plan.delete],
    deletionsApi.evidence.archive,
  ],
  'delete, contributors their drafts of evidence': [
    ...[deletionsApi.evidence.hanging, deletionsApi.evidence.delete, deletionsApi.restore],
  ],
  'see what was deleted': [deletionsApi.list],
  'answer what one owns or is invited to': [decidersApi.askAboutResponse],
  'add evidence': [
    evidenceApi.upload,
    evidenceApi.create,
    evidenceApi.revise,
    evidenceApi.submit,
    evidenceApi.link,
    evidenceApi.unlink,
    filesApi.withdraw,
    decidersApi.askAboutEvidence,
  ],
  review: [assessmentsApi.decide, evidenceApi.decide],
  'create and hand out plans': [plansApi.create],
  'own plans and tasks': [
    plansApi.update,
    plansApi.changeStatus,
    plansApi.addTask,
    plansApi.updateTask,
    plansApi.tickTask,
    plansApi.removeTask,
    decidersApi.askAboutPlan,
  ],
  'read everything': [
    organizationsApi.get,
    organizationsApi.members,
    pkisApi.list,
    pkisApi.get,
    evidenceApi.revisions,
    plansApi.list,
    plansApi.get,
    decidersApi.ofPlan,
    filesApi.settings,
    finalizingApi.demands,
    finalizingApi.readiness,
    insightsApi.dashboard,
    insightsApi.answersToReview,
    insightsApi.unheld,
    reportsApi.order,
    reportsApi.remove,
    exportsApi.plans,
    exportsApi.members,
  ],
  'read, guests what was granted': [
    assessmentsApi.list,
    assessmentsApi.get,
    readingApi.beside,
    readingApi.content,
    assessmentsApi.versions,
    versionsApi.get,
    versionsApi.present,
    assessmentsApi.quarantinedNotes,
    assessmentsApi.history,
    assessmentsApi.review,
    guestsApi.people,
    evidenceApi.download,
    evidenceApi.list,
    evidenceApi.get,
    decidersApi.ofResponse,
    decidersApi.ofEvidence,
    insightsApi.myWork,
    searchApi.find,
    reportsApi.list,
    reportsApi.get,
    reportsApi.download,
    signingApi.list,
    signingApi.download,
    exportsApi.assessment,
    exportsApi.evidencePackage,
    exportsApi.evidence,
  ],
  'what one was told': [notificationsApi.list, notificationsApi.read, notificationsApi.readAll],
};

const rowOf = new Map(
  (Object.keys(ROWS) as (keyof typeof ROWS)[]).flatMap((row) => TABLE[row].map((door) => [keyOf(door), row] as const)),
);

/** Doors of the table. */
export const tableKeys = (): string[] => [...rowOf.keys()];

/** Whether the role table lets a role through a door. */
export function letsThrough(role: Role, door: Endpoint): boolean {
  const row = rowOf.get(keyOf(door));
  if (row === undefined) throw new Error(`${keyOf(door)} is in no row of the role table.`);
  return ROWS[row][ROLES.indexOf(role)] === 'x';
}
