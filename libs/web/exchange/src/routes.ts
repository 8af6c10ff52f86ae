import { type Routes } from '@angular/router';
import { may } from '@certitude/web/core';

/** In and out. Below `/o/:organizationId`. */
export const exchangeRoutes: Routes = [
  {
    path: 'import',
    pathMatch: 'full',
    title: 'Bring an assessment',
    canActivate: [may('assessment:import')],
    loadComponent: () => import('./imports/pages/bring-page').then((page) => page.BringPage),
  },
  {
    path: 'import/:importId',
    title: 'Import',
    canActivate: [may('assessment:import')],
    loadComponent: () => import('./imports/pages/import-page').then((page) => page.ImportPage),
  },
  {
    path: 'import/:importId/merge',
    title: 'Import into an assessment',
    canActivate: [may('assessment:import')],
    loadComponent: () => import('./imports/pages/merge-page').then((page) => page.MergePage),
  },
];
