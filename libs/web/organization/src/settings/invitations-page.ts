import { Component, inject } from '@angular/core';
import { isolated, type InvitationView } from '@certitude/contracts';
import { Members, Toasts } from '@certitude/web/core';
import {
  Button,
  EmptyState,
  ErrorState,
  PersonName,
  ROLE_NAMES,
  RelativeTime,
  Skeleton,
  StatusBadge,
} from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { Invitations } from '../data-access/invitations';
import { INVITATION_FACES } from './invitation-faces';
import { InviteDialog } from './invite-dialog';

/** Invitation links: make one, see what became of them, withdraw. */
@Component({
  selector: 'certitude-invitations',
  imports: [Button, EmptyState, ErrorState, PersonName, RelativeTime, Skeleton, StatusBadge],
  providers: [Invitations],
  templateUrl: './invitations-page.html',
  styleUrl: './table-page.scss',
})
export class InvitationsPage {
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  protected readonly invitations = inject(Invitations);
  protected readonly members = inject(Members);
  protected readonly roles = ROLE_NAMES;
  protected readonly faces = INVITATION_FACES;
  protected readonly icon = 'mail-plus';

  protected async invite(): Promise<void> {
    await this.#dialogs.open(InviteDialog, { data: this.invitations });
  }

  protected async more(): Promise<void> {
    try {
      await this.invitations.page.more();
    } catch (error) {
      this.#toasts.failure(error);
    }
  }

  protected async revoke(invitation: InvitationView): Promise<void> {
    const isSure = await this.#dialogs.confirm({
      title: 'Withdraw this invitation?',
      text: `The link ${linkWords(invitation)} stops working at once. Whoever has it needs a new one.`,
      action: 'Withdraw',
    });
    if (!isSure) return;
    try {
      await this.invitations.revoke(invitation.id);
      this.#toasts.success('The invitation is withdrawn.');
    } catch (error) {
      this.#toasts.failure(error);
    }
  }
}

/** Which link it is, as whoever made it knows it. */
const linkWords = ({ recipient, role }: InvitationView): string =>
  recipient ? `for ${isolated(recipient)}` : `for the role ${ROLE_NAMES[role]}`;
