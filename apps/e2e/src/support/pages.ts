import { randomUUID } from 'node:crypto';
import {
  assessmentsApi,
  evidenceApi,
  modelExtensionsApi,
  modelsApi,
  organizationsApi,
  pkisApi,
  plansApi,
} from '@certitude/contracts';
import { reportsApi } from '@certitude/contracts/reporting';
import { type Page } from 'playwright-core';
import { apiOf } from './api';

/** Pages of whoever is not signed in. */
export const OUTSIDE = [
  'sign-in',
  'sign-up',
  'sign-up/:token',
  'verify',
  'outbox',
  'forgotten-password',
  'new-password/:token',
  'confirm-address/:token',
  'invitations/:token',
] as const;
/** Pages of whoever is signed in, outside of an organization. */
export const OF_ACCOUNT = [
  'account',
  'organizations/new',
  'organizations/bring',
  'failed',
  'not-a-member',
  '**',
] as const;
/** Pages below `/o/:organizationId`. A test of the web application compares these lists with its routes. */
export const OF_ORGANIZATION = [
  'my-work',
  'dashboard',
  'answers-to-review',
  'unheld-work',
  'assessments',
  'archived',
  'assessments/:assessmentId',
  'assessments/:assessmentId/details',
  'assessments/:assessmentId/results',
  'assessments/:assessmentId/reports',
  'assessments/:assessmentId/reports/:reportId',
  'assessments/:assessmentId/versions/:revision',
  'assessments/:assessmentId/versions/:revision/compare',
  'pkis/:pkiId',
  'evidence',
  'evidence/:evidenceId',
  'import',
  'import/:importId',
  'import/:importId/merge',
  'plans',
  'plans/:planId',
  'model',
  'model/compare',
  'model/extensions/:extensionId',
  'model/:releaseId',
  'settings/profile',
  'settings/files',
  'settings/finalizing',
  'settings/signing',
  'settings/members',
  'settings/invitations',
  'settings/export',
  'settings/deleted',
  'failed',
  'not-open',
  '**',
] as const;

/**
 * One of everything that an address names, for the person whose window it is; the assessment has a frozen version.
 * @param more what a journey has made for it
 */
export async function onesOf(
  page: Page,
  more: Readonly<Record<string, string>> = {},
): Promise<(path: string) => string> {
  const { call } = apiOf(page);
  const [pkis, assessments, evidence, plans, releases, extensions, invitation] = await Promise.all([
    call(pkisApi.list),
    call(assessmentsApi.list),
    call(evidenceApi.list),
    call(plansApi.list),
    call(modelsApi.list),
    call(modelExtensionsApi.list),
    call(organizationsApi.invite, { body: { role: 'viewer' } }),
  ]);
  const finalized = assessments.items.find(({ state }) => state === 'finalized')?.id;
  const ones: Record<string, string | undefined> = {
    ':assessmentId': finalized,
    ':reportId': finalized && (await reportOf(page, finalized)),
    ':revision': '1',
    ':pkiId': pkis.items[0]?.id,
    ':runningId': assessments.items.find(({ state }) => state === 'in-progress')?.id,
    ':evidenceId': evidence.items.find(({ current }) => current.kind === 'file')?.id,
    ':planId': plans.items[0]?.id,
    ':openPlanId': plans.items.find(({ status }) => status === 'in-progress')?.id,
    ':releaseId': releases.items[0]?.id,
    ':extensionId': extensions.items[0]?.id,
    ':token': invitation.token,
    '**': `nowhere-${randomUUID()}`,
    ...more,
  };
  const one = (part: string): string => {
    if (!(part in ones)) return part;
    const found = ones[part];
    if (found === undefined) throw new Error(`There is no ${part} in this organization.`);
    return found;
  };
  return (path) => path.split('/').map(one).join('/');
}

/** A PDF that is there. */
async function reportOf(page: Page, assessmentId: string): Promise<string> {
  const { call, organizationId } = apiOf(page);
  const params = { organizationId, assessmentId };
  const body = { kind: 'summary' as const, format: 'pdf' as const, paper: 'a4' as const, revision: 1, sections: [] };
  const { id } = await call(reportsApi.order, { params, body });
  for (let tries = 0; tries < 120; tries++) {
    const { state } = await call(reportsApi.get, { params: { ...params, reportId: id } });
    if (state === 'done') return id;
    await page.waitForTimeout(500);
  }
  throw new Error('The report is not made.');
}
