import { randomUUID } from 'node:crypto';
import { type Browser, type Page } from 'playwright-core';
import { openWindow } from './browser';

/** Whoever has just signed up and founded an organization. */
export async function founder(browser: Browser): Promise<Page> {
  const page = await openWindow(browser);
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Ines Duarte');
  await page.getByLabel('E-mail').fill(`${randomUUID()}@example.test`);
  await page.getByLabel('Password', { exact: true }).fill('a few quiet words');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Set up your organization' }).waitFor();
  await page.getByLabel('Name').fill('Duarte Trust');
  await page.getByRole('button', { name: 'Create organization' }).click();
  await page.waitForURL(/\/o\/[^/]+\/./);
  return page;
}

/** The address of the organization that is open. */
export const organizationOf = (page: Page): string => /^\/o\/[^/]+/.exec(new URL(page.url()).pathname)?.[0] ?? '';
