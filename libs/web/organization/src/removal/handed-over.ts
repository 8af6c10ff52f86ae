import { Component, inject } from '@angular/core';
import { organizationsApi, type HandoverView, type OrganizationId } from '@certitude/contracts';
import { Api, Session, pagedList } from '@certitude/web/core';
import { PersonById, ShowMore, workOfKind } from '@certitude/web/parts';
import { RelativeTime } from '@certitude/web/ui';

/** Who handed what of whom to whom; nothing where nobody did. */
@Component({
  selector: 'certitude-handed-over',
  imports: [PersonById, RelativeTime, ShowMore],
  template: `
    @if (list.items().length > 0) {
      <h2>Handed over</h2>
      <ul>
        @for (one of list.items(); track one.id) {
          <li>
            <certitude-person [id]="one.by" />
            <span>handed {{ what(one) }} of</span>
            <certitude-person [id]="one.from" />
            <span>to</span>
            <certitude-person [id]="one.to" />
            <span class="muted"><certitude-relative-time [at]="one.at" /></span>
          </li>
        }
      </ul>
      <certitude-show-more [list]="list" />
    }
  `,
  styles: `
    h2 {
      margin: var(--space-6) 0 var(--space-2);
      font-size: var(--text-m);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 6px;
      padding-block: var(--space-2);
      border-top: 1px solid var(--border);
      font-size: var(--text-s);
    }
    .muted {
      color: var(--text-muted);
    }
  `,
})
export class HandedOver {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  protected readonly list = pagedList<HandoverView, OrganizationId>({
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, after, signal) =>
      this.#api.call(organizationsApi.handovers, { params: { organizationId }, query: { after } }, signal),
  });

  /** Asks again, after somebody handed something over. */
  reload(): void {
    this.list.reload();
  }

  protected what({ kind, count }: HandoverView): string {
    return workOfKind(kind, count);
  }
}
