import { Injectable, inject } from '@angular/core';
import { type Page } from '@certitude/contracts';
import { deletionsApi, type DeletableKind, type DeletionView, type Hanging } from '@certitude/contracts/deleting';
import { Api, Session, Toasts } from '@certitude/web/core';

/** Something that a person archives or deletes. */
export interface DeletableRef {
  readonly kind: DeletableKind;
  readonly id: string;
}

/** Archiving, deleting and undoing that, alike for all kinds. Every method but `deleted` throws ApiError. */
@Injectable({ providedIn: 'root' })
export class Deletions {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);

  /** What can be restored, newest first. */
  list(after?: string, signal?: AbortSignal): Promise<Page<DeletionView>> {
    return this.#api.call(deletionsApi.list, { params: this.#organization(), query: { after } }, signal);
  }

  hanging(of: DeletableRef, signal?: AbortSignal): Promise<Hanging> {
    return this.#api.call(deletionsApi[of.kind].hanging, { params: this.#of(of) }, signal);
  }

  async archive(of: DeletableRef, archived: boolean): Promise<void> {
    await this.#api.call(deletionsApi[of.kind].archive, { params: this.#of(of), body: { archived } });
  }

  delete(of: DeletableRef): Promise<DeletionView> {
    return this.#api.call(deletionsApi[of.kind].delete, { params: this.#of(of) });
  }

  async restore({ id }: Pick<DeletionView, 'id'>): Promise<void> {
    await this.#api.call(deletionsApi.restore, { params: { ...this.#organization(), deletionId: id } });
  }

  /** Says that something is deleted, and offers to undo it. @param undone what happens once it is back */
  offerUndo(deletion: DeletionView, undone: () => void): void {
    const undo = async (): Promise<void> => {
      try {
        await this.restore(deletion);
        this.#toasts.success(`“${deletion.name}” is restored.`);
        undone();
      } catch (error) {
        this.#toasts.failure(error);
      }
    };
    this.#toasts.success(`“${deletion.name}” is deleted.`, { label: 'Undo', run: () => void undo() });
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }

  /** Whichever of the names the address has: there is one id. */
  #of({ id }: DeletableRef) {
    return { ...this.#organization(), pkiId: id, assessmentId: id, planId: id, evidenceId: id };
  }
}
