import { type Routes } from '@angular/router';
import { may } from '@certitude/web/core';
import { ComparePage } from './pages/compare-page';
import { ExtensionPage } from './pages/extension-page';
import { ReleasePage } from './pages/release-page';
import { ReleasesPage } from './pages/releases-page';

/** The model browser. Below `/o/:organizationId`. */
export const modelsRoutes: Routes = [
  {
    path: 'model',
    canActivate: [may('organization:read')],
    children: [
      { path: '', component: ReleasesPage, title: 'Maturity model' },
      { path: 'compare', component: ComparePage, title: 'Changes between releases' },
      { path: 'extensions/:extensionId', component: ExtensionPage, title: 'Model extension' },
      { path: ':releaseId', component: ReleasePage, title: 'Model release' },
    ],
  },
];
