import { pkisApi } from '@certitude/contracts';
import { FakeServer, openDialog, pkiView } from '@certitude/web/testing';
import { CreatePkiDialog } from './create-pki-dialog';

const pki = pkiView({ assessments: 0 });
const given = (server = new FakeServer().answer(pkisApi.create, pki)) => openDialog(CreatePkiDialog, null, { server });

describe('the dialog that makes a PKI', () => {
  it('sends what was described, and gives back the PKI', async () => {
    const { screen, server, closed } = await given();
    await screen.type('Name', 'Issuing CA');
    await screen.type('Description', 'For devices.');
    await screen.type('Out of scope', 'The root, which another team runs.');
    await screen.send('Create PKI');
    expect(server.bodies(pkisApi.create)).toEqual([
      expect.objectContaining({
        id: expect.any(String),
        name: 'Issuing CA',
        description: 'For devices.',
        outOfScope: 'The root, which another team runs.',
        components: '',
      }),
    ]);
    expect(closed()).toEqual({ with: pki });
  });

  it('sends nothing without a name', async () => {
    const { screen, server, closed } = await given();
    await screen.send('Create PKI');
    expect(server.bodies(pkisApi.create)).toEqual([]);
    expect(closed()).toBeNull();
  });

  it('stays open with what was typed when it is refused, and says why', async () => {
    const { screen, closed } = await given(new FakeServer().refuse(pkisApi.create, 'Not now.'));
    await screen.type('Name', 'Issuing CA');
    await screen.send('Create PKI');
    expect(screen.text()).toContain('Not now.');
    expect(screen.field('Name').value).toBe('Issuing CA');
    expect(closed()).toBeNull();
  });

  it('makes nothing when it is closed', async () => {
    const { screen, server, closed } = await given();
    await screen.press('Close');
    expect(closed()).toEqual({ with: undefined });
    expect(server.bodies(pkisApi.create)).toEqual([]);
  });
});
