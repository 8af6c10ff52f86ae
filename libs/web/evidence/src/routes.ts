import { type Routes } from '@angular/router';
import { may } from '@certitude/web/core';
import { EvidenceListPage } from './pages/evidence-list-page';
import { EvidencePage } from './pages/evidence-page';

/** The evidence library. Below `/o/:organizationId`. */
export const evidenceRoutes: Routes = [
  {
    path: 'evidence',
    // Who was let into single assessments sees what proves something there.
    canActivate: [may('assessment:read-granted')],
    children: [
      { path: '', component: EvidenceListPage, title: 'Evidence' },
      { path: ':evidenceId', component: EvidencePage, title: 'Evidence' },
    ],
  },
];
