import { Component, computed, inject, input, output, signal } from '@angular/core';
import { LucideDynamicIcon, LucideFileText, LucideLink, LucideMessageSquareQuote } from '@lucide/angular';
import { EvidenceDecision, mayDecide, type EvidenceView } from '@certitude/contracts';
import { ApiError, Members, Toasts } from '@certitude/web/core';
import {
  Button,
  Dialogs,
  EVIDENCE_FACES,
  Field,
  Input,
  RelativeTime,
  StatusBadge,
  formatDateOnly,
} from '@certitude/web/ui';
import { AnswerContext } from '../../../data-access/answer-context';
import { fileSize } from '../../../rules/file-size';
import { WorkbenchState } from '../workbench-state';
import { ContextData } from './context-data';

const ICONS = { file: LucideFileText, link: LucideLink, statement: LucideMessageSquareQuote } as const;

/** One piece of evidence: what it is, where it stands, and what this person may do with it. */
@Component({
  selector: 'certitude-evidence-entry',
  imports: [Button, Field, Input, LucideDynamicIcon, RelativeTime, StatusBadge],
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
    return file ? { name: file.name, size: fileSize(file.size), url: this.#context.downloadUrl(file.id) } : null;
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
  protected readonly rejecting = signal(false);
  protected readonly comment = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly busy = signal(false);

  protected async submit(): Promise<void> {
    await this.#do(async () => this.changed.emit(await this.#context.submitEvidence(this.evidence().id)));
  }

  protected async decide(decision: EvidenceDecision['decision']): Promise<void> {
    const checked = EvidenceDecision.safeParse({ decision, comment: this.comment(), hash: this.current().hash });
    if (!checked.success) {
      this.error.set(checked.error.issues[0]?.message ?? null);
      return;
    }
    await this.#do(async () => {
      this.changed.emit(await this.#context.decideEvidence(this.evidence().id, checked.data));
      this.rejecting.set(false);
    });
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
