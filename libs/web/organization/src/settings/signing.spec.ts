import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { type Role } from '@certitude/contracts';
import { signingApi, type SigningKeyView } from '@certitude/contracts/signing';
import { fakeId, FakeServer, openScreen, petra } from '@certitude/web/testing';
import { Signing } from './signing';

const at = '2030-06-01T12:00:00.000Z';
const key: SigningKeyView = {
  ...{ id: fakeId(71), name: 'Board', subject: 'Eva Example', issuer: 'CN=Example CA', fingerprint: 'f'.repeat(64) },
  ...{ key: 'EC, P-256', validUntil: at, createdBy: petra, createdAt: at },
};
const use = {
  ...{ id: fakeId(72), keyName: 'Board', assessmentId: fakeId(1), reportId: fakeId(2), reportKind: 'detailed' },
  ...{ method: 'self', field: 'ExecutiveApproval', outcome: 'wrong-password', usedBy: petra, usedAt: at },
};

const given = async ({ role = 'owner' as Role, isSetUp = true, storesKeys = true, keys = [key] } = {}) => {
  const server = new FakeServer()
    .answer(signingApi.settings, { isSetUp, storesKeys })
    .answer(signingApi.changeSettings, { isSetUp, storesKeys: !storesKeys })
    .answer(signingApi.keys, keys)
    .answer(signingApi.storeKey, key)
    .answer(signingApi.removeKey, { done: true })
    .answer(signingApi.uses, { items: [use as never], next: null });
  const opening = { server, role, providers: [provideNoopAnimations()] };
  return { ...(await openScreen(Signing, opening)), server };
};

describe('the settings of signing', () => {
  it('show the keys, and who used them', async () => {
    const { screen } = await given();
    expect(screen.text()).toMatch(/Board EC, P-256.*Eva Example, issued by CN=Example CA/);
    expect(screen.text()).toMatch(/Detailed self-assessment report, ExecutiveApproval.*Wrong password/);
  });

  it('are turned on by an owner', async () => {
    const { screen, server } = await given({ storesKeys: false, keys: [] });
    expect(screen.text()).not.toContain('Store a key');
    await screen.tick('Store keys for signing reports');
    expect(server.requests(signingApi.changeSettings)[0]?.body).toEqual({ storesKeys: true });
  });

  it('are read by admins, who change nothing', async () => {
    const { screen } = await given({ role: 'admin' });
    expect(screen.text()).toContain('Only an owner can change this.');
    expect(screen.find('Remove Board')).toBeNull();
    expect(screen.text()).not.toContain('Password of the key store');
  });

  it('say that the operator has not set them up', async () => {
    const { screen } = await given({ isSetUp: false, storesKeys: false, keys: [] });
    expect(screen.text()).toContain('The operator does that with SIGNING_KEYS_SECRET.');
  });

  it('store a key with its password, which stays nowhere', async () => {
    const { screen, server } = await given({ keys: [] });
    const input = screen.root.querySelector<HTMLInputElement>('input[type=file]');
    const file = Object.assign(new File(['key'], 'key.p12'), {
      arrayBuffer: async () => new TextEncoder().encode('key'),
    });
    Object.defineProperty(input, 'files', { value: [file] });
    input?.dispatchEvent(new Event('change'));
    await screen.type('Name', 'Board');
    await screen.type('Password of the key store', 'correct horse');
    await screen.press('Store the key');
    expect(server.requests(signingApi.storeKey)[0]?.body).toEqual({
      name: 'Board',
      password: 'correct horse',
      content: 'a2V5',
    });
    expect(screen.field('Password of the key store').value).toBe('');
  });

  it('ask for the file where none was chosen', async () => {
    const { screen, server } = await given({ keys: [] });
    await screen.type('Name', 'Board');
    await screen.type('Password of the key store', 'correct horse');
    await screen.press('Store the key');
    expect(screen.text()).toContain('Choose the file of the key.');
    expect(server.requests(signingApi.storeKey)).toEqual([]);
  });
});
