import { randomUUID } from 'node:crypto';
import { organizationsApi, type Role, SessionView } from '@certitude/contracts';
import { type Browser, type Page } from 'playwright-core';
import { apiOf } from './api';
import { openWindow, type Visit } from './browser';

/** A window in which somebody new is signed in, who has just accepted an invitation with this role. */
export async function newcomer(
  browser: Browser,
  host: Page,
  { role, name, ...visit }: Visit & { readonly role: Role; readonly name: string },
): Promise<Page> {
  const { token } = await apiOf(host).call(organizationsApi.invite, { body: { role } });
  const page = await openWindow(browser, visit);
  const account = { name, email: `${randomUUID()}@example.test`, password: 'example-trust-demo' };
  const signedUp = await page.request.post('/api/auth/sign-up', { data: account });
  if (!signedUp.ok()) throw new Error(`Nobody signed up: ${await signedUp.text()}`);
  const { csrfToken } = SessionView.parse(await signedUp.json());
  const headers = { 'x-csrf-token': csrfToken };
  const accepted = await page.request.post(`/api/invitations/${token}/accept`, { headers });
  if (!accepted.ok()) throw new Error(`The invitation was not accepted: ${await accepted.text()}`);
  await page.goto('/');
  await page.waitForURL(/\/o\/[^/]+\/./);
  return page;
}
