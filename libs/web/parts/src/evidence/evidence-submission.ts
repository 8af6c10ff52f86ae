import { Injectable, inject } from '@angular/core';
import { type EvidenceView } from '@certitude/contracts';
import { formatDateOnly } from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { EvidenceLibrary } from './evidence-library';

/** Hands evidence in for review; what has ended, only by somebody who says that they know. */
@Injectable({ providedIn: 'root' })
export class EvidenceSubmission {
  readonly #library = inject(EvidenceLibrary);
  readonly #dialogs = inject(Dialogs);

  /** The evidence as it is then; null when the person thought better of it. @throws ApiError */
  async submit({ id, title, current }: EvidenceView): Promise<EvidenceView | null> {
    if (current.ended && !(await this.#isMeant(title, current.validUntil))) return null;
    return this.#library.submit(id, { ended: current.ended });
  }

  #isMeant(title: string, validUntil: string | null): Promise<boolean> {
    return this.#dialogs.confirm({
      title: `Submit “${title}”, which has expired?`,
      text: `It was valid until ${formatDateOnly(validUntil ?? '')}. It proves nothing after that day; a new revision can carry a later date.`,
      action: 'Submit anyway',
      tone: 'primary',
    });
  }
}
