import { type Routes } from '@angular/router';

/** Checking a signed report: for everybody, whoever is signed in or not. */
export const verifyRoutes: Routes = [
  {
    path: '',
    title: 'Check a signed report',
    loadComponent: () => import('./pages/verify-page').then(({ VerifyPage }) => VerifyPage),
  },
];
