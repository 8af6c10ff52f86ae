import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { sizeInWords } from '@certitude/contracts';
import { type ArrivalView, isUnderWay } from '@certitude/contracts/exchange';
import { ApiError, askedAgain, loadable, Session, Toasts } from '@certitude/web/core';
import { FilePick } from '@certitude/web/parts';
import { Button, ErrorState, Notice, ProgressBar, RelativeTime } from '@certitude/web/ui';
import { Archives } from '../data-access/archives';
import { AccountPage } from './account-page';

const STATES: Readonly<Record<ArrivalView['state'], string>> = {
  waiting: 'Waits for its turn',
  running: 'Is being brought',
  done: 'Is there',
  failed: 'Was not brought',
  cancelled: 'Stopped',
};

/** Brings an archive, which becomes a new organization. */
@Component({
  selector: 'certitude-bring-archive',
  imports: [AccountPage, Button, ErrorState, FilePick, Notice, ProgressBar, RelativeTime, RouterLink],
  templateUrl: './bring-archive.html',
  styleUrls: ['./account-form.scss', './bring-archive.scss'],
})
export class BringArchive {
  readonly #archives = inject(Archives);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);
  protected readonly states = STATES;
  protected readonly isUnderWay = isUnderWay;
  protected readonly size = sizeInWords;
  protected readonly file = signal<File | null>(null);
  /** Share that is sent; null while nothing is. */
  protected readonly sent = signal<number | null>(null);
  protected readonly failure = signal<ApiError | null>(null);
  protected readonly loaded = loadable({
    load: async (_, signal) => {
      const arrivals = await this.#archives.arrivals(signal);
      // What is there now is opened from here: the session has to know of it.
      const known = new Set(this.#session.memberships().map(({ organizationId }) => organizationId));
      const isNew = arrivals.some(({ organizationId }) => organizationId !== null && !known.has(organizationId));
      if (isNew) await this.#session.refresh();
      return arrivals;
    },
    isEmpty: () => false,
  });

  constructor() {
    askedAgain(this.loaded, (arrivals) => arrivals.some(isUnderWay));
  }

  protected async take(file: File): Promise<void> {
    this.file.set(file);
    this.failure.set(null);
    this.sent.set(0);
    try {
      await this.#archives.bring(file.name, { file, progress: (share) => this.sent.set(share) });
      this.file.set(null);
    } catch (error) {
      this.failure.set(ApiError.from(error));
    } finally {
      this.sent.set(null);
      this.loaded.reload();
    }
  }

  protected async stop({ id }: ArrivalView): Promise<void> {
    try {
      await this.#archives.stop(id);
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.loaded.reload();
    }
  }
}
