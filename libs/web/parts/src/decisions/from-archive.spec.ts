import { openScreen, petra } from '@certitude/web/testing';
import { FromArchive } from './from-archive';

const archive = {
  ...{ organization: 'Acme', importedBy: petra, importedAt: '2030-01-01T00:00:00.000Z', trusted: true },
};
const open = async (of: typeof archive | null, more = {}) =>
  (await openScreen(FromArchive, { inputs: { of, ...more } })).screen;

describe('what came with an archive', () => {
  it('says so, and who imported it', async () => {
    const screen = await open(archive);
    expect(screen.text()).toMatch(/from an archive of Acme, imported by.*You/);
    expect(screen.text()).not.toContain('does not count');
  });

  it('says that it does not count where nobody vouches for the archive', async () => {
    expect((await open({ ...archive, trusted: false })).text()).toContain('does not count here');
  });

  it('says of signatures that they stand by themselves, and what is not proven', async () => {
    const text = (await open({ ...archive, trusted: false }, { about: 'signatures' })).text();
    expect(text).toContain('the signatures are valid by themselves');
    expect(text).toContain('who kept them and when is not proven');
    expect(text).not.toContain('does not count');
  });

  it('says nothing of what happened here', async () => {
    expect((await open(null)).text()).toBe('');
  });
});
