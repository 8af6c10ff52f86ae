import { inject } from '@angular/core';
import { RedirectCommand, Router, type ActivatedRouteSnapshot, type CanActivateFn } from '@angular/router';
import { allows, type Permission } from '@certitude/contracts';
import { Session } from './session';

/** Pages that need somebody signed in; others go to the sign-in page and come back afterwards. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  if ((await session.ensure()) === 'signed-in') return true;
  return router.createUrlTree(['/sign-in'], state.url === '/' ? {} : { queryParams: { next: state.url } });
};

/** Sign-in and sign-up: who is signed in already goes home. */
export const signedOut: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  return (await session.ensure()) === 'signed-in' ? router.createUrlTree(['/']) : true;
};

/** Pages of an organization; who is no member hears the same as for one that does not exist, under the address they followed. */
export const member: CanActivateFn = async (route) => {
  const session = inject(Session);
  const router = inject(Router);
  // Guards of one route run side by side: this one cannot lean on `signedIn`.
  if ((await session.ensure()) !== 'signed-in') return true;
  return session.memberOf(route.paramMap.get('organizationId')) ? true : said(router, '/not-a-member');
};

/** Pages that need a permission in the organization of the address. */
export const may =
  (permission: Permission): CanActivateFn =>
  (route) => {
    const router = inject(Router);
    const membership = inject(Session).memberOf(organizationOf(route));
    if (!membership) return said(router, '/not-a-member');
    return allows(membership.role, permission) || said(router, `/o/${membership.organizationId}/not-open`);
  };

/** A page that says why nothing is shown, while the address stays: it may be right for another account. */
const said = (router: Router, page: string): RedirectCommand =>
  new RedirectCommand(router.parseUrl(page), { skipLocationChange: true });

const organizationOf = (route: ActivatedRouteSnapshot): string | null =>
  route.pathFromRoot.reduce<string | null>((found, part) => part.paramMap.get('organizationId') ?? found, null);
