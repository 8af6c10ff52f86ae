import { type Route, type Routes, type UrlMatcher } from '@angular/router';

/**
 * The pages below `/o/:organizationId`, one entry per library. A library's routes carry their full paths from there
 * (`evidence`, `evidence/:evidenceId`); only addresses that begin with one of `segments` load it.
 */
const feature = (segments: readonly string[], loadChildren: () => Promise<Routes>): Route => ({
  matcher: beginsWith(segments),
  loadChildren,
});

/** Matches by the first segment and consumes nothing, so that the library sees the whole rest. */
function beginsWith(segments: readonly string[]): UrlMatcher {
  return (url) => (segments.includes(url[0]?.path ?? '') ? { consumed: [] } : null);
}

/** `assessments/:assessmentId/results` and `…/versions/:revision`, which load neither the list nor the workbench. */
const isResults: UrlMatcher = (url) =>
  url[0]?.path === 'assessments' && ['results', 'versions'].includes(url[2]?.path ?? '') ? { consumed: [] } : null;

/** `assessments/:assessmentId/reports`, which is a library of its own. */
const isReports: UrlMatcher = (url) =>
  url[0]?.path === 'assessments' && url[2]?.path === 'reports' ? { consumed: [] } : null;

/** `assessments/:assessmentId` and what is below; the list alone loads no workbench, and the workbench no list. */
const isOneAssessment: UrlMatcher = (url) =>
  url.length > 1 && url[0]?.path === 'assessments' ? { consumed: [] } : null;

export const featureRoutes: Routes = [
  feature(['my-work', 'dashboard', 'answers-to-review', 'unheld-work'], () =>
    import('@certitude/web/insights').then((library) => library.insightsRoutes),
  ),
  {
    matcher: isResults,
    loadChildren: () => import('@certitude/web/results').then((library) => library.resultsRoutes),
  },
  {
    matcher: isReports,
    loadChildren: () => import('@certitude/web/reports').then((library) => library.reportsRoutes),
  },
  {
    matcher: isOneAssessment,
    loadChildren: () => import('@certitude/web/workbench').then((library) => library.workbenchRoutes),
  },
  feature(['assessments', 'pkis', 'archived'], () =>
    import('@certitude/web/assessments').then((library) => library.assessmentsRoutes),
  ),
  feature(['evidence'], () => import('@certitude/web/evidence').then((library) => library.evidenceRoutes)),
  feature(['plans'], () => import('@certitude/web/improvement').then((library) => library.improvementRoutes)),
  feature(['model'], () => import('@certitude/web/models').then((library) => library.modelsRoutes)),
  feature(['import', 'export'], () => import('@certitude/web/exchange').then((library) => library.exchangeRoutes)),
  feature(['settings'], () => import('@certitude/web/organization').then((library) => library.organizationRoutes)),
];
