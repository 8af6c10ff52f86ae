import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { evidenceApi } from '@certitude/contracts';
import { Api, ApiError, Session } from '@certitude/web/core';
import { EMPTY } from 'rxjs';
import { ContentDialog } from './content-dialog';

async function given(upload: () => Promise<unknown>) {
  const call = jest.fn((_endpoint: unknown, _request: { readonly body?: unknown }) => Promise.resolve({ id: 'e1' }));
  const close = jest.fn();
  TestBed.configureTestingModule({
    providers: [
      { provide: MAT_DIALOG_DATA, useValue: { evidence: null } },
      { provide: MatDialogRef, useValue: { close, id: 'dialog', afterOpened: () => EMPTY } },
      { provide: Api, useValue: { call, upload } },
      {
        provide: Session,
        useValue: { requireOrganization: () => 'o1', organizationId: () => 'o1', account: () => ({ id: 'a1' }) },
      },
    ],
  });
  const fixture = TestBed.createComponent(ContentDialog);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const picker = root.querySelector<HTMLInputElement>('input[type=file]');
  const file = new File(['text'], 'ca.pem');
  Object.defineProperty(picker, 'files', { value: { 0: file, length: 1, item: () => file } });
  picker?.dispatchEvent(new Event('change'));
  await fixture.whenStable();
  return {
    call,
    close,
    text: () => root.textContent?.replace(/\s+/g, ' ') ?? '',
    save: async () => {
      root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await fixture.whenStable();
    },
  };
}

describe('the dialog that adds evidence', () => {
  it('lists the accepted files, and what is refused in all of them', async () => {
    const { text } = await given(() => Promise.resolve({}));
    for (const words of ['.docx', '.tsr', '.crl', 'Private keys, key stores and macros are refused'])
      expect(text()).toContain(words);
  });

  it('makes evidence of the file that was stored', async () => {
    const { call, close, save } = await given(() => Promise.resolve({ id: 'f1' }));
    await save();
    const [[endpoint, { body }] = [null, {}]] = call.mock.calls;
    expect(endpoint).toBe(evidenceApi.create);
    expect(body).toMatchObject({ title: 'ca.pem', content: { kind: 'file', fileId: 'f1' } });
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('says what was found in a refused file, and where', async () => {
    const problem = {
      type: 'urn:certitude:file.private-key',
      title: 'The file contains a private key.',
      status: 422,
      detail: 'There is an EC private key (PKCS#8) in ca.pem, at byte 0. Remove the key, and replace it.',
      code: 'file.private-key',
      requestId: 'r1',
    };
    const { call, close, save, text } = await given(() => Promise.reject(ApiError.fromAnswer(422, problem)));
    await save();
    expect(text()).toContain('There is an EC private key (PKCS#8) in ca.pem, at byte 0.');
    expect(call).not.toHaveBeenCalled();
    expect(close).not.toHaveBeenCalled();
  });
});
