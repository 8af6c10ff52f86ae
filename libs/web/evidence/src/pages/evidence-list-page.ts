import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EVIDENCE_STATES, type EvidenceState, type EvidenceView } from '@certitude/contracts';
import { Members, Session, fillTopBar, pagedList, searchTerm } from '@certitude/web/core';
import {
  ContentDialog,
  EvidenceLibrary,
  ExportMenu,
  Exports,
  FileState,
  PersonById,
  ShowMore,
  type ContentRequest,
} from '@certitude/web/parts';
import {
  Button,
  Deadline,
  EVIDENCE_FACES,
  EmptyState,
  ErrorState,
  Field,
  Input,
  KeyboardRow,
  KeyboardRows,
  PageHeader,
  RelativeTime,
  Skeleton,
  StatusBadge,
} from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';

/** All evidence of the organization, or of the assessments that a guest auditor was let into. */
@Component({
  selector: 'certitude-evidence-list-page',
  imports: [
    Button,
    Deadline,
    EmptyState,
    ErrorState,
    ExportMenu,
    Field,
    FileState,
    Input,
    KeyboardRow,
    KeyboardRows,
    PageHeader,
    PersonById,
    RelativeTime,
    RouterLink,
    ShowMore,
    Skeleton,
    StatusBadge,
  ],
  templateUrl: './evidence-list-page.html',
  styleUrl: './evidence-list-page.scss',
})
export class EvidenceListPage {
  readonly #library = inject(EvidenceLibrary);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  protected readonly session = inject(Session);
  readonly #members = inject(Members);
  protected readonly faces = EVIDENCE_FACES;
  protected readonly states = EVIDENCE_STATES;
  protected readonly icon = 'file-check';
  protected readonly search = signal('');
  readonly #term = searchTerm(this.search);
  protected readonly state = signal<EvidenceState | ''>('');
  protected readonly archived = signal(false);
  readonly #filter = computed(() => ({ search: this.#term(), state: this.state(), archived: this.archived() }));
  protected readonly page = pagedList({
    params: () => ({ organization: this.session.organizationId(), ...this.#filter() }),
    keeps: (earlier, present) => earlier.organization === present.organization,
    load: (filter, after, signal) => this.#library.list(filter, after, signal),
  });

  readonly #exports = inject(Exports);
  protected readonly exports = computed(() => this.#exports.ofEvidence(this.#filter()));

  constructor() {
    fillTopBar({ crumbs: () => [{ label: 'Evidence' }] });
    effect(() => {
      const links = this.page.items().flatMap((evidence) => evidence.links);
      const assessments = new Set(links.map(({ assessmentId }) => assessmentId));
      untracked(() => assessments.forEach((id) => void this.#members.meetIn(id)));
    });
  }

  protected isFiltered(): boolean {
    const { search, state, archived } = this.page.of() ?? { search: '', state: '', archived: false };
    return search !== '' || state !== '' || archived;
  }

  protected choose(value: string): void {
    this.state.set(value as EvidenceState | '');
  }

  protected clear(): void {
    this.search.set('');
    this.state.set('');
    this.archived.set(false);
  }

  protected async add(): Promise<void> {
    const evidence = await this.#dialogs.open<EvidenceView, ContentRequest>(ContentDialog, {
      data: { evidence: null },
      width: 520,
    });
    if (evidence) await this.#router.navigate(['/o', this.session.requireOrganization(), 'evidence', evidence.id]);
  }
}
