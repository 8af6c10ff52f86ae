import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isSetAside, type ArchiveMark } from '@certitude/contracts';
import { Session } from '@certitude/web/core';
import { FromArchive, NoteText } from '@certitude/web/parts';
import { formatDateTime, LevelChip, RESPONSE_FACES, StatusBadge, TIME_ZONE } from '@certitude/web/ui';
import { cameWith } from '../rules/came-with';
import { type Frozen, type FrozenEntry } from '../rules/frozen';

const DECISIONS = { accepted: 'Accepted', 'changes-requested': 'Changes requested', rejected: 'Rejected' } as const;

/** One answer of a version: level, applicability, text, evidence, and how it was judged. */
@Component({
  selector: 'certitude-frozen-answer',
  imports: [FromArchive, LevelChip, NoteText, RouterLink, StatusBadge],
  templateUrl: './frozen-answer.html',
  styleUrl: './frozen-answer.scss',
})
export class FrozenAnswerView {
  readonly #session = inject(Session);
  readonly #zone = inject(TIME_ZONE);

  readonly of = input.required<FrozenEntry>();
  readonly nameOf = input.required<Frozen['nameOf']>();
  /** The archive that the organization came with. */
  readonly archive = input<ArchiveMark | null>(null);

  protected readonly faces = RESPONSE_FACES;
  protected readonly isOut = computed(() => isSetAside(this.of()));
  /** What was said of its applicability besides that it applies. */
  protected readonly reason = computed(() => {
    const { applicability } = this.of();
    if (applicability.applicability === 'applicable') return null;
    const label = applicability.applicability === 'not-applicable' ? 'Not applicable' : 'Partially applicable';
    return { label, text: applicability.reason };
  });
  protected readonly people = computed(() => {
    const { owner, reviewer } = this.of();
    return [
      { label: 'Owner', name: this.nameOf()(owner) },
      { label: 'Reviewer', name: this.nameOf()(reviewer) },
    ].filter(({ name }) => name !== null);
  });
  protected readonly decision = computed(() => {
    const { decision } = this.of();
    if (!decision) return null;
    const by = this.nameOf()(decision.reviewer) ?? 'somebody';
    const at = formatDateTime(decision.at, this.#zone());
    return {
      what: `${DECISIONS[decision.decision]} by ${by}, ${at}`,
      comment: decision.comment,
      archive: cameWith(this.archive(), decision.at),
    };
  });

  protected evidenceLink(id: string): readonly string[] {
    return ['/o', this.#session.requireOrganization(), 'evidence', id];
  }
}
