import { type Routes } from '@angular/router';
import { may } from '@certitude/web/core';
import { ReportsPage } from './pages/reports-page';

/** Reports. Below `/o/:organizationId`. */
export const reportsRoutes: Routes = [
  { path: 'reports', component: ReportsPage, canActivate: [may('assessment:read')], title: 'Reports' },
];
