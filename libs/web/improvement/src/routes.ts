import { type Routes } from '@angular/router';
import { may } from '@certitude/web/core';
import { PlanPage } from './pages/plan-page';
import { PlansPage } from './pages/plans-page';

/** Action plans. Below `/o/:organizationId`. */
export const improvementRoutes: Routes = [
  {
    path: 'plans',
    canActivate: [may('plan:read')],
    children: [
      { path: '', component: PlansPage, title: 'Action plans' },
      { path: ':planId', component: PlanPage, title: 'Action plan' },
    ],
  },
];
