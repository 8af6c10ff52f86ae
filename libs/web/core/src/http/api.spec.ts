import { TestBed } from '@angular/core/testing';
import { evidenceApi, organizationsApi, outboxApi, sessionApi } from '@certitude/contracts';
import { reportsApi } from '@certitude/contracts/reporting';
import { Credentials } from '../session/credentials';
import { Api } from './api';
import { ApiError } from './api-error';

const organizationId = '0190aaaa-0000-7000-8000-000000000001';
const problem = {
  type: 'urn:certitude:request.invalid',
  title: 'The request is not valid.',
  status: 400,
  detail: 'Correct the fields named in "problems" and send it again.',
  code: 'request.invalid',
  requestId: 'r1',
  problems: [{ path: 'body.name', message: 'must not be empty' }],
};

/** Answers every request the same, and keeps what was asked. */
function given(status: number, body: unknown, headers: Record<string, string> = {}) {
  const asked: { url: string; init: RequestInit }[] = [];
  globalThis.fetch = ((url: string, init: RequestInit) => {
    asked.push({ url, init });
    const answer = {
      ok: status < 300,
      status,
      headers: new Headers(headers),
      json: () => Promise.resolve(body),
      arrayBuffer: () => Promise.resolve(bytes),
    };
    return Promise.resolve(answer as Response);
  }) as typeof fetch;
  const credentials = TestBed.inject(Credentials);
  credentials.renew('token');
  return { api: TestBed.inject(Api), asked, credentials };
}

const bytes = new ArrayBuffer(3);
const failureOf = async (work: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error('it did not fail with an ApiError');
  return error;
};

describe('a call of the API', () => {
  it('sends JSON with the token that proves the page is ours', async () => {
    const { api, asked } = given(200, { id: 'x' });
    const body = { version: 1, changes: { name: 'Northwind', timeZone: 'UTC' } };
    expect(await api.call(organizationsApi.update, { params: { organizationId }, body })).toEqual({ id: 'x' });
    expect(asked[0]).toEqual({
      url: `/api/organizations/${organizationId}`,
      init: {
        method: 'PATCH',
        credentials: 'same-origin',
        headers: { accept: 'application/json', 'content-type': 'application/json', 'x-csrf-token': 'token' },
        body: JSON.stringify(body),
      },
    });
  });

  it('gets the bytes of a file, and says of an ended session that it has ended', async () => {
    const params = { organizationId, assessmentId: organizationId, reportId: organizationId };
    const asking = (api: Api) => api.download(reportsApi.download, { params }, new AbortController().signal);
    expect(await asking(given(200, {}).api)).toBe(bytes);
    const { api, credentials } = given(401, { ...problem, code: 'session.required', status: 401 });
    expect((await failureOf(asking(api))).code).toBe('session.required');
    expect(credentials.csrfToken()).toBeNull();
  });

  it('only reads without token and body', async () => {
    const { api, asked } = given(200, { items: [], next: null });
    await api.call(organizationsApi.members, { params: { organizationId }, query: { limit: 10 } });
    expect(asked[0]?.url).toBe(`/api/organizations/${organizationId}/members?limit=10`);
    expect(asked[0]?.init.headers).toEqual({ accept: 'application/json' });
    expect(asked[0]?.init.body).toBeUndefined();
  });

  it('says beside an address what is not to stand in it', async () => {
    const { api, asked } = given(200, { items: [], next: null });
    await api.call(outboxApi.list, { query: {}, headers: { 'x-outbox-key': 'secret' } });
    expect(asked[0]?.url).toBe('/api/outbox');
    expect(asked[0]?.init.headers).toEqual({ accept: 'application/json', 'x-outbox-key': 'secret' });
  });

  it('fails with what happened, how to fix it, and where', async () => {
    const { api } = given(400, problem);
    const error = await failureOf(api.call(sessionApi.current, {}));
    expect([error.code, error.status, error.title, error.fix, error.requestId]).toEqual([
      'request.invalid',
      400,
      problem.title,
      problem.detail,
      'r1',
    ]);
    expect(error.problems).toEqual(problem.problems);
  });

  it('fails in words also when something else than the product answers', async () => {
    const { api } = given(502, '<html>');
    expect((await failureOf(api.call(sessionApi.current, {}))).code).toBe('internal');
  });

  describe('that the server wants later', () => {
    const limited = { ...problem, status: 429, code: 'request.rate-limited', detail: 'Wait a little and try again.' };
    const words = async (status: number, body: unknown, headers: Record<string, string>) => {
      const { api } = given(status, body, headers);
      const { title, fix, retryAfter } = await failureOf(api.call(sessionApi.current, {}));
      return { said: `${title} ${fix}`, retryAfter };
    };

    it('names the time, which the product and its proxy say in the header', async () => {
      expect(await words(429, limited, { 'retry-after': '12' })).toEqual({
        said: 'The request is not valid. Wait a little and try again (in 12 seconds).',
        retryAfter: 12,
      });
      expect(await words(503, '<html>', { 'retry-after': '12' })).toEqual({
        said: 'The server is busy at the moment. Try again (in 12 seconds).',
        retryAfter: 12,
      });
    });

    it('names the time of the body where there is one', async () => {
      const { said, retryAfter } = await words(429, { ...limited, retryAfter: 900 }, { 'retry-after': '900' });
      expect(said).toMatch(/try again \(at \d\d:\d\d UTC\)\.$/);
      expect(retryAfter).toBe(900);
    });

    it('names none where nobody knows', async () => {
      const { said } = await words(429, limited, {});
      expect(said).toBe('The request is not valid. Wait a little and try again.');
    });

    it('is told of an upload as well', async () => {
      class Refused {
        status = 429;
        response = limited;
        readonly upload = {};
        onload = (): void => undefined;
        readonly open = jest.fn();
        readonly setRequestHeader = jest.fn();
        getResponseHeader = (name: string): string | null => (name === 'retry-after' ? '12' : null);
        send(): void {
          this.onload();
        }
      }
      const { api } = given(200, {});
      const original = globalThis.XMLHttpRequest;
      globalThis.XMLHttpRequest = Refused as unknown as typeof XMLHttpRequest;
      const params = { organizationId };
      const sent = api.upload(evidenceApi.upload, { params, query: { name: 'a.txt' } }, { file: new Blob() });
      globalThis.XMLHttpRequest = original;
      expect((await failureOf(sent)).retryAfter).toBe(12);
    });
  });

  it('says that the server cannot be reached', async () => {
    const { api } = given(200, {});
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await failureOf(api.call(sessionApi.current, {}))).code).toBe('network');
  });

  it('is stopped without a failure to show', async () => {
    const { api } = given(200, {});
    globalThis.fetch = () => Promise.reject(new DOMException('stopped', 'AbortError'));
    await expect(api.call(sessionApi.current, {})).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('notices that the session is over', async () => {
    const { api, credentials } = given(401, { ...problem, status: 401, code: 'session.required' });
    await failureOf(api.call(sessionApi.current, {}));
    expect([credentials.expirations(), credentials.csrfToken()]).toEqual([1, null]);
  });

  it('gives downloads an address for a link', () => {
    const { api } = given(200, {});
    const fileId = '0190aaaa-0000-7000-8000-000000000002';
    expect(api.downloadUrl(evidenceApi.download, { params: { organizationId, fileId } })).toBe(
      `/api/organizations/${organizationId}/files/${fileId}`,
    );
  });
});
