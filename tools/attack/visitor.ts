import { type Endpoint, type RequestOf, type ResponseOf, sessionApi, SessionView } from '@certitude/contracts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly milliseconds: number;
}

type Body = NonNullable<RequestInit['body']>;

export interface Message {
  readonly method: string;
  /** With its query, from `/api` on. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
}

const JSON_TYPE = { 'content-type': 'application/json' };
/** Longer than anything may take. */
const PATIENCE = 60_000;

/** Somebody outside: a browser with its cookies, in a network of its own (as a proxy in front would say). */
export class Visitor {
  private cookies = new Map<string, string>();
  private csrfToken = '';
  /** Empty until signed in. */
  accountId = '';

  constructor(
    readonly address: string,
    readonly network: string,
  ) {}

  /** Sends one request, whatever it is. */
  async send({ method, path, headers = {}, body }: Message): Promise<Answer> {
    const start = performance.now();
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: { ...this.headers(), ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
      ...(body === undefined || method === 'GET' ? {} : { body }),
    });
    const text = await response.text();
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: isJson ? (JSON.parse(text) as unknown) : text,
      milliseconds: performance.now() - start,
    };
  }

  /** A request to an endpoint, with whatever it is given. */
  ask(endpoint: Endpoint, { params, query, body }: { params?: object; query?: object; body?: unknown } = {}) {
    const named = new Map(Object.entries(params ?? {}));
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(named.get(name))));
    const search = new URLSearchParams(
      Object.entries(query ?? {}).map(([key, value]): [string, string] => [key, String(value)]),
    );
    return this.send({
      method: endpoint.method,
      path: `/api${path}${search.size > 0 ? `?${search}` : ''}`,
      ...(body === undefined ? {} : { headers: JSON_TYPE, body: JSON.stringify(body) }),
    });
  }

  /** @throws Error when it is refused */
  async call<E extends Endpoint>(endpoint: E, request: RequestOf<E> = {}): Promise<ResponseOf<E>> {
    const { status, body } = await this.ask(endpoint, request as object);
    if (status >= 400) throw new Error(`${endpoint.method} ${endpoint.path}: ${status} ${JSON.stringify(body)}`);
    return body as ResponseOf<E>;
  }

  /** Uploads these bytes under this name. */
  upload(organizationId: string, name: string, body: Body): Promise<Answer> {
    return this.send({
      method: 'POST',
      path: `/api/organizations/${organizationId}/files?name=${encodeURIComponent(name)}`,
      headers: { 'content-type': 'application/octet-stream' },
      body,
    });
  }

  async signUp(account: { readonly email: string; readonly name: string; readonly password: string }): Promise<void> {
    this.isNow(await this.call(sessionApi.signUp, { body: account }));
  }

  /** What each request says of who this is. */
  headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      'x-forwarded-for': this.network,
      ...(cookie ? { cookie } : {}),
      ...(this.csrfToken ? { 'x-csrf-token': this.csrfToken } : {}),
    };
  }

  private isNow(session: unknown): void {
    const { account, csrfToken } = SessionView.parse(session);
    this.accountId = account.id;
    this.csrfToken = csrfToken;
  }

  private keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name === undefined || value === undefined) return;
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
