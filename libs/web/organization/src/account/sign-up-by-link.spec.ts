import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { ApiError, Session } from '@certitude/web/core';
import { AddressLink } from '../data-access/address-link';
import { NextAfterLink } from './next-after-link';
import { SignUpByLink } from './sign-up-by-link';

const TOKEN = 'x'.repeat(43);
const GONE = ApiError.fromAnswer(410, {
  type: 'urn:certitude:account.link-not-usable',
  title: 'This link is no longer valid.',
  status: 410,
  detail: 'Ask for a new one where you asked for this one.',
  code: 'account.link-not-usable',
  requestId: 'r',
});

async function given({ offer = Promise.resolve({ email: 'nora@example.test' }), next = '' } = {}) {
  const asked: unknown[] = [];
  const went: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: AddressLink, useValue: { signUpOffer: () => offer } },
      { provide: Session, useValue: { signUp: (body: unknown) => Promise.resolve(asked.push(body)) } },
    ],
  });
  TestBed.inject(NextAfterLink).keep(next);
  TestBed.inject(Router).navigateByUrl = (url) => Promise.resolve(went.push(url.toString()) > 0);
  const fixture = TestBed.createComponent(SignUpByLink);
  fixture.componentRef.setInput('token', TOKEN);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const type = (autocomplete: string, value: string): void => {
    const input = root.querySelector<HTMLInputElement>(`input[autocomplete="${autocomplete}"]`);
    if (!input) throw new Error(`No ${autocomplete}.`);
    input.value = value;
    input.dispatchEvent(new Event('input'));
  };
  const submit = async (): Promise<void> => {
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  };
  return { root, asked, went, type, submit };
}

describe('an account by a link', () => {
  it('is made for the address that the link went to, and leads where the person wanted to go', async () => {
    const { root, asked, went, type, submit } = await given({ next: '/invitations/abc' });
    expect(root.textContent).toContain('You sign in with nora@example.test.');
    type('name', 'Nora New');
    type('new-password', 'correct horse battery');
    await submit();
    expect(asked).toEqual([
      expect.objectContaining({ email: 'nora@example.test', name: 'Nora New', confirmation: TOKEN }),
    ]);
    expect(went).toEqual(['/invitations/abc']);
  });

  it('leads home when nobody wanted to go anywhere', async () => {
    const { went, type, submit } = await given();
    type('name', 'Nora New');
    type('new-password', 'correct horse battery');
    await submit();
    expect(went).toEqual(['/']);
  });

  it('asks nothing of the server while something is missing', async () => {
    const { root, asked, submit } = await given();
    await submit();
    expect(root.textContent).toContain('must have at least 12 characters');
    expect(asked).toEqual([]);
  });

  it('leads to another link when this one cannot be used', async () => {
    const { root } = await given({ offer: Promise.reject(GONE) });
    expect(root.textContent).toContain('This link is no longer valid.');
    expect(root.querySelector('a')?.getAttribute('href')).toBe('/sign-up');
  });
});
