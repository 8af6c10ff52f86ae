import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { mayArchive, mayDelete, type Deletable } from '@certitude/contracts/deleting';
import { Session, Toasts } from '@certitude/web/core';
import { Button } from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { DeleteDialog, type Fate, type NamedDeletable } from './delete-dialog';
import { Deletions } from './deletions';

/** Something with a page of its own, as far as archiving and deleting it needs to know. */
export type ArchivableObject = NamedDeletable &
  Deletable & {
    readonly archivedAt: string | null;
    /** Its own page, and the list that it stands in: where its people are once it is deleted. */
    readonly link: readonly string[];
    readonly list: readonly string[];
  };

/** The buttons that archive and delete something, for those who may. */
@Component({
  selector: 'certitude-object-actions',
  imports: [Button],
  template: `
    @if (canArchive()) {
      <button type="button" certitudeButton="quiet" size="small" [busy]="busy()" (click)="archive(!isArchived())">
        {{ isArchived() ? 'Unarchive' : 'Archive' }}
      </button>
    }
    @if (canDelete()) {
      <button type="button" certitudeButton="quiet" size="small" (click)="delete()">Delete…</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    :host:empty {
      display: none;
    }
  `,
})
export class ObjectActions {
  readonly of = input.required<ArchivableObject>();
  /** It is archived now, or is no longer. */
  readonly archived = output();
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);
  readonly #dialogs = inject(Dialogs);
  readonly #deletions = inject(Deletions);
  protected readonly busy = signal(false);
  protected readonly isArchived = computed(() => this.of().archivedAt !== null);
  protected readonly canArchive = computed(() => {
    const actor = this.#session.actor();
    return actor !== null && mayArchive(actor, this.of());
  });
  protected readonly canDelete = computed(() => {
    const actor = this.#session.actor();
    return actor !== null && mayDelete(actor, this.of());
  });

  protected async archive(archived: boolean): Promise<void> {
    const of = this.of();
    this.busy.set(true);
    try {
      await this.#deletions.archive(of, archived);
      this.#toasts.success(`“${of.name}” is ${archived ? 'archived' : 'back in the lists'}.`);
      this.archived.emit();
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async delete(): Promise<void> {
    const { link, list, ...data } = this.of();
    const fate = await this.#dialogs.open<Fate, NamedDeletable>(DeleteDialog, { data, width: 480 });
    if (fate === undefined) return;
    if (fate === 'archive') return this.archive(true);
    await this.#router.navigate([...list]);
    this.#deletions.offerUndo(fate.deletion, () => void this.#router.navigate([...link]));
  }
}
