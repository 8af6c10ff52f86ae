import { accountApi, sessionApi, type AccountView, type OpenSessionView, type SessionId } from '@certitude/contracts';
import { FakeServer, accountView, fakeId, openScreen, otto } from '@certitude/web/testing';
import { OwnAccountPage } from './own-account-page';
import { PictureScaling } from './picture-scaling.service';

const PICTURE = { type: 'image/webp', content: 'AAAA' } as const;
const HASH = 'a'.repeat(64);
const me = accountView({ id: otto, email: 'otto@example.org', name: 'Otto' });
const session = (number: number, more: Partial<OpenSessionView> = {}): OpenSessionView => ({
  id: fakeId<SessionId>(15, number),
  device: 'Firefox on Linux',
  createdAt: '2030-05-01T12:00:00.000Z',
  lastSeenAt: '2030-05-01T12:00:00.000Z',
  current: false,
  ...more,
});
const own = session(1, { device: 'Chrome on Windows', current: true });

const serverWith = (...sessions: OpenSessionView[]) =>
  new FakeServer()
    .answer(sessionApi.instance, { version: '1', signUp: 'open', mail: false, demo: [] })
    .answer(accountApi.askConfirmation, { done: true })
    .answer(accountApi.sessions, { items: sessions, next: null })
    .answer(accountApi.update, ({ body }) => ({ ...me, ...(body?.changes as Partial<AccountView>), version: 2 }))
    .answer(accountApi.setPicture, { ...me, picture: HASH })
    .answer(accountApi.removePicture, me)
    .answer(accountApi.changeEmail, ({ body }) => ({ ...me, email: body?.email ?? '' }))
    .answer(accountApi.changePassword, { done: true })
    .answer(accountApi.endSession, { done: true })
    .answer(accountApi.endOthers, { done: true })
    .answer(accountApi.signOutEverywhere, { done: true });
const scaled = jest.fn((_: Blob) => Promise.resolve<typeof PICTURE>(PICTURE));
const given = (server = serverWith(session(2), own), account: Partial<AccountView> = {}) =>
  openScreen(OwnAccountPage, {
    me: otto,
    server,
    account: { ...me, ...account },
    providers: [{ provide: PictureScaling, useValue: { scaled } }],
  });

