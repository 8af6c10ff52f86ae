import { type InvitationId, pkisApi } from '@certitude/contracts';
import { importsApi, type ImportView } from '@certitude/contracts/exchange';
import { FakeServer, fakeId, openScreen, petra } from '@certitude/web/testing';
import { importedView, importView } from '../testing/import-views';
import { ImportPage } from './import-page';

const INVITATION = '00000071-0000-7000-8000-000000000002' as InvitationId;
const listed: ImportView['listed'] = [
  { id: 'line:1', name: 'Jane Roe', address: 'jane@example.test', role: 'assessor', here: null },
  { id: 'line:2', name: 'Max', address: '', role: null, here: null },
  { id: 'line:3', name: 'Otto', address: 'otto@example.test', role: 'viewer', here: 'member' },
];
const people = importView({ id: fakeId(70, 3), kind: 'members-csv', suggestedName: 'members', listed });
const invited = importedView({
  ...{ kind: 'members-csv', assessment: null, listed },
  invited: [{ invitation: INVITATION, name: 'Jane Roe', address: 'jane@example.test', state: 'open' }],
});

describe('the import of a list of people', () => {
  const open = (view = people) => {
    const server = new FakeServer()
      .answer(importsApi.get, view)
      .answer(importsApi.inviteListed, invited)
      .answer(
        importsApi.undo,
        importView({ ...invited, state: 'undone', undoneBy: petra, undoneAt: '2030-01-02T00:00:00.000Z' }),
      )
      .answer(pkisApi.list, { items: [], next: null });
    return openScreen(ImportPage, { server, role: 'admin', inputs: { importId: view.id } });
  };

  it('invites whoever is chosen, where to and as what was typed, and shows their links', async () => {
    const { screen, server } = await open();
    expect(screen.text()).toContain('Member already');
    expect(screen.find('What it scores')).toBeNull();
    await screen.tick('Invite Max');
    await screen.press('Invite 2 people');
    expect(screen.text()).toContain('Enter an email address.');
    expect(server.bodies(importsApi.inviteListed)).toEqual([]);
    await screen.type('Email address of Max', 'Max@Example.test');
    await screen.choose('Role of Max', 'Contributor');
    await screen.press('Invite 2 people');
    expect(server.bodies(importsApi.inviteListed)).toEqual([
      {
        invite: [
          { person: 'line:1', address: 'jane@example.test', role: 'assessor' },
          { person: 'line:2', address: 'max@example.test', role: 'contributor' },
        ],
      },
    ]);
    await screen.sees('Get the link of Jane Roe');
  });

  it('is taken back by withdrawing what nobody has used', async () => {
    const { screen, server } = await open(invited);
    expect(screen.text()).not.toContain('deleted since');
    await screen.press('Withdraw the invitations');
    await screen.press('Withdraw');
    expect(server.requests(importsApi.undo)).toHaveLength(1);
    expect(screen.text()).toContain('invitations that nobody had used are withdrawn');
  });
});

describe('the import of a list of evidence', () => {
  it('leads to the assessment that it goes into, and makes none', async () => {
    const view = importView({ kind: 'evidence-csv' });
    const server = new FakeServer().answer(importsApi.get, view).answer(pkisApi.list, { items: [], next: null });
    const { screen } = await openScreen(ImportPage, { server, role: 'admin', inputs: { importId: view.id } });
    expect(screen.leadsTo('Choose the assessment')).toContain(`/import/${view.id}/merge`);
    expect(screen.find('Import')).toBeNull();
    expect(screen.text()).not.toContain('What it scores');
  });
});
