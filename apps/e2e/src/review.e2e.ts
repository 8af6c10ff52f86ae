import { generateKeyPairSync } from 'node:crypto';
import { type Browser, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, openWindow, signedIn } from './support/browser';
import { level, saved, tab, THREE_PANES } from './support/workbench';

const FILE = {
  name: 'cps-extract.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('CPS, section 5.2: trusted roles.\n'),
};

describe('an answer, its evidence and its review', () => {
  let browser: Browser;
  let author: Page;
  let reviewer: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    author = await signedIn(browser, 'assessor', { width: THREE_PANES });
    reviewer = await signedIn(browser, 'reviewer', { width: THREE_PANES });
    const address = await apiOf(author).newAssessment('Evidence and review');
    await author.goto(address);
    await level(author, 3).click();
    await saved(author);
    // The same answer for both: it is in the address now.
    await author.waitForURL(/responses/);
    await reviewer.goto(author.url());
  });
  afterAll(() => browser?.close());

  it('takes a file as evidence, and shows it to the reviewer', async () => {
    await tab(author, 'Evidence').click();
    await author.getByRole('button', { name: 'Add evidence' }).click();
    await author.getByRole('button', { name: 'Add', exact: true }).waitFor();
    expect(await accessibilityProblems(author)).toEqual([]);
    await author.locator('input[type=file]').setInputFiles(FILE);
    await author.getByRole('button', { name: 'Add', exact: true }).click();
    await author.getByRole('link', { name: FILE.name }).waitFor();
    await tab(reviewer, 'Evidence').click();
    await reviewer.getByRole('link', { name: FILE.name }).waitFor();
  });

  it('gives the file as a download to members, and to nobody else', async () => {
    const address = await reviewer.getByRole('link', { name: FILE.name }).getAttribute('href');
    const answer = await reviewer.request.get(address ?? '');
    expect(answer.headers()['content-disposition']).toMatch(/^attachment/);
    expect(await answer.body()).toEqual(FILE.buffer);
    const stranger = await openWindow(browser);
    expect((await stranger.request.get(address ?? '')).status()).toBe(401);
    await stranger.context().close();
  });

  it('says what is wrong with a file that is refused', async () => {
    await author.getByRole('button', { name: 'Add evidence' }).click();
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const buffer = Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await author.locator('input[type=file]').setInputFiles({ name: 'signing.pem', mimeType: 'text/plain', buffer });
    await author.getByRole('button', { name: 'Add', exact: true }).click();
    await author.getByText('The file contains a private key.').first().waitFor();
    await author.getByRole('button', { name: 'Cancel' }).click();
  });

  it('lets nobody review their own work', async () => {
    await tab(author, 'Review').click();
    await author.getByRole('tabpanel').getByRole('button', { name: 'Submit for review' }).click();
    await author.getByText('Waiting for a reviewer. You have contributed to this answer').waitFor();
    expect(await author.getByRole('button', { name: 'Accept' }).count()).toBe(0);
  });

  it('asks for changes with a comment that the author reads', async () => {
    await tab(reviewer, 'Review').click();
    await reviewer.getByRole('button', { name: 'Ask for changes' }).click();
    await reviewer.getByRole('tabpanel').getByRole('alert').waitFor();
    await reviewer.getByLabel('Comment').fill('Name the section that lists the trusted roles.');
    await reviewer.getByRole('button', { name: 'Ask for changes' }).click();
    await author.getByText('Name the section that lists the trusted roles.').waitFor();
    expect(await accessibilityProblems(reviewer)).toEqual([]);
  });

  it('accepts what is handed in again, and ends the acceptance when the answer changes', async () => {
    await author.getByRole('tabpanel').getByRole('button', { name: 'Submit for review' }).click();
    await reviewer.getByRole('button', { name: 'Accept', exact: true }).click();
    await author.getByText('Any change to the level').waitFor();
    await level(author, 4).click();
    await Promise.all(
      [author, reviewer].map((page) => page.getByText(/Changed since it was last accepted: .*level/i).waitFor()),
    );
  });
});
