import { Title } from '@angular/platform-browser';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { TestBed } from '@angular/core/testing';
import { modelsApi } from '@certitude/contracts';
import { versionsApi, type FrozenVersionView } from '@certitude/contracts/freezing';
import {
  FakeServer,
  assessmentView,
  firstFormat,
  frozenContent,
  frozenEvidence,
  frozenVersion,
  openScreen,
  organizationId,
  petra,
  release,
} from '@certitude/web/testing';
import { FrozenPage } from './frozen-page';

const serving = (more: Partial<FrozenVersionView> = {}) =>
  new FakeServer().answer(versionsApi.get, frozenVersion(more)).answer(modelsApi.get, release);
const given = async (server = serving()) => {
  const inputs = { assessmentId: assessmentView.id, revision: '1' };
  return (await openScreen(FrozenPage, { server, inputs, providers: [provideNoopAnimations()] })).screen;
};
const here = `/o/${organizationId}`;
const said = (root: Element, selector: string) =>
  root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();

describe('the page of a frozen version', () => {
  it('is called what it is a version of, and says by which rules it was scored', async () => {
    const screen = await given();
    expect(screen.root.querySelector('h1')?.textContent).toBe('Version 1 of Yearly');
    expect(TestBed.inject(Title).getTitle()).toBe('Version 1 of Yearly, Issuing CA · Certitude');
    expect(screen.text()).toContain('Issuing CA · Formal assessment · PKIMM 2.0.0 · PKIMM scoring');
    expect(screen.leadsTo('Open the assessment')).toBe(`${here}/assessments/${assessmentView.id}`);
  });

  it('leaves with its evidence as one file', async () => {
    const screen = await given();
    await screen.press('Export');
    const choice = document.querySelector<HTMLAnchorElement>('a[mat-menu-item]');
    expect(choice?.textContent).toContain('Evidence package (ZIP)');
    expect(choice?.getAttribute('href')).toBe(
      `/api/organizations/${organizationId}/assessments/${assessmentView.id}/versions/1/package`,
    );
  });

  it('says of itself and of its decisions that they came with an archive, and of none that was made here', async () => {
    const archive = { organization: 'Acme', importedBy: petra, importedAt: '2199-01-01T00:00:00.000Z', trusted: false };
    const screen = await given(serving({ archive }));
    expect(screen.text()).toMatch(/Frozen by.*from an archive of Acme, imported by.*does not count here/);
    expect(said(screen.root, 'certitude-frozen-answer')).toMatch(/Accepted by.*from an archive of Acme/);
    const here = await given(serving({ archive: { ...archive, importedAt: '2000-01-01T00:00:00.000Z' } }));
    expect(here.text()).not.toContain('from an archive');
  });

  it('says who froze it when, and that its content has the hash that it was frozen with', async () => {
    const screen = await given();
    expect(screen.text()).toMatch(/Frozen by.*Otto.*1 May 2030/);
    expect(screen.text()).toMatch(/which matches.*e{64}/);
    expect(screen.text()).not.toContain('this is not what was frozen');
    expect((await given(serving({ intact: false }))).text()).toContain('this is not what was frozen');
  });

  it('says who assessed, where that is part of the version', async () => {
    const conduct = {
      ...{ assessorKind: null, assessorName: 'Ada', assessorCompany: 'Audits Ltd', assessorPosition: '' },
      ...{ sampling: '', startsOn: null, targetOn: null, finishedOn: null, baseline: null, baselineVersion: null },
    };
    const content = frozenContent({ assessment: { ...frozenContent().assessment, conduct } });
    expect((await given(serving({ content }))).text()).toMatch(/Assessor ?Ada, Audits Ltd/);
  });

  it('shows the scores with their calculation, and no way to answer', async () => {
    const screen = await given();
    expect(said(screen.root, '.overall')).toMatch(/2\.62 ?Basic ?Target 4, 1\.38 to go.*3 of 4 assessed/);
    await screen.press('Why this number: Strategy');
    await screen.sees('Total of what counts');
    expect(screen.leadsTo('About requirement-3')).toBeNull();
    expect(screen.text()).not.toContain('Today’s calculation');
  });

  it('says when the scores are calculated in another way today', async () => {
    const overall = { ...frozenContent().scores.overall, fraction: '5/2' };
    const content = frozenContent({ scores: { overall, modules: {}, categories: {} } });
    expect((await given(serving({ content }))).text()).toContain('Today’s calculation comes to another overall score');
  });

  it('shows every requirement with its text, its evidence and its decision, by the names of then', async () => {
    const screen = await given();
    const answers = [...screen.root.querySelectorAll('certitude-frozen-answer')];
    expect(answers.map((answer) => said(answer, 'h4'))).toEqual([
      '1.1 About requirement-1',
      '1.2 About requirement-2',
      '2.1 About requirement-3',
      '3.1 About requirement-4',
    ]);
    const first = answers[0]?.textContent?.replace(/\s+/g, ' ');
    expect(first).toMatch(/4 ?Managed ?Accepted.*Signed by the board\..*Ceremony protocol ?revision 2/);
    expect(first).toMatch(/Owner: ?Petra.*Reviewer: ?Rita Then.*Accepted by Rita Then, 1 May 2030.*Plain to see\./);
    expect(answers[1]?.textContent).toContain('No rationale.');
  });

  it('says what was set aside, and why', async () => {
    const responses = frozenContent().responses.map((answer) => ({
      ...answer,
      applicability: { applicability: 'not-applicable' as const, reason: 'Nothing is recovered.' },
    }));
    const screen = await given(serving({ content: frozenContent({ responses }) }));
    expect(screen.text()).toContain('Not applicable: Nothing is recovered.');
  });

  it('lists the evidence as it was: dates, file, hash and reviewer, and what it proves', async () => {
    const screen = await given();
    const [row] = screen.root.querySelectorAll('certitude-frozen-index tbody tr');
    expect([...(row?.children ?? [])].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'Ceremony protocol revision 2',
      'file',
      'Accepted',
      'from 1 Jan 2030 until 31 Dec 2031',
      expect.stringMatching(/^protocol\.pdf 2\.0 KiB b{12}…/),
      'Rita Then, 1 May 2030',
      '1.1',
    ]);
    expect(row?.querySelector('a')?.getAttribute('href')).toBe(`${here}/evidence/${frozenEvidence().id}`);
  });

  it('shows what the PKI said of itself, and what was planned', async () => {
    const screen = await given();
    expect(screen.text()).toMatch(/The PKI: Issuing CA.*Issues for shops\./);
    expect(said(screen.root, 'certitude-frozen-plans')).toMatch(
      /Rehearse the ceremony.*In progress.*to level 4 ?Otto ?1 of 1 tasks done/,
    );
    const { sha256 } = frozenContent().plans;
    const sealed = await given(serving({ content: frozenContent({ plans: { sha256, items: null } }) }));
    expect(sealed.root.querySelector('#frozen-plans')).toBeNull();
  });

  it('opens a version of the first format as far as it goes', async () => {
    const screen = await given(serving({ content: firstFormat() }));
    const first = screen.root.querySelector('certitude-frozen-answer');
    expect([...(first?.querySelectorAll('p') ?? [])].map((line) => line.textContent)).toEqual([
      'Signed by the board.',
      'Renewed.',
    ]);
    expect(first?.textContent).toMatch(/Evidence\s*a{12}…/);
    expect(screen.text()).toContain('hashes of their evidence, but no index');
    expect(screen.root.querySelector('#frozen-pki')).toBeNull();
  });

  it('says that it loads, what failed, and tries again', async () => {
    expect((await given(serving().hang(versionsApi.get))).isLoading()).toBe(true);
    const server = serving().refuse(versionsApi.get, 'Not now.');
    const screen = await given(server);
    expect(screen.text()).toContain('Not now.');
    server.answer(versionsApi.get, frozenVersion());
    await screen.press('Try again');
    expect(screen.text()).toContain('Signed by the board.');
  });
});
