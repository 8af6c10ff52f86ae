import { Component, computed, effect, inject, untracked } from '@angular/core';
import { sameValue } from '@certitude/collab';
import { Members, NOW, Session, pagedList } from '@certitude/web/core';
import { ShowMore } from '@certitude/web/parts';
import { Avatar, Button, ErrorState, RelativeTime, Skeleton } from '@certitude/web/ui';
import { AnswerContext } from '../../data-access/answer-context';
import { byDay, historyLines, type HistoryLine } from '../../rules/history';
import { FIELD_LABELS } from '../../rules/labels';
import { valueText } from '../../rules/values';
import { WorkbenchState } from '../workbench-state';
import { ContextData } from './context-data';

/** Who changed what in the open answer, as sentences by day, with the way back. */
@Component({
  selector: 'certitude-history-panel',
  imports: [Avatar, Button, ErrorState, RelativeTime, ShowMore, Skeleton],
  templateUrl: './history-panel.html',
  styleUrl: './history-panel.scss',
})
export class HistoryPanel {
  readonly #state = inject(WorkbenchState);
  readonly #data = inject(ContextData);
  readonly #context = inject(AnswerContext);
  readonly #members = inject(Members);
  readonly #session = inject(Session);
  readonly #now = inject(NOW);

  protected readonly history = pagedList({
    params: () => this.#data.place() ?? undefined,
    load: (place, after, abort) => this.#context.history(place, after ?? null, abort),
  });
  protected readonly days = computed(() => {
    const lines = historyLines(this.history.items(), this.#state.nameOf);
    return byDay(lines, this.#session.timeZone(), this.#now());
  });

  constructor() {
    let seen = '';
    effect(() => {
      const committed = this.#data.committed();
      // Leafing to another answer loads by itself.
      if (seen !== '' && seen.split(' ')[0] === committed.split(' ')[0]) untracked(() => this.history.reload());
      seen = committed;
    });
  }

  protected person(line: HistoryLine) {
    return this.#members.person(line.actor);
  }

  protected who(line: HistoryLine): string {
    const { name, you } = this.person(line);
    return you ? 'You' : name;
  }

  /** Setting it back makes sense where it is not that value already and the person may. */
  protected mayRestore({ restore }: HistoryLine): boolean {
    const view = this.#state.view();
    if (!restore || !view || sameValue(view.values[restore.field], restore.value)) return false;
    const assigns = restore.field === 'owner' || restore.field === 'reviewer' || restore.field === 'dueOn';
    return assigns ? this.#state.live.mayAssign() : this.#state.live.mayAnswer(view);
  }

  protected restoreText({ restore }: HistoryLine): string {
    if (!restore) return '';
    const { field, value } = restore;
    return `Restore ${FIELD_LABELS[field].toLowerCase()}: ${valueText(field, value, this.#state.nameOf)}`;
  }

  protected restore({ restore }: HistoryLine): void {
    const id = this.#state.view()?.id;
    if (id && restore) this.#state.live.set(id, restore);
  }
}
