import {
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { typedText } from '@certitude/collab';
import { isSetAside, type ResponseId } from '@certitude/contracts';
import { Keys, Members, Session, fillTopBar, offerCommands, type Command } from '@certitude/web/core';
import { AssessmentNames, AssessmentReading, LiveAssessment } from '@certitude/web/live';
import { type OutlineItem } from '@certitude/web/parts';
import { Button, EmptyState, ErrorState, Skeleton } from '@certitude/web/ui';
import { CopyButton, type PaneName, SplitPanes } from '@certitude/web/ui/panes';
import { commandOf, type KeyCommand } from '../rules/keys';
import { CLOSED_TEXTS, FIELD_LABELS } from '../rules/labels';
import { valueText } from '../rules/values';
import { AnswerPane } from './answer/answer-pane';
import { ContextPane } from './context/context-pane';
import { WorkbenchNotices } from './head/notices';
import { ResultsPanel } from './head/results-panel';
import { WorkbenchHead } from './head/workbench-head';
import { RequirementTree } from './tree/requirement-tree';
import { WorkbenchActions } from './workbench-actions';
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
  providers: [LiveAssessment, AssessmentReading, WorkbenchState, WorkbenchActions],
  host: { '(document:keydown)': 'followKey($event)' },
  templateUrl: './workbench.html',
  styleUrl: './workbench.scss',
})
export class Workbench {
  protected readonly state = inject(WorkbenchState);
  protected readonly actions = inject(WorkbenchActions);
  readonly #keys = inject(Keys);
  readonly #live = inject(LiveAssessment);
  readonly #members = inject(Members);
  readonly #injector = inject(Injector);
  readonly #material = inject(MatDialog);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  private readonly tree = viewChild(RequirementTree);
  private readonly answer = viewChild(AnswerPane);
  private readonly panes = viewChild(SplitPanes);

  /** Where only one pane fits: the list while the address names no answer, so that "back" leads there. */
  protected readonly pane = linkedSignal<ResponseId | null, PaneName>({
    source: () => this.state.asked(),
    computation: (asked, before) => (asked === null ? 'start' : before?.value === 'end' ? 'end' : 'main'),
  });
  protected readonly results = signal(false);
  protected readonly paneLabels = { start: 'Requirements', main: 'Answer', end: 'Context' } as const;
  protected readonly closedText = computed(() => CLOSED_TEXTS[this.#live.closed()?.code ?? 'forbidden']);
  /** What was not saved when access ended, in words, to copy. */
  protected readonly unsaved = computed(() =>
    (this.#live.closed()?.unsaved ?? []).map((entry) => {
      const isText = entry.field === 'rationale';
      const words = isText ? typedText([entry.update]) : valueText(entry.field, entry.value, this.state.nameOf);
      return `${FIELD_LABELS[entry.field]}: ${words}`;
    }),
  );

  constructor() {
    effect(() => {
      const id = this.state.assessmentId();
      const organization = this.#session.organizationId();
      if (id && organization) untracked(() => void this.#live.enter(organization, id));
    });
    effect(() => {
      const id = this.state.assessmentId();
      if (id && this.#session.organizationId()) untracked(() => void this.#members.meetIn(id));
    });
    effect(() => this.#live.lookAt(this.state.item()?.id ?? null));
    // An answer that opened by itself is named too, so that a reload shows it again. Where the list has the screen to
    // itself, an address without an answer means the list.
    effect(() => {
      const opened = this.state.item()?.id;
      if (opened && this.state.asked() === null && this.panes()?.keepsStart())
        untracked(() => void this.#router.navigate(this.#addressOf(opened), { replaceUrl: true }));
    });
    // What the assessment itself is follows the stream: it opened, froze or was finalized.
    effect(() => {
      this.#live.streamState();
      untracked(() => this.state.assessment.reload());
    });
    this.#fillFrame();
    const names = inject(AssessmentNames);
    effect(() => {
      const assessment = this.state.assessment.value();
      if (assessment) names.learn(assessment.id, assessment.name);
    });
    // The editor's libraries, while nobody waits for them.
    void import('./note/note-editor');
  }

  protected open(id: ResponseId): void {
    this.#goTo(id);
    this.pane.set('main');
  }

  #goTo(id: ResponseId): void {
    this.state.selectedId.set(id);
    void this.#router.navigate(this.#addressOf(id));
  }

  #addressOf(id: ResponseId): readonly string[] {
    const organization = this.#session.organizationId() ?? '';
    return ['/o', organization, 'assessments', this.state.assessmentId() ?? '', 'responses', id];
  }

  protected followKey(event: KeyboardEvent): void {
    if (this.#material.openDialogs.length > 0 || this.state.phase() !== 'ready') return;
    const command = commandOf(event, this.#keys);
    if (!command) return;
    event.preventDefault();
    this.#obey(command);
  }

  #obey(command: KeyCommand): void {
    switch (command.kind) {
      case 'level':
      case 'flag':
        return this.#change(command);
      case 'next':
        return this.#walk(this.state.next());
      case 'previous':
        return this.#walk(this.state.previous());
      case 'undo':
        return this.actions.undo();
      case 'write':
        return this.answer()?.write();
      case 'search':
        return this.#search();
      case 'help':
        return this.actions.showHelp();
    }
  }

  /** Where one pane fits, the list has to be there before its field can take the cursor. */
  #search(): void {
    this.pane.set('start');
    afterNextRender(() => this.tree()?.focusSearch(), { injector: this.#injector });
  }

  #change(command: Extract<KeyCommand, { readonly kind: 'level' | 'flag' }>): void {
    const view = this.state.view();
    if (!view || !this.#live.mayAnswer(view)) return;
    if (command.kind === 'flag') this.#live.set(view.id, { field: 'flag', value: !view.values.flag });
    else if (!isSetAside(view.values)) {
      this.#live.set(view.id, { field: 'level', value: command.level });
    }
  }

  #walk(item: OutlineItem | null): void {
    if (item) this.#goTo(item.id);
  }

  #fillFrame(): void {
    fillTopBar({
      title: () => {
        const [name, requirement] = [this.state.assessment.value()?.name, this.state.item()?.title];
        return name && requirement ? `${requirement}: ${name}` : name;
      },
      crumbs: () => {
        const assessment = this.state.assessment.value();
        const link = ['/o', this.#session.organizationId() ?? '', 'assessments'];
        const own = assessment ? [{ label: assessment.pkiName }, { label: assessment.name }] : [];
        return [{ label: 'Assessments', link }, ...own];
      },
      saving: () => this.#live.saving(),
      presence: () => this.#live.others().map((account) => this.#members.person(account)),
    });
    offerCommands(() => this.#commands());
  }

  #commands(): readonly Command[] {
    if (this.state.phase() !== 'ready') return [];
    const group = this.state.assessment.value()?.name ?? 'Assessment';
    const open = this.state.outline().items.map(({ id, number, title, category }): Command => {
      const label = `${number} ${title}`;
      return { id: `requirement-${id}`, label, group, keywords: category.name, run: () => this.open(id) };
    });
    return [
      { id: 'workbench-results', label: 'Show results', group, run: () => this.results.set(true) },
      { id: 'workbench-versions', label: 'Show versions', group, run: () => this.actions.showVersions() },
      {
        id: 'workbench-undo',
        label: 'Undo my last change',
        group,
        keys: this.#keys.of(['undo']),
        run: () => this.actions.undo(),
      },
      {
        id: 'workbench-help',
        label: 'Show keys',
        group,
        keys: this.#keys.of(['help']),
        run: () => this.actions.showHelp(),
      },
      ...open,
    ];
  }
}
