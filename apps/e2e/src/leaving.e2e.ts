import { createHash } from 'node:crypto';
import { type AssessmentId, assessmentsApi, evidenceApi, organizationsApi, plansApi } from '@certitude/contracts';
import { readAssessment, readCsv } from '@certitude/exchange';
import { exportText, releases } from '@certitude/exchange/testing';
import { unzipSync } from 'fflate';
import { type Browser, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { downloaded, downloads } from './support/downloads';
import { founder, organizationOf } from './support/founder';
import { lookAtAll } from './support/look';
import { horizontalOverflow } from './support/overflow';

const VISION = 'G.strategy-and-vision';
const people = { pocs: [{ id: 'p', name: 'Jane Roe' }], artifacts: [], checklist: [], intake: [], orphanedEntries: [] };
/** An assessment of the official browser tool with evidence and a plan. */
const YAML = exportText({
  name: 'Issuing CA',
  requirementProgress: {
    [`${VISION}.sponsor-support`]: { level: 3, applicability: true, notes: 'Signed.', evidence: 'Minutes of March' },
  },
  workspace: people,
  actionPlans: { categories: { [VISION]: { targetLevel: 4, responsiblePocId: 'p', resources: 'Two weeks' } } },
});
const OTHER = exportText({
  name: 'Other',
  requirementProgress: {
    [`${VISION}.responsible-leadership`]: { level: 1, applicability: true, notes: '', evidence: '' },
  },
});
const CONTENT = 'Minutes, as they were signed.\n';

async function preview(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  await page.goto(`${organizationOf(page)}/import`);
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
  await page.locator('certitude-file-pick input[type=file]').setInputFiles(file);
}

/** Brings an assessment. @returns its page */
async function brought(page: Page, content: string, name: string): Promise<string> {
  await preview(page, 'ca.yaml', content);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  return (await page.getByRole('link', { name: `Open ${name}` }).getAttribute('href')) ?? '';
}

/** A file from the menu of a list. */
async function listed(page: Page, address: string, name: string): Promise<Buffer> {
  await page.goto(`${organizationOf(page)}/${address}`);
  const files = await downloads(page, () => page.getByRole('button', { name: 'Export' }).click());
  return files.get(name) ?? Buffer.alloc(0);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What `sha256sum -c` finds wrong with a list of hashes. */
const wrongIn = (list: string, files: Readonly<Record<string, Uint8Array>>): readonly string[] =>
  list
    .trim()
    .split('\n')
    .filter((line) => {
      const [, hash = '', name = ''] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
      return sha256(files[name] ?? new Uint8Array()) !== hash;
    });

describe('what leaves', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('as a list comes in elsewhere: evidence and plans into an assessment, people as invitations', async () => {
    const here = await founder(browser);
    await brought(here, YAML, 'Written here');
    const lists = {
      evidence: await listed(here, 'evidence', 'Evidence (CSV)'),
      plans: await listed(here, 'plans', 'Action plans (CSV)'),
      members: await listed(here, 'settings/members', 'Members (CSV)'),
    };
    const there = await founder(browser);
    await brought(there, OTHER, 'Read there');
    for (const list of ['evidence', 'plans'] as const) {
      await preview(there, `${list}.csv`, lists[list]);
      await there.getByRole('link', { name: 'Choose the assessment' }).click();
      await there.getByRole('button', { name: 'Merge into Read there' }).click();
      await there.getByText('Merged into Read there').waitFor();
    }
    const { items } = await apiOf(there).call(evidenceApi.list);
    expect(items).toMatchObject([{ title: 'Minutes of March', links: [{ assessmentName: 'Read there' }] }]);
    const plans = (await apiOf(there).call(plansApi.list)).items;
    expect(plans).toMatchObject([{ category: { category: 'strategy-and-vision' }, resources: 'Two weeks' }]);
    await there.getByRole('button', { name: 'Undo the import' }).click();
    await there.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
    await there.getByText('This import was undone').waitFor();
    expect((await apiOf(there).call(plansApi.list)).items).toEqual([]);

    await preview(there, 'members.csv', lists.members);
    await there.getByRole('button', { name: 'Invite 1 person' }).click();
    await there.getByRole('button', { name: 'Get the link of Ines Duarte' }).waitFor();
    const [invitation] = (await apiOf(there).call(organizationsApi.invitations)).items;
    const [member] = readCsv(lists.members.toString());
    expect(invitation).toMatchObject({ recipient: member?.cells.get('Mail address'), role: 'owner', state: 'open' });
    await Promise.all([here.context().close(), there.context().close()]);
  });

  it.each((['light', 'dark'] as const).flatMap((theme) => [375, 1280].map((width) => ({ theme, width }))))(
    'as a list is shown before anything is done with it, in the $theme theme at $width pixels',
    async ({ theme, width }) => {
      const page = await signedIn(browser, 'owner', { theme, width });
      const lists = {
        members: 'Name,Mail address,Role\r\nJane Roe,jane@example.test,assessor\r\nMax Frisch,,\r\n',
        evidence: 'Title,Kind,Link,Statement,Model release,Keys\r\nMinutes,statement,,Signed,,\r\n',
      };
      for (const [name, heading] of [
        ['members', 'People to invite'],
        ['evidence', 'Import into'],
      ] as const) {
        await preview(page, `${name}.csv`, lists[name]);
        await page.getByRole('heading', { name: heading }).waitFor();
        if (name === 'members') await page.getByLabel('Invite Max Frisch').check();
        expect(await horizontalOverflow(page)).toEqual([]);
        expect(await accessibilityProblems(page)).toEqual([]);
        await lookAtAll(page, `list-of-${name}-${theme}-${width}`);
      }
      await page.context().close();
    },
  );

  it('of a whole organization and of a release can be read by others', async () => {
    const page = await founder(browser);
    await brought(page, YAML, 'All of it');
    await page.goto(`${organizationOf(page)}/settings/export`);
    const json = await downloaded(page, page.getByRole('link', { name: 'Certitude (JSON)' }));
    expect(JSON.parse(json.toString())).toMatchObject({
      format: 'certitude-organization',
      assessments: [{ assessment: { name: 'All of it' } }],
    });
    const workbook = await downloaded(page, page.getByRole('link', { name: 'Workbook (XLSX)' }));
    const read = readAssessment(workbook, { releases });
    expect([read.name, read.plans?.length, read.artifacts?.length]).toEqual(['All of it', 1, 1]);

    await page.goto(`${organizationOf(page)}/model`);
    await page
      .getByRole('link', { name: /2\.0\.0/ })
      .first()
      .click();
    const files = await downloads(page, () => page.getByRole('button', { name: 'Export' }).click());
    const file = (name: string): Buffer => files.get(name) ?? Buffer.alloc(0);
    expect(Object.keys(JSON.parse(file('OSCAL catalog').toString()) as object)).toEqual(['catalog']);
    expect(() => readAssessment(file('eramba package (CSV)'), { releases })).toThrow('its keys and names are all ours');
    await page.context().close();
  });

  it('as the evidence package of a version is verified by its hashes alone', async () => {
    const page = await founder(browser);
    const address = await brought(page, YAML, 'Frozen');
    const [assessmentId = ''] = /[^/]+$/.exec(address) ?? [];
    const api = apiOf(page);
    const uploaded = await api.upload('minutes.txt', CONTENT);
    const [proof] = (await api.call(evidenceApi.list)).items;
    const responses =
      proof?.links.map(({ responseId }) => ({ assessmentId: assessmentId as AssessmentId, responseId })) ?? [];
    await api.call(evidenceApi.create, {
      body: { title: 'Signed minutes', content: { kind: 'file', fileId: uploaded.id }, responses },
    });
    await page.goto(address);
    await page.getByRole('button', { name: 'Finalize' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Finalize' }).click();
    await page
      .getByText(/Everything here is read-only/)
      .first()
      .waitFor();
    const { revision } = await api.call(assessmentsApi.get, {
      params: { organizationId: api.organizationId, assessmentId },
    });

    await page.goto(`${address}/versions/${revision}`);
    const files = await downloads(page, () => page.getByRole('button', { name: 'Export' }).click());
    const parts = unzipSync(files.get('Evidence package (ZIP)') ?? Buffer.alloc(0));
    const text = (name: string): string => Buffer.from(parts[name] ?? []).toString('utf8');
    expect(wrongIn(text('SHA256SUMS'), parts)).toEqual([]);
    expect(wrongIn(text('VERSION.sha256'), parts)).toEqual([]);
    const summed = new Set(
      text('SHA256SUMS')
        .trim()
        .split('\n')
        .map((line) => line.slice(66)),
    );
    expect(Object.keys(parts).filter((name) => name !== 'SHA256SUMS' && !summed.has(name))).toEqual([]);
    const [path = ''] = Object.keys(parts).filter((name) => name.startsWith('evidence/'));
    expect(text(path)).toBe(CONTENT);
    expect(text('version.json')).toContain(sha256(Buffer.from(CONTENT)));
    // The page shows the beginning, and copies all of it.
    const shown = sha256(parts['version.json'] ?? new Uint8Array()).slice(0, 12);
    expect(await page.locator('main').innerText()).toContain(shown);
    const answers = readCsv(text('answers.csv')).map(({ cells }) => [cells.get('Key'), cells.get('Level')]);
    expect(answers).toContainEqual([`${VISION}.sponsor-support`, '3']);
    expect(() => readAssessment(parts['answers.csv'] ?? new Uint8Array(), { releases })).toThrow(
      'answers of a finalized version',
    );
    await page.context().close();
  });

  it('as an archive becomes the same organization again', async () => {
    const page = await founder(browser);
    await brought(page, YAML, 'Moved');
    await page.goto(`${organizationOf(page)}/settings/export`);
    await page.getByRole('button', { name: 'Make an archive' }).click();
    const archive = await downloaded(page, page.getByRole('link', { name: /^Download \(/ }));
    expect(Object.keys(unzipSync(archive))).toEqual(expect.arrayContaining(['manifest.json', 'people.jsonl']));
    // The page shows the beginning, and copies all of it.
    const hash = await page.locator('certitude-archive-card code').first().innerText();
    expect(hash).toBe(`${sha256(archive).slice(0, 12)}…`);

    await preview(page, 'all.certitude', archive);
    await page.getByText('Bring an archive', { exact: false }).first().waitFor();
    await page.goto('/organizations/bring');
    const file = { name: 'all.certitude', mimeType: 'application/octet-stream', buffer: archive };
    await page.locator('certitude-file-pick input[type=file]').setInputFiles(file);
    await page.getByRole('link', { name: 'Open it' }).click();
    await page.waitForURL(/\/o\/[^/]+/);
    const api = apiOf(page);
    expect((await api.call(assessmentsApi.list)).items).toMatchObject([{ name: 'Moved', overall: { score: 3 } }]);
    expect((await api.call(plansApi.list)).items).toMatchObject([{ resources: 'Two weeks' }]);
    expect((await api.call(evidenceApi.list)).items).toMatchObject([{ title: 'Minutes of March' }]);
    await page.context().close();
  });
});
