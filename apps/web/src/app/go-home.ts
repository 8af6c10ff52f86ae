import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Session } from '@certitude/web/core';
import { homeFor } from './frame/navigation';

/** `/` leads to the organization seen last; without an organization, to making one. */
export const goHome: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  if ((await session.ensure()) !== 'signed-in') return true;
  const membership = session.home();
  return router.createUrlTree(membership ? ['/o', membership.organizationId] : ['/organizations/new']);
};

/** `/o/:organizationId` leads to the page a person begins with. */
export const goToFirstPage: CanActivateFn = async (route) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.ensure();
  const membership = session.memberOf(route.paramMap.get('organizationId'));
  return membership ? router.createUrlTree(['/o', membership.organizationId, homeFor(membership.role)]) : true;
};
