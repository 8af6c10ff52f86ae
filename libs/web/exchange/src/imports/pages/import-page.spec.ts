import { type InvitationId, type NewInvitation, organizationsApi, pkisApi } from '@certitude/contracts';
import { importsApi, type ImportView } from '@certitude/contracts/exchange';
import { assessmentId, FakeServer, fakeId, openScreen, otto, petra, pkiView } from '@certitude/web/testing';
import { importedView, importView } from '../testing/import-views';
import { ImportPage } from './import-page';

const earlier = {
  id: fakeId<never>(70, 2),
  assessmentId: assessmentId(9),
  assessmentName: 'Last year',
  importedAt: '2029-01-01T00:00:00.000Z',
  importedBy: petra,
};
const server = (view: ImportView) =>
  new FakeServer()
    .answer(importsApi.get, view)
    .answer(importsApi.commit, importedView())
    .answer(importsApi.undo, importView({ state: 'undone', undoneBy: petra, undoneAt: '2030-01-02T00:00:00.000Z' }))
    .answer(pkisApi.list, { items: [pkiView()], next: null });
const open = (view = importView(), given = server(view)) =>
  openScreen(ImportPage, { server: given, role: 'admin', inputs: { importId: view.id } });

const INVITATION = '00000071-0000-7000-8000-000000000001' as InvitationId;
const newInvitation: NewInvitation = {
  ...{ id: INVITATION, token: 'secret', path: '/invitations/secret' },
  ...{ role: 'contributor' as const, createdBy: petra, createdAt: '2030-01-01T00:00:00.000Z', state: 'open' as const },
  ...{ expiresAt: '2030-01-31T00:00:00.000Z', recipient: 'jane@example.test', note: '', carries: 'Jane Roe' },
  ...{ linkEnd: 'cret', acceptedBy: null, acceptedAt: null, revokedAt: null },
};

