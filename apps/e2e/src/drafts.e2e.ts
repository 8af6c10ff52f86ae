import { plansApi } from '@certitude/contracts';
import { type Browser, type Page } from 'playwright-core';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { newcomer } from './support/newcomer';

describe('two people who edit one plan', () => {
  let browser: Browser;
  let petra: Page;
  let jana: Page;
  let address: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    petra = await signedIn(browser, 'manager');
    const api = apiOf(petra);
    const [plan] = (await api.call(plansApi.list)).items;
    if (!plan) throw new Error('The demo organization has no plan.');
    const made = await api.call(plansApi.create, {
      body: {
        assessmentId: plan.assessmentId,
        responseId: plan.responseId,
        title: 'Rehearse the recovery',
        targetLevel: 5,
      },
    });
    address = `/o/${api.organizationId}/plans/${made.id}`;
    const owner = await signedIn(browser, 'owner');
    jana = await newcomer(browser, owner, { role: 'manager', name: 'Jana' });
    await owner.context().close();
  });
  afterAll(() => browser?.close());

  const edit = async (page: Page, name: string): Promise<void> => {
    await page.goto(address);
    await page.getByRole('button', { name }).click();
  };
  const save = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Save' }).click();
  };
  const isClosed = (page: Page, name: string) => page.getByLabel(name).waitFor({ state: 'detached' });

  it('keep what both changed in different fields', async () => {
    await edit(petra, 'Write Objectives');
    await edit(jana, 'change Title');
    await petra.getByLabel('Objectives').fill('Twice a year');
    await save(petra);
    await isClosed(petra, 'Objectives');
    await jana.getByLabel('Title').fill('Rehearse it all');
    await jana.getByLabel('Title').press('Enter');
    await isClosed(jana, 'Title');
    await jana.getByText('Twice a year').waitFor();
    await jana.getByRole('heading', { name: 'Rehearse it all' }).waitFor();
  });

  it('see both texts where they wrote the same field, and lose neither', async () => {
    await edit(petra, 'Edit Objectives');
    await edit(jana, 'Edit Objectives');
    await jana.getByLabel('Objectives').fill('Every quarter');
    await save(jana);
    await isClosed(jana, 'Objectives');
    await petra.getByLabel('Objectives').fill('Every month');
    await save(petra);
    await petra.getByText('Jana saved this').waitFor();
    await petra.getByRole('button', { name: 'Edit together' }).click();
    await petra.getByRole('group', { name: 'Two versions of Objectives' }).waitFor({ state: 'detached' });
    expect(await petra.getByRole('textbox', { name: 'Objectives' }).inputValue()).toBe('Every month\n\nEvery quarter');
    await save(petra);
    await isClosed(petra, 'Objectives');
    await petra.getByText('Every quarter').waitFor();
  });

  it('find a text again after a reload, up to the last keystroke', async () => {
    await edit(petra, 'change Title');
    await petra.getByLabel('Title').fill('Half a thought');
    await petra.reload();
    // The property that it was typed into is open again.
    await petra.getByText('Not saved yet').waitFor();
    expect(await petra.getByLabel('Title').inputValue()).toBe('Half a thought');
  });

  it('are asked about it when they sign out', async () => {
    await petra.getByRole('button', { name: /theme and sign out/ }).click();
    await petra.getByRole('menuitem', { name: 'Sign out' }).click();
    await petra.getByRole('dialog').getByText('Plan: Rehearse it all (Title)').waitFor();
    await petra.getByRole('button', { name: 'Discard and sign out' }).click();
    await petra.waitForURL(/sign-in/);
    expect(await petra.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))).toEqual([]);
  });
});
