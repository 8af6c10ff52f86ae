import { Component, inject, signal } from '@angular/core';
import { sizeInWords } from '@certitude/contracts';
import { type ArchiveView, isUnderWay } from '@certitude/contracts/exchange';
import { askedAgain, loadable, Toasts } from '@certitude/web/core';
import { PersonById } from '@certitude/web/parts';
import {
  Button,
  Card,
  ErrorState,
  formatDateTime,
  Icon,
  Notice,
  ProgressBar,
  RelativeTime,
  TIME_ZONE,
} from '@certitude/web/ui';
import { Hash } from '@certitude/web/ui/panes';
import { Archives } from '../data-access/archives';

const STATES: Readonly<Record<ArchiveView['state'], string>> = {
  waiting: 'Waits for its turn',
  running: 'Is being made',
  done: 'Ready',
  failed: 'Could not be made',
  cancelled: 'Stopped, or deleted',
};

/** The whole organization as one file, to be brought to another instance. */
@Component({
  selector: 'certitude-archive-card',
  imports: [Button, Card, Hash, ErrorState, Icon, Notice, PersonById, ProgressBar, RelativeTime],
  templateUrl: './archive-card.html',
  styleUrl: './archive-card.scss',
})
export class ArchiveCard {
  readonly #archives = inject(Archives);
  readonly #toasts = inject(Toasts);
  readonly #zone = inject(TIME_ZONE);
  protected readonly states = STATES;
  protected readonly size = sizeInWords;
  protected readonly isUnderWay = isUnderWay;
  protected readonly asking = signal(false);
  protected readonly loaded = loadable({ load: (_, signal) => this.#archives.list(signal) });

  constructor() {
    askedAgain(this.loaded, ({ items }) => items.some(isUnderWay));
  }

  protected addressOf({ id }: ArchiveView): string {
    return this.#archives.addressOf(id);
  }

  protected isThere({ state, expiresAt }: ArchiveView): boolean {
    return state === 'done' && expiresAt !== null;
  }

  protected until({ expiresAt }: ArchiveView): string {
    return expiresAt === null ? '' : formatDateTime(expiresAt, this.#zone());
  }

  protected async start(): Promise<void> {
    await this.#change(() => this.#archives.start());
  }

  protected async cancel({ id }: ArchiveView): Promise<void> {
    await this.#change(() => this.#archives.cancel(id));
  }

  async #change(change: () => Promise<unknown>): Promise<void> {
    this.asking.set(true);
    try {
      await change();
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.asking.set(false);
      this.loaded.reload();
    }
  }
}
