import { Component, signal } from '@angular/core';
import { ApiError } from '@certitude/web/core';
import { openScreen, otto } from '@certitude/web/testing';
import { PropertyInPlace } from './property-in-place';
import { type EditedText } from './text-in-place';

const saved: { version: number; value: string; field: string }[] = [];
let answer: () => Promise<number>;

@Component({
  imports: [PropertyInPlace],
  template: `
    <dl>
      <div certitudeProperty label="Name" required [of]="of('name')" [editable]="editable()">{{ values().name }}</div>
      <div certitudeProperty label="Due" kind="date" [of]="of('dueOn')" [editable]="editable()">
        {{ values().dueOn || 'No date' }}
      </div>
      <div certitudeProperty label="Responsible" kind="person" [of]="of('responsible')" [editable]="editable()">
        {{ values().responsible || 'Nobody' }}
      </div>
      <div certitudeProperty label="Level" kind="choice" [choices]="levels" [of]="of('level')" [editable]="editable()">
        {{ values().level }}
      </div>
    </dl>
    <button type="button">Elsewhere</button>
  `,
})
class Page {
  readonly editable = signal(true);
  readonly values = signal<Readonly<Record<string, string>>>({
    ...{ name: 'Rehearse', dueOn: '2030-03-05', responsible: '', level: '3' },
  });
  readonly version = signal(7);
  protected readonly levels = [
    { value: '3', label: '3 Advanced' },
    { value: '4', label: '4 Managed' },
  ];

  protected of(field: string): EditedText {
    return {
      ...{
        name: 'plan',
        subject: 'p1',
        title: 'Plan: Rehearse',
        field,
        value: this.values()[field] ?? '',
        version: this.version(),
      },
      check: (value) => (value === '2030-01-01' ? 'must not be before the start' : null),
      save: async (edit) => {
        saved.push({ ...edit, field });
        const now = await answer();
        this.values.update((values) => ({ ...values, [field]: edit.value }));
        this.version.set(now);
        return now;
      },
    };
  }
}

const taken = (field: string, theirs: string) =>
  ApiError.fromAnswer(409, {
    ...{ type: 't', title: 'No.', status: 409, detail: 'Fix it.', code: 'edit.conflict', requestId: 'r', version: 9 },
    conflicts: [{ field, theirs, by: { id: otto, name: 'Otto' }, at: new Date().toISOString() }],
  });

