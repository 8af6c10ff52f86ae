import { Component, computed, inject } from '@angular/core';
import { allows, type ReportView } from '@certitude/contracts';
import { Session, fillTopBar, pagedList } from '@certitude/web/core';
import { ShowMore } from '@certitude/web/parts';
import { Button, EmptyState, ErrorState, PageHeader, Skeleton } from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { Reports } from '../data-access/reports';
import { CreateReportDialog } from './create-report-dialog';

/** All reports, newest first. */
@Component({
  selector: 'certitude-reports-page',
  imports: [Button, EmptyState, ErrorState, PageHeader, ShowMore, Skeleton],
  templateUrl: './reports-page.html',
})
export class ReportsPage {
  readonly #reports = inject(Reports);
  readonly #session = inject(Session);
  readonly #dialogs = inject(Dialogs);
  protected readonly icon = 'list-checks';
  protected readonly mayAdd = computed(() => {
    const role = this.#session.role();
    return role !== null && allows(role, 'assessment:manage');
  });
  protected readonly page = pagedList({
    params: () => ({ organization: this.#session.organizationId() }),
    load: (_organization, after, signal) => this.#reports.list(after, signal),
  });

  constructor() {
    fillTopBar({ crumbs: () => [{ label: 'Reports' }] });
  }

  protected async add(): Promise<void> {
    const added = await this.#dialogs.open<ReportView>(CreateReportDialog, { width: 520 });
    if (added) this.page.reload();
  }
}
