import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ApiError } from '@certitude/web/core';
import { Instance } from '../data-access/instance';
import { PasswordLink } from '../data-access/password-link';
import { ForgottenPassword } from './forgotten-password';

async function given({ mail = true, answer = Promise.resolve() }: { mail?: boolean; answer?: Promise<void> } = {}) {
  const asked: unknown[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Instance, useValue: { isLoading: () => false, view: () => ({ mail }) } },
      { provide: PasswordLink, useValue: { ask: (body: unknown) => (asked.push(body), answer) } },
    ],
  });
  const fixture = TestBed.createComponent(ForgottenPassword);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const ask = async (email: string): Promise<void> => {
    const input = root.querySelector<HTMLInputElement>('input[type="email"]');
    if (!input) throw new Error('No field.');
    input.value = email;
    input.dispatchEvent(new Event('input'));
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  };
  return { root, asked, ask, fixture };
}

describe('a forgotten password', () => {
  it('is answered in the same words, whoever asks', async () => {
    const { root, asked, ask } = await given();
    await ask(' Nora@Example.Test ');
    expect(asked).toEqual([{ email: 'nora@example.test' }]);
    expect(root.textContent).toContain('If there is an account for nora@example.test');
    expect(root.querySelector('form')).toBeNull();
  });

  it('can be asked for again, with the address still there', async () => {
    const { root, ask, fixture } = await given();
    await ask('nora@example.test');
    root.querySelector<HTMLElement>('button.link')?.click();
    await fixture.whenStable();
    expect(root.querySelector<HTMLInputElement>('input[type="email"]')?.value).toBe('nora@example.test');
  });

  it('is the operator’s matter where no mail leaves', async () => {
    const { root } = await given({ mail: false });
    expect(root.querySelector('form')).toBeNull();
    expect(root.textContent).toContain('Its operator makes you a link');
  });

  it('stays when the server cannot be reached', async () => {
    const { root, ask } = await given({ answer: Promise.reject(ApiError.network()) });
    await ask('nora@example.test');
    expect(root.textContent).toContain('The server cannot be reached.');
    expect(root.querySelector<HTMLInputElement>('input[type="email"]')?.value).toBe('nora@example.test');
  });
});
