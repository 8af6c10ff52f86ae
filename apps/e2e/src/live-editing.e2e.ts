import { type Browser, type Page } from 'playwright-core';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { crash } from './support/product';
import { editor, isChosen, level, saved, THREE_PANES, writtenDown } from './support/workbench';

describe('two people in one assessment', () => {
  let browser: Browser;
  let owner: Page;
  let assessor: Page;
  let address: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    owner = await signedIn(browser, 'owner', { width: THREE_PANES });
    assessor = await signedIn(browser, 'assessor');
    address = await apiOf(owner).newAssessment('Live editing');
    await Promise.all([owner.goto(address), assessor.goto(address)]);
    await Promise.all([level(owner, 1).waitFor(), level(assessor, 1).waitFor()]);
  });
  afterAll(() => browser?.close());

  it('shows each of them the level that the other set', async () => {
    await level(owner, 3).click();
    await isChosen(assessor, 3);
    await level(assessor, 4).click();
    await isChosen(owner, 4);
  });

  it('shows who is at which requirement', async () => {
    const here = (place: number) =>
      owner.getByRole('tree').locator('.row--item').nth(place).locator('certitude-avatar.here');
    await here(0).waitFor();
    await assessor.keyboard.press('n');
    await here(1).waitFor();
    await here(0).waitFor({ state: 'detached' });
    await assessor.keyboard.press('p');
    await here(0).waitFor();
  });

  it('shows each of them the text that the other typed', async () => {
    await editor(owner).click();
    await owner.keyboard.type('The CPS names the sponsor. ');
    await assessor.getByText('The CPS names the sponsor.').waitFor();
    await editor(assessor).click();
    await assessor.keyboard.press('End');
    await assessor.keyboard.type('Board minutes confirm it.');
    await owner.getByText('Board minutes confirm it.').waitFor();
  });

  it('keeps every acknowledged edit when the api is killed in the middle', async () => {
    await level(owner, 2).click();
    await isChosen(assessor, 2);
    await saved(owner);
    const killed = crash('api');
    // Made while the server is away: waits in the outbox.
    await level(assessor, 5).click();
    await editor(owner).click();
    await owner.keyboard.press('End');
    await owner.keyboard.type(' Written while the server was down.');
    await killed;
    await isChosen(owner, 5);
    await assessor.getByText('Written while the server was down.').waitFor();
    await Promise.all([saved(owner), saved(assessor)]);
  });

  it('tells both when they set different levels at the same time, and restores the other value', async () => {
    const killed = crash('api');
    await level(owner, 1).click();
    await level(assessor, 4).click();
    await killed;
    const notice = (page: Page) => page.getByText(/set \d while you set \d/).first();
    await Promise.all([notice(owner).waitFor(), notice(assessor).waitFor()]);
    const restore = assessor.getByRole('button', { name: /^Restore \d$/ });
    const fallen = Number((await restore.textContent())?.trim().slice(-1));
    await restore.click();
    await Promise.all([isChosen(owner, fallen), isChosen(assessor, fallen)]);
    await level(owner, 5).click();
    await isChosen(assessor, 5);
    await saved(owner);
  });

  it('shows the same after a reload, and who changed what in the history', async () => {
    await owner.reload();
    await isChosen(owner, 5);
    const text = owner.locator('.note-surface');
    await text.getByText('The CPS names the sponsor.').waitFor();
    await text.getByText('Written while the server was down.').waitFor();
    await owner.getByRole('tab', { name: 'History' }).click();
    await owner.getByText(/level/i).first().waitFor();
  });

  it('keeps an edit made offline through a reload of the page', async () => {
    await assessor.context().setOffline(true);
    await level(assessor, 1).click();
    await writtenDown(assessor);
    await assessor.context().setOffline(false);
    await assessor.reload();
    await isChosen(assessor, 1);
    await isChosen(owner, 1);
  });
});
