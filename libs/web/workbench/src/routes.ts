import { type Routes, type UrlMatchResult, type UrlSegment } from '@angular/router';

/**
 * One page for an assessment and for each of its responses, so that going from one to the next changes the address and
 * nothing else: `assessments/:assessmentId` and `assessments/:assessmentId/responses/:responseId`.
 */
export function workbenchAddress(url: UrlSegment[]): UrlMatchResult | null {
  const [root, assessmentId, part, responseId] = url;
  if (root?.path !== 'assessments' || !assessmentId) return null;
  if (url.length === 2) return { consumed: url, posParams: { assessmentId } };
  return part?.path === 'responses' && responseId && url.length === 4
    ? { consumed: url, posParams: { assessmentId, responseId } }
    : null;
}

/** Answering one assessment, below `/o/:organizationId`. */
export const workbenchRoutes: Routes = [
  {
    matcher: workbenchAddress,
    title: 'Assessment',
    loadComponent: () => import('./pages/workbench').then((page) => page.Workbench),
  },
];
