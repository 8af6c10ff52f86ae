import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { type AccountId, type Handover, type MemberView, type Role } from '@certitude/contracts';
import { Api, Members as Directory, Session, personOf } from '@certitude/web/core';
import { Dialogs } from '@certitude/web/ui/overlays';
import { Members } from './members';

const member = (name: string, role: Role): MemberView => ({
  accountId: name as unknown as AccountId,
  name,
  email: `${name}@example.org`,
  picture: null,
  role,
  active: true,
  joinedAt: '2026-01-01T00:00:00Z',
  version: 1,
});
const OWNER = member('Olga', 'owner');
const ADMIN = member('Adam', 'admin');
const VIEWER = member('Vera', 'viewer');

interface World {
  readonly me: MemberView;
  /** What the question is answered with; nothing: that it is not done. */
  readonly handover?: Handover | undefined;
  /** Whether there are more than a page shows. */
  readonly more?: boolean;
}

const rest = { items: [member('Walter', 'viewer')], next: null };

async function given({ me, more = false, ...answer }: World) {
  const asked: unknown[] = [];
  const questions: MemberView[] = [];
  const replaced: MemberView[] = [];
  const views = [OWNER, ADMIN, VIEWER];
  TestBed.configureTestingModule({
    providers: [
      {
        provide: Session,
        useValue: {
          role: () => me.role,
          can: () => false,
          account: () => ({ id: me.accountId }),
          membership: () => ({ name: 'Northwind' }),
          organizationId: () => 'o1',
          requireOrganization: () => 'o1',
          leave: (id: string) => asked.push(['left', id]),
          refresh: () => Promise.resolve(),
        },
      },
      {
        provide: Directory,
        useValue: {
          person: (id: AccountId) => personOf(id, String(id), id === me.accountId),
          replace: (view: MemberView) => replaced.push(view),
        },
      },
      {
        provide: Api,
        useValue: {
          downloadUrl: ({ path }: { path: string }) => `/api${path}`,
          call: (
            { method, path }: { method: string; path: string },
            { params, body, query }: { params: object; body: object; query?: { after?: string } },
          ) => {
            if (method === 'GET')
              return Promise.resolve(query?.after ? rest : { items: views, next: more ? 'next' : null });
            asked.push([method, path.split('/').at(-1), params, body ?? query]);
            return Promise.resolve({ ...VIEWER, ...body });
          },
        },
      },
      {
        provide: Dialogs,
        useValue: {
          open: (_: unknown, { data }: { data: MemberView }) => {
            questions.push(data);
            return Promise.resolve('handover' in answer ? answer.handover : {});
          },
        },
      },
      { provide: Router, useValue: { navigateByUrl: (url: string) => Promise.resolve(asked.push(['went', url])) } },
    ],
  });
  const fixture = TestBed.createComponent(Members);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const row = (name: string): HTMLElement | undefined =>
    [...root.querySelectorAll<HTMLElement>('tbody tr')].find((line) => line.textContent?.includes(name));
  return { fixture, asked, questions, replaced, row };
}

const choices = (row: HTMLElement | undefined): string[] =>
  [...(row?.querySelectorAll('option') ?? [])].map((option) => option.textContent?.trim() ?? '');

describe('the members of an organization', () => {
  it('are shown page by page, as they are asked for', async () => {
    const { fixture, row } = await given({ me: VIEWER, more: true });
    const button = () =>
      [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')].find(({ textContent }) =>
        textContent?.includes('Show more'),
      );
    expect(row('Walter')).toBeUndefined();
    button()?.click();
    await fixture.whenStable();
    expect([row('Olga') !== undefined, row('Walter') !== undefined, button()]).toEqual([true, true, undefined]);
  });

  it('can be given the roles up to one’s own, and nobody above can be changed', async () => {
    const { row } = await given({ me: ADMIN });
    expect(choices(row('Vera'))).toEqual([
      'Admin',
      'Manager',
      'Assessor',
      'Contributor',
      'Reviewer',
      'Viewer',
      'Guest auditor',
    ]);
    expect(row('Olga')?.querySelector('select, button')).toBeNull();
  });

  it('are only shown to those who may not manage them, who can still leave', async () => {
    const { row } = await given({ me: VIEWER });
    expect(row('Adam')?.querySelector('select, button')).toBeNull();
    expect(row('Vera')?.querySelector('button')?.textContent?.trim()).toBe('Leave');
  });

  it('get another role at once', async () => {
    const { fixture, asked, replaced, row } = await given({ me: OWNER });
    const select = row('Vera')?.querySelector('select');
    if (!select) throw new Error('no select');
    select.value = 'reviewer';
    select.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    const params = { organizationId: 'o1', accountId: 'Vera' };
    expect(asked).toEqual([['PATCH', ':accountId', params, { version: 1, changes: { role: 'reviewer' } }]]);
    expect(replaced.map(({ accountId }) => accountId)).toEqual(['Vera']);
  });

  it('are removed after a question, with what becomes of their work', async () => {
    const handover = { plan: OWNER.accountId };
    const { fixture, asked, questions, replaced, row } = await given({ me: OWNER, handover });
    row('Vera')?.querySelector('button')?.click();
    await fixture.whenStable();
    expect(questions).toEqual([VIEWER]);
    expect(asked).toEqual([['DELETE', ':accountId', { organizationId: 'o1', accountId: 'Vera' }, handover]]);
    expect(replaced).toEqual([{ ...VIEWER, active: false }]);
  });

  it('stay when the question is answered with no', async () => {
    const { fixture, asked, row } = await given({ me: OWNER, handover: undefined });
    row('Vera')?.querySelector('button')?.click();
    await fixture.whenStable();
    expect(asked).toEqual([]);
  });

  it('can leave, and then go home', async () => {
    const { fixture, asked, questions, row } = await given({ me: VIEWER });
    row('Vera')?.querySelector('button')?.click();
    await fixture.whenStable();
    expect(questions).toEqual([VIEWER]);
    expect(asked.slice(1)).toEqual([
      ['left', 'o1'],
      ['went', '/'],
    ]);
  });
});
