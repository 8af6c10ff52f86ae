import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { LucideDynamicIcon, LucideFileText, LucideLink, LucideMessageSquareQuote } from '@lucide/angular';
import { type EvidenceDecision, mayDecide, sizeInWords, type EvidenceView } from '@certitude/contracts';
import { ApiError, Members, Toasts, draftForm } from '@certitude/web/core';
import {
  Button,
  Dialogs,
  DraftNotice,
  DraftOf,
  EVIDENCE_FACES,
  Field,
  FileState,
  formatDateOnly,
  FormErrors,
  Input,
  RelativeTime,
  StatusBadge,
} from '@certitude/web/ui';
import { AnswerContext } from '../../../data-access/answer-context';
import { WorkbenchState } from '../workbench-state';
import { ContextData } from './context-data';

const ICONS = { file: LucideFileText, link: LucideLink, statement: LucideMessageSquareQuote } as const;

/** One piece of evidence: what it is, where it stands, and what this person may do with it. */
@Component({
  selector: 'certitude-evidence-entry',
  imports: [
    Button,
    DraftNotice,
    DraftOf,
    Field,
    FileState,
    FormErrors,
    FormField,
    Input,
    LucideDynamicIcon,
    RelativeTime,
    StatusBadge,
  ],
  templateUrl: './evidence-entry.html',
  styleUrls: ['./panel.scss', './evidence-entry.scss'],
})
export class EvidenceEntry {
  readonly #state = inject(WorkbenchState);
  readonly #data = inject(ContextData);
  readonly #context = inject(AnswerContext);
  readonly #members = inject(Members);
  readonly #toasts = inject(Toasts);
  readonly #dialogs = inject(Dialogs);

  readonly evidence = input.required<EvidenceView>();
  readonly changed = output<EvidenceView>();
  readonly detached = output<void>();

  protected readonly faces = EVIDENCE_FACES;
  protected readonly current = computed(() => this.evidence().current);
  protected readonly icon = computed(() => ICONS[this.current().kind]);
  protected readonly author = computed(() => this.#members.person(this.current().createdBy));
  protected readonly until = computed(() => {
    const { validUntil } = this.current();
    return validUntil ? formatDateOnly(validUntil) : null;
  });
  protected readonly file = computed(() => {
    const { file } = this.current();
    if (!file) return null;
    const withdrawnBy = file.withdrawn ? this.#members.person(file.withdrawn.by).name : '';
    return { view: file, withdrawnBy, size: sizeInWords(file.size), url: this.#context.downloadUrl(file.id) };
  });
  protected readonly lastReview = computed(() => this.current().reviews.at(-1) ?? null);
  protected readonly maySubmit = computed(
    () => this.#state.live.open() && this.current().state === 'draft' && this.evidence().mayChange,
  );
  protected readonly mayDecide = computed(() => {
    const actor = this.#state.actor();
    return (
      this.current().state === 'submitted' && actor !== null && mayDecide(actor, 'evidence', this.evidence().tookPart)
    );
  });
  protected readonly mayDetach = this.#state.mayAttach;
  #decision: EvidenceDecision['decision'] = 'accepted';
  protected readonly draft = draftForm<{ comment: string }>({
    name: 'review-of-evidence',
    subject: () => this.evidence().id,
    title: () => `Review of evidence: ${this.evidence().title}`,
    empty: { comment: '' },
    save: ({ values }) => this.#send(values.comment),
  });
  /** Open at once where a reason is half written. */
  protected readonly rejecting = linkedSignal(() => this.draft.restoredAt() !== null);
  protected readonly error = signal<string | null>(null);
  protected readonly busy = signal(false);

  protected async submit(): Promise<void> {
    await this.#do(async () => this.changed.emit(await this.#context.submitEvidence(this.evidence().id)));
  }

  protected async decide(decision: EvidenceDecision['decision']): Promise<void> {
    const comment = this.draft.values().comment.trim();
    this.error.set(decision === 'rejected' && comment === '' ? 'Say why.' : null);
    if (this.error() !== null) return;
    this.#decision = decision;
    await this.draft.submit();
  }

  protected async detach(): Promise<void> {
    const place = this.#data.place();
    const sure = await this.#dialogs.confirm({
      title: `Detach “${this.evidence().title}”?`,
      text: 'It no longer counts for this answer, and an acceptance of the answer ends. It stays in the evidence library.',
      action: 'Detach',
    });
    if (!place || !sure) return;
    await this.#do(async () => {
      await this.#context.detach(place, this.evidence().id);
      this.detached.emit();
    });
  }

  async #send(written: string): Promise<void> {
    const decision = this.#decision;
    // What was written for a rejection says nothing about an acceptance.
    const comment = decision === 'rejected' ? written : '';
    const decided = await this.#context.decideEvidence(this.evidence().id, {
      decision,
      comment,
      hash: this.current().hash,
    });
    this.rejecting.set(false);
    this.changed.emit(decided);
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(null);
    try {
      await work();
    } catch (error) {
      this.#toasts.failure(ApiError.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}
