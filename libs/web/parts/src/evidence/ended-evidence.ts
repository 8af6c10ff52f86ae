import { Component, computed, input } from '@angular/core';
import { type EvidenceRevisionView } from '@certitude/contracts';
import { formatDateOnly, Tag } from '@certitude/web/ui';

/** Says of evidence that its last valid day is over; nothing while it is not. */
@Component({
  selector: 'certitude-ended-evidence',
  imports: [Tag],
  template: `
    @if (day(); as day) {
      <certitude-tag tone="danger">Expired {{ day }}</certitude-tag>
    }
  `,
  // Where facts stand in a row, nothing has no separator.
  host: { '[hidden]': 'day() === null' },
})
export class EndedEvidence {
  readonly of = input.required<Pick<EvidenceRevisionView, 'ended' | 'validUntil'>>();
  protected readonly day = computed(() => {
    const { ended, validUntil } = this.of();
    return ended && validUntil ? formatDateOnly(validUntil) : null;
  });
}
