import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  isDraftRevision,
  mayWithdraw,
  type EvidenceLinkView,
  type EvidenceView,
  type StoredFileView,
} from '@certitude/contracts';
import { Members, Session, Toasts, fillTopBar, loadable } from '@certitude/web/core';
import {
  ContentDialog,
  Deciders,
  EndedEvidence,
  EvidenceContentView,
  EvidenceDecision,
  EvidenceLibrary,
  EvidenceSubmission,
  FromArchive,
  ObjectActions,
  PersonById,
  isUndecided,
  maySubmitEvidence,
  type ArchivableObject,
  type ContentRequest,
  type JudgedPlace,
} from '@certitude/web/parts';
import {
  Button,
  Card,
  Deadline,
  ErrorState,
  EVIDENCE_FACES,
  Notice,
  PageHeader,
  RelativeTime,
  Skeleton,
  StatusBadge,
  formatDateOnly,
} from '@certitude/web/ui';
import { Hash, ObjectLayout } from '@certitude/web/ui/panes';
import { Dialogs, NextStep, type Step } from '@certitude/web/ui/overlays';
import { EarlierRevisions } from './earlier-revisions';
import { WithdrawDialog } from './withdraw-dialog';

/** What no longer counts goes on as another revision. */
const isOver = ({ state, ended }: EvidenceView['current']): boolean =>
  ended || state === 'rejected' || state === 'expired';

/** One piece of evidence: its current revision, what it proves, its reviews. */
@Component({
  selector: 'certitude-evidence-page',
  imports: [
    Button,
    Card,
    Deadline,
    Deciders,
    FromArchive,
    EarlierRevisions,
    EndedEvidence,
    ErrorState,
    EvidenceContentView,
    EvidenceDecision,
    Hash,
    NextStep,
    Notice,
    ObjectLayout,
    ObjectActions,
    PageHeader,
    PersonById,
    RelativeTime,
    RouterLink,
    Skeleton,
    StatusBadge,
  ],
  templateUrl: './evidence-page.html',
  styleUrl: './evidence-page.scss',
})
export class EvidencePage {
  readonly #library = inject(EvidenceLibrary);
  readonly #submission = inject(EvidenceSubmission);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly evidenceId = input.required<string>();
  protected readonly session = inject(Session);
  readonly #members = inject(Members);
  protected readonly faces = EVIDENCE_FACES;
  protected readonly evidence = loadable({
    params: () => this.evidenceId(),
    load: (id, signal) => this.#library.get(id, signal),
  });
  protected readonly date = formatDateOnly;
  /** What comes next for those who may change it: submitting a draft, renewing what no longer counts. */
  protected readonly steps = computed((): { readonly next: Step | null; readonly others: readonly Step[] } => {
    const view = this.evidence.value();
    if (!view?.mayChange) return { next: null, others: [] };
    const revise: Step = { label: 'New revision', take: () => void this.revise(view) };
    if (maySubmitEvidence(view))
      return { next: { label: 'Submit for review', take: () => void this.submit(view) }, others: [revise] };
    return isOver(view.current) ? { next: revise, others: [] } : { next: null, others: [revise] };
  });
  /** While somebody is still to decide on it. */
  protected readonly judged = computed<JudgedPlace | null>(() => {
    const view = this.evidence.value();
    return view && isUndecided(view) ? { kind: 'evidence', evidenceId: view.id } : null;
  });
  protected readonly mayWithdraw = computed(() => {
    const [current, actor] = [this.evidence.value()?.current, this.session.actor()];
    if (!current?.file || !actor || current.file.withdrawn) return false;
    return mayWithdraw(actor, { uploadedBy: current.file.uploadedBy, isDraft: isDraftRevision(current.state) });
  });

  constructor() {
    effect(() => {
      const [link] = this.evidence.value()?.links ?? [];
      if (link) untracked(() => void this.#members.meetIn(link.assessmentId));
    });
    fillTopBar({
      title: () => this.evidence.value()?.title,
      crumbs: () => [
        { label: 'Evidence', link: ['/o', this.session.requireOrganization(), 'evidence'] },
        { label: this.evidence.value()?.title ?? '…' },
      ],
    });
  }

  protected requirementLink({ assessmentId, responseId }: EvidenceLinkView): readonly string[] {
    return ['/o', this.session.requireOrganization(), 'assessments', assessmentId, 'responses', responseId];
  }

  protected object({ id, title, createdBy, archivedAt, current, revisions }: EvidenceView): ArchivableObject {
    const list = ['/o', this.session.requireOrganization(), 'evidence'];
    const isDraft = revisions === 1 && isDraftRevision(current.state);
    return { ...{ kind: 'evidence', id, name: title, createdBy, archivedAt, isDraft }, list, link: [...list, id] };
  }

  protected async submit(evidence: EvidenceView): Promise<void> {
    try {
      const submitted = await this.#submission.submit(evidence);
      if (submitted) this.evidence.set(submitted);
    } catch (error) {
      this.#toasts.failure(error);
    }
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
}
