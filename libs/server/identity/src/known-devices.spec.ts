import { readConfig } from '@certitude/server/core';
import { KnownDevices } from './known-devices';

const devices = (secret = 'x'.repeat(32), PUBLIC_URL = '') =>
  new KnownDevices(readConfig({ DATABASE_URL: 'postgres://none', SESSION_SECRET: secret, PUBLIC_URL }));
const sent = (setCookie: string): string => setCookie.split(';')[0] ?? '';

describe('browsers that are known', () => {
  it('are so for the person who signed in with them', () => {
    const cookie = sent(devices().cookieFor('anna@example.test'));
    expect(devices().idFor('anna@example.test', `other=1; ${cookie}`)).toMatch(/^[\w-]{22}$/);
    expect(devices().idFor('ben@example.test', cookie)).toBeUndefined();
  });

  it.each([
    ['no cookie', undefined],
    ['an empty one', 'certitude_device='],
    ['one without a seal', 'certitude_device=abc'],
    ['a forged seal', `certitude_device=abc.${'x'.repeat(43)}`],
  ])('are not so with %s', (_, cookie) => expect(devices().idFor('anna@example.test', cookie)).toBeUndefined());

  it('are not so for another instance', () => {
    const cookie = sent(devices('y'.repeat(32)).cookieFor('anna@example.test'));
    expect(devices().idFor('anna@example.test', cookie)).toBeUndefined();
  });

  it('keep a cookie that no script reads and no other site sends', () => {
    const cookie = devices(undefined, 'https://certitude.example.test').cookieFor('anna@example.test');
    expect(cookie).toMatch(/; Max-Age=31536000; Path=\/api\/auth; HttpOnly; Secure; SameSite=Lax$/);
  });
});
