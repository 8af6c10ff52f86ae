import { createHash } from 'node:crypto';
import { packetParser } from '@certitude/contracts/packets';
import { type AccountId, type Endpoint, type Problem, type RequestOf, type ResponseOf } from '@certitude/contracts';
import { Sessions } from '@certitude/server/core';
import { type INestApplication } from '@nestjs/common';
import { io, type Socket } from 'socket.io-client';

/** Name of the session cookie. */
const COOKIE = 'certitude_session';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface Sent {
  readonly type: string;
  readonly body: string;
  readonly givenUp: AbortSignal;
}

/** A problem answer, thrown by `call`. */
export class ProblemAnswer extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail} ${JSON.stringify(problem.problems ?? [])}`);
  }
}

/** What a browser does: session cookie, CSRF token, JSON. Every successful answer is checked against its contract. */
export class TestClient {
  constructor(
    private readonly app: INestApplication,
    private readonly url: string,
    readonly sessionToken?: string,
  ) {}

  /** @throws ProblemAnswer */
  async call<E extends Endpoint>(endpoint: E, request: RequestOf<E> = {}): Promise<ResponseOf<E>> {
    const answer = await this.raw(endpoint, request);
    if (answer.status >= 400) throw new ProblemAnswer(answer.body as Problem);
    return endpoint.response.parse(answer.body) as ResponseOf<E>;
  }

  /** The problem a call is answered with; fails when it succeeds. */
  async problem<E extends Endpoint>(endpoint: E, request: RequestOf<E> = {}): Promise<Problem> {
    const answer = await this.raw(endpoint, request);
    if (answer.status < 400)
      throw new Error(`${endpoint.method} ${endpoint.path} succeeded: ${JSON.stringify(answer.body)}`);
    return answer.body as Problem;
  }

  /** Sends whatever it is given, valid or not. */
  async raw(
    endpoint: Pick<Endpoint, 'method' | 'path' | 'stream'>,
    request: { params?: unknown; query?: unknown; body?: unknown } = {},
  ): Promise<RawAnswer> {
    const params = (request.params ?? {}) as Record<string, string>;
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? 'missing'));
    const query = new URLSearchParams(
      Object.entries((request.query ?? {}) as Record<string, unknown>).map(([k, v]): [string, string] => [
        k,
        String(v),
      ]),
    );
    return this.fetch(
      endpoint.method,
      `/api${path}${query.size ? `?${query}` : ''}`,
      request.body,
      endpoint.stream === 'upload',
    );
  }

  /** One request to any path. A Buffer or string body is sent as it is. */
  async fetch(method: string, path: string, body?: unknown, isStream = false): Promise<RawAnswer> {
    const sendsBody = method !== 'GET' && body !== undefined;
    const isRaw = isStream || typeof body === 'string' || Buffer.isBuffer(body);
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...this.headers(),
        ...(sendsBody ? { 'content-type': isStream ? 'application/octet-stream' : 'application/json' } : {}),
      },
      ...(sendsBody ? { body: isRaw ? (body as string) : JSON.stringify(body) } : {}),
    });
    const content = Buffer.from(await response.arrayBuffer());
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? (JSON.parse(content.toString()) as unknown) : content,
    };
  }

  /** Asks for a path as it is, with headers of one's own. */
  ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, { headers: { ...this.headers(), ...headers } });
  }

  /** Sends something to a path, and does not wait for the answer any more once `givenUp` is aborted. */
  send(path: string, { type, body, givenUp }: Sent): Promise<Response> {
    const headers = { ...this.headers(), 'content-type': type };
    return fetch(`${this.url}${path}`, { method: 'POST', headers, body, signal: givenUp });
  }

  /** A socket of this browser. Connects at once; close it in the test. */
  socket(): Socket {
    return io(this.url, {
      parser: packetParser(null),
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      extraHeaders: this.headers(),
    });
  }

  private headers(): Record<string, string> {
    if (!this.sessionToken) return {};
    const sessionHash = createHash('sha256').update(this.sessionToken).digest('hex');
    // The token depends on the session alone.
    const csrf = this.app.get(Sessions, { strict: false }).csrfToken({ sessionHash, accountId: '' as AccountId });
    return { cookie: `${COOKIE}=${this.sessionToken}`, 'x-csrf-token': csrf };
  }
}
