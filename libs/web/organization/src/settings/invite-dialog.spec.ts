import { type NewInvitation, type Role } from '@certitude/contracts';
import { fakeId, openDialog, otto } from '@certitude/web/testing';
import { InviteDialog } from './invite-dialog';

const made: NewInvitation = {
  id: fakeId(12, 1),
  role: 'reviewer',
  createdBy: otto,
  createdAt: '2030-05-01T12:00:00.000Z',
  expiresAt: '2030-05-04T12:00:00.000Z',
  state: 'open',
  token: 'secret',
  path: '/invitations/secret',
};
const given = async (role: Role = 'owner', answer: Promise<NewInvitation> = Promise.resolve(made)) => {
  const asked: unknown[] = [];
  const invitations = { invite: (body: unknown) => (asked.push(body), answer) };
  return { ...(await openDialog(InviteDialog, invitations, { me: otto, role })), asked };
};

describe('inviting somebody', () => {
  it('makes a link for a role and a time, and shows it once', async () => {
    const { screen, asked, closed } = await given();
    await screen.choose('Role', 'Reviewer');
    await screen.choose('The link ends after', '3 days');
    await screen.send('Make link');
    expect(asked).toEqual([{ id: expect.any(String), role: 'reviewer', days: 3 }]);
    expect(screen.field('Invitation link').value).toMatch(/^http.*\/invitations\/secret$/);
    await screen.press('Done');
    expect(closed()).not.toBeNull();
  });

  it('offers no role above one’s own', async () => {
    const { screen } = await given('admin');
    const roles = [...screen.field<HTMLSelectElement>('Role').options].map(({ text }) => text.trim());
    expect(roles).toContain('Admin');
    expect(roles).not.toContain('Owner');
  });

  it('stays open and says why when the server refuses', async () => {
    const { screen, closed } = await given('owner', Promise.reject(new Error('offline')));
    await screen.send('Make link');
    expect(screen.text()).toContain('Something went wrong');
    expect(closed()).toBeNull();
  });
});
