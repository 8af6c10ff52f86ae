import * as z from 'zod';
import { AssessmentParams } from '../assessments';
import { endpoint } from '../endpoint';
import { EvidenceQuery } from '../evidence';
import { ModelReleaseId } from '../ids';
import { PlansQuery } from '../improvement';
import { MembersQuery, OrganizationParams } from '../organizations';
import { VersionParams } from '../versions';

/** What an assessment can be taken away as. */
export const ASSESSMENT_EXPORTS = [
  'json',
  'xlsx',
  'answers-csv',
  'history-csv',
  'yaml',
  'link',
  'scope-template',
  'oscal-assessment-plan',
  'oscal-assessment-results',
  'oscal-poam',
] as const;
export const AssessmentExport = z.enum(ASSESSMENT_EXPORTS);
export type AssessmentExport = z.infer<typeof AssessmentExport>;

/** What all assessments of an organization can be taken away as. */
export const ORGANIZATION_EXPORTS = ['json', 'xlsx'] as const;
export const OrganizationExport = z.enum(ORGANIZATION_EXPORTS);
export type OrganizationExport = z.infer<typeof OrganizationExport>;

/** What a release of the model can be taken away as. */
export const MODEL_EXPORTS = [
  'eramba',
  'oscal-catalog',
  'template-full-xlsx',
  'template-full-csv',
  'template-self-xlsx',
  'template-self-csv',
] as const;
export const ModelExport = z.enum(MODEL_EXPORTS);
export type ModelExport = z.infer<typeof ModelExport>;

const organization = '/organizations/:organizationId';
const page = { limit: true, after: true } as const;
const download = { method: 'GET', response: z.unknown(), stream: 'download' } as const;

export const exportsApi = {
  assessment: endpoint({
    ...download,
    path: `${organization}/assessments/:assessmentId/exports/:kind`,
    summary: 'Export an assessment as a file',
    params: AssessmentParams.extend({ kind: AssessmentExport }),
  }),
  evidencePackage: endpoint({
    ...download,
    path: `${organization}/assessments/:assessmentId/versions/:revision/package`,
    summary: 'A finalized version with its evidence files and hashes, as one ZIP; may be resumed',
    params: VersionParams,
  }),
  organization: endpoint({
    ...download,
    path: `${organization}/exports/:kind`,
    summary: 'Export all assessments of the organization as one file',
    params: OrganizationParams.extend({ kind: OrganizationExport }),
  }),
  evidence: endpoint({
    ...download,
    path: `${organization}/lists/evidence`,
    summary: 'The list of evidence as CSV, with the filters of the list',
    params: OrganizationParams,
    query: EvidenceQuery.omit(page),
  }),
  plans: endpoint({
    ...download,
    path: `${organization}/lists/plans`,
    summary: 'The list of action plans as CSV, with the filters of the list',
    params: OrganizationParams,
    query: PlansQuery.omit(page),
  }),
  members: endpoint({
    ...download,
    path: `${organization}/lists/members`,
    summary: 'The list of people as CSV, with the filters of the list',
    params: OrganizationParams,
    query: MembersQuery.omit({ ...page, ids: true }),
  }),
  handovers: endpoint({
    ...download,
    path: `${organization}/lists/handovers`,
    summary: 'Who handed what of whom to whom, as CSV',
    params: OrganizationParams,
  }),
  imports: endpoint({
    ...download,
    path: `${organization}/lists/imports`,
    summary: 'What was imported and undone, as CSV',
    params: OrganizationParams,
  }),
  deletions: endpoint({
    ...download,
    path: `${organization}/lists/deletions`,
    summary: 'What was deleted and can be restored, as CSV',
    params: OrganizationParams,
  }),
  invitations: endpoint({
    ...download,
    path: `${organization}/lists/invitations`,
    summary: 'Who was invited, and what became of it, as CSV',
    params: OrganizationParams,
  }),
  guests: endpoint({
    ...download,
    path: `${organization}/assessments/:assessmentId/lists/guests`,
    summary: 'Which guests may see an assessment until when, as CSV',
    params: AssessmentParams,
  }),
  model: endpoint({
    ...download,
    path: '/models/:modelReleaseId/exports/:kind',
    summary: 'Export a model release as a file for other tools',
    params: z.strictObject({ modelReleaseId: ModelReleaseId, kind: ModelExport }),
  }),
  schema: endpoint({
    method: 'GET',
    path: '/schemas/:name',
    summary: 'The JSON Schema of a file that is exported',
    params: z.strictObject({ name: z.string().max(100) }),
    response: z.record(z.string(), z.unknown()),
  }),
} as const;
