import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { workspaceRoot } from './workspace';

const Service = z.looseObject({
  restart: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
  logging: z.looseObject({ options: z.record(z.string(), z.string()) }).optional(),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
});
const Compose = z.looseObject({ services: z.record(z.string(), Service) });

const read = (name: string) => readFileSync(join(workspaceRoot(__filename), 'docker', name), 'utf8');
const compose = (name: string) => Compose.parse(parse(read(name), { merge: true })).services;

/** They run once, when they are asked to. */
const ONCE = ['migrate', 'backup'];
const files = ['compose.yaml', 'compose.cluster.yaml'];

describe.each(files)('%s', (file) => {
  const services = compose(file);
  const lasting = Object.entries(services).filter(([name]) => !ONCE.includes(name));

  it('has the parts of the product', () => {
    expect(Object.keys(services)).toEqual(expect.arrayContaining(['postgres', 'migrate', 'backup', 'api', 'worker']));
  });

  it.each(lasting)('brings %s back after every crash, with logs that stay bounded', (_, service) => {
    expect(service.restart).toBe('unless-stopped');
    expect(service.logging?.options).toEqual({ 'max-size': '10m', 'max-file': '3' });
  });

  it('asks everybody who answers how they are', () => {
    const silent = lasting.filter(([, { healthcheck }]) => !healthcheck).map(([name]) => name);
    // It listens to nobody; when it ends, Docker sees that.
    expect(silent).toEqual(['worker']);
  });

  it('gives api and worker the role that owns nothing', () => {
    for (const name of ['api', 'worker']) {
      expect(services[name]?.environment['DATABASE_URL']).toContain('//certitude_app:');
      expect(Object.keys(services[name]?.environment ?? {}).filter((key) => /ADMIN|OWNER/.test(key))).toEqual([]);
    }
  });

  it('hands every setting of mail to api and worker', () => {
    const source = readFileSync(join(workspaceRoot(__filename), 'libs/server/core/src/config/mail-config.ts'), 'utf8');
    const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name ?? '');
    expect(names).toEqual(expect.arrayContaining(['SMTP_URL', 'MAIL_FROM', 'OUTBOX_KEY', 'DKIM_KEY_FILE']));
    const handed = Object.fromEntries(names.map((name) => [name, `\${${name}:-}`]));
    for (const name of ['api', 'worker']) expect(services[name]?.environment).toMatchObject(handed);
  });

  it('keeps the files that are backed up where the api writes them', () => {
    expect(services['backup']?.volumes).toEqual(services['api']?.volumes);
  });
});

describe('the address of who asks', () => {
  it('is taken from the proxy where one stands in front, and its nodes are reached through it alone', () => {
    const { api, worker, proxy } = compose('compose.cluster.yaml');
    expect(api?.environment['TRUST_PROXY']).toBe('true');
    expect([api, worker].flatMap((service) => service?.ports)).toEqual([]);
    expect(proxy?.ports).toHaveLength(1);
  });

  it('is taken from the connection where none does', () => {
    const { api } = compose('compose.yaml');
    expect(api?.environment['TRUST_PROXY']).toBe('false');
    expect(api?.ports).toHaveLength(1);
  });

  it('is written by the proxy, whatever the client says', () => {
    expect(read('proxy.conf')).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
  });
});

describe('the proxy', () => {
  it('lets the largest file through, and cuts what comes slowly', () => {
    const mebibytes = Number(/client_max_body_size (\d+)m;/.exec(read('proxy.conf'))?.[1]);
    expect(mebibytes).toBeGreaterThan(25);
    for (const limit of ['client_header_timeout', 'client_body_timeout', 'send_timeout'])
      expect(read('proxy.conf')).toMatch(new RegExp(`^  ${limit} \\d+s;$`, 'm'));
  });
});
