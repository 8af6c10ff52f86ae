import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Role, type AccountId, type MemberView } from '@certitude/contracts';
import { Members as Directory, Session, Toasts } from '@certitude/web/core';
import { ExportMenu, Exports, ShowMore } from '@certitude/web/parts';
import { Avatar, Button, ErrorState, Field, Input, ROLE_NAMES, RelativeTime, Skeleton, Tag } from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { MemberChanges } from '../data-access/member-changes';
import { MemberList } from '../data-access/member-list';

/** Who belongs to the organization, with which role. */
@Component({
  selector: 'certitude-members',
  imports: [Avatar, Button, ErrorState, ExportMenu, Field, Input, RelativeTime, ShowMore, Skeleton, Tag],
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
    if (!(await this.#dialogs.confirm(this.changes.isYou(member) ? leaving(this.#organization()) : removal(member))))
      return;
    this.working.set(member.accountId);
    try {
      await this.changes.remove(member);
      if (this.changes.isYou(member)) return void (await this.#router.navigateByUrl('/'));
      this.list.replace({ ...member, active: false });
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

  #organization(): string {
    return this.session.membership()?.name ?? 'the organization';
  }
}

const removal = ({ name }: MemberView) => ({
  title: `Remove ${name}?`,
  text: `${name} loses access at once, and pages that they have open close. Their answers, comments and reviews stay, under “former member”. They can be invited again.`,
  action: 'Remove member',
});

const leaving = (organization: string) => ({
  title: `Leave ${organization}?`,
  text: 'You lose access at once. What you did stays, under “former member”. To come back, you need an invitation.',
  action: 'Leave organization',
});
