import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import {
  mayWithdraw,
  type EvidenceDecision,
  type EvidenceLinkView,
  type EvidenceView,
  type StoredFileView,
  sizeInWords,
} from '@certitude/contracts';
import { Members, Session, Toasts, askingAbout, draftForm, fillTopBar, loadable } from '@certitude/web/core';
import {
  Button,
  Card,
  CopyButton,
  Deadline,
  Dialogs,
  DraftNotice,
  DraftOf,
  ErrorState,
  EVIDENCE_FACES,
  Field,
  FileState,
  FormErrors,
  Input,
  PageHeader,
  PersonName,
  RelativeTime,
  Skeleton,
  StatusBadge,
  WhoDecides,
} from '@certitude/web/ui';
import { EvidenceLibrary } from '../data-access/evidence-library';
import { whyNotReview } from '../review-rights';
import { ContentDialog, type ContentRequest } from './content-dialog';
import { WithdrawDialog } from './withdraw-dialog';

/** One piece of evidence: its current revision, what it proves, its reviews. */
@Component({
  selector: 'certitude-evidence-page',
  imports: [
    Button,
    Card,
    CopyButton,
    Deadline,
    DraftNotice,
    DraftOf,
    ErrorState,
    Field,
    FileState,
    FormErrors,
    FormField,
    Input,
    PageHeader,
    PersonName,
    RelativeTime,
    RouterLink,
    Skeleton,
    StatusBadge,
    WhoDecides,
  ],
  templateUrl: './evidence-page.html',
  styleUrl: './evidence-page.scss',
})
export class EvidencePage {
  readonly #library = inject(EvidenceLibrary);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly evidenceId = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly members = inject(Members);
  protected readonly faces = EVIDENCE_FACES;
  protected readonly size = sizeInWords;
  #decision: Pick<EvidenceDecision, 'decision' | 'hash'> = { decision: 'accepted', hash: '' };
  protected readonly draft = draftForm<{ comment: string }>({
    name: 'review-of-evidence',
    subject: () => this.evidenceId(),
    title: () => `Review of evidence: ${this.evidence.value()?.title ?? ''}`,
    empty: { comment: '' },
    save: ({ values }) => this.#send(values.comment),
  });
  protected readonly commentError = signal<string | null>(null);
  protected readonly evidence = loadable({
    params: () => this.evidenceId(),
    load: (id, signal) => this.#library.get(id, signal),
  });
  protected readonly whyNot = computed(() => {
    const view = this.evidence.value();
    return view ? whyNotReview(this.session.actor(), view) : null;
  });
  protected readonly asking = askingAbout(() => {
    const view = this.evidence.value();
    const isOpen = view?.current.state === 'draft' || view?.current.state === 'submitted';
    return view && isOpen ? { kind: 'evidence', evidenceId: view.id } : undefined;
  });
  protected readonly fileUrl = computed(() => {
    const file = this.evidence.value()?.current.file;
    return file ? this.#library.fileUrl(file.id) : null;
  });

  protected readonly mayWithdraw = computed(() => {
    const { file, state } = this.evidence.value()?.current ?? { file: null, state: 'draft' };
    const [account, role] = [this.session.account(), this.session.role()];
    if (!file || !account || !role || file.withdrawn) return false;
    return mayWithdraw({ id: account.id, role }, { uploadedBy: file.uploadedBy, isDraft: state === 'draft' });
  });

  constructor() {
    effect(() => {
      const [link] = this.evidence.value()?.links ?? [];
      if (link) untracked(() => void this.members.meetIn(link.assessmentId));
    });
    fillTopBar({
      crumbs: () => [
        { label: 'Evidence', link: ['/o', this.session.requireOrganization(), 'evidence'] },
        { label: this.evidence.value()?.title ?? '…' },
      ],
    });
  }

  protected requirementLink({ assessmentId, responseId }: EvidenceLinkView): readonly string[] {
    return ['/o', this.session.requireOrganization(), 'assessments', assessmentId, 'responses', responseId];
  }

  protected submit(): Promise<void> {
    return this.#change(() => this.#library.submit(this.evidenceId()));
  }

  protected async revise(evidence: EvidenceView): Promise<void> {
    const revised = await this.#dialogs.open<EvidenceView, ContentRequest>(ContentDialog, {
      data: { evidence },
      width: 520,
    });
    if (revised) this.evidence.set(revised);
  }

  protected async withdraw(file: StoredFileView): Promise<void> {
    const withdrawn = await this.#dialogs.open<StoredFileView>(WithdrawDialog, { data: file });
    if (withdrawn) this.evidence.reload();
  }

  protected async decide(decision: EvidenceDecision['decision'], hash: string): Promise<void> {
    const comment = this.draft.values().comment.trim();
    this.commentError.set(decision === 'rejected' && comment === '' ? 'Say why.' : null);
    if (this.commentError()) return;
    this.#decision = { decision, hash };
    await this.draft.submit();
  }

  async #send(comment: string): Promise<void> {
    this.evidence.set(await this.#library.decide(this.evidenceId(), { ...this.#decision, comment }));
  }

  async #change(work: () => Promise<EvidenceView>): Promise<void> {
    try {
      this.evidence.set(await work());
    } catch (error) {
      this.#toasts.failure(error);
    }
  }
}
