import { ApplicationRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { allows, type AccountId, type AssessmentId, type Permission, type Role } from '@certitude/contracts';
import { Api } from '../http/api';
import { Session } from '../session/session';
import { Members } from './members';

const [me, anna, left] = ['me', 'anna', 'left'] as AccountId[] as [AccountId, AccountId, AccountId];
const assessment = 'a1' as AssessmentId;

/** The answers of the server, in order. */
function given(role: Role, ...answers: (() => Promise<unknown>)[]) {
  const asked: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      {
        provide: Session,
        useValue: {
          can: (permission: Permission) => allows(role, permission),
          organizationId: signal('o1'),
          account: signal({ id: me, name: 'Me' }),
        },
      },
      {
        provide: Api,
        useValue: {
          call: ({ path }: { path: string }, { query }: { query?: { ids?: string; after?: string } }) => {
            asked.push([path.split('/').at(-1), query?.ids, query?.after].filter(Boolean).join(' '));
            return answers.shift()?.() ?? Promise.resolve({ items: [], next: null });
          },
        },
      },
    ],
  });
  return { members: TestBed.inject(Members), asked };
}
const people = () =>
  Promise.resolve({
    items: [
      { id: anna, name: 'Anna Novak', active: true },
      { id: left, name: 'Somebody', active: false },
    ],
    next: null,
  });

describe('people of assessments, where those of the organization are not shown', () => {
  it('get names, former members none, oneself stays oneself', async () => {
    const { members } = given('guest-auditor', people);
    expect(members.person(anna).name).toBe('…');
    await members.meetIn(assessment);
    expect(members.person(anna)).toMatchObject({ name: 'Anna Novak', former: false });
    expect(members.person(left)).toMatchObject({ former: true, id: null });
    expect(members.person(me)).toMatchObject({ name: 'Me', you: true });
  });

  it('are asked for once, and again after a failure', async () => {
    const { members, asked } = given('guest-auditor', () => Promise.reject(new Error('offline')), people);
    await members.meetIn(assessment);
    expect(members.person(anna).name).toBe('…');
    await members.meetIn(assessment);
    await members.meetIn(assessment);
    expect(members.person(anna).name).toBe('Anna Novak');
    expect(asked).toEqual(['people', 'people']);
  });

  it('are not asked for by those who see everybody', async () => {
    const { members, asked } = given('viewer');
    await members.meetIn(assessment);
    expect(asked).not.toContain('people');
  });
});

describe('people of the organization', () => {
  const view = (accountId: AccountId, name: string, active = true) => ({ accountId, name, active, role: 'viewer' });
  const page =
    (next: string | null, ...items: unknown[]) =>
    () =>
      Promise.resolve({ items, next });

  it('are asked for by those whose names are shown, together and once', async () => {
    const { members, asked } = given('viewer', page(null, view(anna, 'Anna Novak')));
    expect([members.person(anna).name, members.person(left).name, members.person(me).name]).toEqual(['…', '…', 'Me']);
    await TestBed.inject(ApplicationRef).whenStable();
    expect(members.person(anna).name).toBe('Anna Novak');
    expect(members.person(left)).toMatchObject({ former: true });
    expect(asked).toEqual(['members anna,left']);
  });

  it('are asked for again when they could not be told', async () => {
    const offline = () => Promise.reject(new Error('offline'));
    const { members } = given('viewer', offline, page(null, view(anna, 'Anna Novak')));
    members.person(anna);
    await TestBed.inject(ApplicationRef).whenStable();
    expect(members.person(anna).name).toBe('…');
    await TestBed.inject(ApplicationRef).whenStable();
    expect(members.person(anna).name).toBe('Anna Novak');
  });

  it('are all read only to choose among them', async () => {
    const { members, asked } = given(
      'viewer',
      page('anna', view(anna, 'Anna Novak')),
      page(null, view(left, 'L', false)),
    );
    await TestBed.inject(ApplicationRef).whenStable();
    expect(asked).toEqual([]);
    members.active();
    await Promise.resolve();
    await TestBed.inject(ApplicationRef).whenStable();
    expect(members.active().map(({ name }) => name)).toEqual(['Anna Novak']);
    expect(asked).toEqual(['members', 'members anna']);
  });
});
