import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Session } from '@certitude/web/core';
import { pagesFor } from './frame/navigation';

/** `/` leads to the organization seen last; without an organization, to making one. */
export const goHome: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  if ((await session.ensure()) !== 'signed-in') return true;
  const membership = session.home();
  return router.createUrlTree(membership ? ['/o', membership.organizationId] : ['/organizations/new']);
};

/** `/o/:organizationId` leads to the first page that the person may open; who may open none stays. */
export const goToFirstPage: CanActivateFn = async (route) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.ensure();
  const membership = session.memberOf(route.paramMap.get('organizationId'));
  const page = membership ? pagesFor(membership.role)[0] : undefined;
  return membership && page ? router.createUrlTree(['/o', membership.organizationId, page.path]) : true;
};
