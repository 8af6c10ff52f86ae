import { type EditConflict, type Endpoint, type RequestOf, type ResponseOf } from '@certitude/contracts';
import { ApiError, type CallOf, type FileTransfer } from '@certitude/web/core';

type Request = RequestOf<Endpoint>;
type Answering = (request: Request) => Promise<unknown>;

/** Refused by the server for a reason of the catalogue. */
const refusal = (code: string, title: string): ApiError =>
  ApiError.fromAnswer(409, { type: 't', title, status: 409, detail: 'Ask somebody.', code, requestId: 'r-1' });

/**
 * Stands where HTTP begins: `Api` for tests. What is asked and what is answered has to be what the contracts say, so
 * that a test never proves something about a request that the server would refuse.
 */
export class FakeServer {
  readonly #answers = new Map<Endpoint, Answering>();
  readonly #asked: { readonly endpoint: Endpoint; readonly request: Request }[] = [];

  /** From now on the endpoint answers this. */
  answer<E extends Endpoint>(endpoint: E, given: ResponseOf<E> | ((request: RequestOf<E>) => ResponseOf<E>)): this {
    const make = typeof given === 'function' ? (given as (request: Request) => unknown) : () => given;
    this.#answers.set(endpoint, (request) => Promise.resolve(endpoint.response.parse(make(request))));
    return this;
  }

  /** From now on the endpoint refuses. */
  refuse(endpoint: Endpoint, title = 'That did not work.', code = 'access.forbidden'): this {
    this.#answers.set(endpoint, () => Promise.reject(refusal(code, title)));
    return this;
  }

  /** From now on the endpoint says that somebody saved the same fields meanwhile. @param version of what is there now */
  conflict(endpoint: Endpoint, version: number, conflicts: readonly EditConflict[]): this {
    const problem = { type: 't', title: 'Saved meanwhile.', status: 409, detail: 'Look.', code: 'edit.conflict' };
    const answer = { ...problem, requestId: 'r-1', version, conflicts };
    this.#answers.set(endpoint, () => Promise.reject(ApiError.fromAnswer(409, answer)));
    return this;
  }

  /** From now on the endpoint cannot be reached. */
  lose(endpoint: Endpoint): this {
    this.#answers.set(endpoint, () => Promise.reject(ApiError.network()));
    return this;
  }

  /** From now on the endpoint never answers. */
  hang(endpoint: Endpoint): this {
    this.#answers.set(endpoint, () => new Promise(() => undefined));
    return this;
  }

  /** Bodies that were sent to an endpoint, in order. */
  bodies(endpoint: Endpoint): unknown[] {
    return this.requests(endpoint).map(({ body }) => body);
  }

  requests(endpoint: Endpoint): Request[] {
    return this.#asked.filter((each) => each.endpoint === endpoint).map(({ request }) => request);
  }

  async call(endpoint: Endpoint, request: CallOf<Endpoint>): Promise<unknown> {
    const { params, query, body } = request as Request;
    endpoint.params.parse(inPath(endpoint, params ?? {}));
    endpoint.query.parse(plain(query ?? {}));
    endpoint.body.parse(body ?? {});
    this.#asked.push({ endpoint, request: request as Request });
    const answer = this.#answers.get(endpoint);
    if (!answer) throw new Error(`The test has no answer for ${endpoint.method} ${endpoint.path}.`);
    return answer(request as Request);
  }

  async upload(endpoint: Endpoint, request: CallOf<Endpoint>, { progress, signal }: FileTransfer): Promise<unknown> {
    progress?.(1);
    const stopped = new Promise((_, reject) =>
      signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
    );
    return Promise.race([this.call(endpoint, request), stopped]);
  }

  /** A file: bytes of no meaning where the endpoint does not refuse. */
  async download(endpoint: Endpoint, request: CallOf<Endpoint>): Promise<ArrayBuffer> {
    await this.call(endpoint, request);
    return new ArrayBuffer(8);
  }

  downloadUrl(endpoint: Endpoint, { params, query }: Request): string {
    const all = Object.entries((params ?? {}) as Record<string, string>);
    const path = all.reduce((address, [name, value]) => address.replace(`:${name}`, value), `/api${endpoint.path}`);
    const search = new URLSearchParams((query ?? {}) as Record<string, string>).toString();
    return search === '' ? path : `${path}?${search}`;
  }
}

/** What is not named in the path never leaves the browser. */
const inPath = ({ path }: Endpoint, params: unknown): object =>
  Object.fromEntries(Object.entries(params as object).filter(([name]) => path.includes(`:${name}`)));

/** As the address bar has it: what is undefined is left out, numbers are texts. */
const plain = (query: unknown): object =>
  Object.fromEntries(
    Object.entries(query as object).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
