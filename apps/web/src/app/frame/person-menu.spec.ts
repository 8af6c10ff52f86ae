import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { provideRouter } from '@angular/router';
import { Drafts, Session, Unsaved } from '@certitude/web/core';
import { PersonMenu } from './person-menu';

const account = signal<{ id: string; name: string; email: string; picture: null } | null>(null);
const signOut = jest.fn();
const key = (who: string) => ({ account: who, organization: 'o1', form: 'plan', subject: 'p1' });
const draft = { title: 'Plan: Rehearse', at: new Date().toISOString(), content: { text: 'Half a thought' } };
let fixture: ComponentFixture<PersonMenu>;

const settle = async (): Promise<void> => {
  await fixture.whenStable();
  await new Promise((resolve) => setTimeout(resolve));
  await fixture.whenStable();
};
const press = async (name: string): Promise<void> => {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.includes(name));
  if (!button) throw new Error(`There is no button ${name}.`);
  button.click();
  await settle();
};
const leave = async (): Promise<void> => {
  await press('sign out');
  await press('Sign out');
};

describe('signing out', () => {
  beforeEach(async () => {
    localStorage.clear();
    document.body.replaceChildren();
    account.set({ id: 'petra', name: 'Petra', email: 'petra@example.test', picture: null });
    signOut.mockReset().mockImplementation(() => {
      account.set(null);
      return Promise.resolve();
    });
    TestBed.configureTestingModule({
      providers: [
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        { provide: Session, useValue: { account, signOut } },
        provideRouter([{ path: '**', children: [] }]),
      ],
    });
    fixture = TestBed.createComponent(PersonMenu);
    await settle();
  });

  it('has the way to one’s account', async () => {
    await press('sign out');
    expect(document.querySelector('a[href="/account"]')?.textContent).toContain('Your account');
  });

  it('asks nothing where everything is saved', async () => {
    TestBed.inject(Drafts).write(key('hugo'), draft);
    await leave();
    expect(signOut).toHaveBeenCalled();
    expect(TestBed.inject(Drafts).of('hugo')).toHaveLength(1);
  });

  describe('with changes of assessments that wait', () => {
    const discardAll = jest.fn(() => Promise.resolve());
    beforeEach(async () => {
      discardAll.mockClear();
      const of = (who: string) =>
        Promise.resolve(who === 'petra' ? [{ title: 'Yearly: 2 changes that wait to be sent', at: draft.at }] : []);
      TestBed.inject(Unsaved).add({ of, discardAll });
      await leave();
    });

    it('lists them, and does not leave before the person has chosen', () => {
      expect(document.body.textContent).toContain('Yearly: 2 changes that wait to be sent');
      expect(signOut).not.toHaveBeenCalled();
    });

    it.each([
      ['Keep for me', 0],
      ['Discard', 1],
    ])('%s: discards as often as %d', async (choice, times) => {
      await press(choice);
      expect(signOut).toHaveBeenCalled();
      expect(discardAll.mock.calls).toEqual(Array(times).fill(['petra']));
    });
  });

  describe('with text that is not saved', () => {
    beforeEach(async () => {
      TestBed.inject(Drafts).write(key('petra'), draft);
      await leave();
    });

    it('says what it is, and does not leave before the person has chosen', () => {
      expect(document.body.textContent).toContain('Plan: Rehearse');
      expect(signOut).not.toHaveBeenCalled();
    });

    it('keeps it for that person', async () => {
      await press('Keep for me');
      expect(signOut).toHaveBeenCalled();
      expect(TestBed.inject(Drafts).read(key('petra'))).toMatchObject(draft);
      expect(TestBed.inject(Drafts).read(key('hugo'))).toBeNull();
    });

    it('removes it, and what a form that closes after that would write', async () => {
      await press('Discard');
      expect(signOut).toHaveBeenCalled();
      expect(localStorage).toHaveLength(0);
      TestBed.inject(Drafts).write(key('petra'), draft);
      expect(localStorage).toHaveLength(0);
    });

    it('stays, with the text', async () => {
      await press('Stay signed in');
      expect(signOut).not.toHaveBeenCalled();
      expect(TestBed.inject(Drafts).of('petra')).toHaveLength(1);
    });
  });
});
