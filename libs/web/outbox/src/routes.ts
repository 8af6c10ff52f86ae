import { type Routes } from '@angular/router';

/** Mails that were kept instead of sent: for whoever has the key, signed in or not. */
export const outboxRoutes: Routes = [
  {
    path: '',
    title: 'Outbox',
    loadComponent: () => import('./pages/outbox-page').then(({ OutboxPage }) => OutboxPage),
  },
];
