import { DOCUMENT, Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { CreateInvitation, type NewInvitation, type Role } from '@certitude/contracts';
import { reportFailures } from '@certitude/web/core';
import { Button, CopyButton, Dialog, Field, FormErrors, Input, Notice, ROLE_NAMES } from '@certitude/web/ui';
import { type Invitations } from '../data-access/invitations';
import { MemberChanges } from '../data-access/member-changes';
import { ROLE_MEANINGS } from './role-meanings';

interface InviteForm {
  readonly role: Role;
  readonly days: number;
}

/** Makes an invitation and shows its link, once. */
@Component({
  selector: 'certitude-invite-dialog',
  imports: [Button, CopyButton, Dialog, Field, FormErrors, FormField, FormRoot, Input, Notice],
  templateUrl: './invite-dialog.html',
  styles: `
    form {
      display: contents;
    }
    .link {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }
  `,
})
export class InviteDialog {
  readonly #invitations = inject<Invitations>(MAT_DIALOG_DATA);
  readonly #document = inject(DOCUMENT);
  readonly #model = signal<InviteForm>({ role: 'contributor', days: 7 });
  protected readonly ref = inject<MatDialogRef<InviteDialog>>(MatDialogRef);
  protected readonly grantable = inject(MemberChanges).grantable;
  protected readonly roles = ROLE_NAMES;
  protected readonly meaning = computed(() => ROLE_MEANINGS[this.#model().role]);
  protected readonly days = [1, 3, 7, 14, 30];
  protected readonly made = signal<NewInvitation | null>(null);
  protected readonly link = computed(() => new URL(this.made()?.path ?? '/', this.#document.baseURI).href);

  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, CreateInvitation), {
    submission: { action: (field) => reportFailures(field, () => this.#invite()) },
  });

  protected chooseDays(event: Event): void {
    const days = Number((event.target as HTMLSelectElement).value);
    this.#model.update((model) => ({ ...model, days }));
  }

  async #invite(): Promise<void> {
    this.made.set(await this.#invitations.invite(this.#model()));
  }
}
