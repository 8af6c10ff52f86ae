import { deflateSync, crc32 } from 'node:zlib';
import { type Browser, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, openWindow, signedIn } from './support/browser';
import { look, settled } from './support/look';
import { newcomer } from './support/newcomer';
import { horizontalOverflow } from './support/overflow';
import { level } from './support/workbench';

const WIDTHS = [375, 768, 1280];

/** A picture of 300 × 200 in one colour, as a file that somebody chooses. */
function picture(): { name: string; mimeType: string; buffer: Buffer } {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(300, 0);
  head.writeUInt32BE(200, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array<number[]>(300).fill([13, 110, 110]).flat())]);
  const pixels = deflateSync(Buffer.concat(Array<Buffer>(200).fill(row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return { name: 'me.png', mimeType: 'image/png', buffer: Buffer.concat([signature, ...parts]) };
}

describe.each(['light', 'dark'] as const)('one’s own account, %s', (theme) => {
  let browser: Browser;
  let owner: Page;
  let person: Page;
  const name = `Nora ${theme}`;

  beforeAll(async () => {
    browser = await launchBrowser();
    owner = await signedIn(browser, 'owner', { theme });
    person = await newcomer(browser, owner, { role: 'assessor', name, theme });
  });
  afterAll(() => browser?.close());

  it('is reached from the menu, and reads well at every width', async () => {
    await person
      .getByRole('button', { name: /account, theme and sign out/ })
      .first()
      .click();
    await person.getByRole('menuitem', { name: 'Your account' }).click();
    await person.getByRole('heading', { name: 'Your account' }).waitFor();
    expect(await person.title()).toBe('Your account · Certitude');
    for (const width of WIDTHS) {
      await person.setViewportSize({ width, height: 4_000 });
      await settled(person);
      await look(person, `account-${theme}-${width}`);
      expect(await accessibilityProblems(person)).toEqual([]);
      expect(await horizontalOverflow(person)).toEqual([]);
    }
    await person.setViewportSize({ width: 1280, height: 860 });
  });

  it('has a name, a picture, a zone and a language of dates, which others see', async () => {
    await person.getByLabel('Picture').setInputFiles(picture());
    await person.getByText('Your picture is changed.').waitFor();
    await person.getByLabel('Name', { exact: true }).fill(`${name} Newer`);
    await person.getByLabel('Time zone').selectOption('Asia/Tokyo');
    await person.getByLabel('Language of dates').selectOption({ label: 'German (Germany)' });
    await person.getByRole('button', { name: 'Save changes' }).click();
    await person.getByText('Saved.').first().waitFor();
    await owner.goto(`/o/${apiOf(owner).organizationId}/settings/members`);
    const row = owner.getByRole('row').filter({ hasText: `${name} Newer` });
    await row.locator('certitude-avatar img').waitFor();
    const drawn = await row
      .locator('certitude-avatar img')
      .evaluate((image) => 'naturalWidth' in image && image.naturalWidth);
    expect(drawn).toBe(128);
    await look(owner, `members-picture-${theme}`);
  });

  it('has single keys, which do nothing once they are switched off', async () => {
    const account = person.url();
    await owner.goto(await apiOf(owner).newAssessment(`Keys, ${theme}`));
    await level(owner, 1).waitFor({ timeout: 60_000 });
    await person.goto(owner.url());
    await level(person, 1).waitFor({ timeout: 60_000 });
    const chosen = (number: number) => person.locator(`[role=radio][data-level="${number}"][aria-checked="true"]`);
    await person.keyboard.press('3');
    await chosen(3).waitFor();
    await person.goto(account);
    await person.getByLabel('Use single-key commands').uncheck();
    await person.getByRole('button', { name: 'Save keys' }).click();
    await person.getByText('Saved.').first().waitFor();
    await person.goto(owner.url());
    await level(person, 1).waitFor();
    await chosen(3).waitFor();
    await person.keyboard.press('5');
    await person.keyboard.press('?');
    // Something that comes after: had a key done anything, it would have been before this.
    await level(person, 2).click();
    await chosen(2).waitFor();
    expect(await person.getByRole('dialog').count()).toBe(0);
    // What was changed last was 3: no key has set 5.
    await person.keyboard.press('Control+k');
    await person.keyboard.type('Undo my last change');
    await person.keyboard.press('Enter');
    await chosen(3).waitFor();
    await person.goto(account);
  });

  it('ends everywhere at once, and the sign-in page says where to go', async () => {
    await person.getByText('This browser').waitFor();
    await person.getByRole('button', { name: 'Sign out everywhere', exact: true }).click();
    await person.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await person.waitForURL(/\/sign-in/);
  });

  it('is changed on the page of an invitation, which is told from others in the list', async () => {
    const address = `/o/${apiOf(owner).organizationId}/settings/invitations`;
    await owner.goto(address);
    await owner.getByRole('button', { name: 'Invite someone' }).first().click();
    await owner.getByLabel('Recipient').fill(`Somebody else, ${theme}`);
    await owner.getByLabel('Message').fill('Welcome. Please begin with TLS.');
    await look(owner, `invite-dialog-${theme}`);
    expect(await accessibilityProblems(owner)).toEqual([]);
    await owner.getByRole('button', { name: 'Create link' }).click();
    const link = await owner.getByLabel('Invitation link').inputValue();
    await owner.getByRole('button', { name: 'Done' }).click();
    await owner.getByText(`…${link.slice(-4)}`).waitFor();
    for (const width of WIDTHS) {
      await owner.setViewportSize({ width, height: 860 });
      await look(owner, `invitations-${theme}-${width}`);
      expect(await accessibilityProblems(owner)).toEqual([]);
      expect(await horizontalOverflow(owner)).toEqual([]);
    }
    await owner.setViewportSize({ width: 1280, height: 860 });
    const invited = await openWindow(browser, { theme });
    await invited.goto(link);
    await invited.getByText('Please begin with TLS.').waitFor();
    expect(await invited.getByText('Somebody else').count()).toBe(0);
    await owner.goto(link);
    await owner.getByRole('button', { name: 'Use another account' }).waitFor();
    for (const width of WIDTHS) {
      await owner.setViewportSize({ width, height: 860 });
      await look(owner, `invitation-${theme}-${width}`);
      expect(await accessibilityProblems(owner)).toEqual([]);
    }
    await owner.getByRole('button', { name: 'Use another account' }).click();
    await owner.getByRole('link', { name: 'I have an account' }).waitFor();
    expect(owner.url()).toContain('/invitations/');
  });
});
