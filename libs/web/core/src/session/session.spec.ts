import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Component, computed } from '@angular/core';
import { type Role } from '@certitude/contracts';
import { Credentials } from './credentials';
import { may, member, signedIn, signedOut } from './guards';
import { Session } from './session';

const ONE = '0190aaaa-0000-7000-8000-000000000001';
const TWO = '0190aaaa-0000-7000-8000-000000000002';
const OTHER = '0190aaaa-0000-7000-8000-000000000009';

@Component({ template: 'page' })
class Page {}

/** The server knows somebody with these memberships, or nobody. */
function given(memberships: readonly [string, Role][] | null) {
  const fetch = jest.fn(() =>
    Promise.resolve(
      memberships
        ? answer(200, {
            account: { id: ONE, email: 'petra@example.org', name: 'Petra', timeZone: 'Europe/Prague' },
            memberships: memberships.map(([organizationId, role]) => ({
              organizationId,
              role,
              name: role,
              sample: false,
              suspended: false,
            })),
            csrfToken: 't',
          })
        : answer(401, { ...PROBLEM, code: 'session.required' }),
    ),
  );
  globalThis.fetch = fetch as unknown as typeof globalThis.fetch;
  const page = { component: Page };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([
        { path: 'sign-in', ...page, canActivate: [signedOut] },
        { path: 'not-found', ...page },
        { path: 'not-a-member', ...page },
        { path: '', pathMatch: 'full', ...page, canActivate: [signedIn] },
        {
          path: 'o/:organizationId',
          canActivate: [signedIn, member],
          children: [
            { path: 'work', ...page },
            { path: 'members', ...page, canActivate: [may('member:manage')] },
            { path: 'not-open', ...page },
          ],
        },
      ]),
    ],
  });
  return { session: TestBed.inject(Session), go, fetch };
}

async function go(url: string): Promise<string> {
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  return TestBed.inject(Router).url;
}

const PROBLEM = { type: 'x', title: 'x', status: 401, detail: 'x', requestId: 'x' };
const answer = (status: number, body: unknown): Response =>
  ({ ok: status < 300, status, headers: new Headers(), json: () => Promise.resolve(body) }) as Response;

describe('the session', () => {
  beforeEach(() => localStorage.clear());

  it('sends who is not signed in to the sign-in page, and remembers where they wanted to go', async () => {
    const { go } = given(null);
    expect(await go(`/o/${ONE}/work?x=1`)).toBe(`/sign-in?next=%2Fo%2F${ONE}%2Fwork%3Fx%3D1`);
  });

  it('opens pages of an organization to its members, and knows their role there', async () => {
    const { session, go } = given([
      [ONE, 'owner'],
      [TWO, 'viewer'],
    ]);
    expect(await go(`/o/${TWO}/work`)).toBe(`/o/${TWO}/work`);
    expect([session.organizationId(), session.role()]).toEqual([TWO, 'viewer']);
    expect([session.can('assessment:read'), session.can('member:manage')]).toEqual([true, false]);
    expect(session.timeZone()).toBe('Europe/Prague');
  });

  it('asks the server once, although several guards of an address want to know', async () => {
    const { go, fetch } = given([[ONE, 'owner']]);
    expect(await go(`/o/${ONE}/members`)).toBe(`/o/${ONE}/members`);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('shows an organization of others as nothing at all, and leaves the address as it was followed', async () => {
    const { go } = given([[ONE, 'owner']]);
    expect(await go(`/o/${OTHER}/work`)).toBe('/not-a-member');
    expect(TestBed.inject(Location).path()).not.toContain('not-a-member');
  });

  it.each<[Role, string]>([
    ['admin', `/o/${ONE}/members`],
    ['viewer', `/o/${ONE}/not-open`],
  ])('leads a member with role %s who opens the members page to %s', async (role, url) => {
    const { go } = given([[ONE, role]]);
    expect(await go(`/o/${ONE}/members`)).toBe(url);
  });

  it.each([
    ['was signed in when this browser last knew', 'yes', true],
    ['never was', 'no', false],
  ])('says that the session ended to somebody who %s', async (_who, known, ended) => {
    localStorage.setItem('certitude.signed-in', known);
    const { session, go } = given(null);
    await go(`/o/${ONE}/work`);
    expect(session.ended()).toBe(ended);
  });

  it('does not take signing out for an end of the session', async () => {
    const { session, go } = given([[ONE, 'owner']]);
    await go(`/o/${ONE}/work`);
    await session.signOut();
    expect([session.phase(), session.ended()]).toEqual(['anonymous', false]);
  });

  it('spares the sign-in page those who are signed in', async () => {
    const { go } = given([[ONE, 'owner']]);
    expect(await go('/sign-in')).toBe('/');
  });

  it('remembers the organization seen last as home', async () => {
    const { session, go } = given([
      [ONE, 'owner'],
      [TWO, 'viewer'],
    ]);
    await go(`/o/${TWO}/work`);
    TestBed.tick();
    expect(session.home()?.organizationId).toBe(TWO);
    session.leave(session.requireOrganization());
    expect(session.home()?.organizationId).toBe(ONE);
  });

  it('leaves a page its organization when the session ends under it, until the person is elsewhere', async () => {
    const { session } = given([[ONE, 'owner']]);
    await go(`/o/${ONE}/work`);
    const link = computed(() => session.requireOrganization());
    expect(link()).toBe(ONE);
    TestBed.inject(Credentials).expire();
    TestBed.tick();
    expect([session.phase(), session.organizationId(), link()]).toEqual(['anonymous', null, ONE]);
    await TestBed.inject(Router).navigateByUrl('/not-found');
    expect(() => link()).toThrow('none is open');
  });
});
