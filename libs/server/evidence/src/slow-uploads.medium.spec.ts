import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { EvidenceWorld } from './testing/evidence-world';

// The same rules with less patience.
jest.mock('./upload-pace', () => ({
  ...jest.requireActual<object>('./upload-pace'),
  UPLOAD_PACE: { idle: 200, grace: 1_000, rate: 1_000 },
}));

describe('an upload that falls silent', () => {
  it('is answered, loses its connection and leaves nothing', async () => {
    const { server } = await EvidenceWorld.make();
    const owner = await server.given.organization();
    const { csrfToken } = (await server.as(owner).fetch('GET', '/api/session')).body as { csrfToken: string };
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      [
        `POST /api/organizations/${owner.context.organizationId}/files?name=a.txt HTTP/1.1`,
        `host: ${hostname}:${port}`,
        'content-type: application/octet-stream',
        'content-length: 1000',
        `cookie: certitude_session=${owner.sessionToken}`,
        `x-csrf-token: ${csrfToken}`,
        '',
        'only the first words',
      ].join('\r\n'),
    );
    // Ends only because the server closes the connection.
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"file.too-slow"');
    const files = await readdir(join(server.config.dataDir, 'files'), { recursive: true, withFileTypes: true });
    expect(files.filter((entry) => entry.isFile())).toEqual([]);
    await server.close();
  });
});
