import { DOCUMENT, Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { CreateInvitation, Role, type InvitationId, type NewInvitation } from '@certitude/contracts';
import { draftForm, type DraftEdit } from '@certitude/web/core';
import { Button, DraftNotice, DraftOf, Field, FormErrors, Input, Notice, ROLE_NAMES } from '@certitude/web/ui';
import { CopyButton } from '@certitude/web/ui/panes';
import { Dialog } from '@certitude/web/ui/overlays';
import * as z from 'zod';
import { type Invitations } from '../data-access/invitations';
import { MemberChanges } from '../data-access/member-changes';
import { ROLE_MEANINGS } from './role-meanings';

const { recipient, note, carries } = CreateInvitation.shape;
const InviteForm = z.object({ role: Role, days: z.string(), recipient, note, carries });
type InviteForm = z.output<typeof InviteForm>;

/** Makes an invitation and shows its link, once. */
@Component({
  selector: 'certitude-invite-dialog',
  imports: [Button, CopyButton, Dialog, DraftNotice, DraftOf, Field, FormErrors, FormField, FormRoot, Input, Notice],
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
  protected readonly ref = inject<MatDialogRef<InviteDialog>>(MatDialogRef);
  protected readonly grantable = inject(MemberChanges).grantable;
  protected readonly roles = ROLE_NAMES;
  protected readonly meaning = computed(() => ROLE_MEANINGS[this.draft.values().role]);
  protected readonly days = [1, 3, 7, 14, 30];
  protected readonly made = signal<NewInvitation | null>(null);
  protected readonly link = computed(() => new URL(this.made()?.path ?? '/', this.#document.baseURI).href);

  protected readonly draft = draftForm<InviteForm>({
    name: 'invitation',
    title: () => 'An invitation',
    empty: { role: 'contributor', days: '7', recipient: '', note: '', carries: '' },
    rules: (path) => validateStandardSchema(path, InviteForm),
    save: (edit) => this.#invite(edit),
  });

  async #invite({ id, values: { days, ...values } }: DraftEdit<InviteForm>): Promise<void> {
    this.made.set(await this.#invitations.invite({ id: id as InvitationId, ...values, days: Number(days) }));
  }
}
