import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { FormField, FormRoot } from '@angular/forms/signals';
import { ApiError } from '../http/api-error';
import { Session } from '../session/session';
import { draftForm, type DraftEdit } from './draft-form';
import { type Saved } from './merge';

interface Plan {
  readonly title: string;
  readonly objectives: string;
}
const JANA = '0190aaaa-0000-7000-8000-000000000001';
const PETRA = { id: 'petra' };
const HUGO = { id: 'hugo' };
const account = signal<{ id: string } | null>(PETRA);
const organizationId = signal('o1');
const saved = signal<Saved<Plan> | undefined>(undefined);
const save = jest.fn<Promise<Saved<Plan> | undefined>, [DraftEdit<Plan>]>();

@Component({
  imports: [FormField, FormRoot],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form [formRoot]="draft.form">
      <input aria-label="title" [formField]="draft.form.title" />
      <input aria-label="objectives" [formField]="draft.form.objectives" />
      <button>Save</button>
    </form>
    @for (error of draft.form().errors(); track error) {
      <p>{{ error.message }}</p>
    }
    @if (draft.restoredAt()) {
      <p>Brought back</p>
    }
    @if (draft.conflictAt(draft.form.title); as conflict) {
      <p>{{ conflict.by?.isSelf ? 'You elsewhere' : conflict.by?.name }} saved {{ conflict.theirs }}</p>
      <button (click)="draft.takeTheirs(draft.form.title)">Take theirs</button>
      <button (click)="draft.keepMine(draft.form.title)">Keep mine</button>
    }
  `,
})
class PlanForm {
  protected readonly draft = draftForm<Plan>({
    name: 'plan',
    subject: () => 'p1',
    title: () => 'Plan: Rehearse',
    empty: { title: '', objectives: '' },
    saved: () => saved(),
    save: (edit) => save(edit),
  });
}

let fixture: ComponentFixture<PlanForm>;
const settle = async (): Promise<void> => {
  await fixture.whenStable();
  await new Promise((resolve) => setTimeout(resolve));
  await fixture.whenStable();
};
const open = async (): Promise<void> => {
  fixture = TestBed.createComponent(PlanForm);
  await settle();
};
/** As a reload does it: what is in memory is gone. */
const again = async (): Promise<void> => {
  fixture.destroy();
  TestBed.resetTestingModule();
  configure();
  await open();
};
const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
const input = (name: keyof Plan): HTMLInputElement => {
  const found = element().querySelector<HTMLInputElement>(`input[aria-label=${name}]`);
  if (!found) throw new Error(`There is no field ${name}.`);
  return found;
};
const type = async (name: keyof Plan, text: string): Promise<void> => {
  input(name).value = text;
  input(name).dispatchEvent(new Event('input'));
  await settle();
};
const press = async (name: string): Promise<void> => {
  const button = [...element().querySelectorAll('button')].find((each) => each.textContent?.trim() === name);
  if (!button) throw new Error(`There is no button ${name}.`);
  button.click();
  await settle();
};
const words = (): string => element().textContent ?? '';
const stored = (title: string, objectives: string, version = 1): Saved<Plan> => ({
  version,
  values: { title, objectives },
});
const conflict = ApiError.fromAnswer(409, {
  type: 'urn:certitude:edit.conflict',
  title: 'Somebody else saved this meanwhile.',
  status: 409,
  detail: 'Look at both.',
  code: 'edit.conflict',
  requestId: 'r',
  version: 2,
  conflicts: [
    {
      field: 'title',
      theirs: 'Theirs',
      by: { id: JANA, name: 'Jana' },
      at: '2030-01-15T12:00:00Z',
    },
  ],
});

function configure(): void {
  TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { account, organizationId } }] });
}

describe('what somebody types into a form', () => {
  beforeEach(async () => {
    localStorage.clear();
    account.set(PETRA);
    organizationId.set('o1');
    saved.set(stored('Rehearse', 'Twice a year'));
    save.mockReset().mockImplementation(({ values }) => Promise.resolve({ version: 2, values }));
    configure();
    await open();
  });

  it('is there again after a reload, and says that it was brought back', async () => {
    await type('title', 'Rehearse the recovery');
    await again();
    expect(input('title').value).toBe('Rehearse the recovery');
    expect(words()).toContain('Brought back');
  });

  it.each<[string, () => void]>([
    ['the next person in this browser', () => account.set(HUGO)],
    ['another organization', () => organizationId.set('o2')],
  ])('never shows to %s, and is there again afterwards', async (_, change) => {
    await type('title', 'Rehearse the recovery');
    change();
    await again();
    expect(input('title').value).toBe('Rehearse');
    account.set(PETRA);
    organizationId.set('o1');
    await again();
    expect(input('title').value).toBe('Rehearse the recovery');
  });

  it('stays when the session ends under it', async () => {
    await type('title', 'Rehearse the recovery');
    account.set(null);
    await settle();
    expect(input('title').value).toBe('Rehearse the recovery');
    await type('title', 'Rehearse the whole recovery');
    account.set(PETRA);
    await again();
    expect(input('title').value).toBe('Rehearse the whole recovery');
  });

  it('is not replaced by what arrives; untouched fields follow', async () => {
    await type('title', 'Mine');
    saved.set(stored('Theirs', 'Once a year', 2));
    await settle();
    expect([input('title').value, input('objectives').value]).toEqual(['Mine', 'Once a year']);
    expect(words()).toContain('saved Theirs');
  });

  it('is sent as what was changed alone, with the version that was seen', async () => {
    await type('title', 'Rehearse the recovery');
    await press('Save');
    expect(save).toHaveBeenCalledWith(
      expect.objectContaining({ version: 1, changes: { title: 'Rehearse the recovery' } }),
    );
    await type('objectives', 'Every month');
    await press('Save');
    expect(save).toHaveBeenLastCalledWith(
      expect.objectContaining({ version: 2, changes: { objectives: 'Every month' } }),
    );
  });

  it('is kept until the server has it', async () => {
    const answers: ((saved: Saved<Plan>) => void)[] = [];
    save.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    await type('title', 'Rehearse the recovery');
    await press('Save');
    expect(localStorage).toHaveLength(1);
    answers[0]?.(stored('Rehearse the recovery', 'Twice a year', 2));
    await settle();
    expect(localStorage).toHaveLength(0);
    expect(input('title').value).toBe('Rehearse the recovery');
  });

  it('is kept when it was refused', async () => {
    save.mockRejectedValue(new TypeError('Failed to fetch'));
    await type('title', 'Rehearse the recovery');
    await press('Save');
    expect(localStorage).toHaveLength(1);
    await again();
    expect(input('title').value).toBe('Rehearse the recovery');
  });

  it('stays when it was typed while the rest was on its way', async () => {
    const answers: ((saved: Saved<Plan>) => void)[] = [];
    save.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    await type('title', 'Rehearse the recovery');
    await press('Save');
    await type('title', 'Rehearse the recovery twice');
    answers[0]?.(stored('Rehearse the recovery', 'Twice a year', 2));
    await settle();
    expect(input('title').value).toBe('Rehearse the recovery twice');
    expect(localStorage).toHaveLength(1);
  });

  it.each([
    ['Take theirs', 'Theirs', null],
    ['Keep mine', 'Mine', { version: 2, changes: { title: 'Mine' } }],
  ])('stands beside what somebody else saved, until the person says "%s"', async (choice, shown, sent) => {
    save.mockRejectedValueOnce(conflict);
    await type('title', 'Mine');
    await press('Save');
    expect(input('title').value).toBe('Mine');
    expect(words()).toContain('Jana saved Theirs');
    await press('Save');
    expect(words()).toContain('Choose which version to keep');
    expect(save).toHaveBeenCalledTimes(1);
    await press(choice);
    expect(input('title').value).toBe(shown);
    if (!sent) return;
    await press('Save');
    expect(save).toHaveBeenLastCalledWith(expect.objectContaining(sent));
  });

  it('knows the person who saved it from somewhere else', async () => {
    account.set({ id: JANA });
    await again();
    save.mockRejectedValueOnce(conflict);
    await type('title', 'Mine');
    await press('Save');
    expect(words()).toContain('You elsewhere saved Theirs');
  });
});
