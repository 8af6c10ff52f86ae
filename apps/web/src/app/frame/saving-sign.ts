import { Component, computed, input } from '@angular/core';
import { OUTAGE_ERRORS } from '@certitude/contracts/outages';
import { type SavingState } from '@certitude/web/core';
import { Icon, type IconName } from '@certitude/web/ui';

const waiting = (changes: number): string => `${changes} ${changes === 1 ? 'change' : 'changes'} waiting`;

const SIGNS: Readonly<Record<SavingState['kind'], IconName>> = {
  saved: 'check',
  saving: 'refresh-cw',
  connecting: 'refresh-cw',
  waiting: 'refresh-cw',
  impossible: 'cloud-off',
  offline: 'cloud-off',
  reading: 'eye',
  frozen: 'lock',
};

/** "Saved", "Saving…", "3 changes waiting", "Offline · 3 changes waiting". */
@Component({
  selector: 'certitude-saving-sign',
  imports: [Icon],
  host: { role: 'status', '[class]': 'state().kind' },
  template: `<svg [certitudeIcon]="icon()" [size]="14"></svg><span>{{ words() }}</span>`,
  styles: `
    @use 'mixins' as *;
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--text-muted);
      font-size: var(--text-xs);
      white-space: nowrap;
    }
    :host(.offline),
    :host(.impossible),
    :host(.reading),
    :host(.connecting),
    :host(.waiting) {
      color: var(--warning-ink);
    }
    @include phone {
      :host(.saved) span {
        @include visually-hidden;
      }
    }
  `,
})
export class SavingSign {
  readonly state = input.required<SavingState>();
  protected readonly icon = computed(() => SIGNS[this.state().kind]);
  protected readonly words = computed(() => {
    const state = this.state();
    switch (state.kind) {
      case 'saved':
        return 'Saved';
      case 'saving':
        return 'Saving…';
      case 'connecting':
        return 'Connecting…';
      case 'waiting':
        return waiting(state.changes);
      case 'impossible':
        return `${OUTAGE_ERRORS['saving.unavailable'].title.replace(/\.$/, '')} · ${waiting(state.changes)}`;
      case 'offline':
        return state.changes > 0 ? `Offline · ${waiting(state.changes)}` : 'Offline';
      case 'reading':
        return state.changes > 0 ? `Read-only · ${waiting(state.changes)}` : 'Read-only';
      case 'frozen':
        return 'Finalized';
    }
  });
}
