import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  isSameKindOfAnswers,
  type AssessmentId,
  type AssessmentView,
  type ImportId,
  type ResponseId,
} from '@certitude/contracts';
import {
  goalOf,
  isUnderWay,
  type ImportView,
  type MergeFact,
  type MergeImport,
  type MergePreview,
  type MergeRow,
  type MergeStrategy,
} from '@certitude/contracts/exchange';
import { ApiError, fillTopBar, loadable, Session } from '@certitude/web/core';
import { Button, ErrorState, Field, Input, Notice, PageHeader, RelativeTime, Skeleton } from '@certitude/web/ui';
import { Imports } from '../data-access/imports';
import { chosenPeople, isComplete, type PeopleChoices } from '../rules/person-choice';
import { mergeText, type Outcome, STRATEGIES, STRATEGY_WORDS, strategyOutcome } from '../rules/merge-words';
import { ImportPeople } from './import-people';
import { MergeFacts } from './merge-facts';
import { MergeRows } from './merge-rows';

/** A source beside an assessment that exists: what would change, answer by answer, before it does. */
@Component({
  selector: 'certitude-merge-page',
  imports: [
    ...[Button, ErrorState, Field, ImportPeople, Input, MergeFacts, MergeRows, Notice, PageHeader, RelativeTime],
    ...[RouterLink, Skeleton],
  ],
  templateUrl: './merge-page.html',
  styleUrl: './import.scss',
})
export class MergePage {
  readonly importId = input.required<string>();
  readonly #imports = inject(Imports);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  protected readonly strategies = STRATEGIES;
  protected readonly words = STRATEGY_WORDS;
  protected readonly view = loadable<ImportView, ImportId>({
    params: () => this.importId() as ImportId,
    load: (id, signal) => this.#imports.get(id, signal),
    isEmpty: () => false,
  });
  protected readonly assessments = loadable({
    load: (_, signal) => this.#imports.assessments(signal),
    isEmpty: () => false,
  });
  /** Those that it can go into. */
  protected readonly fitting = computed(() => {
    const view = this.view.value();
    return view ? (this.assessments.value() ?? []).filter((each) => fits(each, view)) : [];
  });
  protected readonly chosen = linkedSignal(() => this.fitting()[0]?.id ?? null);
  protected readonly strategy = signal<MergeStrategy>('fill-gaps');
  protected readonly preview = loadable<MergePreview, Chosen>({
    params: () => {
      const assessmentId = this.chosen();
      const isOpen = this.view.value()?.state === 'previewed';
      return assessmentId !== null && isOpen
        ? { id: this.importId() as ImportId, assessmentId, strategy: this.strategy() }
        : undefined;
    },
    load: ({ id, ...query }, signal) => this.#imports.previewMerge(id, query, signal),
    isEmpty: () => false,
  });
  /** What was decided row by row; begins anew with every preview. */
  protected readonly decided = linkedSignal<MergePreview | undefined, ReadonlyMap<ResponseId, Outcome>>({
    source: () => this.preview.value(),
    computation: () => new Map(),
  });
  protected readonly decidedFacts = linkedSignal<MergePreview | undefined, ReadonlyMap<MergeFact, boolean>>({
    source: () => this.preview.value(),
    computation: () => new Map(),
  });
  protected readonly changing = computed(
    () => this.preview.value()?.rows.filter((row) => this.outcomeOf(row) !== 'now').length ?? 0,
  );
  protected readonly summary = computed(() => {
    const preview = this.preview.value();
    return preview ? mergeText(preview, this.changing()) : '';
  });
  protected readonly people = signal<PeopleChoices>(new Map());
  /** Whether it was tried without everything that is needed. */
  protected readonly asked = signal(false);
  protected readonly again = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<ApiError | null>(null);

  constructor() {
    const organization = (): string => this.#session.organizationId() ?? '';
    fillTopBar({
      crumbs: () => [
        { label: 'Bring an assessment', link: ['/o', organization(), 'import'] },
        { label: this.view.value()?.suggestedName ?? 'Import', link: this.importLink() },
        { label: 'Into an assessment' },
      ],
    });
  }

  protected isBusy({ job }: ImportView): boolean {
    return job !== null && isUnderWay(job);
  }

  protected importLink(): string[] {
    return ['/o', this.#session.organizationId() ?? '', 'import', this.importId()];
  }

  protected choose(id: string): void {
    this.chosen.set(id as AssessmentId);
  }

  protected decide({ row, outcome }: { readonly row: MergeRow; readonly outcome: Outcome }): void {
    this.decided.update((decided) => new Map(decided).set(row.response, outcome));
  }

  protected decideFact({ fact, takes }: { readonly fact: MergeFact; readonly takes: boolean }): void {
    this.decidedFacts.update((decided) => new Map(decided).set(fact, takes));
  }

  protected outcomeOf(row: MergeRow): Outcome {
    return this.decided().get(row.response) ?? strategyOutcome(row);
  }

  protected async merge(preview: MergePreview): Promise<void> {
    this.asked.set(true);
    if (!isComplete(this.people())) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.#imports.merge(this.importId() as ImportId, this.#decision(preview));
      await this.#router.navigate(this.importLink());
    } catch (error) {
      const failure = ApiError.from(error);
      this.failure.set(failure);
      // What was seen is not what is there: it is shown anew, and decided anew.
      if (failure.code.startsWith('import.')) this.preview.reload();
    } finally {
      this.busy.set(false);
    }
  }

  #decision({ assessment, strategy, head, version, rows }: MergePreview): MergeImport {
    const decided = rows.flatMap((row) => {
      const outcome = this.decided().get(row.response);
      return outcome === undefined || outcome === 'strategy' ? [] : [{ response: row.response, take: outcome }];
    });
    const facts = Array.from(this.decidedFacts(), ([fact, takes]) => ({
      fact,
      take: takes ? ('imported' as const) : ('now' as const),
    }));
    return {
      ...{ version, facts },
      ...{ assessmentId: assessment.id, strategy, head, rows: decided, again: this.again() },
      ...chosenPeople(this.people()),
    };
  }
}

interface Chosen {
  readonly id: ImportId;
  readonly assessmentId: AssessmentId;
  readonly strategy: MergeStrategy;
}

const fits = (
  { modelVersion, method, streamState }: AssessmentView,
  view: Pick<ImportView, 'kind' | 'modelVersion' | 'method'>,
): boolean =>
  streamState === 'open' &&
  modelVersion === view.modelVersion &&
  (goalOf(view.kind) === 'part' || isSameKindOfAnswers(method, view.method));
