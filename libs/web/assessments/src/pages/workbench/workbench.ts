import { Component, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { typedText } from '@certitude/collab';
import { type AssessmentVersionView, type ResponseId } from '@certitude/contracts';
import { Members, PageTitle, Session, Toasts, fillTopBar, offerCommands, type Command } from '@certitude/web/core';
import {
  Button,
  CopyButton,
  Dialogs,
  EmptyState,
  ErrorState,
  Skeleton,
  SplitPanes,
  type PaneName,
} from '@certitude/web/ui';
import { Assessments } from '../../data-access/assessments';
import { LiveAssessment } from '../../data-access/live/live-assessment';
import { finalizeSummary } from '../../rules/finalize-summary';
import { commandOf, type KeyCommand } from '../../rules/keys';
import { FIELD_LABELS, REJECTION_TEXTS } from '../../rules/labels';
import { type OutlineItem } from '../../rules/outline';
import { valueText } from '../../rules/values';
import { AnswerPane } from './answer/answer-pane';
import { ContextPane } from './context/context-pane';
import { FinalizeDialog, type FinalizeQuestion } from './dialogs/finalize-dialog';
import { KeysHelp } from './dialogs/keys-help';
import { VersionsDialog, type VersionsOf } from './dialogs/versions-dialog';
import { WorkbenchNotices } from './head/notices';
import { ResultsPanel } from './head/results-panel';
import { WorkbenchHead } from './head/workbench-head';
import { RequirementTree } from './tree/requirement-tree';
import { WorkbenchState } from './workbench-state';

/** One assessment, answered together: list of requirements, the open answer, and what stands around it. */
@Component({
  selector: 'certitude-workbench',
  imports: [
    AnswerPane,
    Button,
    ContextPane,
    CopyButton,
    EmptyState,
    ErrorState,
    RequirementTree,
    ResultsPanel,
    Skeleton,
    SplitPanes,
    WorkbenchHead,
    WorkbenchNotices,
  ],
  providers: [LiveAssessment, WorkbenchState],
  host: { '(document:keydown)': 'followKey($event)' },
  templateUrl: './workbench.html',
  styleUrl: './workbench.scss',
})
export class Workbench {
  protected readonly state = inject(WorkbenchState);
  protected readonly live = inject(LiveAssessment);
  readonly #assessments = inject(Assessments);
  readonly #dialogs = inject(Dialogs);
  readonly #material = inject(MatDialog);
  readonly #members = inject(Members);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #title = inject(PageTitle);
  readonly #toasts = inject(Toasts);
  private readonly tree = viewChild(RequirementTree);
  private readonly answer = viewChild(AnswerPane);

  protected readonly pane = signal<PaneName>(this.state.asked() ? 'main' : 'start');
  protected readonly results = signal(false);
  protected readonly paneLabels = { start: 'Requirements', main: 'Answer', end: 'Context' } as const;
  protected readonly closedText = computed(() => REJECTION_TEXTS[this.live.closed()?.code ?? 'forbidden']);
  /** What was not saved when access ended, in words, to copy. */
  protected readonly unsaved = computed(() =>
    (this.live.closed()?.unsaved ?? []).map((entry) => {
      const words =
        entry.field === 'rationale'
          ? typedText([entry.update])
          : valueText(entry.field, entry.value, this.state.nameOf);
      return `${FIELD_LABELS[entry.field]}: ${words}`;
    }),
  );

  constructor() {
    effect(() => {
      const id = this.state.assessmentId();
      const organization = this.#session.organizationId();
      if (id && organization) untracked(() => void this.live.enter(organization, id));
    });
    effect(() => this.live.lookAt(this.state.item()?.id ?? null));
    effect(() => this.#title.set(this.state.assessment.value()?.name));
    // Everybody's view of the assessment itself follows the stream: it opened, froze or was finalized.
    effect(() => {
      this.live.streamState();
      untracked(() => this.state.assessment.reload());
    });
    fillTopBar({
      crumbs: () => {
        const assessment = this.state.assessment.value();
        const link = ['/o', this.#session.organizationId() ?? '', 'assessments'];
        const own = assessment ? [{ label: assessment.pkiName }, { label: assessment.name }] : [];
        return [{ label: 'Assessments', link }, ...own];
      },
      saving: () => this.live.saving(),
      presence: () => this.live.others().map((account) => this.#members.person(account)),
    });
    offerCommands(() => this.#commands());
    // The editor's libraries, while nobody waits for them.
    void import('./note/note-editor');
  }

  protected open(id: ResponseId): void {
    this.state.selectedId.set(id);
    this.pane.set('main');
    const organization = this.#session.organizationId() ?? '';
    const page = ['/o', organization, 'assessments', this.state.assessmentId() ?? '', 'responses', id];
    void this.#router.navigate(page);
  }

  protected followKey(event: KeyboardEvent): void {
    if (this.#material.openDialogs.length > 0 || this.state.phase() !== 'ready') return;
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    this.#obey(command);
  }

  protected showHelp(): void {
    void this.#dialogs.open(KeysHelp, { width: 420 });
  }

  protected showVersions(): void {
    const assessmentId = this.state.assessmentId();
    if (!assessmentId) return;
    const names = new Map(
      this.state.outline().modules[0]?.categories[0]?.category.levels.map(({ number, name }) => [number, name]),
    );
    const levelName = (level: number | null): string => names.get(level ?? 0) ?? '';
    void this.#dialogs.open<void, VersionsOf>(VersionsDialog, { data: { assessmentId, levelName }, width: 560 });
  }

  protected async finalize(): Promise<void> {
    const [assessment, overall] = [this.state.assessment.value(), this.state.overall()];
    if (!assessment || !overall) return;
    const facts = { revision: assessment.revision, overall };
    const summary = finalizeSummary(this.state.outline(), this.live.views(), facts);
    const data: FinalizeQuestion = { assessmentId: assessment.id, summary };
    const version = await this.#dialogs.open<AssessmentVersionView, FinalizeQuestion>(FinalizeDialog, {
      data,
      width: 520,
    });
    if (!version) return;
    this.#toasts.success(`Version ${version.revision} is frozen.`);
    this.state.assessment.reload();
  }

  protected async reopen(): Promise<void> {
    const assessment = this.state.assessment.value();
    if (!assessment) return;
    const sure = await this.#dialogs.confirm({
      title: 'Reopen the assessment?',
      text: `A new revision starts from the present answers, and everybody may work on it. Version ${assessment.revision} stays as it is.`,
      action: 'Reopen',
      tone: 'primary',
    });
    if (!sure) return;
    try {
      this.state.assessment.set(await this.#assessments.reopen(assessment.id));
    } catch (error) {
      this.#toasts.failure(error);
    }
  }

  #obey(command: KeyCommand): void {
    const view = this.state.view();
    const mayAnswer = view !== null && this.live.mayAnswer(view);
    switch (command.kind) {
      case 'level':
        if (mayAnswer && view.values.applicability.applicability !== 'not-applicable') {
          this.live.set(view.id, { field: 'level', value: command.level });
        }
        break;
      case 'flag':
        if (mayAnswer) this.live.set(view.id, { field: 'flag', value: !view.values.flag });
        break;
      case 'next':
        return this.#walk(this.state.next());
      case 'previous':
        return this.#walk(this.state.previous());
      case 'undo':
        return this.#undo();
      case 'write':
        return this.answer()?.write();
      case 'search':
        this.pane.set('start');
        return this.tree()?.focusSearch();
      case 'help':
        return this.showHelp();
    }
  }

  #walk(item: OutlineItem | null): void {
    if (item) this.open(item.id);
  }

  #undo(): void {
    const undone = this.live.undo();
    if (!undone) return this.#toasts.info('There is nothing of yours to undo.');
    const number = this.state.outline().byId.get(undone.response)?.number ?? '';
    if (undone.value === null) return this.#toasts.info(`Somebody has changed ${number} since. It stays as it is.`);
    const { field, value } = undone.value;
    this.#toasts.success(`${FIELD_LABELS[field]} of ${number} is ${valueText(field, value, this.state.nameOf)} again.`);
  }

  #commands(): readonly Command[] {
    if (this.state.phase() !== 'ready') return [];
    const group = this.state.assessment.value()?.name ?? 'Assessment';
    const go = this.state.outline().items.map(({ id, number, title, category }): Command => {
      return {
        id: `requirement-${id}`,
        label: `${number} ${title}`,
        group,
        keywords: category.name,
        run: () => this.open(id),
      };
    });
    const does: Command[] = [
      { id: 'workbench-results', label: 'Show results', group, run: () => this.results.set(true) },
      { id: 'workbench-versions', label: 'Show versions', group, run: () => this.showVersions() },
      { id: 'workbench-undo', label: 'Undo my last change', group, keys: ['U'], run: () => this.#undo() },
      { id: 'workbench-help', label: 'Show keys', group, keys: ['?'], run: () => this.showHelp() },
    ];
    return [...does, ...go];
  }
}
