import { type Routes } from '@angular/router';

/** The list of PKIs and assessments, below `/o/:organizationId`. */
export const assessmentsRoutes: Routes = [
  {
    path: 'assessments',
    pathMatch: 'full',
    title: 'Assessments',
    loadComponent: () => import('./pages/assessments-home').then((page) => page.AssessmentsHome),
  },
  {
    path: 'pkis/:pkiId',
    title: 'PKI',
    loadComponent: () => import('./pages/pki-page').then((page) => page.PkiPage),
  },
];
