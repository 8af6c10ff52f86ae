import { Component, computed, inject, signal, type Signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { type AccountId } from '@certitude/contracts';
import { Members, Session } from '@certitude/web/core';
import { type AnswerPlace } from '@certitude/web/parts';
import { Button, Field, Input, Notice, PersonName, ROLE_NAMES } from '@certitude/web/ui';
import { Dialog } from '@certitude/web/ui/overlays';
import { AnswerContext } from '../../data-access/answer-context';
import { invitable } from '../../rules/invitable';
import { OneStep } from './one-step';

export interface ContributorsOf {
  readonly place: AnswerPlace;
  readonly title: string;
  readonly owner: Signal<AccountId | null>;
  /** As the live assessment tells; what is done here comes back through it. */
  readonly invited: Signal<ReadonlySet<AccountId>>;
}

/** Invites people to answer a requirement, and withdraws it. Each step counts at once. */
@Component({
  selector: 'certitude-contributors-dialog',
  imports: [Button, Dialog, Field, Input, Notice, PersonName, RouterLink],
  templateUrl: './contributors-dialog.html',
  styles: `
    @use 'mixins' as *;
    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3);
      min-height: 40px;
      font-size: var(--text-s);
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    form {
      display: flex;
      align-items: flex-end;
      gap: var(--space-2);
    }
    certitude-field {
      flex: 1;
    }
    .none {
      padding: var(--space-3);
      border: 1px dashed var(--border-strong);
      border-radius: var(--radius-card);
      color: var(--text-muted);
      font-size: var(--text-s);
    }
  `,
})
export class ContributorsDialog {
  readonly #context = inject(AnswerContext);
  readonly #members = inject(Members);
  readonly #session = inject(Session);
  protected readonly of = inject<ContributorsOf>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<ContributorsDialog>>(MatDialogRef);

  protected readonly roles = ROLE_NAMES;
  protected readonly invited = computed(() =>
    [...this.of.invited()]
      .map((id) => ({ ...this.#members.person(id), id }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  );
  protected readonly choices = computed(() =>
    invitable(this.#members.views(), { owner: this.of.owner(), invited: this.of.invited() }),
  );
  readonly #choice = signal<AccountId | null>(null);
  /** Nobody any more, once the person is invited or gone. */
  protected readonly chosen = computed(
    () => this.choices().find(({ accountId }) => accountId === this.#choice())?.accountId ?? null,
  );
  /** Whose invitation is on its way; "new" for the one to be made. */
  protected readonly step = new OneStep<AccountId | 'new'>();

  /** Where somebody who is not a member yet is invited; null for those who may not. */
  protected readonly invitations = computed(() =>
    this.#session.can('member:manage') ? ['/o', this.#session.organizationId() ?? '', 'settings', 'invitations'] : null,
  );

  constructor() {
    // Somebody may have joined, or got another role, since the page was opened.
    this.#members.reload();
  }

  protected choose(accountId: string): void {
    this.#choice.set(accountId === '' ? null : (accountId as AccountId));
  }

  protected async invite(event: Event): Promise<void> {
    event.preventDefault();
    const who = this.chosen();
    if (who) await this.step.take('new', () => this.#context.invite(this.of.place, who));
  }

  protected withdraw(who: AccountId): Promise<void> {
    return this.step.take(who, () => this.#context.withdraw(this.of.place, who));
  }
}