describe('the page of an import', () => {
  it('shows what becomes of it, and the score of the tool beside ours, before anything is written', async () => {
    const { screen, server: asked } = await open();
    expect(screen.text()).toContain('1 rated level ');
    expect(screen.text()).toMatch(/The official tool shows.*3\.0.*1 of 76 assessed/);
    expect(screen.text()).toContain('Nothing is saved until you choose Import.');
    expect(asked.requests(importsApi.commit)).toEqual([]);
  });

  it('imports into a new PKI under the names that were typed, and offers to open and to undo it', async () => {
    const { screen, server: asked } = await open();
    await screen.type('Name', 'Spring');
    await screen.type('New PKI’s name', 'Root CA');
    await screen.press('Import');
    expect(asked.bodies(importsApi.commit)).toEqual([
      { name: 'Spring', pki: { kind: 'new', name: 'Root CA' }, policy: 'pkimm', people: [], invite: [], asCopy: false },
    ]);
    expect(screen.leadsTo('Open Issuing CA 2030')).toContain(`/assessments/${assessmentId(7)}`);
    expect(screen.find('Undo the import')).not.toBeNull();
  });

  it('imports into a PKI that is there, scored as was chosen, with people who are members', async () => {
    const people = [{ id: 'p1', name: 'Jane Roe', answers: 3, plans: 1 }];
    const { screen, server: asked } = await open(importView({ people }));
    await screen.sees('3 answers, 1 plan');
    await screen.choose('Jane Roe', 'Otto');
    await screen.choose('PKI', 'Issuing CA');
    await screen.choose('Scoring', 'Browser tool scoring');
    await screen.press('Import');
    expect(asked.bodies(importsApi.commit)).toMatchObject([
      {
        pki: { kind: 'existing', pkiId: pkiView().id },
        policy: 'web',
        people: [{ person: 'p1', account: otto }],
      },
    ]);
  });

  it('invites people of the source to an address that is typed there, and shows their links afterwards', async () => {
    const people = [{ id: 'p1', name: 'Jane Roe', answers: 3, plans: 1 }];
    const invited = {
      invitation: INVITATION,
      name: 'Jane Roe',
      address: 'jane@example.test',
      state: 'open',
    } as const;
    const given = server(importView({ people })).answer(importsApi.commit, importedView({ invited: [invited] }));
    const { screen, server: asked } = await open(importView({ people }), given);
    await screen.choose('Jane Roe', 'Invite to the organization');
    await screen.press('Import');
    expect(asked.requests(importsApi.commit)).toEqual([]);
    expect(screen.text()).toContain('Enter an email address.');
    await screen.type('Email address of Jane Roe', 'jane@example.test');
    await screen.press('Import');
    expect(asked.bodies(importsApi.commit)).toMatchObject([
      { people: [], invite: [{ person: 'p1', address: 'jane@example.test' }] },
    ]);
    const link = { ...newInvitation, id: invited.invitation };
    given.answer(organizationsApi.invite, link);
    await screen.press('Get the link of Jane Roe');
    await screen.sees('/invitations/secret');
    expect(asked.bodies(organizationsApi.invite)).toMatchObject([{ id: invited.invitation, carries: 'Jane Roe' }]);
  });

  describe('that takes a while', () => {
    const job = {
      ...{ state: 'running' as const, step: 'Evidence', done: 20, total: 120, createdBy: petra },
      ...{ createdAt: '2030-01-01T00:00:00.000Z', finishedAt: null, problem: null },
    };

    it('shows how far it is instead of asking, looks again until it is there, and keeps what was typed', async () => {
      jest.useFakeTimers({ advanceTimers: true });
      const given = server(importView()).answer(importsApi.commit, importView({ job }));
      const { screen } = await open(importView(), given);
      await screen.type('Name', 'Spring');
      given.answer(importsApi.get, importView({ job: { ...job, state: 'cancelled' } }));
      await screen.press('Import');
      expect(screen.text()).toContain('Evidence: 20 of 120 items');
      expect(screen.find('Import')).toBeNull();
      await jest.advanceTimersByTimeAsync(2_000);
      await screen.sees('Nothing of it was saved.');
      const fields = [...screen.root.querySelectorAll('input')];
      expect(fields.map(({ value }) => value)).toContain('Spring');
      jest.useRealTimers();
    });

    it('can be canceled, also after the page was loaded anew', async () => {
      const given = server(importView({ job })).answer(
        importsApi.cancel,
        importView({ job: { ...job, state: 'cancelled' } }),
      );
      const { screen, server: asked } = await open(importView({ job }), given);
      await screen.press('Cancel the import');
      expect(asked.requests(importsApi.cancel)).toHaveLength(1);
      await screen.sees('The import was canceled. Nothing of it was saved.');
      expect(screen.find('Import')).not.toBeNull();
    });

    it('says why it came to nothing, and can be tried again', async () => {
      const problem = { title: 'It was imported already.', detail: 'On Monday.' };
      const { screen } = await open(importView({ job: { ...job, state: 'failed', problem } }));
      expect(screen.text()).toContain('It was not imported. It was imported already. On Monday.');
      expect(screen.find('Import')).not.toBeNull();
    });
  });

  it('does not import without a name', async () => {
    const { screen, server: asked } = await open();
    await screen.type('Name', ' ');
    await screen.press('Import');
    expect(asked.requests(importsApi.commit)).toEqual([]);
    expect(screen.text()).toContain('The name must not be empty.');
  });

  it('asks what the source leaves open, and reads again with another answer', async () => {
    const choice = {
      about: 'level-one' as const,
      question: 'Were they rated?',
      answers: ['rated', 'not-assessed'],
      taken: 'rated',
      concerns: ['G.1'],
    };
    const again = importView({ choices: [{ ...choice, taken: 'not-assessed' }], suggestedName: 'Read again' });
    const given = server(importView({ choices: [choice] })).answer(importsApi.choose, again);
    const { screen, server: asked } = await open(importView({ choices: [choice] }), given);
    await screen.tick('They were not assessed');
    expect(asked.bodies(importsApi.choose)).toEqual([{ 'level-one': 'not-assessed' }]);
    expect(screen.text()).toContain('Read again');
  });

  it('says that the same was imported already, and imports a copy only when told', async () => {
    const { screen, server: asked } = await open(importView({ earlier }));
    expect(screen.leadsTo('Last year')).toContain(`/assessments/${assessmentId(9)}`);
    expect((screen.find('Import') as HTMLButtonElement).disabled).toBe(true);
    await screen.tick('Import it again as a copy');
    await screen.press('Import');
    expect(asked.bodies(importsApi.commit)).toMatchObject([{ asCopy: true }]);
  });

  it('shows what has no place here with its content, and what is good to know with its place', async () => {
    const kept = [{ reason: 'There is no workspace here.', place: { key: 'workspace' }, content: '{"a":1}' }];
    const warnings = [{ message: 'A level was a text.', place: { sheet: 'Assessment', cell: 'I20' } }];
    const counts = { ...importView().counts, kept: 300, warnings: 1 };
    const { screen } = await open(importView({ kept, warnings, counts }));
    expect(screen.text()).toMatch(/There is no workspace here\. workspace.*\{"a":1\}/);
    expect(screen.text()).toContain('The first 1 are shown; the download has all.');
    expect(screen.leadsTo('Download all of them')).toMatch(/\/kept$/);
    expect(screen.text()).toContain('sheet Assessment, cell I20');
  });

  it('undoes after asking', async () => {
    const { screen, server: asked } = await open(importedView());
    await screen.press('Undo the import');
    expect(asked.requests(importsApi.undo)).toEqual([]);
    await screen.press('Undo the import');
    await screen.sees('This import was undone');
    expect(asked.requests(importsApi.undo)).toHaveLength(1);
  });

  it('says what was changed instead of offering to undo', async () => {
    const { screen } = await open(importedView({ changed: ['The assessment was finalized.'] }));
    expect(screen.text()).toContain('The assessment was finalized.');
    expect(screen.find('Undo the import')).toBeNull();
  });

  it('offers to undo a merge whatever was changed since, and says that this stays', async () => {
    const changed = ['1 answer was changed since and stays.'];
    const { screen, server: asked } = await open(importedView({ strategy: 'fill-gaps', changed }));
    expect(screen.text()).toContain('Whatever was changed since then stays when the import is undone.');
    expect(screen.text()).toContain('1 answer was changed since and stays.');
    await screen.press('Undo the import');
    await screen.press('Undo the import');
    await screen.sees('This import was undone');
    expect(asked.requests(importsApi.undo)).toHaveLength(1);
  });

  it('says that what it made was deleted', async () => {
    const { screen } = await open(importedView({ assessment: null }));
    expect(screen.text()).toContain('What this import created has been deleted since.');
    expect(screen.find('Undo the import')).toBeNull();
  });

  it('says what failed, and that a preview is gone', async () => {
    const { screen } = await open(
      importView(),
      server(importView()).refuse(importsApi.get, 'This preview has expired.'),
    );
    expect(screen.text()).toContain('This preview has expired.');
    expect(screen.find('Bring an assessment')).not.toBeNull();
  });
});
