import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { allows, type AccountId, type MemberView, type Permission, type Role } from '@certitude/contracts';
import { ERRORS } from '@certitude/contracts/errors';
import { ApiError, Members, Session, personOf } from '@certitude/web/core';
import { accountId, assessmentId, responseId } from '@certitude/web/testing';
import { EMPTY } from 'rxjs';
import { AnswerContext } from '../../data-access/answer-context';
import { ContributorsDialog, type ContributorsOf } from './contributors-dialog';

const [vera, olga, adam] = [accountId(1), accountId(2), accountId(3)];
const NAMES = new Map([
  [vera, 'Vera'],
  [olga, 'Olga'],
  [adam, 'Adam'],
]);
const member = (id: AccountId, role: Role): MemberView => ({
  accountId: id,
  name: NAMES.get(id) ?? '',
  email: null,
  picture: null,
  role,
  active: true,
  joinedAt: '2026-01-01T00:00:00Z',
  version: 1,
});

async function given(...accounts: AccountId[]) {
  return open('owner', accounts);
}

async function open(role: Role, accounts: readonly AccountId[]) {
  const invited = signal<ReadonlySet<AccountId>>(new Set(accounts));
  const place = { assessmentId: assessmentId(1), responseId: responseId(1) };
  const context = { invite: jest.fn(() => Promise.resolve()), withdraw: jest.fn(() => Promise.resolve()) };
  const data: ContributorsOf = { place, title: '1.1 Vision', owner: signal(adam), invited };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      {
        provide: Session,
        useValue: { can: (permission: Permission) => allows(role, permission), organizationId: () => 'o1' },
      },
      { provide: MAT_DIALOG_DATA, useValue: data },
      { provide: MatDialogRef, useValue: { close: jest.fn(), id: 'dialog', afterOpened: () => EMPTY } },
      { provide: AnswerContext, useValue: context },
      {
        provide: Members,
        useValue: {
          reload: () => undefined,
          views: () => [member(vera, 'contributor'), member(olga, 'contributor'), member(adam, 'assessor')],
          person: (id: AccountId) => personOf(id, NAMES.get(id) ?? '', false),
        },
      },
    ],
  });
  const fixture = TestBed.createComponent(ContributorsDialog);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  return {
    fixture,
    context,
    place,
    invited,
    links: () => [...root.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    text: () => root.textContent?.replace(/\s+/g, ' ') ?? '',
    people: () => [...root.querySelectorAll('li .name')].map((name) => name.textContent?.trim()),
    choices: () => [...root.querySelectorAll('option')].map((option) => option.textContent?.trim()),
    choose: async (id: AccountId) => {
      const select = root.querySelector('select');
      if (!select) throw new Error('no select');
      select.value = id;
      select.dispatchEvent(new Event('change'));
      await fixture.whenStable();
    },
    press: async (name: string | RegExp) => {
      const button = [...root.querySelectorAll<HTMLButtonElement>('button')].find((each) =>
        (each.getAttribute('aria-label') ?? each.textContent?.trim() ?? '').match(name),
      );
      if (!button) throw new Error(`no button ${name}`);
      button.click();
      await fixture.whenStable();
    },
  };
}

describe('the dialog of people who may answer too', () => {
  it('offers everybody who may answer, except the owner and who is invited', async () => {
    const { people, choices, text } = await given(vera);
    expect(people()).toEqual(['Vera']);
    expect(choices()).toEqual(['Choose a person', 'Olga · Contributor']);
    expect(text()).toContain('1.1 Vision');
  });

  it('says that nobody is invited yet, and when nobody is left', async () => {
    expect((await given()).text()).toContain('Nobody is invited yet.');
    TestBed.resetTestingModule();
    expect((await given(vera, olga)).text()).toContain(
      'Everybody whose role allows it can already answer this requirement.',
    );
  });

  it('invites whom one chose, and shows what the live assessment then tells', async () => {
    const { fixture, context, place, invited, choose, press, people } = await given();
    await choose(olga);
    await press(/^Invite$/);
    expect(context.invite).toHaveBeenCalledWith(place, olga);
    invited.set(new Set([olga]));
    await fixture.whenStable();
    expect(people()).toEqual(['Olga']);
  });

  it('leads those who may invite to where somebody new is invited', async () => {
    expect((await open('owner', [])).links()).toEqual(['/o/o1/settings/invitations']);
    TestBed.resetTestingModule();
    expect((await open('assessor', [])).links()).toEqual([]);
  });

  it('withdraws an invitation', async () => {
    const { context, place, press } = await given(vera);
    await press('Withdraw the invitation of Vera');
    expect(context.withdraw).toHaveBeenCalledWith(place, vera);
  });

  it('says what went wrong and how to go on', async () => {
    const { context, text, press } = await given(vera);
    const { title, fix, status } = ERRORS['assessment.frozen'];
    const problem = { type: 'about:blank', title, status, detail: fix, code: 'assessment.frozen', requestId: 'r1' };
    context.withdraw.mockRejectedValue(ApiError.fromAnswer(status, problem));
    await press('Withdraw the invitation of Vera');
    expect(text()).toContain('The assessment is finalized. Reopen it to make changes.');
  });
});
