import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testMailbox, type TestMailbox } from '@certitude/server/testing/mailbox';
import { startProduct, type Product } from '@certitude/tools/start';
import { type Browser, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { launchBrowser, openWindow } from './support/browser';
import { look } from './support/look';
import { horizontalOverflow } from './support/overflow';

const [FIRST, SECOND] = ['a few quiet words', 'a few other words'];

describe('an instance that mail leaves', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'certitude-mail-'));
  let mailbox: TestMailbox;
  let other: Product;
  let browser: Browser;
  beforeAll(async () => {
    mailbox = await testMailbox();
    const environment = {
      SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
      SMTP_TLS: 'never',
      MAIL_FROM: 'Certitude <certitude@example.test>',
      SIGN_IN_ATTEMPTS: '1000',
      LOG_LEVEL: 'warn',
    };
    other = await startProduct({ dataDir, environment });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await other?.stop();
    await mailbox?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const opened = (width = 1280, theme: 'light' | 'dark' = 'light'): Promise<Page> =>
    openWindow(browser, { through: other.address, width, theme });
  /** Follows the link of a mail: its path, whatever name the instance gives itself. */
  const follow = async (page: Page, address: string, subject: string): Promise<void> => {
    const { text = '' } = await mailbox.to(address, subject);
    const [, path = ''] = /^https?:\/\/[^/\s]+(\/\S+)$/m.exec(text) ?? [];
    await page.goto(path);
  };
  const checked = async (page: Page, name: string): Promise<void> => {
    await look(page, name);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await horizontalOverflow(page)).toEqual([]);
  };

  async function signUp(page: Page): Promise<string> {
    const address = `${randomUUID()}@example.test`;
    await page.goto('/sign-up');
    await page.getByLabel('E-mail').fill(address);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByText('A mail is on its way to').waitFor();
    await checked(page, 'mail-sign-up-sent');
    await follow(page, address, 'Create your account');
    await page.getByLabel('Name').fill('Ines Duarte');
    await page.getByLabel('Password', { exact: true }).fill(FIRST);
    await checked(page, 'mail-sign-up-by-link');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('heading', { name: 'Set up your organization' }).waitFor();
    return address;
  }

  async function signIn(page: Page, address: string, password: string): Promise<void> {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(address);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Set up your organization' }).waitFor();
  }

  it.each([
    [375, 'dark'],
    [1280, 'light'],
  ] as const)('lets somebody in again who forgot the password, %i px, %s', async (width, theme) => {
    const address = await signUp(await opened());
    const page = await opened(width, theme);
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
    await page.getByLabel('E-mail').fill(address);
    await checked(page, `mail-forgotten-${width}`);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByText('If there is an account for').waitFor();
    await checked(page, `mail-forgotten-sent-${width}`);
    await follow(page, address, 'Choose a new password');
    await page.getByLabel(`New password for ${address}`).fill(SECOND);
    await page.getByRole('button', { name: 'Set password and sign in' }).click();
    await page.getByRole('heading', { name: 'Set up your organization' }).waitFor();
    await mailbox.to(address, 'Your password was changed');
  });

  it('lets somebody change the address once its link is followed, and tells of new browsers', async () => {
    const address = await signUp(await opened());
    const page = await opened();
    await signIn(page, address, FIRST);
    await mailbox.to(address, 'A new sign-in to your account');
    const next = `${randomUUID()}@example.test`;
    await page.goto('/account');
    await page.getByLabel('New address').fill(next);
    await page.getByLabel('Your password').first().fill(FIRST);
    await page.getByRole('button', { name: 'Change address' }).click();
    await page.getByText(`A link is on its way to ${next}.`).waitFor();
    await mailbox.to(address, 'Your e-mail address is about to change');
    await follow(page, next, 'Confirm your new e-mail address');
    await checked(page, 'mail-confirm-address');
    await page.getByRole('button', { name: 'This address is mine' }).click();
    await page.getByText(`You sign in with ${next}.`).waitFor();
    await checked(page, 'mail-address-confirmed');
    await mailbox.to(address, 'Your e-mail address was changed');
    await signIn(await opened(), next, FIRST);
  });
});
