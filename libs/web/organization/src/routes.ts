import { type Routes } from '@angular/router';
import { may, signedIn, signedOut } from '@certitude/web/core';
import { AcceptInvitation } from './account/accept-invitation';
import { NewOrganization } from './account/new-organization';
import { NewPassword } from './account/new-password';
import { SignIn } from './account/sign-in';
import { SignUp } from './account/sign-up';
import { loadSession } from './account/load-session';
import { Files } from './settings/files';
import { InvitationsPage } from './settings/invitations-page';
import { Members } from './settings/members';
import { Profile } from './settings/profile';
import { Settings } from './settings/settings';

/** Pages outside of an organization: signing in, joining, making one. */
export const accountRoutes: Routes = [
  { path: 'sign-in', component: SignIn, canActivate: [signedOut], title: 'Sign in' },
  { path: 'sign-up', component: SignUp, canActivate: [signedOut], title: 'Create an account' },
  { path: 'invitations/:token', component: AcceptInvitation, canActivate: [loadSession], title: 'Invitation' },
  { path: 'new-password/:token', component: NewPassword, title: 'New password' },
  { path: 'organizations/new', component: NewOrganization, canActivate: [signedIn], title: 'New organization' },
];

/** Pages below `/o/:organizationId`. */
export const organizationRoutes: Routes = [
  {
    path: 'settings',
    component: Settings,
    canActivate: [may('organization:read')],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'profile' },
      { path: 'profile', component: Profile, title: 'Organization' },
      { path: 'files', component: Files, title: 'Files' },
      { path: 'members', component: Members, title: 'Members' },
      { path: 'invitations', component: InvitationsPage, canActivate: [may('member:manage')], title: 'Invitations' },
    ],
  },
];
