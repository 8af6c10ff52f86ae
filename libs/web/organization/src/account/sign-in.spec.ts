import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { ApiError, Session } from '@certitude/web/core';
import { type SignIn as SignInBody } from '@certitude/contracts';
import { Instance } from '../data-access/instance';
import { SignIn } from './sign-in';

const REFUSED = ApiError.fromAnswer(401, {
  type: 'urn:certitude:session.wrong-credentials',
  title: 'E-mail or password is wrong.',
  status: 401,
  detail: 'Check both and try again.',
  code: 'session.wrong-credentials',
  requestId: 'r',
});

async function given(options: { demo?: readonly object[]; answer?: ApiError; next?: string; ended?: boolean } = {}) {
  const asked: SignInBody[] = [];
  const signIn = (body: SignInBody): Promise<void> => {
    asked.push(body);
    return options.answer ? Promise.reject(options.answer) : Promise.resolve();
  };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Session, useValue: { signIn, ended: () => options.ended ?? false } },
      { provide: Instance, useValue: { view: () => ({ version: '1', demo: options.demo ?? [] }) } },
    ],
  });
  const went: unknown[] = [];
  TestBed.inject(Router).navigateByUrl = (url) => Promise.resolve(went.push(url) > 0);
  const fixture = TestBed.createComponent(SignIn);
  if (options.next) fixture.componentRef.setInput('next', options.next);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const type = (kind: string, text: string): void => {
    const input = root.querySelector<HTMLInputElement>(`input[type="${kind}"]`);
    if (!input) throw new Error(`no ${kind}`);
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  const submit = async (): Promise<void> => {
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  };
  return { fixture, root, asked, went, type, submit };
}

describe('signing in', () => {
  it('goes on to the page that was wanted', async () => {
    const { asked, went, type, submit } = await given({ next: '/o/1/evidence' });
    type('email', ' Petra@Example.org ');
    type('password', 'correct horse battery');
    await submit();
    expect(asked).toEqual([{ email: 'petra@example.org', password: 'correct horse battery' }]);
    expect(went).toEqual(['/o/1/evidence']);
  });

  it.each([
    [true, 'You were signed out because the session ended; what you wrote is kept in this browser.'],
    [false, null],
  ])('says why somebody is here whose session ended: %s', async (ended, text) => {
    const { root } = await given({ ended });
    const said = root.querySelector('certitude-notice')?.textContent?.replace(/\s+/g, ' ') ?? null;
    if (text === null) expect(said).toBeNull();
    else expect(said).toContain(text);
  });

  it('says at each field what is wrong, and asks the server nothing', async () => {
    const { root, asked, submit } = await given();
    await submit();
    const errors = [...root.querySelectorAll('certitude-field .error')].map((error) => error.textContent);
    expect(errors).toEqual(['E-mail must be an e-mail address.', 'Password must not be empty.']);
    expect(asked).toEqual([]);
  });

  it('says above the form that the server refused, and stays', async () => {
    const { root, went, type, submit } = await given({ answer: REFUSED });
    type('email', 'petra@example.org');
    type('password', 'wrong');
    await submit();
    expect(root.querySelector('[role="alert"]')?.textContent?.trim()).toBe(
      'E-mail or password is wrong. Check both and try again.',
    );
    expect(went).toEqual([]);
    expect(root.querySelector('a[href="/forgotten-password"]')?.textContent).toBe('Forgot your password?');
  });

  it('offers demo accounts only where there are any, and fills the form with one click', async () => {
    expect((await given()).root.querySelector('.demo')).toBeNull();
    TestBed.resetTestingModule();
    const demo = [{ name: 'Petra', email: 'petra@demo.example', password: 'demo demo demo', role: 'owner' }];
    const { fixture, root } = await given({ demo });
    root.querySelector<HTMLButtonElement>('.person')?.click();
    await fixture.whenStable();
    expect([...root.querySelectorAll('input')].map(({ value }) => value)).toEqual([
      'petra@demo.example',
      'demo demo demo',
    ]);
  });
});
