import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { sizeInWords } from '@certitude/contracts';
import { type FrozenEvidence } from '@certitude/contracts/freezing';
import { Session } from '@certitude/web/core';
import { EVIDENCE_FACES, formatDate, formatDateOnly, StatusBadge, TIME_ZONE } from '@certitude/web/ui';
import { Hash } from '@certitude/web/ui/panes';
import { type Frozen } from '../rules/frozen';

/** The evidence of a version: each piece in the revision that stood then, with its dates, file, hash and reviewer. */
@Component({
  selector: 'certitude-frozen-index',
  imports: [Hash, RouterLink, StatusBadge],
  templateUrl: './frozen-index.html',
  styleUrl: './frozen-index.scss',
})
export class FrozenIndex {
  readonly #session = inject(Session);
  readonly #zone = inject(TIME_ZONE);

  readonly of = input.required<NonNullable<Frozen['evidence']>>();
  readonly nameOf = input.required<Frozen['nameOf']>();

  protected readonly faces = EVIDENCE_FACES;
  protected readonly size = sizeInWords;

  protected dates({ effectiveOn, validUntil, createdAt }: FrozenEvidence): string {
    const from = effectiveOn ? `from ${formatDateOnly(effectiveOn)}` : '';
    const until = validUntil ? `until ${formatDateOnly(validUntil)}` : '';
    return [from, until].filter((part) => part !== '').join(' ') || `added ${formatDate(createdAt, this.#zone())}`;
  }

  protected judged({ decisions }: FrozenEvidence): string {
    const last = decisions.at(-1);
    if (!last) return 'Nobody yet';
    return `${this.nameOf()(last.reviewer) ?? 'Somebody'}, ${formatDate(last.at, this.#zone())}`;
  }

  protected link(id: string): readonly string[] {
    return ['/o', this.#session.requireOrganization(), 'evidence', id];
  }
}
