import { type Routes } from '@angular/router';
import { may } from '@certitude/web/core';
import { AnswersToReviewPage } from './pages/answers-to-review-page';
import { DashboardPage } from './pages/dashboard-page';
import { MyWorkPage } from './pages/my-work-page';
import { UnheldPage } from './pages/unheld-page';

/** What waits for the person, and how the organization stands. Below `/o/:organizationId`. */
export const insightsRoutes: Routes = [
  { path: 'my-work', component: MyWorkPage, canActivate: [may('assessment:read-granted')], title: 'My work' },
  { path: 'dashboard', component: DashboardPage, canActivate: [may('organization:read')], title: 'Dashboard' },
  {
    path: 'answers-to-review',
    component: AnswersToReviewPage,
    canActivate: [may('organization:read')],
    title: 'Answers to review',
  },
  {
    path: 'unheld-work',
    component: UnheldPage,
    canActivate: [may('organization:read')],
    title: 'Work without an owner',
  },
];
