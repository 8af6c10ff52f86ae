import { organizationsApi, type NewInvitation, type Role } from '@certitude/contracts';
import { FakeServer, fakeId, openScreen, otto } from '@certitude/web/testing';
import { InvitationsPage } from './invitations-page';

const TOKEN = 't'.repeat(43);
const made: NewInvitation = {
  id: fakeId(12),
  role: 'viewer',
  createdBy: otto,
  createdAt: '2030-05-01T12:00:00.000Z',
  expiresAt: '2030-05-02T12:00:00.000Z',
  state: 'open',
  recipient: '',
  carries: '',
  note: '',
  linkEnd: 'tttt',
  acceptedBy: null,
  acceptedAt: null,
  revokedAt: null,
  token: TOKEN,
  path: `/invitations/${TOKEN}`,
};
const serverWith = () =>
  new FakeServer()
    .answer(organizationsApi.invitations, { items: [], next: null })
    .answer(organizationsApi.invite, made);
const given = async (server = serverWith(), role: Role = 'owner') => {
  const opened = await openScreen(InvitationsPage, { me: otto, role, server });
  await opened.screen.press('Invite someone');
  return opened;
};
/** The dialog as it is read out. */
const nameOfDialog = (): string | undefined => {
  const id = document.querySelector('[role="dialog"]')?.getAttribute('aria-labelledby');
  return document.getElementById(id ?? '')?.textContent?.trim();
};

describe('the dialog that invites somebody', () => {
  it('makes a link with the chosen role and days, and shows it', async () => {
    const { screen, server } = await given();
    await screen.choose('Role', 'Viewer');
    await screen.choose('The link expires after', '1 day');
    await screen.send('Create link');
    expect(server.bodies(organizationsApi.invite)).toEqual([
      { id: expect.any(String), role: 'viewer', days: 1, recipient: '', note: '', carries: '' },
    ]);
    expect(screen.text()).toContain('It lets one person join as viewer.');
    expect(screen.field('Invitation link').value).toBe(new URL(made.path, document.baseURI).href);
    await screen.press('Done');
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    expect(screen.text()).not.toContain(TOKEN);
  });

  it('may say for whom it is, and some words to them', async () => {
    const server = serverWith().answer(organizationsApi.invite, { ...made, recipient: 'Nora New' });
    const { screen } = await given(server);
    await screen.type('Recipient', 'Nora New');
    await screen.type('Message', 'Welcome.');
    await screen.send('Create link');
    expect(server.bodies(organizationsApi.invite)).toEqual([
      expect.objectContaining({ recipient: 'Nora New', note: 'Welcome.' }),
    ]);
    expect(screen.text()).toContain('It is for Nora New.');
  });

  it('is not sent with words that are too long', async () => {
    const { screen, server } = await given();
    await screen.type('Message', 'x'.repeat(501));
    await screen.send('Create link');
    expect(server.bodies(organizationsApi.invite)).toEqual([]);
    expect(screen.text()).toContain('must have at most 500 characters');
  });

  it('is named by its title, before and after the link is made', async () => {
    const { screen } = await given();
    expect(nameOfDialog()).toBe('Invite someone');
    await screen.send('Create link');
    expect(nameOfDialog()).toBe('Send this link');
  });

  it('offers the roles up to one’s own', async () => {
    const { screen } = await given(serverWith(), 'admin');
    const options = [...screen.field<HTMLSelectElement>('Role').options].map(({ value }) => value);
    expect(options[0]).toBe('admin');
    expect(options).not.toContain('owner');
  });

  it('says what is refused, keeps what was chosen, and sends the same invitation again', async () => {
    const server = serverWith().refuse(organizationsApi.invite, 'Not now.');
    const { screen } = await given(server);
    await screen.choose('Role', 'Reviewer');
    await screen.send('Create link');
    expect(screen.text()).toContain('Not now.');
    server.answer(organizationsApi.invite, { ...made, role: 'reviewer' });
    await screen.send('Create link');
    const [first, second] = server.bodies(organizationsApi.invite);
    expect(first).toMatchObject({ role: 'reviewer' });
    expect(second).toEqual(first);
    expect(screen.text()).toContain('Send this link');
  });
});
