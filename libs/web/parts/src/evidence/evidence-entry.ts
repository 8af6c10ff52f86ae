import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type Actor, type EvidenceView } from '@certitude/contracts';
import { Members, Session, Toasts } from '@certitude/web/core';
import { Button, EVIDENCE_FACES, formatDateOnly, Icon, RelativeTime, StatusBadge } from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { type AnswerPlace } from '../answer-place';
import { RouterLink } from '@angular/router';
import { ContentDialog, type ContentRequest } from './content-dialog';
import { EndedEvidence } from './ended-evidence';
import { EvidenceContentView } from './evidence-content';
import { EvidenceDecision } from './evidence-decision';
import { EvidenceLibrary } from './evidence-library';
import { evidenceObstacle, maySubmitEvidence } from './evidence-standing';
import { EvidenceSubmission } from './evidence-submission';

const ICONS = { file: 'file-text', link: 'link', statement: 'text-quote' } as const;

/** One piece of evidence of an answer: what it is, where it stands, and what this person may do with it. */
@Component({
  selector: 'certitude-evidence-entry',
  imports: [
    Button,
    EndedEvidence,
    EvidenceContentView,
    EvidenceDecision,
    Icon,
    NgTemplateOutlet,
    RelativeTime,
    RouterLink,
    StatusBadge,
  ],
  templateUrl: './evidence-entry.html',
  styleUrl: './evidence-entry.scss',
})
export class EvidenceEntry {
  readonly #library = inject(EvidenceLibrary);
  readonly #members = inject(Members);
  readonly #toasts = inject(Toasts);
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(Session);
  readonly #submission = inject(EvidenceSubmission);

  readonly evidence = input.required<EvidenceView>();
  /** The answer that it proves; null while that may not be changed. */
  readonly of = input.required<AnswerPlace | null>();
  readonly actor = input.required<Actor | null>();
  /** Whether the assessment is open. */
  readonly open = input.required<boolean>();
  readonly mayDetach = input.required<boolean>();
  readonly changed = output<EvidenceView>();
  readonly detached = output<void>();

  protected readonly faces = EVIDENCE_FACES;
  protected readonly current = computed(() => this.evidence().current);
  protected readonly icon = computed(() => ICONS[this.current().kind]);
  protected readonly author = computed(() => this.#members.person(this.current().createdBy));
  protected readonly until = computed(() => {
    const { validUntil, ended } = this.current();
    return validUntil && !ended ? formatDateOnly(validUntil) : null;
  });
  protected readonly page = computed(() => ['/o', this.#session.requireOrganization(), 'evidence', this.evidence().id]);
  protected readonly mayRevise = computed(() => this.open() && this.evidence().mayChange);
  protected readonly lastReview = computed(() => this.current().reviews.at(-1) ?? null);
  protected readonly maySubmit = computed(() => this.open() && maySubmitEvidence(this.evidence()));
  protected readonly mayDecide = computed(() => evidenceObstacle(this.actor(), this.evidence()) === null);
  protected readonly busy = signal(false);

  protected submit(): Promise<void> {
    return this.#do(async () => {
      const submitted = await this.#submission.submit(this.evidence());
      if (submitted) this.changed.emit(submitted);
    });
  }

  protected async revise(): Promise<void> {
    const data: ContentRequest = { evidence: this.evidence() };
    const revised = await this.#dialogs.open<EvidenceView, ContentRequest>(ContentDialog, { data, width: 520 });
    if (revised) this.changed.emit(revised);
  }

  protected async detach(): Promise<void> {
    const place = this.of();
    const sure = await this.#dialogs.confirm({
      title: `Detach “${this.evidence().title}”?`,
      text: 'It no longer counts for this answer, and an acceptance of the answer ends. It stays in the evidence library.',
      action: 'Detach',
    });
    if (!place || !sure) return;
    await this.#do(async () => {
      await this.#library.detach(place, this.evidence().id);
      this.detached.emit();
    });
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.busy.set(false);
    }
  }
}