describe('a property edited in place', () => {
  beforeEach(() => {
    saved.length = 0;
    answer = () => Promise.resolve(8);
  });

  const given = async () => {
    const { screen } = await openScreen(Page);
    const page = screen.fixture.componentInstance as Page;
    const send = async (label: string, event: Event) => {
      screen.field(label).dispatchEvent(event);
      await screen.settled();
    };
    const isOpen = (label: string) =>
      [...screen.root.querySelectorAll('label')].some((each) => each.textContent?.trim().startsWith(label));
    const leave = async (label: string) => {
      screen.field(label).dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
      await screen.settled();
    };
    return { screen, page, send, isOpen, leave };
  };

  it('shows what it is, and offers nothing to those who may only look', async () => {
    const { screen, page } = await given();
    page.editable.set(false);
    await screen.settled();
    expect(screen.text()).toContain('NameRehearse');
    expect(screen.buttons()).toEqual(['Elsewhere']);
  });

  it('opens where it stands, with the keyboard in it, and saves a text with Enter: its field and version only', async () => {
    const { screen, isOpen } = await given();
    await screen.press('Rehearse, change Name');
    expect(document.activeElement).toBe(screen.field('Name'));
    await screen.type('Name', ' Rehearse twice ');
    screen.field('Name').form?.requestSubmit();
    await screen.settled();
    expect(saved).toEqual([{ version: 7, value: 'Rehearse twice', field: 'name' }]);
    expect([isOpen('Name'), screen.text()]).toEqual([false, expect.stringContaining('Rehearse twice')]);
    expect(document.activeElement?.textContent).toContain('change Name');
  });

  it('saves on leaving, and asks the server nothing when nothing was changed', async () => {
    const { screen, isOpen, leave } = await given();
    await screen.press(/change Name/);
    await leave('Name');
    expect([saved, isOpen('Name')]).toEqual([[], false]);
    await screen.press(/change Name/);
    await screen.type('Name', 'Other');
    await leave('Name');
    expect([saved.map(({ value }) => value), isOpen('Name')]).toEqual([['Other'], false]);
  });

  it('puts back what was there with Escape', async () => {
    const { screen, send, isOpen } = await given();
    await screen.press(/change Name/);
    await screen.type('Name', 'Something else');
    await send('Name', new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect([isOpen('Name'), screen.text(), saved]).toEqual([false, expect.stringContaining('Rehearse'), []]);
  });

  it('saves another choice and another person at once', async () => {
    const { screen, isOpen } = await given();
    await screen.press(/change Level/);
    await screen.choose('Level', '4 Managed');
    await screen.press(/change Responsible/);
    await screen.choose('Responsible', 'Otto');
    expect(saved.map(({ field, value }) => [field, value])).toEqual([
      ['level', '4'],
      ['responsible', otto],
    ]);
    expect([isOpen('Level'), isOpen('Responsible')]).toEqual([false, false]);
  });

  it('takes a date as the person writes it, and says at the field what is wrong with it', async () => {
    const { screen, send, isOpen } = await given();
    await screen.press(/change Due/);
    expect(screen.field('Due').value).toBe('05/03/2030');
    await screen.type('Due', '1/1/2030');
    await send('Due', new Event('blur'));
    expect([screen.text(), saved, isOpen('Due')]).toEqual([
      expect.stringContaining('Due must not be before the start.'),
      [],
      true,
    ]);
    await screen.type('Due', '6/3/2030');
    await send('Due', new Event('blur'));
    expect(saved.map(({ value }) => value)).toEqual(['2030-03-06']);
  });

  it('shows what somebody else saved beside it, and saves over it once that was seen', async () => {
    const { screen, leave, isOpen } = await given();
    answer = () => Promise.reject(taken('name', 'Otto’s name'));
    await screen.press(/change Name/);
    await screen.type('Name', 'My name');
    await leave('Name');
    expect(screen.text()).toMatch(/Otto saved this.*Otto’s name.*My name/);
    await leave('Name');
    expect([saved.length, screen.field('Name').value, isOpen('Name')]).toEqual([1, 'My name', true]);
    answer = () => Promise.resolve(10);
    await screen.press('Keep mine');
    await leave('Name');
    expect(saved.at(-1)).toEqual({ version: 9, value: 'My name', field: 'name' });
    expect(isOpen('Name')).toBe(false);
  });

  it('names people where two versions stand beside each other', async () => {
    const { screen } = await given();
    answer = () => Promise.reject(taken('responsible', otto));
    await screen.press(/change Responsible/);
    await screen.choose('Responsible', 'Petra (you)');
    expect(screen.text()).toMatch(/Theirs ?Otto ?Yours ?Petra/);
  });

  it('says why it could not be saved, and keeps the text', async () => {
    const { screen, leave } = await given();
    answer = () => Promise.reject(ApiError.network());
    await screen.press(/change Name/);
    await screen.type('Name', 'Written offline');
    await leave('Name');
    expect([screen.text(), screen.field('Name').value]).toEqual([
      expect.stringContaining('The server cannot be reached.'),
      'Written offline',
    ]);
    const kept = Object.values({ ...localStorage }).join();
    expect([kept.includes('Written offline'), kept.includes('Plan: Rehearse (Name)')]).toEqual([true, true]);
  });

  it('says at the field what the server says of it', async () => {
    const { screen, leave } = await given();
    const refusal = {
      type: 't',
      title: 'Not valid.',
      status: 400,
      detail: 'Fix it.',
      code: 'request.invalid',
      requestId: 'r',
    };
    const problems = [{ path: 'body.changes.name', message: 'must be another one' }];
    answer = () => Promise.reject(ApiError.fromAnswer(400, { ...refusal, problems }));
    await screen.press(/change Name/);
    await screen.type('Name', 'Taken');
    await leave('Name');
    expect(screen.text()).toContain('Name must be another one.');
  });
});
