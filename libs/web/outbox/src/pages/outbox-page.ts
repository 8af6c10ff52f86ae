import { Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { type HeldMailView } from '@certitude/contracts';
import { pagedList } from '@certitude/web/core';
import { ShowMore } from '@certitude/web/parts';
import { Button, EmptyState, ErrorState, RelativeTime, Skeleton, Tag } from '@certitude/web/ui';
import { KeptMails } from '../data-access/kept-mails';
import { KeptMail } from './kept-mail';

/** What an instance without a mail server would have sent, for operators: the key is in the address that they were told. */
@Component({
  selector: 'certitude-outbox-page',
  imports: [Button, EmptyState, ErrorState, KeptMail, RelativeTime, ShowMore, Skeleton, Tag],
  templateUrl: './outbox-page.html',
  styleUrl: './outbox-page.scss',
})
export class OutboxPage {
  readonly #mails = inject(KeptMails);
  /** The part of an address that no browser sends to a server. */
  readonly #fragment = toSignal(inject(ActivatedRoute).fragment);

  protected readonly key = computed(() => this.#fragment() || undefined);
  protected readonly open = signal<HeldMailView | null>(null);
  protected readonly list = pagedList<HeldMailView, string>({
    params: () => this.key(),
    refreshes: true,
    load: (key, after, abort) => this.#mails.list(key, after, abort),
  });
}
