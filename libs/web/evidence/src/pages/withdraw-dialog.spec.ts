import { filesApi, type StoredFileView } from '@certitude/contracts';
import { FakeServer, openDialog, organizationId, petra, type OpenedDialog } from '@certitude/web/testing';
import { WithdrawDialog } from './withdraw-dialog';

const file: StoredFileView = {
  id: '00000011-0000-4000-8000-000000000001' as StoredFileView['id'],
  name: 'salaries.txt',
  mediaType: 'text/plain',
  size: 12,
  sha256: 'a'.repeat(64),
  uploadedBy: petra,
  lookedInto: true,
  withdrawn: null,
};

const open = (server = new FakeServer().answer(filesApi.withdraw, file)): Promise<OpenedDialog> =>
  openDialog(WithdrawDialog, file, { server });
const withdraw = async ({ screen }: OpenedDialog, reason: string): Promise<void> => {
  await screen.type('Why', reason);
  await screen.send('Withdraw');
};

describe('the dialog that withdraws a file', () => {
  it('asks why before anything is deleted', async () => {
    const opened = await open();
    await withdraw(opened, '  ');
    expect(opened.server.requests(filesApi.withdraw)).toEqual([]);
    expect(opened.screen.text()).toContain('say why');
    expect(opened.closed()).toBeNull();
  });

  it('withdraws with the reason, and closes with the file', async () => {
    const opened = await open();
    await withdraw(opened, ' Confidential ');
    expect(opened.server.requests(filesApi.withdraw)).toEqual([
      { params: { organizationId, fileId: file.id }, body: { reason: 'Confidential' } },
    ]);
    expect(opened.closed()).toEqual({ with: file });
  });

  it('keeps the words when it fails, and says why', async () => {
    const opened = await open(new FakeServer().refuse(filesApi.withdraw, 'That did not work.'));
    await withdraw(opened, 'Confidential');
    expect(opened.closed()).toBeNull();
    expect(opened.screen.text()).toContain('That did not work.');
    expect(opened.screen.field('Why').value).toBe('Confidential');
  });

  it('keeps the words of whoever did not finish, for that file only', async () => {
    const opened = await open();
    await opened.screen.type('Why', 'Names of customers');
    expect(Object.keys(localStorage).join()).toContain(`withdraw-file:${file.id}`);
    await opened.screen.press('Cancel');
    expect(JSON.stringify({ ...localStorage })).toContain('Names of customers');
  });
});
