import { Component, computed, inject, signal } from '@angular/core';
import { finalizingApi, type FinalizingDemands } from '@certitude/contracts/freezing';
import { Api, Session, Toasts, loadable } from '@certitude/web/core';
import { Card, ErrorState, Notice, Skeleton } from '@certitude/web/ui';

const CHOICES: readonly { readonly part: keyof FinalizingDemands; readonly label: string }[] = [
  { part: 'rationale', label: 'Every rated answer has a rationale' },
  { part: 'evidence', label: 'Every rated answer has evidence' },
  { part: 'review', label: 'Every answer was accepted by a reviewer' },
];

/** What the organization demands of answers before a formal assessment is finalized. */
@Component({
  selector: 'certitude-finalizing',
  imports: [Card, ErrorState, Notice, Skeleton],
  template: `
    @switch (demands.phase()) {
      @case ('loading') {
        <certitude-skeleton [lines]="3" [height]="52" />
      }
      @case ('failed') {
        <certitude-error-state [failure]="demands.error()" (retry)="demands.reload()" />
      }
      @default {
        @if (demands.value(); as view) {
          <certitude-card
            heading="Before an assessment is finalized"
            text="Formal and third-party assessments can be finalized only when these conditions are met. Self-assessments are exempt."
          >
            @if (!mayChange()) {
              <certitude-notice>Only an admin can change this.</certitude-notice>
            }
            @for (choice of choices; track choice.part) {
              <label class="choice">
                <input
                  type="checkbox"
                  #box
                  [checked]="view[choice.part]"
                  [disabled]="!mayChange() || busy()"
                  (change)="demand(view, choice.part, box)"
                />
                {{ choice.label }}
              </label>
            }
          </certitude-card>
        }
      }
    }
  `,
  styles: `
    .choice {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      padding-block: var(--space-1);
    }
  `,
})
export class Finalizing {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);

  protected readonly choices = CHOICES;
  protected readonly busy = signal(false);
  protected readonly mayChange = computed(() => this.#session.can('organization:settings'));
  protected readonly demands = loadable({
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, signal) => this.#api.call(finalizingApi.demands, { params: { organizationId } }, signal),
  });

  protected async demand(view: FinalizingDemands, part: keyof FinalizingDemands, box: HTMLInputElement): Promise<void> {
    this.busy.set(true);
    try {
      const params = { organizationId: this.#session.requireOrganization() };
      const body = { ...view, [part]: box.checked };
      this.demands.set(await this.#api.call(finalizingApi.demand, { params, body }));
      this.#toasts.success('Saved.');
    } catch (error) {
      // What is shown is what is so.
      box.checked = !box.checked;
      this.#toasts.failure(error);
    } finally {
      this.busy.set(false);
    }
  }
}
