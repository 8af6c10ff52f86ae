import { type Routes } from '@angular/router';
import { may } from '@certitude/web/core';

/** The list of PKIs and assessments, below `/o/:organizationId`. */
export const assessmentsRoutes: Routes = [
  {
    path: 'assessments',
    pathMatch: 'full',
    title: 'Assessments',
    loadComponent: () => import('./pages/assessments-home').then((page) => page.AssessmentsHome),
  },
  {
    path: 'archived',
    title: 'Archived assessments and PKIs',
    canActivate: [may('assessment:read')],
    loadComponent: () => import('./pages/archived-page').then((page) => page.ArchivedPage),
  },
  {
    path: 'assessments/:assessmentId/details',
    title: 'Details',
    canActivate: [may('assessment:read')],
    loadComponent: () => import('./pages/assessment-details-page').then((page) => page.AssessmentDetailsPage),
  },
  {
    path: 'pkis/:pkiId',
    title: 'PKI',
    canActivate: [may('assessment:read')],
    loadComponent: () => import('./pages/pki-page').then((page) => page.PkiPage),
  },
];
