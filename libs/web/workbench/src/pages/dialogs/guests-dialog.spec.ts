import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { allows, type AccountId, type GuestGrantView, type Permission, type Role } from '@certitude/contracts';
import { ApiError, Members, NOW, Session, personOf } from '@certitude/web/core';
import { accountId, assessmentId } from '@certitude/web/testing';
import { EMPTY } from 'rxjs';
import { OneAssessment } from '../../data-access/one-assessment';
import { GuestsDialog } from './guests-dialog';

const [ada, zoe, vera] = [accountId(1), accountId(2), accountId(3)];
const NAMES = new Map<AccountId, string>([
  [ada, 'Ada'],
  [zoe, 'Zoe'],
  [vera, 'Vera'],
]);
const member = (id: AccountId, role: Role) => ({ accountId: id, name: NAMES.get(id) ?? '', role, active: true });
const grant = (account: AccountId, until: string, ended = false): GuestGrantView => ({
  account,
  until,
  ended,
  grantedBy: vera,
  grantedAt: '2026-01-01T00:00:00Z',
  version: 1,
});

interface World {
  readonly role?: Role;
  readonly guests?: readonly AccountId[];
  readonly grants?: readonly GuestGrantView[];
}

async function given({ role = 'owner', guests = [ada, zoe], grants = [] }: World = {}) {
  const assessments = {
    guests: jest.fn(() => Promise.resolve([...grants])),
    letIn: jest.fn(({ accountId }: { accountId: AccountId }, _: number, until: string) =>
      Promise.resolve(grant(accountId, until)),
    ),
    shutOut: jest.fn(() => Promise.resolve()),
  };
  const reload = jest.fn();
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: MAT_DIALOG_DATA, useValue: { assessmentId: assessmentId(1), name: 'Spring' } },
      { provide: MatDialogRef, useValue: { close: jest.fn(), id: 'dialog', afterOpened: () => EMPTY } },
      { provide: NOW, useValue: () => Date.UTC(2026, 2, 31, 12) },
      { provide: OneAssessment, useValue: assessments },
      {
        provide: Session,
        useValue: { can: (permission: Permission) => allows(role, permission), organizationId: () => 'o1' },
      },
      {
        provide: Members,
        useValue: {
          reload,
          views: () => [...guests.map((id) => member(id, 'guest-auditor')), member(vera, 'viewer')],
          person: (id: AccountId) => personOf(id, NAMES.get(id) ?? '', false),
        },
      },
    ],
  });
  const fixture = TestBed.createComponent(GuestsDialog);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const set = async (field: HTMLInputElement | HTMLSelectElement | null, value: string, event: string) => {
    if (!field) throw new Error('no such field');
    field.value = value;
    field.dispatchEvent(new Event(event));
    await fixture.whenStable();
  };
  return {
    assessments,
    reload,
    root,
    text: () => root.textContent?.replace(/\s+/g, ' ') ?? '',
    rows: () => [...root.querySelectorAll('li')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim()),
    day: (name: string) => root.querySelector<HTMLInputElement>(`input[aria-label="Last day of ${name}"]`),
    set,
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

describe('the dialog of guest auditors', () => {
  it('says what they are and how to get one, to those who may invite', async () => {
    const { root, text } = await given({ guests: [] });
    expect(text()).toContain('Nobody here is a guest auditor');
    expect(root.querySelector('a')?.getAttribute('href')).toBe('/o/o1/settings/invitations');
  });

  it('sends those who may not invite to an admin', async () => {
    const { root, text } = await given({ guests: [], role: 'manager' });
    expect(text()).toContain('Ask an admin of your organization for the invitation.');
    expect(root.querySelector('a')).toBeNull();
  });

  it('shows who is in until when, and whose time is over', async () => {
    const { rows, day } = await given({ grants: [grant(zoe, '2026-03-30', true), grant(ada, '2026-06-30')] });
    expect(rows()).toEqual([expect.stringMatching(/Ada.*until/), expect.stringMatching(/Zoe.*Access expired/)]);
    expect(day('Ada')?.value).toBe('30/06/2026');
  });

  it('shows who is in although this page does not know them yet, and asks for the people anew', async () => {
    const { reload, rows } = await given({ guests: [], grants: [grant(ada, '2026-06-30')] });
    expect(rows()).toHaveLength(1);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('lets somebody in, for a month unless another day is chosen', async () => {
    const { assessments, root, rows, set, press } = await given();
    await set(root.querySelector('select'), zoe, 'change');
    await press(/^Give access$/);
    expect(assessments.letIn).toHaveBeenCalledWith({ assessmentId: assessmentId(1), accountId: zoe }, 0, '2026-04-30');
    expect(rows()).toEqual([expect.stringContaining('Zoe')]);
    expect([...root.querySelectorAll('option')].map((option) => option.textContent?.trim())).toEqual([
      'Choose a guest auditor',
      'Ada',
    ]);
  });

  it('changes the day, and leaves it while the date is emptied', async () => {
    const { assessments, day, set } = await given({ grants: [grant(ada, '2026-06-30')] });
    await set(day('Ada'), '', 'change');
    expect(assessments.letIn).not.toHaveBeenCalled();
    await set(day('Ada'), '2026-07-31', 'change');
    expect(assessments.letIn).toHaveBeenCalledWith({ assessmentId: assessmentId(1), accountId: ada }, 1, '2026-07-31');
  });

  it('removes somebody', async () => {
    const { assessments, text, press } = await given({ grants: [grant(ada, '2026-06-30')] });
    await press('Remove Ada');
    expect(assessments.shutOut).toHaveBeenCalledWith(assessmentId(1), ada);
    expect(text()).toContain('Nobody has access yet.');
  });

  it('says which day is refused, and why', async () => {
    const { assessments, text, day, set } = await given({ grants: [grant(ada, '2026-06-30')] });
    const problems = [{ path: 'body.until', message: 'must not be in the past' }];
    const problem = {
      type: 'about:blank',
      title: 'x',
      status: 400,
      detail: 'x',
      code: 'request.invalid',
      requestId: 'r',
    };
    assessments.letIn.mockRejectedValue(ApiError.fromAnswer(400, { ...problem, problems }));
    await set(day('Ada'), '2020-01-01', 'change');
    expect(text()).toContain('The day must not be in the past.');
  });
});
