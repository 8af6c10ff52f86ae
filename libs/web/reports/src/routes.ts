import { type Routes } from '@angular/router';
import { may } from '@certitude/web/core';

/** Reports of an assessment. Below `/o/:organizationId`, for everybody who may open it. */
export const reportsRoutes: Routes = [
  {
    path: 'assessments/:assessmentId/reports',
    title: 'Reports',
    canActivate: [may('assessment:read-granted')],
    loadComponent: () => import('./pages/reports-page').then((page) => page.ReportsPage),
  },
  {
    path: 'assessments/:assessmentId/reports/:reportId',
    title: 'Report',
    canActivate: [may('assessment:read-granted')],
    loadComponent: () => import('./pages/report-page').then((page) => page.ReportPage),
  },
];
