import { evidenceApi, type EvidenceView } from '@certitude/contracts';
import { ApiError } from '@certitude/web/core';
import { FakeServer, evidenceView, fileView, openDialog, type OpenedDialog } from '@certitude/web/testing';
import { ContentDialog } from './content-dialog';

const made = evidenceView({ state: 'draft' });
const given = (evidence: EvidenceView | null = null, server = new FakeServer()): Promise<OpenedDialog> =>
  openDialog(ContentDialog, { evidence }, { server });

/** Chooses a file as the browser's own window does. */
async function choose({ screen }: OpenedDialog): Promise<void> {
  const picker = screen.root.querySelector<HTMLInputElement>('input[type=file]');
  Object.defineProperty(picker, 'files', { value: [new File(['text'], 'ca.pem')] });
  picker?.dispatchEvent(new Event('change'));
  await screen.settled();
}

describe('the dialog that adds evidence', () => {
  it('lists the accepted files, and what is refused in all of them', async () => {
    const { screen } = await given();
    for (const words of ['.docx', '.tsr', '.crl', 'Private keys, key stores and macros are refused'])
      expect(screen.text()).toContain(words);
  });

  it('makes evidence of the file that was stored, named as it', async () => {
    const opened = await given(null, new FakeServer().answer(evidenceApi.upload, fileView()));
    opened.server.answer(evidenceApi.create, made);
    await choose(opened);
    await opened.screen.send('Save');
    expect(opened.server.bodies(evidenceApi.create)).toEqual([
      {
        id: expect.any(String),
        title: 'ca',
        content: { kind: 'file', fileId: fileView().id },
        effectiveOn: null,
        validUntil: null,
        responses: [],
      },
    ]);
    expect(opened.closed()).toEqual({ with: made });
  });

  it('makes nothing without a file, and says so', async () => {
    const { screen, server, closed } = await given();
    await screen.send('Save');
    expect(screen.text()).toContain('Choose a file.');
    expect(server.bodies(evidenceApi.create)).toEqual([]);
    expect(closed()).toBeNull();
  });

  it('adds a revision of the one that was seen, under the same title', async () => {
    const { screen, server, closed } = await given(made, new FakeServer().answer(evidenceApi.revise, made));
    await screen.tick('Link');
    await screen.type('Address', 'https://example.org/policy');
    await screen.type('Valid until', '2031-01-31');
    await screen.send('Save');
    expect(server.bodies(evidenceApi.revise)).toEqual([
      {
        version: made.current.number,
        content: { kind: 'link', url: 'https://example.org/policy' },
        effectiveOn: null,
        validUntil: '2031-01-31',
      },
    ]);
    expect(closed()).toEqual({ with: made });
  });

  it('renames a piece together with a revision', async () => {
    const { screen, server } = await given(made, new FakeServer().answer(evidenceApi.revise, made));
    expect(screen.field('Title').value).toBe(made.title);
    await screen.tick('Link');
    await screen.type('Address', 'https://example.org/policy');
    await screen.type('Title', 'Another name');
    await screen.send('Save');
    expect(server.bodies(evidenceApi.revise)).toMatchObject([{ title: 'Another name' }]);
  });

  it('begins a revision with the dates of the one before, and asks for its content anew', async () => {
    const dated = evidenceView({
      effectiveOn: '2030-01-01',
      validUntil: '2030-12-31',
      kind: 'statement',
      statement: 'Seen.',
    });
    const { screen, server } = await given(dated, new FakeServer().answer(evidenceApi.revise, dated));
    expect([screen.field('Effective from').value, screen.field('Valid until').value]).toEqual([
      '01/01/2030',
      '31/12/2030',
    ]);
    expect(screen.field('Statement').value).toBe('');
    await screen.type('Statement', 'Seen again.');
    await screen.send('Save');
    expect(server.bodies(evidenceApi.revise)).toMatchObject([{ effectiveOn: '2030-01-01', validUntil: '2030-12-31' }]);
  });

  it('says what was found in a refused file, and where', async () => {
    const problem = {
      type: 'urn:certitude:file.private-key',
      title: 'The file contains a private key.',
      status: 422,
      detail: 'There is an EC private key (PKCS#8) in ca.pem, at byte 0. Remove the key, and replace it.',
      code: 'file.private-key',
      requestId: 'r1',
    };
    const server = new FakeServer().answer(evidenceApi.upload, () => {
      throw ApiError.fromAnswer(422, problem);
    });
    const opened = await given(null, server);
    await choose(opened);
    await opened.screen.send('Save');
    expect(opened.screen.text()).toContain('There is an EC private key (PKCS#8) in ca.pem, at byte 0.');
    expect(server.bodies(evidenceApi.create)).toEqual([]);
    expect(opened.closed()).toBeNull();
  });
});
