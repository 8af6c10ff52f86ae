import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Session } from '@certitude/web/core';
import { pagesFor } from './frame/navigation';

/** `/` and `/o/:organizationId` lead to the first page that the person may open; without an organization, to making one. */
export const goHome: CanActivateFn = async (route) => {
  const session = inject(Session);
  const router = inject(Router);
  if ((await session.ensure()) !== 'signed-in') return true;
  const membership = session.memberOf(route.paramMap.get('organizationId')) ?? session.home();
  if (!membership) return router.createUrlTree(['/organizations/new']);
  const page = pagesFor(membership.role)[0]?.path ?? 'settings';
  return router.createUrlTree(['/o', membership.organizationId, page]);
};
