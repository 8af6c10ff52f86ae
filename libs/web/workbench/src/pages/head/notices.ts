import { Component, computed, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ResponseId } from '@certitude/contracts';
import { Button, Icon, Notice, RelativeTime } from '@certitude/web/ui';
import { CopyButton } from '@certitude/web/ui/panes';
import { conflictNotice, refusedEditNotice, refusedNoteNotice, type RefusedNotice } from '../../rules/notices';
import { READING_TEXTS } from '../../rules/labels';
import { WorkbenchState } from '../workbench-state';

/** What the person has to know before anything else: read-only, edits that were not saved, conflicts elsewhere. */
@Component({
  selector: 'certitude-workbench-notices',
  imports: [Button, CopyButton, Notice, RelativeTime, RouterLink, Icon],
  templateUrl: './notices.html',
  styleUrl: './notices.scss',
})
export class WorkbenchNotices {
  protected readonly state = inject(WorkbenchState);

  readonly opened = output<ResponseId>();
  readonly reopen = output<void>();

  protected readonly reading = this.state.reading;
  /** Why the assessment is read, and what ends that. */
  protected readonly readingText = computed(() => READING_TEXTS[this.reading.obstacle() ?? 'away']);
  protected readonly mayReopen = computed(() => this.state.can('assessment:finalize'));
  protected readonly refused = computed(() =>
    this.state.live.refusals().map((refusal): RefusedNotice => {
      return refusal.kind === 'field'
        ? refusedEditNotice(refusal.edit, refusal.id, this.state.nameOf)
        : refusedNoteNotice(refusal.note, refusal.id);
    }),
  );
  /** Those of the open answer are shown there. */
  protected readonly conflicts = computed(() =>
    this.state.live
      .conflicts()
      .filter(({ response }) => response !== this.state.selectedId())
      .map((conflict) => ({ conflict, notice: conflictNotice(conflict, this.state.nameOf) })),
  );

  protected numberOf(response: ResponseId): string {
    return this.state.outline().byId.get(response)?.number ?? '';
  }

  protected again({ id, response, again }: RefusedNotice): void {
    if (again) this.state.live.set(response, again);
    this.state.live.dismissRefusal(id);
  }
}
