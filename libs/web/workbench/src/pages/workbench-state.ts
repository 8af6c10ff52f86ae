import { Injectable, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import {
  allows,
  isAnswered,
  mayAttach,
  type AccountId,
  type Actor,
  type AssessmentId,
  type Permission,
  type ResponseId,
} from '@certitude/contracts';
import { explainAssessment, policyTexts } from '@certitude/maturity';
import { Members, Session, loadable } from '@certitude/web/core';
import { AssessmentReading, LiveAssessment } from '@certitude/web/live';
import {
  Beside,
  ModelReleases,
  EMPTY_OUTLINE,
  neighbour,
  outlineOf,
  type Outline,
  type OutlineItem,
  levelNameOf,
  modelOf,
  optionsOf,
  ratingsOf,
  sameRatings,
  scoreOutline,
  shownScore,
} from '@certitude/web/parts';
import { Minutes, TIME_ZONE, today } from '@certitude/web/ui';
import { map } from 'rxjs';
import { OneAssessment } from '../data-access/one-assessment';
import { countsOf, filterOutline, type TreeFilter } from '../rules/tree-filter';
import { type NameOf } from '../rules/values';

export type WorkbenchPhase = 'loading' | 'failed' | 'closed' | 'empty' | 'ready';

/** The open assessment: what it is, its answers in the order of the model, which one is looked at, and the score. */
@Injectable()
export class WorkbenchState {
  readonly #assessments = inject(OneAssessment);
  readonly #beside = inject(Beside);
  readonly #releases = inject(ModelReleases);
  readonly #members = inject(Members);
  readonly #session = inject(Session);
  readonly #minutes = inject(Minutes);
  readonly #zone = inject(TIME_ZONE);
  readonly live = inject(LiveAssessment);
  readonly reading = inject(AssessmentReading);

  readonly #route = inject(ActivatedRoute);
  readonly assessmentId = toSignal(
    this.#route.paramMap.pipe(map((params) => params.get('assessmentId') as AssessmentId | null)),
    {
      initialValue: null,
    },
  );
  readonly #named = toSignal(
    this.#route.paramMap.pipe(map((params) => params.get('responseId') as ResponseId | null)),
    {
      initialValue: null,
    },
  );
  readonly #short = toSignal(this.#route.queryParamMap.pipe(map((params) => params.get('r') as ResponseId | null)), {
    initialValue: null,
  });
  readonly #category = toSignal(this.#route.queryParamMap.pipe(map((params) => params.get('category'))), {
    initialValue: null,
  });
  /** The response named in the address: `…/responses/:responseId`, `?r=`, or the first one of `?category=`. */
  readonly asked = computed(() => this.#named() ?? this.#short() ?? this.#firstIn(this.#category()));
  readonly filter = signal<TreeFilter>('all');
  readonly search = signal('');

  readonly assessment = loadable({
    params: () => this.assessmentId() ?? undefined,
    load: (id: AssessmentId, abort) => this.#assessments.get(id, abort),
  });
  /** Targets, declared levels and owners by name. */
  readonly beside = loadable({
    params: () => this.assessmentId() ?? undefined,
    load: (id: AssessmentId, abort) => this.#beside.read(id, abort),
    isEmpty: () => false,
  });
  readonly #release = loadable({
    params: () => this.assessment.value()?.modelReleaseId,
    load: (id) => this.#releases.get(id),
  });
  readonly release = this.#release.value;

  readonly #places = computed(() => [...this.live.views().values()], {
    equal: (one, other) => one.length === other.length && one.every(({ id }, at) => id === other[at]?.id),
  });
  readonly outline = computed(() => {
    const release = this.release();
    return release ? outlineOf(release, this.#places()) : EMPTY_OUTLINE;
  });
  /** The date where the person is, as deadlines are told. */
  readonly today = computed(() => today(this.#minutes.now(), this.#zone()));
  readonly #viewer = computed(() => ({
    me: this.live.account(),
    contributors: this.live.contributors(),
    today: this.today(),
  }));
  readonly tree = computed(() =>
    filterOutline(this.outline(), this.live.views(), {
      ...this.#viewer(),
      filter: this.filter(),
      search: this.search(),
    }),
  );
  /** What next and previous walk through: what the tree shows. */
  readonly shownItems = computed(() =>
    this.tree().flatMap(({ categories }) => categories.flatMap(({ items }) => items)),
  );
  readonly counts = computed(() => countsOf(this.outline(), this.live.views(), this.#viewer()));

  /** Follows the address; without one it starts at the first open answer and stays where the person goes. */
  readonly selectedId = linkedSignal<Where, ResponseId | null>({
    source: () => ({ asked: this.asked(), outline: this.outline() }),
    computation: ({ asked, outline }, before) => {
      if (outline.items.length === 0 || (asked !== null && asked !== before?.source.asked)) return asked;
      return before?.value ?? asked ?? untracked(() => this.#firstOpen(outline));
    },
  });
  readonly item = computed(() => this.outline().byId.get(this.selectedId() ?? ('' as ResponseId)) ?? null);
  readonly view = computed(() => this.live.view(this.item()?.id ?? null));
  /** People who may answer the open one besides its owner. */
  readonly invited = computed<ReadonlySet<AccountId>>(() => {
    const id = this.item()?.id;
    return (id && this.live.contributors().get(id)) || NOBODY;
  });
  readonly next = computed(() => neighbour(this.shownItems(), this.selectedId(), 1));
  readonly previous = computed(() => neighbour(this.shownItems(), this.selectedId(), -1));

  /** Who owns the open answer by name alone; null where somebody owns it, or nobody is named. */
  readonly namedOwner = computed(() => {
    const view = this.view();
    if (!view || view.values.owner !== null) return null;
    return this.beside.value()?.owners.find(({ response }) => response === view.id)?.name ?? null;
  });

  readonly options = computed(() => optionsOf(this.assessment.value() ?? { method: 'formal', policy: 'pkimm' }));
  readonly #ratings = computed(() => ratingsOf(this.outline(), this.live.views()), { equal: sameRatings });
  readonly #model = computed(() => {
    const release = this.release();
    return release ? modelOf(release) : null;
  });
  readonly score = computed(() => {
    const model = this.#model();
    return model && this.outline().items.length > 0
      ? scoreOutline(model, this.outline(), this.#ratings(), {
          ...this.options(),
          declared: this.beside.value()?.declared,
        })
      : null;
  });
  /** The scores with their calculations, for whoever asks why. */
  readonly explained = computed(() => {
    const [model, score] = [this.#model(), this.score()];
    return model && score ? explainAssessment(model, score) : null;
  });
  /** What the policy of the assessment does, in words. */
  readonly policy = computed(() => policyTexts(this.options()));
  readonly overall = computed(() => {
    const [model, score] = [this.#model(), this.score()];
    if (!model || !score) return null;
    return { ...shownScore(score.overall), name: levelNameOf(model, score.overall, this.options()) };
  });

  readonly phase = computed<WorkbenchPhase>(() => {
    if (this.live.closed()) return 'closed';
    if (this.assessment.phase() === 'failed' || this.#release.phase() === 'failed') return 'failed';
    if (!this.live.loaded() && this.reading.error()) return 'failed';
    if (!this.assessment.value() || !this.release() || !this.live.loaded()) return 'loading';
    return this.outline().items.length === 0 ? 'empty' : 'ready';
  });
  readonly failure = computed(() => this.assessment.error() ?? this.#release.error() ?? this.reading.error());

  /** Names for sentences, "you" for oneself. Reads signals. */
  readonly nameOf: NameOf = (id) => {
    const person = this.#members.person(id);
    return person.you ? 'you' : person.name;
  };

  /** Whether this person may change the open answer, and if not, why, as a sentence. */
  readonly locked = computed<string | null>(() => {
    const view = this.view();
    if (!view || this.live.mayAnswer(view)) return null;
    if (this.live.streamState() !== 'open') return 'The assessment is finalized.';
    if (this.live.obstacle()) return 'Without a live connection you may read this, not change it.';
    const owner = view.values.owner;
    if (this.live.role() !== 'contributor') return 'Your role may read this, not change it.';
    return owner
      ? `${this.nameOf(owner)}, who owns this answer, assessors and whoever is invited may change it; you may read it.`
      : 'Nobody owns this answer yet: assessors may change it, and whoever becomes its owner or is invited.';
  });

  /** Who acts, as the rules of the contracts want to know them; null until the stream has said. */
  readonly actor = computed<Actor | null>(() => {
    const [id, role] = [this.live.account(), this.live.role()];
    return id !== null && role !== null ? { id, role } : null;
  });
  /** Whether the person may give evidence to the open answer now, or take it away. */
  readonly mayAttach = computed(() => {
    const view = this.view();
    return view !== null && this.live.may(mayAttach, view);
  });

  /** Where its frozen version stands as a page. */
  readonly versionPage = computed(() => [
    '/o',
    this.#session.requireOrganization(),
    'assessments',
    this.assessmentId() ?? '',
    'versions',
    String(this.assessment.value()?.revision ?? ''),
  ]);
  /** Where it says what it is. */
  readonly detailsPage = computed(() => [
    '/o',
    this.#session.requireOrganization(),
    'assessments',
    this.assessmentId() ?? '',
    'details',
  ]);
  /** Where the results stand as a page. */
  readonly resultsPage = computed(() => [
    '/o',
    this.#session.requireOrganization(),
    'assessments',
    this.assessmentId() ?? '',
    'results',
  ]);
  /** Where its reports are. */
  readonly reportsPage = computed(() => [
    '/o',
    this.#session.requireOrganization(),
    'assessments',
    this.assessmentId() ?? '',
    'reports',
  ]);

  reload(): void {
    this.assessment.reload();
    this.#release.reload();
    this.reading.reload();
  }

  /** Whether the person's role, as the stream tells it, includes the permission. Reads a signal. */
  can(permission: Permission): boolean {
    const role = this.live.role();
    return role !== null && allows(role, permission);
  }

  #firstIn(category: string | null): ResponseId | null {
    if (category === null) return null;
    const isIn = ({ module, category: { id } }: OutlineItem): boolean => `${module.id}.${id}` === category;
    return this.outline().items.find(isIn)?.id ?? null;
  }

  #firstOpen({ items }: Outline): ResponseId | null {
    const isOpen = ({ id }: OutlineItem): boolean => {
      const values = this.live.view(id)?.values;
      return values !== undefined && !isAnswered(values);
    };
    return (items.find(isOpen) ?? items[0])?.id ?? null;
  }
}

const NOBODY: ReadonlySet<AccountId> = new Set();

interface Where {
  readonly asked: ResponseId | null;
  readonly outline: Outline;
}
