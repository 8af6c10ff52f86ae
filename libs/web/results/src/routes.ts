import { type Routes } from '@angular/router';
import { may } from '@certitude/web/core';

/** What came out of an assessment, now and each time that it was finalized. Below `/o/:organizationId`, for everybody who may open it. */
export const resultsRoutes: Routes = [
  {
    path: 'assessments/:assessmentId/results',
    title: 'Results',
    canActivate: [may('assessment:read-granted')],
    loadComponent: () => import('./pages/results-page').then((page) => page.ResultsPage),
  },
  {
    path: 'assessments/:assessmentId/versions/:revision',
    title: 'Version',
    canActivate: [may('assessment:read-granted')],
    loadComponent: () => import('./pages/frozen-page').then((page) => page.FrozenPage),
  },
  {
    path: 'assessments/:assessmentId/versions/:revision/compare',
    title: 'Compare versions',
    canActivate: [may('assessment:read-granted')],
    loadComponent: () => import('./pages/compare-page').then((page) => page.ComparePage),
  },
];
