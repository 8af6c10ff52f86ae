import { fileView, openScreen, otto } from '@certitude/web/testing';
import { StoredFile } from './stored-file';

const given = async (more: Parameters<typeof fileView>[0] = {}) =>
  (await openScreen(StoredFile, { inputs: { file: fileView(more) } })).screen;

describe('a stored file', () => {
  it('is downloaded by its name, and says how large it is', async () => {
    const screen = await given();
    expect(screen.leadsTo('salaries.txt')).toContain(fileView().id);
    expect(screen.text()).toContain('8 bytes');
    expect(screen.text()).not.toMatch(/looked into|Withdrawn/);
  });

  it('says that nobody could look into it', async () => {
    expect((await given({ lookedInto: false })).text()).toContain('Could not be inspected');
  });

  it('says who withdrew it and why, and is there no more', async () => {
    const screen = await given({ withdrawn: { at: '2030-05-02T12:00:00.000Z', by: otto, reason: 'Confidential' } });
    expect(screen.text()).toMatch(/salaries\.txt.*Withdrawn.* by Otto.*: Confidential/);
    expect(screen.find('salaries.txt')).toBeNull();
  });
});
