import { assessmentsApi, type AssessmentId } from '@certitude/contracts';
import { type Browser, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { look } from './support/look';
import { pickyNetwork, type PickyNetwork } from './support/network';
import { horizontalOverflow } from './support/overflow';
import { product } from './support/product';
import { editor, isChosen, level, saved, THREE_PANES } from './support/workbench';

describe('somebody whose network lets no live connection through', () => {
  let browser: Browser;
  let network: PickyNetwork;
  let owner: Page;
  let assessor: Page;
  let address: string;
  let assessmentId: AssessmentId;

  beforeAll(async () => {
    browser = await launchBrowser();
    network = await pickyNetwork(product().address);
    owner = await signedIn(browser, 'owner', { width: THREE_PANES });
    const begun = await apiOf(owner).newAssessment('Behind the proxy');
    assessmentId = (begun.split('/').at(-1) ?? '') as AssessmentId;
    await owner.goto(begun);
    await owner.waitForURL(/\/responses\//);
    address = new URL(owner.url()).pathname;
    await level(owner, 3).click();
    await editor(owner).click();
    await owner.keyboard.type('The CPS names the sponsor.');
    await saved(owner);
    assessor = await signedIn(browser, 'assessor', { width: THREE_PANES, through: network.address });
  });
  afterAll(async () => {
    await browser?.close();
    await network?.close();
  });

  const note = (page: Page) => page.getByText('Read-only: this network blocks live connections');

  it('reads an answer and its rationale, and is told what to ask for', async () => {
    await assessor.goto(address);
    await note(assessor).waitFor();
    await isChosen(assessor, 3);
    await assessor.getByText('The CPS names the sponsor.').waitFor();
    await assessor.getByText(`WebSocket connections to ${new URL(network.address).host}`).waitFor();
    await assessor
      .getByRole('status')
      .filter({ hasText: /^Read-only$/ })
      .waitFor();
    expect(await assessor.locator('.note-surface [contenteditable=true]').count()).toBe(0);
    expect(await accessibilityProblems(assessor)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('finds it readable in %s, and on a phone', async (theme) => {
    await assessor.emulateMedia({ colorScheme: theme });
    await look(assessor, `blocked-${theme}`);
    await assessor.setViewportSize({ width: 375, height: 812 });
    // One pane at a time.
    await assessor.getByRole('button', { name: 'Answer', exact: true }).waitFor();
    await look(assessor, `blocked-${theme}-phone`);
    expect(await horizontalOverflow(assessor)).toEqual([]);
    await assessor.setViewportSize({ width: THREE_PANES, height: 860 });
  });

  it('sees what others do when asking again', async () => {
    await level(owner, 4).click();
    await saved(owner);
    await assessor.getByRole('button', { name: 'Refresh' }).click();
    await isChosen(assessor, 4);
  });

  it('edits as soon as the network lets it, without a reload', async () => {
    network.allow();
    await note(assessor).waitFor({ state: 'detached', timeout: 45_000 });
    await level(assessor, 5).click();
    await isChosen(owner, 5);
    await editor(assessor).click();
    await assessor.keyboard.press('End');
    await assessor.keyboard.type(' Board minutes confirm it.');
    await owner.getByText('Board minutes confirm it.').waitFor();
  });

  it('finds what was changed just before the network blocked, also after a reload, and it is sent later', async () => {
    network.block();
    await level(assessor, 2).click();
    await assessor.getByText(/1 change waiting/).waitFor();
    await assessor.reload();
    await note(assessor).waitFor();
    await isChosen(assessor, 2);
    await assessor.getByText('Read-only · 1 change waiting').waitFor();
    await look(assessor, 'blocked-waiting');
  });

  it('is asked about it before signing out', async () => {
    await assessor.getByRole('button', { name: /theme and sign out/ }).click();
    await assessor.getByRole('menuitem', { name: 'Sign out' }).click();
    await assessor.getByText('Behind the proxy: 1 change that waits to be sent').waitFor();
    await look(assessor, 'leaving-with-changes');
    await assessor.getByRole('button', { name: 'Stay signed in' }).click();
    network.allow();
    await isChosen(owner, 2);
    await saved(assessor);
  });

  it('is told after a reload, too, what was refused while another page was open', async () => {
    network.block();
    await level(assessor, 1).click();
    await assessor.getByText(/1 change waiting/).waitFor();
    await owner.goto(address);
    await level(owner, 4).click();
    await saved(owner);
    await assessor.getByRole('link', { name: 'My work' }).first().click();
    await assessor.getByText('1 change of Behind the proxy waits to be sent').waitFor();
    // So that it is refused at once instead of after half a minute.
    const { call, organizationId } = apiOf(owner);
    await call(assessmentsApi.finalize, { params: { organizationId, assessmentId } });
    network.allow();
    const refused = assessor.getByText('1 change of Behind the proxy was not saved');
    await refused.waitFor({ timeout: 45_000 });
    await assessor.reload();
    await refused.waitFor();
    await assessor.getByRole('link', { name: 'Review them' }).click();
    await assessor.getByText('Level “1” was not saved').waitFor();
    await assessor.getByRole('button', { name: 'Dismiss' }).click();
    await assessor.goto(address);
    await isChosen(assessor, 4);
    expect(await assessor.getByText('was not saved').count()).toBe(0);
  });
});
