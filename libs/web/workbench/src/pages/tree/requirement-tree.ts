import {
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  output,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { isInvited } from '@certitude/collab';
import { isOverdueAnswer, isSetAside, type ResponseId } from '@certitude/contracts';
import { shownScore } from '@certitude/web/parts';
import { Members, remembered, type Person } from '@certitude/web/core';
import { Avatar, Button, type Face, Icon, LevelChip, RESPONSE_FACES, StateDot } from '@certitude/web/ui';
import { TREE_FILTERS, TREE_FILTER_LABELS, type TreeFilter } from '../../rules/tree-filter';
import { treeMove, treeRows, type TreeRow } from '../../rules/tree-rows';
import { selectionKey } from '../../rules/tree-selection';
import { WorkbenchState } from '../workbench-state';
import { SelectionBar } from './selection-bar';
import { TreeSelecting } from './tree-selecting';

/** More people at one requirement are told in the top bar. */
const SHOWN_HERE = 3;

/** What a line of the tree shows of an answer. */
interface Leaf {
  readonly face: Face;
  readonly level: number;
  readonly out: boolean;
  readonly flag: boolean;
  readonly overdue: boolean;
  readonly owner: Person | null;
  /** Oneself, where one is invited to answer what somebody else owns. */
  readonly invited: Person | null;
  readonly here: readonly Person[];
}

/** Module, category, requirement: where everything stands, who is there, and where to go. */
@Component({
  selector: 'certitude-requirement-tree',
  imports: [Avatar, Button, LevelChip, SelectionBar, StateDot, Icon],
  providers: [TreeSelecting],
  templateUrl: './requirement-tree.html',
  styleUrl: './requirement-tree.scss',
})
export class RequirementTree {
  protected readonly state = inject(WorkbenchState);
  protected readonly selecting = inject(TreeSelecting);
  readonly #members = inject(Members);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly searchField = viewChild.required<ElementRef<HTMLInputElement>>('searchField');
  readonly #folded = remembered<string>('certitude.tree.folded', '');
  /** The line that keys move on from; the open one until they do. */
  readonly #focused = linkedSignal<ResponseId | null, string | null>({
    source: () => this.state.selectedId(),
    computation: () => null,
  });

  readonly selected = output<ResponseId>();

  protected readonly filters = TREE_FILTERS;
  protected readonly filterLabels = TREE_FILTER_LABELS;
  readonly #foldedKeys = computed(() => new Set(this.#folded().split(' ').filter(Boolean)));
  /** A search or a filter shows all it finds. */
  readonly #narrowed = computed(() => this.state.search().trim() !== '' || this.state.filter() !== 'all');
  protected readonly rows = computed(() =>
    treeRows(this.state.tree(), this.#narrowed() ? new Set() : this.#foldedKeys()),
  );
  protected readonly tabStop = computed(() => {
    const keys = new Set(this.rows().map(({ key }) => key));
    const candidates = [this.#focused(), this.state.selectedId()];
    return candidates.find((key) => key !== null && keys.has(key)) ?? this.rows()[0]?.key ?? null;
  });
  protected readonly leaves = computed(() => {
    const views = this.state.live.views();
    const people = this.state.live.peopleAt();
    const contributors = this.state.live.contributors();
    const me = this.state.live.account();
    const today = this.state.today();
    return new Map(
      [...views].map(([id, { values }]): [ResponseId, Leaf] => [
        id,
        {
          face: RESPONSE_FACES[values.status],
          level: values.level,
          out: isSetAside(values),
          flag: values.flag,
          overdue: isOverdueAnswer(values, today),
          owner: this.#members.person(values.owner),
          invited:
            me !== null && values.owner !== me && isInvited(contributors, id, me) ? this.#members.person(me) : null,
          here: (people.get(id) ?? []).slice(0, SHOWN_HERE).map((account) => this.#members.person(account)),
        },
      ]),
    );
  });
  protected readonly scores = computed(() => {
    const score = this.state.score();
    const of = (scores: Readonly<Record<string, Parameters<typeof shownScore>[0]>>) =>
      new Map(Object.entries(scores).map(([id, each]) => [id, shownScore(each)]));
    return score ? { modules: of(score.modules), categories: of(score.categories) } : null;
  });

  constructor() {
    afterRenderEffect(() => {
      const id = this.state.selectedId();
      const row = this.#host.querySelector<HTMLElement>(`[data-key="${id}"]`);
      row?.scrollIntoView({ block: 'nearest' });
      const isInside = document.activeElement?.closest('[data-key]') && this.#host.contains(document.activeElement);
      if (isInside) row?.focus({ preventScroll: true });
    });
  }

  /** Puts the cursor into the search field. */
  focusSearch(): void {
    this.searchField().nativeElement.focus();
    this.searchField().nativeElement.select();
  }

  protected find(event: Event): void {
    this.state.search.set((event.target as HTMLInputElement).value);
  }

  protected show(filter: TreeFilter): void {
    this.state.filter.set(filter);
  }

  protected showAll(): void {
    this.state.search.set('');
    this.state.filter.set('all');
  }

  /** Enter opens the first one found, Escape clears the search and leaves the field. */
  protected followSearchKey(event: KeyboardEvent): void {
    const first = this.state.shownItems()[0];
    if (event.key === 'Enter' && first) {
      this.selected.emit(first.id);
      // Back to the keys of the page: the level of what was found can be set at once.
      this.searchField().nativeElement.blur();
    }
    if (event.key === 'ArrowDown') this.#focus(this.rows()[0]?.key ?? '');
    if (event.key !== 'Escape') return;
    this.state.search.set('');
    this.searchField().nativeElement.blur();
  }

  /** While requirements are selected, a click selects; with Shift all from the last one. A heading’s arrow folds as ever. */
  protected click(row: TreeRow, event: MouseEvent): void {
    const folds = (event.target as HTMLElement).closest('.chevron') !== null;
    if (!this.selecting.on() || folds) return this.activate(row);
    this.#focus(row.key);
    if (event.shiftKey) this.selecting.extend(this.rows(), row.key);
    else this.selecting.toggle(this.rows(), row.key);
  }

  /** For assistive technology, while requirements are selected. */
  protected ariaChecked(row: TreeRow): 'true' | 'false' | 'mixed' | null {
    if (!this.selecting.on()) return null;
    return ({ all: 'true', none: 'false', some: 'mixed' } as const)[this.selecting.checked(row)];
  }

  protected activate(row: TreeRow): void {
    this.#focused.set(row.key);
    if (row.kind === 'item') this.selected.emit(row.item.id);
    else this.#fold(row.key, row.open);
  }

  protected followKey(event: KeyboardEvent): void {
    const at = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (at && this.selecting.on() && this.#selectByKey(at, event)) return event.preventDefault();
    const move = at && !event.ctrlKey && !event.metaKey ? treeMove(this.rows(), at, event.key) : null;
    if (!move) return;
    event.preventDefault();
    const row = this.rows().find(({ key }) => key === move.key);
    if (move.kind === 'focus') this.#focus(move.key);
    else if (move.kind === 'activate' && row) this.activate(row);
    else this.#fold(move.key, move.kind === 'fold');
  }

  /** @returns whether the key did something with the selection */
  #selectByKey(at: string, event: KeyboardEvent): boolean {
    const rows = this.rows();
    const done = selectionKey(event);
    switch (done) {
      case 'toggle':
        this.selecting.toggle(rows, at);
        break;
      case 'extend':
        this.selecting.extend(rows, at);
        break;
      case 'extend-down':
      case 'extend-up': {
        const to = rows[rows.findIndex(({ key }) => key === at) + (done === 'extend-down' ? 1 : -1)];
        if (!to) break;
        this.selecting.extend(rows, to.key);
        this.#focus(to.key);
        break;
      }
      case 'all':
        this.selecting.selectAll(rows);
        break;
      case 'end':
        this.selecting.end();
        break;
    }
    return done !== null;
  }

  #focus(key: string): void {
    this.#focused.set(key);
    this.#host.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
  }

  #fold(key: string, fold: boolean): void {
    const keys = new Set(this.#foldedKeys());
    if (fold) keys.add(key);
    else keys.delete(key);
    this.#folded.set([...keys].join(' '));
  }
}
