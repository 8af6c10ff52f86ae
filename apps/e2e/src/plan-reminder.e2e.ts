import { assessmentsApi, plansApi, sessionApi } from '@certitude/contracts';
import { type Browser, type Page } from 'playwright-core';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';

const today = (): string => new Date().toISOString().slice(0, 10);

describe('an action plan and the bell', () => {
  let browser: Browser;
  let manager: Page;
  let contributor: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    manager = await signedIn(browser, 'manager');
    contributor = await signedIn(browser, 'contributor');
  });
  afterAll(() => browser?.close());

  it('tells the responsible person, live, through outbox, queue and socket', async () => {
    const { call } = apiOf(manager);
    const existing = (await call(plansApi.list)).items[0];
    if (!existing) throw new Error('The demo organization has no plan.');
    expect((await call(assessmentsApi.list)).items.length).toBeGreaterThan(0);
    const { account } = await apiOf(contributor).call(sessionApi.current);
    await contributor.getByRole('button', { name: /^Notifications/ }).waitFor();
    const title = `Renew the OCSP responder keys ${Date.now()}`;
    await call(plansApi.create, {
      body: {
        assessmentId: existing.assessmentId,
        responseId: existing.responseId,
        title,
        targetLevel: 4,
        responsible: account.id,
        dueOn: today(),
      },
    });
    await contributor.getByRole('button', { name: /^Notifications, .+ unread/ }).waitFor();
    await contributor.getByRole('button', { name: /^Notifications/ }).click();
    await contributor.getByRole('dialog', { name: 'Notifications' }).getByText(title).first().waitFor();
  });
});
