import { Component, inject, signal } from '@angular/core';
import { type DeletionView } from '@certitude/contracts/deleting';
import { Session, Toasts, pagedList } from '@certitude/web/core';
import { Deletions, ExportMenu, Exports, KIND_NOUNS, PersonById, ShowMore } from '@certitude/web/parts';
import { Button, EmptyState, ErrorState, RelativeTime, Skeleton } from '@certitude/web/ui';

/** What was deleted and can be restored, until it is removed. */
@Component({
  selector: 'certitude-deleted-page',
  imports: [Button, EmptyState, ErrorState, ExportMenu, PersonById, RelativeTime, ShowMore, Skeleton],
  templateUrl: './deleted-page.html',
  styleUrl: './table-page.scss',
})
export class DeletedPage {
  readonly #deletions = inject(Deletions);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);
  protected readonly exports = inject(Exports).ofDeletions();
  protected readonly nouns = KIND_NOUNS;
  protected readonly icon = 'undo-2';
  protected readonly restoring = signal<string | null>(null);
  protected readonly page = pagedList<DeletionView, string>({
    params: () => this.#session.organizationId() ?? undefined,
    load: (_, after, abort) => this.#deletions.list(after, abort),
  });

  protected async restore(deletion: DeletionView): Promise<void> {
    this.restoring.set(deletion.id);
    try {
      await this.#deletions.restore(deletion);
      this.#toasts.success(`“${deletion.name}” is restored.`);
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.restoring.set(null);
      this.page.reload();
    }
  }
}
