import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { filesApi } from '@certitude/contracts';
import { Api, ApiError, Session } from '@certitude/web/core';
import { WithdrawDialog } from './withdraw-dialog';

async function given(answer: () => Promise<unknown> = () => Promise.resolve({ id: 'f1' })) {
  const call = jest.fn((_endpoint: unknown, _request: unknown) => answer());
  const close = jest.fn();
  TestBed.configureTestingModule({
    providers: [
      { provide: MAT_DIALOG_DATA, useValue: { id: 'f1', name: 'salaries.txt' } },
      { provide: MatDialogRef, useValue: { close, _containerInstance: { _addAriaLabelledBy: jest.fn() } } },
      { provide: Api, useValue: { call } },
      { provide: Session, useValue: { requireOrganization: () => 'o1' } },
    ],
  });
  const fixture = TestBed.createComponent(WithdrawDialog);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  return {
    call,
    close,
    text: () => root.textContent?.replace(/\s+/g, ' ') ?? '',
    withdraw: async (reason: string) => {
      const field = root.querySelector('textarea');
      if (!field) throw new Error('no field');
      field.value = reason;
      field.dispatchEvent(new Event('input'));
      root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await fixture.whenStable();
    },
  };
}

describe('the dialog that withdraws a file', () => {
  it('asks why before anything is deleted', async () => {
    const { call, text, withdraw } = await given();
    await withdraw('  ');
    expect(call).not.toHaveBeenCalled();
    expect(text()).toContain('Say why.');
  });

  it('withdraws with the reason, and closes with the file', async () => {
    const { call, close, withdraw } = await given();
    await withdraw('Confidential');
    expect(call.mock.calls).toEqual([
      [filesApi.withdraw, { params: { organizationId: 'o1', fileId: 'f1' }, body: { reason: 'Confidential' } }],
    ]);
    expect(close).toHaveBeenCalledWith({ id: 'f1' });
  });

  it('keeps the words when it fails, and says why', async () => {
    const { close, text, withdraw } = await given(() => Promise.reject(ApiError.network()));
    await withdraw('Confidential');
    expect(close).not.toHaveBeenCalled();
    expect(text()).toContain('The server cannot be reached.');
  });
});
