import { plansApi } from '@certitude/contracts';
import { type Browser, type Page } from 'playwright-core';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { signInOf } from './support/product';
import { isChosen, level, saved, THREE_PANES } from './support/workbench';

describe('somebody whose network goes away', () => {
  let browser: Browser;
  let owner: Page;
  let assessor: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    owner = await signedIn(browser, 'owner', { width: THREE_PANES });
    assessor = await signedIn(browser, 'assessor', { width: THREE_PANES });
    const address = await apiOf(owner).newAssessment('On the train');
    await Promise.all([owner.goto(address), assessor.goto(address)]);
    // Whoever comes later is shown the first that nobody has answered, which is another one.
    await Promise.all([level(owner, 3).waitFor(), level(assessor, 3).waitFor()]);
    await level(assessor, 3).click();
    await Promise.all([isChosen(owner, 3), saved(assessor)]);
  });
  afterAll(() => browser?.close());

  it('sees what waits wherever they go, and it is sent from there', async () => {
    await assessor.context().setOffline(true);
    await level(assessor, 4).click();
    await assessor.getByRole('link', { name: 'My work' }).first().click();
    const notice = assessor.getByText('1 change of On the train waits to be sent');
    await notice.waitFor();
    await assessor.context().setOffline(false);
    await isChosen(owner, 4);
    await notice.waitFor({ state: 'detached' });
  });

  it('finds a page that could not load loaded when the network is back', async () => {
    const list = /\/api\/organizations\/[^/]+\/assessments(\?|$)/;
    await assessor.route(list, (route) => route.abort());
    await assessor.getByRole('link', { name: 'Assessments' }).first().click();
    await assessor.getByRole('button', { name: 'Try again' }).waitFor();
    await assessor.unroute(list);
    await assessor.getByText('On the train').first().waitFor();
  });
});

describe('somebody whose session ends', () => {
  let browser: Browser;
  let manager: Page;
  let address: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    manager = await signedIn(browser, 'manager');
    const api = apiOf(manager);
    const plan = (await api.call(plansApi.list)).items.find(({ status }) => status === 'planned' || status === 'draft');
    if (!plan) throw new Error('The demo organization has no plan that is still to be done.');
    address = `/o/${api.organizationId}/plans/${plan.id}`;
  });
  afterAll(() => browser?.close());

  it('in the middle of a form is told why, and comes back to the place and the words', async () => {
    await manager.goto(address);
    await manager.getByRole('button', { name: 'change Title' }).click();
    await manager.getByLabel('Title').fill('Written when the session ended');
    await manager.context().clearCookies();
    await manager.getByLabel('Title').press('Enter');
    await manager.getByText('You were signed out because the session ended').waitFor();
    const { email, password } = signInOf('manager');
    await manager.getByLabel('E-mail').fill(email);
    await manager.getByLabel('Password', { exact: true }).fill(password);
    await manager.getByRole('button', { name: 'Sign in', exact: true }).click();
    await manager.waitForURL(new RegExp(`${address}$`));
    await manager.getByText('Not saved yet').waitFor();
    expect(await manager.getByLabel('Title').inputValue()).toBe('Written when the session ended');
  });
});
