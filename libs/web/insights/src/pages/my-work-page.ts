import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type WorkItem } from '@certitude/contracts';
import { Session, fillTopBar } from '@certitude/web/core';
import { ShowMore } from '@certitude/web/parts';
import { Button, Deadline, EmptyState, ErrorState, PageHeader, Skeleton, TIME_ZONE, today } from '@certitude/web/ui';
import { MyWork } from '../data-access/insights';
import { FirstStepsList } from './first-steps-list';
import { WORK_LABELS, workGroups, workPath } from '../work-groups';

/** What is mine and due: the landing page. */
@Component({
  selector: 'certitude-my-work-page',
  imports: [Button, Deadline, EmptyState, ErrorState, FirstStepsList, PageHeader, RouterLink, ShowMore, Skeleton],
  providers: [MyWork],
  templateUrl: './my-work-page.html',
  styleUrl: './my-work-page.scss',
})
export class MyWorkPage {
  readonly #session = inject(Session);
  readonly #zone = inject(TIME_ZONE);
  protected readonly work = inject(MyWork);
  protected readonly labels = WORK_LABELS;
  protected readonly icon = 'inbox';
  protected readonly groups = computed(() => workGroups(this.work.page.items(), today(Date.now(), this.#zone())));

  constructor() {
    fillTopBar({ crumbs: () => [{ label: 'My work' }] });
  }

  protected linkOf(item: WorkItem): readonly string[] {
    return ['/o', this.#session.requireOrganization(), ...workPath(item)];
  }
}
