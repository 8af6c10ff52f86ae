import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { ApiError, Session } from '@certitude/web/core';
import { PasswordLink } from '../data-access/password-link';
import { NewPassword } from './new-password';

const TOKEN = 'x'.repeat(43);
const GONE = ApiError.fromAnswer(410, {
  type: 'urn:certitude:account.password-link-not-usable',
  title: 'This link is no longer valid.',
  status: 410,
  detail: 'Ask for a new one on the sign-in page.',
  code: 'account.password-link-not-usable',
  requestId: 'r',
});

async function given({ offer = Promise.resolve({ email: 'nora@example.test' }), answer = Promise.resolve() } = {}) {
  const asked: unknown[] = [];
  const went: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: PasswordLink, useValue: { offer: () => offer } },
      { provide: Session, useValue: { setPassword: (body: unknown) => (asked.push(body), answer) } },
    ],
  });
  TestBed.inject(Router).navigateByUrl = (url) => Promise.resolve(went.push(url.toString()) > 0);
  const fixture = TestBed.createComponent(NewPassword);
  fixture.componentRef.setInput('token', TOKEN);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const choose = async (password: string): Promise<void> => {
    const input = root.querySelector<HTMLInputElement>('input[type="password"]');
    if (!input) throw new Error('No field.');
    input.value = password;
    input.dispatchEvent(new Event('input'));
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  };
  return { root, asked, went, choose };
}

describe('choosing a new password', () => {
  it('says whose, sets it, and goes home', async () => {
    const { root, asked, went, choose } = await given();
    expect(root.textContent).toContain('New password for nora@example.test');
    await choose('correct horse battery');
    expect(asked).toEqual([{ token: TOKEN, password: 'correct horse battery' }]);
    expect(went).toEqual(['/']);
  });

  it('asks nothing of the server for a password that is too short', async () => {
    const { root, asked, choose } = await given();
    await choose('short');
    expect(root.textContent).toContain('must have at least 12 characters');
    expect(asked).toEqual([]);
  });

  it('says so when the link was used meanwhile, and stays', async () => {
    const { root, went, choose } = await given({ answer: Promise.reject(GONE) });
    await choose('correct horse battery');
    expect(root.textContent).toContain('This link is no longer valid.');
    expect(went).toEqual([]);
  });

  it('does not blame the link for a server that cannot be reached', async () => {
    const { root } = await given({ offer: Promise.reject(ApiError.network()) });
    expect(root.textContent).not.toContain('cannot be used');
    expect(root.textContent).toContain('The server cannot be reached.');
    expect(root.querySelector('button')?.textContent).toBe('Try again');
  });

  it('leads elsewhere when the link cannot be used', async () => {
    const { root } = await given({ offer: Promise.reject(GONE) });
    expect(root.textContent).toContain('Ask for a new one on the sign-in page.');
    expect(root.querySelector('form')).toBeNull();
    expect(root.querySelector('a')?.getAttribute('href')).toBe('/sign-in');
  });
});
