import { Injectable, inject } from '@angular/core';
import { type Endpoint, type RequestOf, type ResponseOf } from '@certitude/contracts';
import { Credentials } from '../session/credentials';
import { ApiError } from './api-error';
import { addressOf } from './address';
import { secondsToWait } from './retry-after';
import { sendFile, type FileTransfer, type SentAnswer } from './upload';

type Asked<Name extends string, Value> =
  Record<never, never> extends Value ? { readonly [N in Name]?: Value } : { readonly [N in Name]: Value };

/** What a call must be given: parts of the request that have required members are required. */
export type CallOf<E extends Endpoint> = Asked<'params', NonNullable<RequestOf<E>['params']>> &
  Asked<'query', NonNullable<RequestOf<E>['query']>> &
  Asked<'body', NonNullable<RequestOf<E>['body']>> & {
    /** What is said beside it, and is not to stand in an address. */
    readonly headers?: Readonly<Record<string, string>>;
  };

/** The HTTP API, typed by the contracts' endpoints. */
@Injectable({ providedIn: 'root' })
export class Api {
  readonly #credentials = inject(Credentials);

  /**
   * Calls an endpoint and answers its JSON.
   * @throws ApiError
   */
  async call<E extends Endpoint>(endpoint: E, request: CallOf<E>, signal?: AbortSignal): Promise<ResponseOf<E>> {
    const { params, query, body, headers } = request as CallOf<Endpoint>;
    const hasBody = endpoint.method !== 'GET' && body !== undefined;
    const answer = await this.#reach(addressOf(endpoint, params, query), {
      method: endpoint.method,
      headers: { ...this.#headers(endpoint), ...headers, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
      ...(hasBody ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    });
    if (!answer.ok) throw await this.#refusal(answer);
    return (await readJson(answer)) as ResponseOf<E>;
  }

  /**
   * A file that is shown, not saved.
   * @throws ApiError
   */
  async download<E extends Endpoint>(endpoint: E, request: CallOf<E>, signal: AbortSignal): Promise<ArrayBuffer> {
    const answer = await this.#reach(this.downloadUrl(endpoint, request), { signal });
    if (!answer.ok) throw await this.#refusal(answer);
    return answer.arrayBuffer().catch((error: unknown) => {
      throw signal.aborted ? error : ApiError.network();
    });
  }

  /**
   * Uploads a file as the raw request body.
   * @param transfer the file, who is told the progress (0–1), and a signal to stop it
   * @throws ApiError
   */
  async upload<E extends Endpoint>(endpoint: E, request: CallOf<E>, transfer: FileTransfer): Promise<ResponseOf<E>> {
    const { params, query } = request as RequestOf<Endpoint>;
    const sent = await sendFile(
      { url: addressOf(endpoint, params, query), method: endpoint.method, headers: this.#headers(endpoint) },
      transfer,
    );
    if (sent.status >= 300) throw this.#failure(sent);
    return sent.body as ResponseOf<E>;
  }

  /** The address of a download, for a link. The session's cookie goes with it. */
  downloadUrl<E extends Endpoint>(endpoint: E, request: CallOf<E>): string {
    const { params, query } = request as RequestOf<Endpoint>;
    return addressOf(endpoint, params, query);
  }

  #headers(endpoint: Endpoint): Record<string, string> {
    const token = this.#credentials.csrfToken();
    return { accept: 'application/json', ...(endpoint.method !== 'GET' && token ? { 'x-csrf-token': token } : {}) };
  }

  async #reach(url: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(url, { credentials: 'same-origin', ...init });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw ApiError.network();
    }
  }

  async #refusal(answer: Response): Promise<ApiError> {
    const later = answer.headers.get('retry-after');
    return this.#failure({ status: answer.status, body: await readJson(answer), later });
  }

  #failure({ status, body, later }: SentAnswer): ApiError {
    const error = ApiError.fromAnswer(status, body, secondsToWait(later));
    if (error.code === 'session.required') this.#credentials.expire();
    return error;
  }
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}
