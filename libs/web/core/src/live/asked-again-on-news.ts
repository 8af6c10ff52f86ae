import { DestroyRef, inject } from '@angular/core';
import { type NotificationView } from '@certitude/contracts';
import { type PagedList } from '../loading/paged-list';
import { Session } from '../session/session';
import { LiveSocket } from './live-socket';

/**
 * Asks for a list again when the person is told of something that is in it. Call it where `inject` works.
 * @param kinds of what is told; left out: whatever it is
 */
export function askedAgainOnNews(
  list: Pick<PagedList<unknown>, 'refresh'>,
  kinds?: readonly NotificationView['kind'][],
): void {
  const session = inject(Session);
  const stop = inject(LiveSocket).on('notification', ({ kind, organizationId }) => {
    if (organizationId === session.organizationId() && (kinds?.includes(kind) ?? true)) list.refresh();
  });
  inject(DestroyRef).onDestroy(stop);
}
