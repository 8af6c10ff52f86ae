import { randomUUID } from 'node:crypto';
import { assessmentsApi, plansApi } from '@certitude/contracts';
import { readAssessment, readCsv } from '@certitude/exchange';
import { exportText, fullWorkbookFile, releases } from '@certitude/exchange/testing';
import { type Browser, type Locator, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, openWindow } from './support/browser';
import { downloads } from './support/downloads';
import { founder, organizationOf } from './support/founder';
import { lookAtAll } from './support/look';
import { horizontalOverflow } from './support/overflow';

const SPONSOR = 'G.strategy-and-vision.sponsor-support';
const people = { pocs: [{ id: 'p', name: 'Jane Roe' }], artifacts: [], checklist: [], intake: [], orphanedEntries: [] };
/** An assessment of the official browser tool with somebody responsible for an answer. */
const yaml = (level: number, name = 'Issuing CA', about: object = {}): string =>
  exportText({
    name,
    ...about,
    requirementProgress: {
      [SPONSOR]: { level, applicability: true, notes: 'The CISO signs.', evidence: 'Minutes of March', pocId: 'p' },
    },
    workspace: people,
  });
/** Who assessed it, and when. */
const ASSESSED = {
  ...{ assessorName: 'Jane Roe', assessorCompany: 'Roe Ltd', assessorPosition: 'external' },
  ...{ startDate: '2030-01-10', finishDate: '2030-02-10' },
};
/** One whose categories are rated, with a plan. */
const SELF = exportText({
  name: 'Self',
  lastView: 'self',
  progress: { 'G.strategy-and-vision': { level: 2, applicability: true, pocId: 'p' } },
  workspace: people,
  actionPlans: { categories: { 'G.strategy-and-vision': { targetLevel: 4, responsiblePocId: 'p' } } },
});
const fileOf = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

async function preview(page: Page, file: ReturnType<typeof fileOf>): Promise<void> {
  await page.goto(`${organizationOf(page)}/import`);
  await page.locator('certitude-file-pick input[type=file]').setInputFiles(file);
  await page.getByRole('heading', { name: 'What it becomes' }).waitFor();
}

