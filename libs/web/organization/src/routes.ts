import { type Routes } from '@angular/router';
import { may, signedIn, signedOut } from '@certitude/web/core';
import { SignIn } from './account/sign-in';
import { SignUp } from './account/sign-up';
import { loadSession } from './account/load-session';

/** Pages outside of an organization: signing in, joining, making one. */
export const accountRoutes: Routes = [
  { path: 'sign-in', component: SignIn, canActivate: [signedOut], title: 'Sign in' },
  { path: 'sign-up', component: SignUp, canActivate: [signedOut], title: 'Create an account' },
  {
    path: 'invitations/:token',
    loadComponent: () => import('./account/accept-invitation').then(({ AcceptInvitation }) => AcceptInvitation),
    canActivate: [loadSession],
    title: 'Invitation',
  },
  {
    path: 'sign-up/:token',
    loadComponent: () => import('./account/sign-up-by-link').then(({ SignUpByLink }) => SignUpByLink),
    title: 'Create an account',
  },
  {
    path: 'confirm-address/:token',
    loadComponent: () => import('./account/confirm-address').then(({ ConfirmAddress }) => ConfirmAddress),
    canActivate: [loadSession],
    title: 'Confirm an address',
  },
  {
    path: 'forgotten-password',
    loadComponent: () => import('./account/forgotten-password').then(({ ForgottenPassword }) => ForgottenPassword),
    title: 'Forgot your password?',
  },
  {
    path: 'new-password/:token',
    loadComponent: () => import('./account/new-password').then(({ NewPassword }) => NewPassword),
    title: 'New password',
  },
  {
    path: 'account',
    loadComponent: () => import('./own-account/own-account-page').then(({ OwnAccountPage }) => OwnAccountPage),
    canActivate: [signedIn],
    title: 'Your account',
  },
  {
    path: 'organizations/new',
    loadComponent: () => import('./account/new-organization').then(({ NewOrganization }) => NewOrganization),
    canActivate: [signedIn],
    title: 'New organization',
  },
  {
    path: 'organizations/bring',
    loadComponent: () => import('./account/bring-archive').then(({ BringArchive }) => BringArchive),
    canActivate: [signedIn],
    title: 'Bring an archive',
  },
];

/** Pages below `/o/:organizationId`. */
export const organizationRoutes: Routes = [
  {
    path: 'settings',
    loadComponent: () => import('./settings/settings').then(({ Settings }) => Settings),
    canActivate: [may('organization:read')],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'profile' },
      {
        path: 'profile',
        loadComponent: () => import('./settings/profile').then(({ Profile }) => Profile),
        title: 'Organization',
      },
      { path: 'files', loadComponent: () => import('./settings/files').then(({ Files }) => Files), title: 'Files' },
      {
        path: 'finalizing',
        loadComponent: () => import('./settings/finalizing').then(({ Finalizing }) => Finalizing),
        title: 'Finalizing',
      },
      {
        path: 'signing',
        loadComponent: () => import('./settings/signing').then(({ Signing }) => Signing),
        canActivate: [may('report:sign')],
        title: 'Signing',
      },
      {
        path: 'members',
        loadComponent: () => import('./settings/members').then(({ Members }) => Members),
        title: 'Members',
      },
      {
        path: 'invitations',
        loadComponent: () => import('./settings/invitations-page').then(({ InvitationsPage }) => InvitationsPage),
        canActivate: [may('member:manage')],
        title: 'Invitations',
      },
      {
        path: 'export',
        loadComponent: () => import('./settings/export-page').then(({ ExportPage }) => ExportPage),
        canActivate: [may('organization:export')],
        title: 'Export',
      },
      {
        path: 'deleted',
        loadComponent: () => import('./settings/deleted-page').then(({ DeletedPage }) => DeletedPage),
        canActivate: [may('deletion:manage')],
        title: 'Recently deleted',
      },
    ],
  },
];
