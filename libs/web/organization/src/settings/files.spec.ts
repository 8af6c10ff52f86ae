import { TestBed } from '@angular/core/testing';
import { allows, filesApi, type Permission, type Role } from '@certitude/contracts';
import { Api, ApiError, Session } from '@certitude/web/core';
import { Files } from './files';

const GIB = 1024 ** 3;

async function given(role: Role, change: () => Promise<unknown> = () => Promise.resolve(null)) {
  const view = { acceptsSealed: true, used: GIB, limit: 5 * GIB };
  const call = jest.fn((endpoint: unknown, _request: { readonly body?: { readonly acceptsSealed: boolean } }) =>
    endpoint === filesApi.settings ? Promise.resolve(view) : change(),
  );
  TestBed.configureTestingModule({
    providers: [
      { provide: Api, useValue: { call } },
      {
        provide: Session,
        useValue: {
          organizationId: () => 'o1',
          requireOrganization: () => 'o1',
          can: (permission: Permission) => allows(role, permission),
        },
      },
    ],
  });
  const fixture = TestBed.createComponent(Files);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const box = root.querySelector<HTMLInputElement>('input[type=checkbox]');
  return {
    box,
    text: () => root.textContent?.replace(/\s+/g, ' ') ?? '',
    changes: () => call.mock.calls.filter(([to]) => to === filesApi.changeSettings).map(([, { body }]) => body),
    click: async () => {
      box?.click();
      await fixture.whenStable();
    },
  };
}

describe('the settings of files', () => {
  it('say how much is used', async () => {
    expect((await given('viewer')).text()).toContain('1.0 GiB of 5.0 GiB are used.');
  });

  it('are changed by an admin', async () => {
    const { box, changes, click } = await given('admin', () =>
      Promise.resolve({ acceptsSealed: false, used: GIB, limit: 5 * GIB }),
    );
    expect(box?.checked).toBe(true);
    await click();
    expect(changes()).toEqual([{ acceptsSealed: false }]);
    expect(box?.checked).toBe(false);
  });

  it('show what is so when a change fails', async () => {
    const { box, click } = await given('owner', () => Promise.reject(ApiError.network()));
    await click();
    expect(box?.checked).toBe(true);
  });

  it('are only read by others', async () => {
    const { box, text } = await given('manager');
    expect(box?.disabled).toBe(true);
    expect(text()).toContain('Only an admin can change this.');
  });
});
