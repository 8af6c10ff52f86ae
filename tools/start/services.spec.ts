import { readSettings } from './settings';
import { serviceDefinition, serviceEnvironment, withSignIns } from './services';

const settings = readSettings({ HOST: '0.0.0.0', DATA_DIR: '/data' }, '/repo');
const secrets = { sessionSecret: 'made once', signingKeysSecret: 'made for keys', outboxKey: 'made once, too' };
const told = { port: 4301, appUrl: 'postgres://app@h/c', secrets };

describe('what api and worker are told', () => {
  const before = { ...process.env };
  afterEach(() => (process.env = { ...before }));

  it('is where to listen, which database and which data to use', () => {
    expect(serviceEnvironment(settings, told)).toMatchObject({
      PORT: '4301',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://app@h/c',
      DATA_DIR: settings.dataDir,
      SESSION_SECRET: 'made once',
      SIGNING_KEYS_SECRET: 'made for keys',
      OUTBOX_KEY: 'made once, too',
    });
  });

  it('is never the connection that may change the schema', () => {
    process.env['DATABASE_OWNER_URL'] = 'postgres://owner@h/c';
    expect(serviceEnvironment(settings, told)).not.toHaveProperty('DATABASE_OWNER_URL');
  });

  it('is the way past a pooler, to a database of one’s own', () => {
    process.env['DATABASE_DIRECT_URL'] = 'postgres://app@past-the-pooler/c';
    const own = readSettings({ DATABASE_URL: told.appUrl }, '/repo');
    expect(serviceEnvironment(own, told)['DATABASE_DIRECT_URL']).toBe('postgres://app@past-the-pooler/c');
    expect(serviceEnvironment(settings, told)['DATABASE_DIRECT_URL']).toBe('');
  });

  it.each(['SESSION_SECRET', 'SIGNING_KEYS_SECRET'])('is %s of one’s own where there is one', (name) => {
    process.env[name] = 'mine';
    expect(serviceEnvironment(settings, told)[name]).toBe('mine');
  });

  it('is a key of the outbox of one’s own where there is one', () => {
    process.env['OUTBOX_KEY'] = 'mine';
    expect(serviceEnvironment(settings, told)['OUTBOX_KEY']).toBe('mine');
  });

  it('is who may sign in, in the demo only', () => {
    const signIns = [{ name: 'O', email: 'o@example.test', password: 'p', role: 'owner' }];
    expect(withSignIns({}, signIns)).toEqual({ DEMO_SIGN_INS: JSON.stringify(signIns) });
    expect(withSignIns({}, [])).toEqual({});
  });

  it('is a mark on the command line, by which a later start recognises them', () => {
    const { args } = serviceDefinition('worker', { settings, mark: 'certitude-1', environment: {} });
    expect(args).toEqual(['--enable-source-maps', 'dist/apps/worker/main.mjs', '--instance=certitude-1']);
  });
});
