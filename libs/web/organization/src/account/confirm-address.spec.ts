import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ApiError, Session } from '@certitude/web/core';
import { AddressLink } from '../data-access/address-link';
import { ConfirmAddress } from './confirm-address';

const TOKEN = 'x'.repeat(43);

async function given({ confirm = () => Promise.resolve('nora@example.test'), account = null as object | null } = {}) {
  const asked: string[] = [];
  let refreshed = 0;
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: AddressLink, useValue: { confirm: (token: string) => (asked.push(token), confirm()) } },
      { provide: Session, useValue: { account: () => account, refresh: () => Promise.resolve(refreshed++) } },
    ],
  });
  const fixture = TestBed.createComponent(ConfirmAddress);
  fixture.componentRef.setInput('token', TOKEN);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const confirmIt = async (): Promise<void> => {
    root.querySelector('button')?.click();
    await fixture.whenStable();
  };
  return { root, asked, confirmIt, refreshed: () => refreshed };
}

describe('a link that confirms an address', () => {
  it('does nothing by being opened', async () => {
    const { asked, root } = await given();
    expect(asked).toEqual([]);
    expect(root.querySelector('button')?.textContent?.trim()).toBe('This address is mine');
  });

  it('confirms it when somebody says so, and leads on to signing in', async () => {
    const { asked, root, confirmIt, refreshed } = await given();
    await confirmIt();
    expect(asked).toEqual([TOKEN]);
    expect(root.textContent).toContain('You sign in with nora@example.test.');
    expect(root.querySelector('a')?.getAttribute('href')).toBe('/sign-in');
    expect(refreshed()).toBe(0);
  });

  it('brings the account up to date of who is signed in', async () => {
    const { root, confirmIt, refreshed } = await given({ account: {} });
    await confirmIt();
    expect(refreshed()).toBe(1);
    expect(root.querySelector('a')?.getAttribute('href')).toBe('/account');
  });

  it('says why it could not, and can be tried again', async () => {
    const { root, asked, confirmIt } = await given({ confirm: () => Promise.reject(ApiError.network()) });
    await confirmIt();
    expect(root.textContent).toContain('The server cannot be reached.');
    await confirmIt();
    expect(asked).toHaveLength(2);
  });
});
