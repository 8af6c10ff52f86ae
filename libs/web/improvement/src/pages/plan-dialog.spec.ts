import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type PlanView } from '@certitude/contracts';
import { Api, ApiError, Members, Session } from '@certitude/web/core';
import { EMPTY } from 'rxjs';
import { PlanDialog } from './plan-dialog';

const PLAN = {
  id: 'p1',
  title: 'Rehearse',
  objectives: '',
  targetLevel: 4,
  responsible: null,
  dueOn: null,
  priority: 'medium',
  version: 3,
} as unknown as PlanView;

const account = signal<{ id: string } | null>(null);
const call = jest.fn();
const close = jest.fn();
let fixture: ComponentFixture<PlanDialog>;

const open = async (plan: Partial<PlanView> = {}, who = 'petra'): Promise<void> => {
  TestBed.resetTestingModule();
  account.set({ id: who });
  TestBed.configureTestingModule({
    providers: [
      { provide: MAT_DIALOG_DATA, useValue: { ...PLAN, ...plan } },
      { provide: MatDialogRef, useValue: { close, id: 'dialog', afterOpened: () => EMPTY } },
      { provide: Members, useValue: { active: () => [], person: () => null } },
      { provide: Session, useValue: { account, organizationId: () => 'o1', requireOrganization: () => 'o1' } },
      { provide: Api, useValue: { call } },
    ],
  });
  fixture = TestBed.createComponent(PlanDialog);
  await fixture.whenStable();
};
const root = () => fixture.nativeElement as HTMLElement;
const field = (label: string): HTMLInputElement => {
  const found = [...root().querySelectorAll('label')].find((each) => each.textContent?.includes(label));
  const control = found && root().querySelector<HTMLInputElement>(`[id="${found.htmlFor}"]`);
  if (!control) throw new Error(`There is no field ${label}.`);
  return control;
};
const type = async (label: string, text: string): Promise<void> => {
  const control = field(label);
  control.value = text;
  control.dispatchEvent(new Event('input'));
  await fixture.whenStable();
};
const press = async (name: string): Promise<void> => {
  const button = [...root().querySelectorAll('button')].find((each) => each.textContent?.trim() === name);
  if (!button) throw new Error(`There is no button ${name}.`);
  button.click();
  await fixture.whenStable();
};
const save = async (): Promise<void> => {
  root()
    .querySelector('form')
    ?.dispatchEvent(new Event('submit', { cancelable: true }));
  await fixture.whenStable();
};
const sent = (): unknown => (call.mock.calls.at(-1) as [unknown, { body: unknown }])[1].body;
const refusal = (code: string, more: object = {}) =>
  ApiError.fromAnswer(409, { type: 't', title: 'No.', status: 409, detail: 'Fix it.', code, requestId: 'r', ...more });
const taken = () =>
  refusal('edit.conflict', {
    version: 5,
    conflicts: [
      {
        field: 'title',
        theirs: 'Jana’s title',
        by: { id: '01890000-0000-7000-8000-000000000001', name: 'Jana' },
        at: new Date().toISOString(),
      },
    ],
  });

describe('the dialog of a plan', () => {
  beforeEach(() => {
    localStorage.clear();
    call.mockReset();
    close.mockReset();
    call.mockImplementation((_: unknown, { body }: { body: { changes: object } }) =>
      Promise.resolve({ ...PLAN, ...body.changes, version: 4 }),
    );
  });

  it('sends only what was changed, with the version that was seen', async () => {
    await open();
    await type('Objectives', 'Twice a year');
    await save();
    expect(sent()).toEqual({ version: 3, changes: { objectives: 'Twice a year' } });
    expect(close).toHaveBeenCalledWith(expect.objectContaining({ objectives: 'Twice a year' }));
    expect(localStorage).toHaveLength(0);
  });

  it('keeps the text when the server refuses, and brings it back when the dialog is opened again', async () => {
    await open();
    await type('Title', 'My title');
    call.mockRejectedValue(refusal('access.forbidden'));
    await save();
    expect(field('Title').value).toBe('My title');
    expect(root().textContent).toContain('No. Fix it.');
    expect(close).not.toHaveBeenCalled();
    await open();
    expect(field('Title').value).toBe('My title');
    expect(root().textContent).toContain('Not saved yet');
  });

  it('writes the last keystrokes down when the page goes', async () => {
    await open();
    const control = field('Title');
    control.value = 'Typed just now';
    control.dispatchEvent(new Event('input'));
    window.dispatchEvent(new Event('pagehide'));
    expect(Object.values({ ...localStorage }).join()).toContain('Typed just now');
  });

  it('keeps the text when the session ends under it', async () => {
    await open();
    await type('Title', 'My title');
    account.set(null);
    await fixture.whenStable();
    expect(field('Title').value).toBe('My title');
    await open();
    expect(field('Title').value).toBe('My title');
  });

  it('shows nothing of it to the next person in this browser', async () => {
    await open();
    await type('Title', 'My title');
    await open({}, 'hugo');
    expect(field('Title').value).toBe('Rehearse');
    expect(root().textContent).not.toContain('Not saved yet');
  });

  it('drops it on request', async () => {
    await open();
    await type('Title', 'My title');
    await open();
    await press('Discard it');
    expect(field('Title').value).toBe('Rehearse');
    expect(localStorage).toHaveLength(0);
  });

  it('shows what arrived meanwhile beside what was typed, and takes over what was not touched', async () => {
    await open();
    await type('Title', 'My title');
    await open({ title: 'Jana’s title', objectives: 'Yearly', version: 5 });
    expect(field('Title').value).toBe('My title');
    expect(field('Objectives').value).toBe('Yearly');
    expect(root().querySelector('.theirs')?.textContent).toBe('Jana’s title');
  });

  describe('when somebody saved the same field meanwhile', () => {
    beforeEach(async () => {
      await open();
      await type('Title', 'My title');
      call.mockRejectedValueOnce(taken());
      await save();
    });

    it('shows both texts, who wrote the other one, and loses neither', () => {
      expect(root().querySelector('[role="group"]')?.textContent).toContain('Jana saved this');
      expect(root().querySelector('.theirs')?.textContent).toBe('Jana’s title');
      expect(root().querySelector('.mine')?.textContent).toBe('My title');
      expect(field('Title').value).toBe('My title');
      expect(root().querySelectorAll('certitude-merge-view')).toHaveLength(1);
    });

    it('saves mine over theirs, which were seen', async () => {
      await press('Keep mine');
      expect(root().querySelector('certitude-merge-view')).toBeNull();
      await save();
      expect(sent()).toEqual({ version: 5, changes: { title: 'My title' } });
    });

    it('takes theirs, and nothing is left to save', async () => {
      await press('Take theirs');
      expect(field('Title').value).toBe('Jana’s title');
      expect(localStorage).toHaveLength(0);
    });
  });

  it('makes one text of two where they are long', async () => {
    await open();
    await type('Objectives', 'Mine');
    await open({ objectives: 'Theirs', version: 5 });
    await press('Edit together');
    await save();
    expect(sent()).toEqual({ version: 5, changes: { objectives: 'Mine\n\nTheirs' } });
  });
});
