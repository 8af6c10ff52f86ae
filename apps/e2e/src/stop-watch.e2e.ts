import { randomUUID } from 'node:crypto';
import { type Browser, type Page } from 'playwright-core';
import { launchBrowser, openWindow } from './support/browser';
import { Hand } from './support/hand';
import { look } from './support/look';
import { isChosen, saved, tab, THREE_PANES } from './support/workbench';

/** What the whole way may take; docs/benchmarks.md says how it is spent. */
const MOST = { clicks: 32, fields: 8, keys: 19 };

/** From nothing to a frozen version, as somebody new goes. Clicks are counted; how long it takes is the machine's. */
describe('the first quarter of an hour', () => {
  let browser: Browser;
  let page: Page;
  let hand: Hand;
  let workbench = '';
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const link = (name: string | RegExp) => page.getByRole('link', { name }).first();
  const dialog = () => page.getByRole('dialog');

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openWindow(browser, { width: THREE_PANES });
    hand = new Hand(page);
  });
  afterAll(() => browser?.close());

  it('begins with an account and an organization', async () => {
    hand.begins('sign up');
    await page.goto('/');
    await hand.clicks(link('Create an account'));
    await hand.fills(page.getByLabel('Name'), 'Nora New');
    await hand.fills(page.getByLabel('E-mail'), `${randomUUID()}@example.test`);
    await hand.fills(page.getByLabel('Password'), 'example-trust-demo');
    await hand.clicks(button('Create account'));
    await hand.fills(page.getByLabel('Name'), 'Alpine Trust');
    await hand.clicks(button('Create organization'));
    await page.getByRole('heading', { name: 'First steps' }).waitFor();
  });

  it('describes a PKI and starts an assessment', async () => {
    hand.begins('PKI');
    await hand.clicks(link('Describe a PKI'));
    await hand.clicks(button('Create a PKI'));
    await hand.fills(dialog().getByLabel('Name'), 'Device PKI');
    await hand.clicks(dialog().getByRole('button', { name: 'Create PKI' }));
    hand.begins('assessment');
    await hand.clicks(dialog().getByRole('button', { name: 'Start assessment' }));
    await page.getByRole('tree', { name: 'Requirements' }).waitFor();
  });

  it('answers ten questions', async () => {
    hand.begins('ten answers');
    for (let answer = 1; answer <= 10; answer++) {
      await isChosen(page, 0);
      await hand.presses('3');
      await isChosen(page, 3);
      if (answer < 10) await hand.presses('n');
    }
    await saved(page);
    workbench = page.url();
  });

  it('gives evidence for one of them, and plans its improvement', async () => {
    hand.begins('evidence');
    await hand.clicks(tab(page, 'Evidence'));
    await hand.clicks(button('Add evidence'));
    await hand.clicks(page.getByRole('radio', { name: 'Link' }));
    await hand.fills(page.getByLabel('Address'), 'https://example.org/policy');
    await hand.fills(page.getByLabel('Title'), 'Certificate policy');
    await hand.clicks(page.getByRole('button', { name: 'Add', exact: true }));
    await page.getByText('Certificate policy').first().waitFor();
    hand.begins('plan');
    await hand.clicks(tab(page, 'Plan'));
    await hand.clicks(button('Plan an improvement'));
    await hand.clicks(button('Create plan'));
    await page.getByRole('tab', { name: /^Plan 1/ }).waitFor();
  });

  it('invites somebody', async () => {
    hand.begins('invite');
    await hand.clicks(link('Settings'));
    await hand.clicks(link('Invitations'));
    await hand.clicks(button('Invite someone'));
    await hand.clicks(dialog().getByRole('button', { name: 'Create link' }));
    await dialog().getByLabel('Invitation link').waitFor();
    await hand.clicks(dialog().getByRole('button', { name: 'Done' }));
  });

  it('learns why the score is what it is', async () => {
    hand.begins('why this number');
    await hand.clicks(link('Assessments'));
    await hand.clicks(link(/^Results/));
    await hand.clicks(button('Why this number: Overall'));
    await page.getByRole('group', { name: 'Calculation of Overall' }).waitFor();
    await look(page, 'stop-watch-why');
  });

  it('finalizes, and opens what is frozen', async () => {
    hand.begins('finalize');
    await hand.clicks(link('Open the assessment'));
    await page.waitForURL((url) => workbench.startsWith(`${url.origin}${url.pathname}`.replace(/\/responses.*$/, '')));
    await hand.clicks(button('Finalize'));
    await hand.clicks(dialog().getByRole('button', { name: 'Finalize' }));
    await page
      .getByText(/Everything here is read-only/)
      .first()
      .waitFor();
    hand.begins('open the frozen version');
    await hand.clicks(link('version 1'));
    await page.getByText('which matches').waitFor();
    await look(page, 'stop-watch-frozen');
  });

  it('took no more clicks, fields and keys than are written down', () => {
    console.table([...hand.efforts, hand.total]);
    const { clicks, fields, keys } = hand.total;
    expect(clicks).toBeGreaterThan(20);
    expect([clicks <= MOST.clicks, fields <= MOST.fields, keys <= MOST.keys]).toEqual([true, true, true]);
  });
});
