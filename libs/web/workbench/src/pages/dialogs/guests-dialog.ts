import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { type AccountId, type AssessmentId, type GuestGrantView } from '@certitude/contracts';
import { Members, NOW, Session, loadable } from '@certitude/web/core';
import {
  Button,
  EmptyState,
  ErrorState,
  Field,
  Input,
  Notice,
  PersonName,
  Skeleton,
  Tag,
  TIME_ZONE,
  today,
} from '@certitude/web/ui';
import { DateField } from '@certitude/web/ui/panes';
import { Dialog } from '@certitude/web/ui/overlays';
import { OneAssessment } from '../../data-access/one-assessment';
import { guestAuditors, notLetIn, offeredUntil } from '../../rules/guest-choices';
import { OneStep } from './one-step';

export interface GuestsOf {
  readonly assessmentId: AssessmentId;
  readonly name: string;
}

/** Lets guest auditors into an assessment until a day, and out again. Each step counts at once. */
@Component({
  selector: 'certitude-guests-dialog',
  imports: [
    Button,
    DateField,
    Dialog,
    EmptyState,
    ErrorState,
    Field,
    Input,
    Notice,
    PersonName,
    RouterLink,
    Skeleton,
    Tag,
  ],
  templateUrl: './guests-dialog.html',
  styleUrl: './guests-dialog.scss',
})
export class GuestsDialog {
  readonly #assessments = inject(OneAssessment);
  readonly #members = inject(Members);
  readonly #session = inject(Session);
  readonly #now = inject(NOW);
  readonly #zone = inject(TIME_ZONE);
  protected readonly of = inject<GuestsOf>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<GuestsDialog>>(MatDialogRef);

  protected readonly icon = 'user-round-check';
  protected readonly today = computed(() => today(this.#now(), this.#zone()));
  protected readonly mayInvite = computed(() => this.#session.can('member:manage'));
  protected readonly invitations = computed(() => [
    '/o',
    this.#session.organizationId() ?? '',
    'settings',
    'invitations',
  ]);
  protected readonly grants = loadable<GuestGrantView[]>({
    load: (_, abort) => this.#assessments.guests(this.of.assessmentId, abort),
  });
  protected readonly guests = computed(() => guestAuditors(this.#members.views()));
  protected readonly rows = computed(() =>
    (this.grants.value() ?? [])
      .map((grant) => ({ ...grant, person: this.#members.person(grant.account) }))
      .sort((one, other) => one.person.name.localeCompare(other.person.name)),
  );
  protected readonly choices = computed(() => notLetIn(this.guests(), this.grants.value() ?? []));
  readonly #choice = signal<AccountId | null>(null);
  /** Nobody any more, once they are let in. */
  protected readonly chosen = computed(
    () => this.choices().find(({ accountId }) => accountId === this.#choice())?.accountId ?? null,
  );
  protected readonly lastDay = signal(offeredUntil(this.today()));
  /** Whose grant is on its way; "new" for the one to be made. */
  protected readonly step = new OneStep<AccountId | 'new'>();

  constructor() {
    // Whoever was invited may have joined since the page was opened.
    this.#members.reload();
  }

  protected choose(accountId: string): void {
    this.#choice.set(accountId === '' ? null : (accountId as AccountId));
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const who = this.chosen();
    if (who && this.lastDay() !== '') await this.#step('new', () => this.#put(who, this.lastDay()));
  }

  /** An emptied date is being typed anew. */
  protected async letIn(who: AccountId, until: string): Promise<void> {
    if (until !== '') await this.#step(who, () => this.#put(who, until));
  }

  protected shutOut(who: AccountId): Promise<void> {
    return this.#step(who, async () => {
      await this.#assessments.shutOut(this.of.assessmentId, who);
      this.grants.update((all) => all.filter(({ account }) => account !== who));
    });
  }

  async #put(who: AccountId, until: string): Promise<void> {
    const place = { assessmentId: this.of.assessmentId, accountId: who };
    const seen = this.grants.value()?.find(({ account }) => account === who)?.version ?? 0;
    const granted = await this.#assessments.letIn(place, seen, until);
    this.grants.update((all) => [...all.filter(({ account }) => account !== who), granted]);
  }

  #step(key: AccountId | 'new', work: () => Promise<void>): Promise<void> {
    return this.step.take(key, work, ({ title, fix, problems: [problem] }) =>
      problem ? `The day ${problem.message}.` : `${title} ${fix}`,
    );
  }
}
