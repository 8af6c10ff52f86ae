import { type Browser, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { becomesTrue, look } from './support/look';
import { isChosen, level, saved, THREE_PANES } from './support/workbench';

describe('finalizing an assessment', () => {
  let browser: Browser;
  let manager: Page;
  let assessor: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    manager = await signedIn(browser, 'manager', { width: THREE_PANES });
    assessor = await signedIn(browser, 'assessor', { width: THREE_PANES });
    const address = await apiOf(manager).newAssessment('Finalize and reopen');
    await Promise.all([manager.goto(address), assessor.goto(address)]);
    // Whoever comes later is shown the first that nobody has answered, which is another one.
    await Promise.all([level(manager, 3).waitFor(), level(assessor, 3).waitFor()]);
    await level(assessor, 3).click();
    await saved(assessor);
    await isChosen(manager, 3);
  });
  afterAll(() => browser?.close());

  it('is not offered to those who may not', async () => {
    await assessor.getByRole('button', { name: 'Results' }).waitFor();
    expect(await assessor.getByRole('button', { name: 'Finalize' }).count()).toBe(0);
  });

  it('says what stays open, and freezes for everybody', async () => {
    await manager.getByRole('button', { name: 'Finalize' }).click();
    const dialog = manager.getByRole('dialog', { name: 'Finalize this assessment?' });
    await dialog.getByRole('heading', { name: 'What is still missing' }).waitFor();
    const [without] = await dialog.locator('summary').all();
    await without?.click();
    await dialog.getByRole('link').first().waitFor();
    await look(manager, 'finalize');
    expect(await accessibilityProblems(manager)).toEqual([]);
    await dialog.getByRole('button', { name: 'Finalize' }).click();
    await Promise.all(
      [manager, assessor].map((page) =>
        page
          .getByText(/Everything here is read-only/)
          .first()
          .waitFor(),
      ),
    );
    await becomesTrue(
      assessor,
      `document.querySelector('[role=radiogroup]')?.getAttribute('aria-disabled') === 'true'
        || document.querySelector('[role=radio][data-level="4"]')?.getAttribute('aria-disabled') === 'true'
        || document.querySelector('[role=radio][data-level="4"]')?.disabled === true`,
    );
  });

  it('keeps the version with its hash', async () => {
    await manager.getByRole('button', { name: 'More' }).click();
    await manager.getByRole('menuitem', { name: 'Versions' }).click();
    const dialog = manager.getByRole('dialog', { name: 'Versions' });
    await dialog.getByText('Version 1').waitFor();
    expect(await dialog.locator('code.whole').textContent()).toMatch(/^[0-9a-f]{64}$/);
    expect(await accessibilityProblems(manager)).toEqual([]);
    await manager.keyboard.press('Escape');
  });

  it('reopens as a new revision that everybody works on', async () => {
    await manager.getByRole('button', { name: 'Reopen' }).first().click();
    await manager.getByRole('dialog').getByRole('button', { name: 'Reopen' }).click();
    await manager.getByRole('button', { name: 'Finalize' }).waitFor();
    await level(assessor, 4).click();
    await isChosen(manager, 4);
  });
});
