import { resolve } from 'node:path';
import { readSettings } from './settings';

const root = resolve('/srv/certitude');

describe('settings of npm start', () => {
  it('need nothing to be set', () => {
    expect(readSettings({}, root)).toEqual({
      root,
      dataDir: resolve(root, '.data'),
      port: 4300,
      host: '127.0.0.1',
      publicUrl: undefined,
      database: { kind: 'embedded' },
      mail: 'kept',
    });
  });

  it('take an empty variable as not set', () => {
    const empty = { PORT: '', HOST: '', DATA_DIR: '', PUBLIC_URL: '', DATABASE_URL: '', DATABASE_OWNER_URL: '' };
    expect(readSettings(empty, root)).toEqual(readSettings({}, root));
  });

  it('know whether mail leaves', () => {
    expect(readSettings({ SMTP_URL: 'smtps://mail.example.org' }, root).mail).toBe('sent');
    expect(readSettings({ SMTP_URL: '' }, root).mail).toBe('kept');
  });

  it('find a relative data directory from the workspace, wherever npm was called', () => {
    expect(readSettings({ DATA_DIR: 'my data' }, root).dataDir).toBe(resolve(root, 'my data'));
    expect(readSettings({ DATA_DIR: resolve('/var/lib/c') }, root).dataDir).toBe(resolve('/var/lib/c'));
  });

  it.each(['abc', '65536', '-1', '80.5', '1e3'])('refuse "%s" as a port and say what to set', (PORT) => {
    expect(() => readSettings({ PORT }, root)).toThrow(`PORT is "${PORT}". Set it to a number`);
  });

  it('use a database of one’s own when there is one', () => {
    const given = { DATABASE_URL: 'postgres://app@db/c', DATABASE_OWNER_URL: 'postgres://owner@db/c' };
    expect(readSettings(given, root).database).toEqual({
      kind: 'external',
      url: given.DATABASE_URL,
      ownerUrl: given.DATABASE_OWNER_URL,
    });
  });

  it('refuse an owner without an application connection, which would run beside it', () => {
    expect(() => readSettings({ DATABASE_OWNER_URL: 'postgres://owner@db/c' }, root)).toThrow('without DATABASE_URL');
  });
});
