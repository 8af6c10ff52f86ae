import { type Routes } from '@angular/router';
import { member, signedIn } from '@certitude/web/core';
import { featureRoutes } from './features';
import { goHome, goToFirstPage } from './go-home';
import { Failed } from './pages/failed';
import { NOT_A_MEMBER, NOT_OPEN, NotFound } from './pages/not-found';
import { Plain } from './pages/plain';

/** Every address. Pages of an organization live below `/o/:organizationId`, inside the frame. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', canActivate: [signedIn, goHome], children: [] },
  {
    path: 'o/:organizationId',
    canActivate: [signedIn, member],
    loadComponent: () => import('./frame/frame').then(({ Frame }) => Frame),
    children: [
      { path: '', pathMatch: 'full', canActivate: [goToFirstPage], children: [] },
      ...featureRoutes,
      { path: 'failed', component: Failed, title: 'Not available' },
      { path: 'not-open', component: NotFound, title: 'Not open to you', data: NOT_OPEN },
      { path: '**', component: NotFound, title: 'Page not found' },
    ],
  },
  {
    path: '',
    component: Plain,
    children: [
      { path: '', loadChildren: () => import('@certitude/web/organization').then((library) => library.accountRoutes) },
      { path: 'outbox', loadChildren: () => import('@certitude/web/outbox').then((library) => library.outboxRoutes) },
      { path: 'verify', loadChildren: () => import('@certitude/web/verify').then((library) => library.verifyRoutes) },
      { path: 'failed', component: Failed, title: 'Not available' },
      { path: 'not-a-member', component: NotFound, title: 'Not a member', data: NOT_A_MEMBER },
      { path: '**', component: NotFound, title: 'Page not found' },
    ],
  },
];
