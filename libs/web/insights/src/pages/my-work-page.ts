import { Component, computed, inject, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type WorkItem } from '@certitude/contracts';
import { Session, fillTopBar } from '@certitude/web/core';
import { ShowMore } from '@certitude/web/parts';
import {
  Button,
  Deadline,
  EmptyState,
  ErrorState,
  KeyboardRow,
  KeyboardRows,
  PageHeader,
  Skeleton,
  StatusBadge,
  TIME_ZONE,
  today,
} from '@certitude/web/ui';
import { MyWork } from '../data-access/insights';
import { FirstStepsList } from './first-steps-list';
import { WORK_LABELS, workAction, workFace, workGroups, workPath } from '../work-groups';

/** What is mine and due: the landing page. */
@Component({
  selector: 'certitude-my-work-page',
  imports: [
    Button,
    Deadline,
    EmptyState,
    ErrorState,
    FirstStepsList,
    KeyboardRow,
    KeyboardRows,
    PageHeader,
    RouterLink,
    ShowMore,
    Skeleton,
    StatusBadge,
  ],
  providers: [MyWork],
  templateUrl: './my-work-page.html',
  styleUrl: './my-work-page.scss',
})
export class MyWorkPage {
  protected readonly session = inject(Session);
  readonly #zone = inject(TIME_ZONE);
  protected readonly work = inject(MyWork);
  protected readonly labels = WORK_LABELS;
  protected readonly face = workFace;
  protected readonly action = workAction;
  protected readonly icon = 'inbox';
  private readonly steps = viewChild.required(FirstStepsList);
  /** Plans are offered unless the first steps say that there are none. */
  protected readonly mayHavePlans = computed(
    () => this.session.can('plan:read') && this.steps().first.value()?.plan !== false,
  );
  /** One of them is the one to take next. */
  protected readonly hasFirstSteps = computed(() => this.steps().open());
  protected readonly groups = computed(() => workGroups(this.work.page.items(), today(Date.now(), this.#zone())));

  constructor() {
    fillTopBar({ crumbs: () => [{ label: 'My work' }] });
  }

  protected linkOf(item: WorkItem): readonly string[] {
    return ['/o', this.session.requireOrganization(), ...workPath(item)];
  }
}
