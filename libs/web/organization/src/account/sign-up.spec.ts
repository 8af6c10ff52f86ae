import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { Session } from '@certitude/web/core';
import { AddressLink } from '../data-access/address-link';
import { NextAfterLink } from './next-after-link';
import { Instance } from '../data-access/instance';
import { SignUp } from './sign-up';

type Given = { signUp?: 'open' | 'invited'; next?: string; mail?: boolean; loading?: boolean };

async function given({ signUp = 'open', next = '', mail = false, loading = false }: Given = {}) {
  const asked: object[] = [];
  const went: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Session, useValue: { signUp: (body: object) => Promise.resolve(asked.push(body)) } },
      { provide: AddressLink, useValue: { askSignUp: (body: object) => Promise.resolve(asked.push(body)) } },
      {
        provide: Instance,
        useValue: { isLoading: () => loading, view: () => ({ version: '1', signUp, mail, demo: [] }) },
      },
    ],
  });
  TestBed.inject(Router).navigateByUrl = (url) => Promise.resolve(went.push(url.toString()) > 0);
  const fixture = TestBed.createComponent(SignUp);
  if (next) fixture.componentRef.setInput('next', next);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const fill = async (values: Readonly<Record<string, string>>): Promise<void> => {
    for (const [autocomplete, value] of Object.entries(values)) {
      const input = root.querySelector<HTMLInputElement>(`input[autocomplete="${autocomplete}"]`);
      if (!input) throw new Error(`No ${autocomplete}.`);
      input.value = value;
      input.dispatchEvent(new Event('input'));
    }
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  };
  return { root, asked, went, fill };
}
const NORA = { name: 'Nora New', username: 'Nora@Example.test', 'new-password': 'correct horse battery' };

describe('creating an account', () => {
  it('sends what was typed, with a zone that can be stored, and goes on', async () => {
    const { asked, went, fill } = await given();
    await fill(NORA);
    expect(asked).toEqual([
      expect.objectContaining({ name: 'Nora New', email: 'nora@example.test', password: 'correct horse battery' }),
    ]);
    expect(went).toEqual(['/']);
  });

  it('asks nothing of the server while something is missing', async () => {
    const { root, asked, fill } = await given();
    await fill({ ...NORA, 'new-password': 'short' });
    expect(root.textContent).toContain('must have at least 12 characters');
    expect(asked).toEqual([]);
  });

  it('brings the invitation along that the person came with', async () => {
    const token = 'x'.repeat(43);
    const { root, asked, went, fill } = await given({ signUp: 'invited', next: `/invitations/${token}` });
    expect(root.textContent).not.toContain('by invitation');
    await fill(NORA);
    expect(asked).toEqual([expect.objectContaining({ invitation: token })]);
    expect(went).toEqual([`/invitations/${token}`]);
  });

  it('says before anything is typed that accounts are made by invitation', async () => {
    expect((await given({ signUp: 'invited' })).root.textContent).toContain(
      'New accounts are made by invitation here.',
    );
    TestBed.resetTestingModule();
    expect((await given()).root.textContent).not.toContain('New accounts are made by invitation here.');
  });

  it('begins with the address alone where mail leaves, in the same words whoever has an account', async () => {
    const token = 'x'.repeat(43);
    const { root, asked, fill } = await given({ mail: true, next: `/invitations/${token}` });
    expect(root.querySelector('input[type="password"]')).toBeNull();
    await fill({ username: 'Nora@Example.test' });
    expect(asked).toEqual([{ email: 'nora@example.test', invitation: token }]);
    expect(root.textContent).toContain('A mail is on its way to nora@example.test');
    expect(TestBed.inject(NextAfterLink).take()).toBe(`/invitations/${token}`);
  });

  it('waits with its form until it is known which one it is', async () => {
    expect((await given({ loading: true })).root.querySelector('input')).toBeNull();
  });
});