/** Light and dark, and at the width of a phone, where nothing sticks out. */
async function seenEverywhere(page: Page, name: string): Promise<void> {
  const screen = page.viewportSize() ?? { width: 1280, height: 800 };
  await lookAtAll(page, `${name}-light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await lookAtAll(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 375, height: 812 });
  expect(await horizontalOverflow(page)).toEqual([]);
  await lookAtAll(page, `${name}-phone`);
  await page.setViewportSize(screen);
}

/** Imports what is shown. @returns the page of the assessment */
async function importAs(page: Page, name: string): Promise<string> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const link = page.getByRole('link', { name: `Open ${name}` });
  return (await link.getAttribute('href')) ?? '';
}

const read = (bytes: Uint8Array) => readAssessment(bytes, { releases });

describe('what is brought, and taken away', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('finds the person whom a source names: invited from the preview, they take over what is theirs', async () => {
    const page = await founder(browser);
    await preview(page, fileOf('ca.yaml', SELF));
    await page.getByText('1 answer, 1 plan').waitFor();
    await page.getByLabel('Jane Roe', { exact: true }).selectOption({ label: 'Invite to the organization' });
    await page.getByLabel('Email address of Jane Roe').fill('jane.roe@example.test');
    const address = await importAs(page, 'With people');
    await page.getByRole('button', { name: 'Get the link of Jane Roe' }).click();
    const link = await page.locator('certitude-import-invited code').innerText();

    const jane = await openWindow(browser);
    await jane.goto(new URL(link).pathname);
    const account = { name: 'Jane Roe', email: `${randomUUID()}@example.test`, password: 'a few quiet words' };
    const signedUp = await jane.request.post('/api/auth/sign-up', { data: account });
    expect(signedUp.ok()).toBe(true);
    await jane.goto(new URL(link).pathname);
    await jane.getByRole('button', { name: /Join|Accept/ }).click();
    await jane.waitForURL(/\/o\/[^/]+\/./);
    const { items } = await apiOf(page).call(plansApi.list);
    expect(items).toMatchObject([{ responsibleName: '', responsible: expect.any(String) }]);
    expect(address).toContain('/assessments/');
    await Promise.all([page.context().close(), jane.context().close()]);
  });

  it('leaves in each form there is, and each can be read back', async () => {
    const page = await founder(browser);
    await preview(page, fileOf('ca.yaml', yaml(3)));
    const address = await importAs(page, 'Round trip');
    const results = `${address}/results`;
    const files = await downloads(page, async () => {
      if (!page.url().endsWith(results)) await page.goto(results);
      await page.getByRole('button', { name: 'Export' }).click();
    });
    expect([...files.keys()]).toEqual([
      ...['Workbook (XLSX)', 'Answers (CSV)', 'History (CSV)', 'Certitude (JSON)', 'Browser tool 2.x (YAML)'],
      ...['Browser tool link', 'Scope template', 'OSCAL assessment plan', 'OSCAL assessment results', 'OSCAL POA&M'],
      'Guests (CSV)',
    ]);
    const file = (name: string): Buffer => files.get(name) ?? Buffer.alloc(0);
    const levelOf = (bytes: Uint8Array) =>
      read(bytes).answers.find(({ requirement }) => requirement === 'sponsor-support')?.level;
    expect(levelOf(file('Browser tool 2.x (YAML)'))).toBe(3);
    expect(levelOf(file('Browser tool link'))).toBe(3);
    expect(read(file('Scope template')).kind).toBe('scope-template');
    for (const name of ['Workbook (XLSX)', 'Answers (CSV)', 'Certitude (JSON)']) expect(levelOf(file(name))).toBe(3);
    expect(read(file('Workbook (XLSX)')).artifacts).toMatchObject([{ locator: 'Minutes of March' }]);
    expect(read(file('Certitude (JSON)')).artifacts).toMatchObject([{ locator: 'Minutes of March' }]);
    expect(() => read(file('History (CSV)'))).toThrow('This is the history of an assessment');
    const cellsOf = (name: string) => readCsv(file(name).toString()).flatMap((row) => [...row.cells.values()]);
    expect(cellsOf('Answers (CSV)')).toContain('The CISO signs.');
    expect(cellsOf('History (CSV)')).toContain('Ines Duarte');
    const kinds = ['OSCAL assessment plan', 'OSCAL assessment results', 'OSCAL POA&M'].map((name) =>
      Object.keys(JSON.parse(file(name).toString()) as object),
    );
    expect(kinds).toEqual([['assessment-plan'], ['assessment-results'], ['plan-of-action-and-milestones']]);

    // The link is pasted where files are dropped.
    await page.goto(`${organizationOf(page)}/import`);
    await page.getByLabel('Share link, or the text of an export').fill(file('Browser tool link').toString().trim());
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Share link of the official browser tool 2.x').waitFor();
    await page.getByText('1 rated level', { exact: false }).waitFor();
    await page.context().close();
  });

  it('goes into an assessment that exists: what is chosen changes, and undoing takes it back', async () => {
    const page = await founder(browser);
    await preview(page, fileOf('ca.yaml', yaml(2)));
    const address = await importAs(page, 'Kept');
    const level = async () => {
      const [assessment] = (await apiOf(page).call(assessmentsApi.list)).items;
      return assessment?.overall.score;
    };
    expect(await level()).toBe(2);
    await preview(page, fileOf('newer.yaml', yaml(4, 'Newer', ASSESSED)));
    await page.getByRole('link', { name: 'Import into an existing assessment' }).click();
    await page.getByRole('radio', { name: /^Imported/ }).check();
    await page.getByRole('row', { name: /^Kind of assessor/ }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await seenEverywhere(page, 'merge');
    await page.getByRole('button', { name: 'Merge into Kept' }).click();
    await page.getByText('Merged into Kept').waitFor();
    expect(await level()).toBe(4);
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
    await page.getByText('This import was undone').waitFor();
    expect(await level()).toBe(2);
    expect(address).toContain('/assessments/');
    await page.context().close();
  });

  it('takes somebody from signing up to the score of their workbook and a colleague in few clicks', async () => {
    const page = await founder(browser);
    const began = performance.now();
    let clicks = 0;
    const click = async (what: Locator): Promise<void> => {
      clicks += 1;
      await what.click();
    };
    const workbook = fullWorkbookFile({ ratings: { '1.1.1.': { I: 'Managed' }, '1.1.2.': { I: 'Basic' } } });
    await page.goto(`${organizationOf(page)}/assessments`);
    await click(page.getByRole('link', { name: 'Bring an assessment' }).first());
    clicks += 1;
    await page.locator('certitude-file-pick input[type=file]').setInputFiles(fileOf('ca.xlsx', workbook));
    const scores = page.locator('certitude-import-scores');
    const shown = await scores.locator('dd').first().innerText();
    clicks += 1;
    await page.getByLabel('Scoring').selectOption({ label: 'Workbook scoring' });
    await click(page.getByRole('button', { name: 'Import', exact: true }));
    await page.getByRole('link', { name: /^Open / }).waitFor();
    const [assessment] = (await apiOf(page).call(assessmentsApi.list)).items;
    expect(shown).toContain(String(Math.round((assessment?.overall.score ?? -1) * 10) / 10));
    await page.goto(`${organizationOf(page)}/settings/invitations`);
    await click(page.getByRole('button', { name: /Invite/ }).first());
    await click(page.getByRole('button', { name: 'Create link' }));
    await page.getByLabel('Invitation link').waitFor();
    const seconds = Math.round((performance.now() - began) / 1_000);
    process.stdout.write(`From signing up to a colleague: ${clicks} clicks, ${seconds} s.\n`);
    expect(clicks).toBeLessThanOrEqual(8);
    expect(seconds).toBeLessThan(60);
    await page.context().close();
  });
});
