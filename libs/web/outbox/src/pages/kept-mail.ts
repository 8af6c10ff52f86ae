import { Component, computed, effect, type ElementRef, inject, input, viewChild } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { type HeldMail, type HeldMailView } from '@certitude/contracts';
import { loadable } from '@certitude/web/core';
import { ErrorState, formatDateTime, Skeleton, TIME_ZONE } from '@certitude/web/ui';
import { KeptMails } from '../data-access/kept-mails';

/** One mail as whoever it is for would have seen it. */
@Component({
  selector: 'certitude-kept-mail',
  imports: [ErrorState, Skeleton],
  templateUrl: './kept-mail.html',
  styleUrl: './kept-mail.scss',
})
export class KeptMail {
  readonly #mails = inject(KeptMails);
  readonly #sanitizer = inject(DomSanitizer);
  readonly #zone = inject(TIME_ZONE);

  readonly key = input.required<string>();
  readonly mail = input.required<HeldMailView>();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  readonly #asked = computed(() => ({ key: this.key(), id: this.mail().id }));
  protected readonly whole = loadable<HeldMail, { key: string; id: string }>({
    params: () => this.#asked(),
    load: ({ key, id }, abort) => this.#mails.get(key, id, abort),
  });
  protected readonly when = computed(() => formatDateTime(this.mail().heldAt, this.#zone()));
  /** As it is, its styles included: the frame it goes into runs nothing and belongs to no site. */
  protected readonly page = computed(() => this.#sanitizer.bypassSecurityTrustHtml(this.whole.value()?.html ?? ''));

  constructor() {
    // Whoever opened it goes on reading there.
    effect(() => {
      this.mail();
      this.heading().nativeElement.focus();
    });
  }
}
