import { Component, inject, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Role, type AccountId, type Handover, type MemberView } from '@certitude/contracts';
import { Members as Directory, Session, Toasts } from '@certitude/web/core';
import { ExportMenu, Exports, ShowMore } from '@certitude/web/parts';
import { Avatar, Button, ErrorState, Field, Input, ROLE_NAMES, RelativeTime, Skeleton, Tag } from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { MemberChanges } from '../data-access/member-changes';
import { MemberList } from '../data-access/member-list';
import { HandedOver } from '../removal/handed-over';
import { RemovalDialog } from '../removal/removal-dialog';

/** Who belongs to the organization, with which role. */
@Component({
  selector: 'certitude-members',
  imports: [Avatar, Button, ErrorState, ExportMenu, Field, HandedOver, Input, RelativeTime, ShowMore, Skeleton, Tag],
  providers: [MemberList],
  templateUrl: './members.html',
  styleUrl: './table-page.scss',
})
export class Members {
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly directory = inject(Directory);
  protected readonly list = inject(MemberList);
  protected readonly changes = inject(MemberChanges);
  protected readonly exports = inject(Exports).ofMembers();
  protected readonly roles = ROLE_NAMES;
  protected readonly working = signal<AccountId | null>(null);
  private readonly handedOver = viewChild(HandedOver);

  protected async changeRole(member: MemberView, select: HTMLSelectElement): Promise<void> {
    const role = Role.parse(select.value);
    try {
      this.list.replace(await this.changes.changeRole(member, role));
      this.#toasts.success(
        `${this.#named(member)} now ${this.changes.isYou(member) ? 'have' : 'has'} the role ${ROLE_NAMES[role]}.`,
      );
    } catch (error) {
      select.value = member.role;
      this.#toasts.failure(error);
    }
  }

  protected async remove(member: MemberView): Promise<void> {
    const handover = await this.#dialogs.open<Handover, MemberView>(RemovalDialog, { data: member });
    if (!handover) return;
    this.working.set(member.accountId);
    try {
      await this.changes.remove(member, handover);
      if (this.changes.isYou(member)) return void (await this.#router.navigateByUrl('/'));
      this.list.replace({ ...member, active: false });
      this.handedOver()?.reload();
      this.#toasts.success(`${member.name} is no longer a member.`);
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.working.set(null);
    }
  }

  #named(member: MemberView): string {
    return this.changes.isYou(member) ? 'You' : member.name;
  }
}
