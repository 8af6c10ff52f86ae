import { OverlayModule } from '@angular/cdk/overlay';
import { A11yModule } from '@angular/cdk/a11y';
import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { type NotificationView } from '@certitude/contracts';
import { Toasts } from '@certitude/web/core';
import { Button, ErrorState, Icon, RelativeTime, Skeleton } from '@certitude/web/ui';
import { Notifications } from '../data-access/notifications';

/** The bell of the top bar: how many are unread, and what they say. */
@Component({
  selector: 'certitude-notification-bell',
  imports: [A11yModule, OverlayModule, Button, ErrorState, RelativeTime, Skeleton, Icon],
  providers: [Notifications],
  templateUrl: './notification-bell.html',
  styleUrl: './notification-bell.scss',
})
export class NotificationBell {
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  protected readonly notifications = inject(Notifications);
  protected readonly isOpen = signal(false);
  /** How many are unread, short enough for the badge; empty when none. The label says the same words. */
  protected readonly unread = computed(() => {
    const count = this.notifications.unread();
    return count > 9 ? '9+' : count > 0 ? `${count}` : '';
  });

  protected toggle(): void {
    this.isOpen.update((open) => !open);
  }

  protected close(): void {
    this.isOpen.set(false);
  }

  protected async open(notification: NotificationView): Promise<void> {
    this.close();
    await this.#try(() => this.notifications.read(notification));
    await this.#router.navigateByUrl(notification.link);
  }

  protected readAll(): Promise<void> {
    return this.#try(() => this.notifications.readAll());
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#toasts.failure(error);
    }
  }
}