describe('one’s own account', () => {
  describe('says who one is', () => {
    it('and saves what was changed, with the version that was seen', async () => {
      const { screen, server, toasts } = await given();
      await screen.type('Name', 'Otto Newer');
      await screen.choose('Language of dates', 'German (Germany)');
      expect(screen.text()).toContain('The last day of 2026 is 31. Dez. 2026, typed 31.12.2026.');
      await screen.send('Save changes');
      expect(server.bodies(accountApi.update)).toEqual([
        { version: 1, changes: { name: 'Otto Newer', dateLocale: 'de-DE' } },
      ]);
      expect(toasts()).toEqual(['Saved.']);
      expect(screen.field('Name').value).toBe('Otto Newer');
    });

    it('and nothing without a name', async () => {
      const { screen, server } = await given();
      await screen.type('Name', '');
      await screen.send('Save changes');
      expect(screen.text()).toContain('Name must not be empty.');
      expect(server.bodies(accountApi.update)).toEqual([]);
    });

    it('and keeps what was typed when it is refused', async () => {
      const { screen } = await given(serverWith(own).refuse(accountApi.update, 'Not now.'));
      await screen.type('Name', 'Otto Newer');
      await screen.send('Save changes');
      expect(screen.text()).toContain('Not now.');
      expect(screen.field('Name').value).toBe('Otto Newer');
    });
  });

  describe('has a picture', () => {
    const drop = async (screen: Awaited<ReturnType<typeof given>>['screen']) => {
      const picker = screen.field('Picture');
      Object.defineProperty(picker, 'files', { value: [new File(['x'], 'otto.png')], configurable: true });
      picker.dispatchEvent(new Event('change'));
      await screen.settled();
    };

    it('that is made small here, and shown', async () => {
      const { screen, server } = await given();
      expect(screen.find('Remove picture')).toBeNull();
      await drop(screen);
      expect(server.bodies(accountApi.setPicture)).toEqual([PICTURE]);
      expect(document.querySelector('img')?.getAttribute('src')).toBe(`/api/accounts/${otto}/pictures/${HASH}`);
      expect(screen.find('Change picture')).not.toBeNull();
    });

    it('that can be removed', async () => {
      const { screen, server } = await given(serverWith(own), { picture: HASH });
      await screen.press('Remove picture');
      expect(server.requests(accountApi.removePicture)).toHaveLength(1);
      expect(document.querySelector('img')).toBeNull();
    });

    it('or the initials where it does not arrive', async () => {
      const { screen } = await given(serverWith(own), { picture: HASH });
      document.querySelector('img')?.dispatchEvent(new Event('error'));
      await screen.settled();
      expect(document.querySelector('certitude-avatar')?.textContent?.trim()).toBe('O');
    });

    it('or says that a file is none, and sends nothing', async () => {
      scaled.mockRejectedValueOnce(new Error('no picture'));
      const { screen, server } = await given();
      await drop(screen);
      expect(screen.text()).toContain('cannot read this file as a picture');
      expect(server.bodies(accountApi.setPicture)).toEqual([]);
    });
  });

  it('has a theme that counts at once', async () => {
    const { screen, server } = await given();
    await screen.tick('Dark');
    expect(server.bodies(accountApi.update)).toEqual([{ version: 1, changes: { theme: 'dark' } }]);
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });

  describe('has keys', () => {
    it('that are switched off', async () => {
      const { screen, server } = await given();
      await screen.tick('Use single-key commands');
      expect(screen.text()).not.toContain('Next requirement');
      await screen.send('Save keys');
      expect(server.bodies(accountApi.update)).toEqual([
        { version: 1, changes: { keys: { enabled: false, keys: {} } } },
      ]);
    });

    it('that are others', async () => {
      const { screen, server } = await given();
      await screen.type('Key: Next requirement', 'J');
      await screen.send('Save keys');
      expect(server.bodies(accountApi.update)).toEqual([
        { version: 1, changes: { keys: { enabled: true, keys: { next: 'j' } } } },
      ]);
    });

    it('each of which does one thing: what else has it is named', async () => {
      const { screen, server } = await given();
      await screen.type('Key: Next requirement', 'p');
      expect(screen.text()).toContain('“p” is also the key of “Previous requirement”.');
      await screen.send('Save keys');
      expect(server.bodies(accountApi.update)).toEqual([]);
      await screen.press('Use the default keys');
      expect(screen.text()).not.toContain('is also the key');
    });
  });

  describe('is signed in to', () => {
    it('with another address from now on, with the password', async () => {
      const { screen, server, toasts } = await given();
      await screen.type('New address', 'new@example.org');
      await screen.type('Your password', 'correct horse battery');
      await screen.send('Change address');
      expect(server.bodies(accountApi.changeEmail)).toEqual([
        { email: 'new@example.org', password: 'correct horse battery' },
      ]);
      expect(toasts()).toEqual(['You sign in with new@example.org from now on.']);
      expect(screen.field('Your password').value).toBe('');
    });

    describe('where mail leaves', () => {
      const server = () =>
        serverWith(own)
          .answer(sessionApi.instance, { version: '1', signUp: 'open', mail: true, demo: [] })
          .answer(accountApi.changeEmail, me);

      it('with another address once its link is followed', async () => {
        const { screen, toasts } = await given(server());
        await screen.type('New address', 'new@example.org');
        await screen.type('Your password', 'correct horse battery');
        await screen.send('Change address');
        expect(toasts()).toEqual(['A link is on its way to new@example.org.']);
        expect(screen.text()).toContain('You sign in with otto@example.org.');
      });

      it('and can have a link sent that confirms the address, if nobody has', async () => {
        const asked = await given(server(), { emailConfirmed: false });
        await asked.screen.press('Send me a link');
        expect(asked.server.bodies(accountApi.askConfirmation)).toHaveLength(1);
        expect((await given(server())).screen.text()).not.toContain('Nobody has confirmed');
      });
    });

    it('with the same address where the password is wrong', async () => {
      const { screen } = await given(serverWith(own).refuse(accountApi.changeEmail, 'The password is wrong.'));
      await screen.type('New address', 'new@example.org');
      await screen.type('Your password', 'guess');
      await screen.send('Change address');
      expect(screen.text()).toContain('The password is wrong.');
      expect(screen.text()).toContain('You sign in with otto@example.org.');
    });

    it('with another password, and nowhere else', async () => {
      const { screen, server } = await given();
      await screen.type('Current password', 'correct horse battery');
      await screen.type('New password', 'short');
      await screen.send('Change password');
      expect(server.bodies(accountApi.changePassword)).toEqual([]);
      await screen.type('New password', 'a stapler of another colour');
      await screen.send('Change password');
      expect(server.bodies(accountApi.changePassword)).toEqual([
        { current: 'correct horse battery', password: 'a stapler of another colour' },
      ]);
      expect(screen.text()).not.toContain('Firefox on Linux');
    });
  });

  describe('is open in browsers', () => {
    const listed = () =>
      [...document.querySelectorAll('certitude-open-sessions li')].map((each) => each.textContent ?? '');

    it('this one first, the others to be signed out', async () => {
      const { screen, server } = await given(serverWith(session(2), session(3, { device: '' }), own));
      expect(listed()[0]).toMatch(/Chrome on Windows.*This browser/s);
      expect(listed()[2]).toContain('Unknown browser');
      await screen.press('Sign out Firefox on Linux');
      expect(server.requests(accountApi.endSession)[0]?.params).toEqual({ sessionId: session(2).id });
      expect(listed()).toHaveLength(2);
    });

    it('and in this one only after signing out of all others', async () => {
      const { screen, server } = await given();
      await screen.press('Sign out everywhere else');
      expect(server.requests(accountApi.endOthers)).toHaveLength(1);
      expect(listed()).toHaveLength(1);
      expect(screen.find('Sign out everywhere else')).toBeNull();
    });

    it('and in none after a question', async () => {
      const { screen, server, router } = await given();
      await screen.press('Sign out everywhere');
      await screen.press('Cancel');
      expect(server.requests(accountApi.signOutEverywhere)).toEqual([]);
      await screen.press('Sign out everywhere');
      await screen.press('Sign out everywhere');
      expect(server.requests(accountApi.signOutEverywhere)).toHaveLength(1);
      expect(server.requests(sessionApi.signOut)).toEqual([]);
      expect(router.url).toBe('/sign-in');
    });

    it('and says that they load, and what failed', async () => {
      expect((await given(serverWith().hang(accountApi.sessions))).screen.isLoading()).toBe(true);
      const failed = await given(serverWith().refuse(accountApi.sessions, 'Not now.'));
      expect(failed.screen.text()).toContain('Not now.');
    });
  });
});
