import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { type OpenSessionView } from '@certitude/contracts';
import { Toasts } from '@certitude/web/core';
import { Leaving, ShowMore } from '@certitude/web/parts';
import { Button, Card, ErrorState, RelativeTime, Skeleton, Tag } from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { OwnSignIn } from '../data-access/own-sign-in';

/** Where one is signed in, and ending it. */
@Component({
  selector: 'certitude-open-sessions',
  imports: [Button, Card, ErrorState, RelativeTime, ShowMore, Skeleton, Tag],
  templateUrl: './open-sessions.html',
  styleUrl: './open-sessions.scss',
})
export class OpenSessions {
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #dialogs = inject(Dialogs);
  readonly #leaving = inject(Leaving);
  protected readonly own = inject(OwnSignIn);
  protected readonly busy = signal(false);
  /** This one first. */
  protected readonly sessions = computed(() =>
    [...this.own.sessions.items()].sort((one, other) => Number(other.current) - Number(one.current)),
  );
  protected readonly hasOthers = computed(() => this.sessions().some(({ current }) => !current));

  protected nameOf({ device }: OpenSessionView): string {
    return device || 'Unknown browser';
  }

  protected end(session: OpenSessionView): Promise<void> {
    return this.#do(() => this.own.end(session.id), `${this.nameOf(session)} is signed out.`);
  }

  protected endOthers(): Promise<void> {
    return this.#do(() => this.own.endOthers(), 'You are signed out everywhere else.');
  }

  protected async signOutEverywhere(): Promise<void> {
    const isSure = await this.#dialogs.confirm({
      title: 'Sign out everywhere?',
      text: 'Every browser in which you are signed in is signed out, this one too.',
      action: 'Sign out everywhere',
    });
    if (!isSure) return;
    await this.#do(async () => {
      if (await this.#leaving.signOutEverywhere()) await this.#router.navigate(['/sign-in']);
    });
  }

  async #do(work: () => Promise<void>, done = ''): Promise<void> {
    this.busy.set(true);
    try {
      await work();
      if (done) this.#toasts.success(done);
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.busy.set(false);
    }
  }
}
