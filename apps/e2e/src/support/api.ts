import {
  assessmentsApi,
  type Endpoint,
  evidenceApi,
  modelsApi,
  pkisApi,
  type RequestOf,
  type ResponseOf,
  sessionApi,
  type StoredFileView,
} from '@certitude/contracts';
import { type Page } from 'playwright-core';

/** What a journey needs to exist beforehand, made through the API as the person whose window it is. */
export function apiOf(page: Page) {
  const organizationId = /\/o\/([0-9a-f-]+)/.exec(page.url())?.[1];
  if (!organizationId) throw new Error(`No organization is open at ${page.url()}.`);

  const call = async <E extends Endpoint>(endpoint: E, request: RequestOf<E> = {}): Promise<ResponseOf<E>> => {
    const params = { organizationId, ...(request.params ?? {}) } as Record<string, string>;
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
    const answer = await page.request.fetch(`/api${path}`, {
      method: endpoint.method,
      headers: endpoint.method === 'GET' ? {} : { 'x-csrf-token': await token() },
      ...(request.body === undefined ? {} : { data: request.body }),
    });
    if (!answer.ok()) throw new Error(`${endpoint.method} ${path}: ${await answer.text()}`);
    return (await answer.json()) as ResponseOf<E>;
  };
  const token = async () => (await call(sessionApi.current)).csrfToken;

  /** A new formal assessment of the first PKI. @returns its address in the web application */
  const newAssessment = async (name: string): Promise<string> => {
    const [pki] = (await call(pkisApi.list)).items;
    const release = (await call(modelsApi.list)).items.find(({ version }) => version === '2.0.0');
    if (!pki || !release) throw new Error('The demo organization has no PKI or no model release 2.0.0.');
    const assessment = await call(assessmentsApi.create, {
      body: { pkiId: pki.id, modelReleaseId: release.id, name, method: 'formal' },
    });
    return `/o/${organizationId}/assessments/${assessment.id}`;
  };

  /** A file that evidence can be made of. */
  const upload = async (name: string, content: string): Promise<StoredFileView> => {
    const path = evidenceApi.upload.path.replace(':organizationId', organizationId);
    const answer = await page.request.post(`/api${path}`, {
      params: { name },
      headers: { 'x-csrf-token': await token(), 'content-type': 'application/octet-stream' },
      data: Buffer.from(content),
    });
    return evidenceApi.upload.response.parse(await answer.json());
  };

  return { call, newAssessment, organizationId, upload };
}
