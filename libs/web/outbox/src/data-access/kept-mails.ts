import { inject, Injectable } from '@angular/core';
import { type HeldMail, type HeldMailView, OUTBOX_KEY_HEADER, outboxApi, type Page } from '@certitude/contracts';
import { Api } from '@certitude/web/core';

/** Mails that were kept instead of sent. */
@Injectable({ providedIn: 'root' })
export class KeptMails {
  readonly #api = inject(Api);

  /** Newest first. @throws ApiError */
  list(key: string, after: string | undefined, signal?: AbortSignal): Promise<Page<HeldMailView>> {
    return this.#api.call(outboxApi.list, { query: after ? { after } : {}, headers: headersOf(key) }, signal);
  }

  /** @throws ApiError */
  get(key: string, mailId: string, signal?: AbortSignal): Promise<HeldMail> {
    return this.#api.call(outboxApi.get, { params: { mailId }, headers: headersOf(key) }, signal);
  }
}

const headersOf = (key: string) => ({ [OUTBOX_KEY_HEADER]: key });
