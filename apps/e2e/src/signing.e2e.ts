import { readFile, writeFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { assessmentsApi } from '@certitude/contracts';
import { signedFile } from '@certitude/signatures';
import {
  endlessPdf,
  givenKey,
  HOSTILE_MESSAGES,
  keyStoreOf,
  largePdf,
  packedPdf,
  pemOf,
  signedWith,
} from '@certitude/signatures/testing';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, openWindow, signedIn } from './support/browser';
import { downloaded } from './support/downloads';
import { lookAtAll, settled } from './support/look';
import { horizontalOverflow } from './support/overflow';

const FINAL = 'Annual assessment of the enterprise PKI';
const PASSWORD = 'correct horse';

describe('a report that is signed', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    folder = mkdtempSync(join(tmpdir(), 'certitude-signing-'));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const fileOf = async (name: string, bytes: Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  const checked = async (page: Page, name: string): Promise<void> => {
    await settled(page);
    await lookAtAll(page, name);
    expect({ name, overflow: await horizontalOverflow(page) }).toEqual({ name, overflow: [] });
    expect({ name, problems: await accessibilityProblems(page) }).toEqual({ name, problems: [] });
  };
  const choose = (page: Page, file: string): Promise<void> =>
    page.locator('input[type=file]').first().setInputFiles(file);

  it('by its owner with a stored key and by somebody on their own machine is valid for everybody', async () => {
    const page = await signedIn(browser, 'owner', { theme: 'light', width: 1_280 });
    const { organizationId } = apiOf(page);
    await page.goto(`/o/${organizationId}/settings/signing`);
    await page.getByLabel('Store keys for signing reports').check();
    await page.getByLabel('Name').fill('Board');
    await choose(page, await fileOf('key.p12', await keyStoreOf(await givenKey({ kind: 'RSA' }), PASSWORD)));
    await page.getByLabel('Password of the key store').fill('wrong');
    await page.getByRole('button', { name: 'Store the key' }).click();
    await page.getByText('The password of the key is wrong.').waitFor();
    await page.getByLabel('Password of the key store').fill(PASSWORD);
    await page.getByRole('button', { name: 'Store the key' }).click();
    await page.getByRole('rowheader', { name: /Board/ }).waitFor();
    await checked(page, 'signing-settings');

    const { items } = await apiOf(page).call(assessmentsApi.list, { query: { limit: 100 } });
    const id = items.find(({ name }) => name === FINAL)?.id;
    await page.goto(`/o/${organizationId}/assessments/${id}/reports`);
    await page.getByRole('button', { name: 'New report' }).first().click();
    await page.getByLabel('Kind').selectOption({ label: 'Executive summary' });
    // Whoever ordered one before finds their choices: another journey's was no PDF.
    await page.getByLabel('Format').selectOption({ label: 'PDF' });
    await page.getByRole('button', { name: 'Make the report' }).click();
    await page.getByRole('button', { name: 'Signatures', exact: true }).click({ timeout: 60_000 });
    await page.getByText('Nobody has signed this report yet.').waitFor();
    await page.getByLabel('Key', { exact: true }).selectOption({ label: 'Board (Eva Example)' });
    await page.getByLabel('As', { exact: true }).selectOption({ label: 'Approval of the accountable executive' });
    await page.getByLabel('Password of the key').fill(PASSWORD);
    await checked(page, 'signatures-before');
    await page.getByRole('button', { name: 'Sign the report' }).click();
    const link = page.getByRole('link', { name: 'Download the signed report' });
    await link.waitFor({ timeout: 60_000 });

    const signer = await givenKey({ name: 'Sam Security' });
    const wish = { field: 'SecurityExecutiveApproval', at: new Date(), reason: null, ...signer };
    await choose(
      page,
      await fileOf('theirs.pdf', await signedFile(new Uint8Array(await downloaded(page, link)), wish)),
    );
    await page.getByText('Sam Security').waitFor();
    await checked(page, 'signatures');
    const signed = await fileOf('signed.pdf', await downloaded(page, link));
    await page.context().close();

    for (const [theme, width] of [
      ['light', 1_280],
      ['dark', 1_280],
      ['dark', 375],
    ] as const) {
      const stranger = await openWindow(browser, { theme, width });
      await stranger.goto('/sign-in');
      await stranger.getByRole('link', { name: 'Check its signatures' }).click();
      await stranger.getByRole('heading', { level: 1, name: 'Check a signed report' }).waitFor();
      await settled(stranger);
      const asked: string[] = [];
      stranger.on('request', (request) => {
        // Its own programs come from here; nothing goes there.
        if (request.method() !== 'GET' || request.url().includes('/api/')) asked.push(request.url());
      });
      await choose(stranger, signed);
      await stranger.getByText('Valid: the file is as it was signed.').waitFor({ timeout: 60_000 });
      expect(await stranger.locator('main').innerText()).toMatch(/Eva Example[^]*Sam Security[^]*A report of version/);
      await stranger
        .locator('input[type=file]')
        .nth(1)
        .setInputFiles(await fileOf('root.pem', Buffer.from(pemOf(signer.certificate))));
      await stranger.getByText('Trusted by the roots you gave').waitFor({ timeout: 60_000 });
      await stranger.getByText('does not lead to one of the issuers that you trust').waitFor();
      await checked(stranger, `verify-roots-${theme}-${width}`);
      await stranger.getByRole('button', { name: 'Remove root.pem' }).click();
      await stranger.getByText('Valid: the file is as it was signed.').waitFor({ timeout: 60_000 });
      await checked(stranger, `verify-${theme}-${width}`);
      expect(asked).toEqual([]);
      await stranger.context().close();
    }
  });

  it('is not valid for anybody once a byte of it was changed, and no PDF says so', async () => {
    const stranger = await openWindow(browser, { theme: 'light', width: 1_280 });
    await stranger.goto('/verify');
    const bytes = await readFile(join(folder, 'signed.pdf'));
    const at = bytes.indexOf('/Title');
    bytes[at + 9] = (bytes[at + 9] ?? 0) ^ 1;
    await choose(stranger, await fileOf('tampered.pdf', bytes));
    await stranger.getByText('Not valid.').waitFor({ timeout: 60_000 });
    await stranger.getByText('was changed after it was signed').first().waitFor();
    await checked(stranger, 'verify-tampered');
    await choose(stranger, await fileOf('no.pdf', Buffer.from('MZ')));
    await stranger.getByText('This is no PDF.').waitFor();
    await stranger.context().close();
  });

  it('that was made to do harm keeps nobody’s browser busy', async () => {
    const stranger = await openWindow(browser, { theme: 'light', width: 1_280 });
    await stranger.goto('/verify');
    await choose(stranger, await fileOf('slow.pdf', packedPdf()));
    await stranger.getByRole('button', { name: 'Stop' }).click();
    await stranger.getByText('Reading this file was stopped.').waitFor();
    const given = await givenKey();
    for (const what of HOSTILE_MESSAGES) {
      await choose(stranger, await fileOf('hostile.pdf', await signedWith(given, what)));
      await stranger.getByText('Not valid.').waitFor();
      await stranger.getByText(/^A signature .+\.$/).waitFor();
    }
    await choose(stranger, await fileOf('often.pdf', endlessPdf(3_000, 3_000)));
    await stranger.getByText('This file has too many objects.').waitFor();
    await choose(stranger, await fileOf('large.pdf', largePdf(64 * 1024 ** 2)));
    await stranger.getByText('Not signed.').waitFor();
    await stranger.context().close();
  });
});
