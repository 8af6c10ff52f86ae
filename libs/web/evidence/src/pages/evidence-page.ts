import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type EvidenceDecision, type EvidenceLinkView, type EvidenceView } from '@certitude/contracts';
import { Members, Session, Toasts, askingAbout, fillTopBar, loadable } from '@certitude/web/core';
import {
  Button,
  Card,
  CopyButton,
  Deadline,
  Dialogs,
  EVIDENCE_FACES,
  ErrorState,
  Field,
  Input,
  PageHeader,
  PersonName,
  RelativeTime,
  Skeleton,
  StatusBadge,
  WhoDecides,
} from '@certitude/web/ui';
import { EvidenceLibrary } from '../data-access/evidence-library';
import { fileSize, whyNotReview } from '../review-rights';
import { ContentDialog, type ContentRequest } from './content-dialog';

/** One piece of evidence: its current revision, what it proves, its reviews. */
@Component({
  selector: 'certitude-evidence-page',
  imports: [
    Button,
    Card,
    CopyButton,
    Deadline,
    ErrorState,
    Field,
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
  protected readonly size = fileSize;
  protected readonly comment = signal('');
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

  protected async decide(decision: EvidenceDecision['decision'], hash: string): Promise<void> {
    const comment = this.comment().trim();
    this.commentError.set(decision === 'rejected' && comment === '' ? 'Say why.' : null);
    if (this.commentError()) return;
    await this.#change(() => this.#library.decide(this.evidenceId(), { decision, comment, hash }));
    this.comment.set('');
  }

  async #change(work: () => Promise<EvidenceView>): Promise<void> {
    try {
      this.evidence.set(await work());
    } catch (error) {
      this.#toasts.failure(error);
    }
  }
}
