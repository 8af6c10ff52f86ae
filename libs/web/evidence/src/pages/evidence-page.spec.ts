import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import {
  allows,
  evidenceApi,
  filesApi,
  type AccountId,
  type EvidenceView,
  type Permission,
  type Role,
  type StoredFileView,
} from '@certitude/contracts';
import { Api, Members, Session, personOf } from '@certitude/web/core';
import { Dialogs } from '@certitude/web/ui';
import { EvidencePage } from './evidence-page';
import { WithdrawDialog } from './withdraw-dialog';

const id = (name: string) => name as unknown as AccountId;
const HASH = 'a'.repeat(64);
const FILE_HASH = 'b'.repeat(64);
const file = (more: Partial<StoredFileView> = {}): StoredFileView => ({
  id: 'f1' as unknown as StoredFileView['id'],
  name: 'salaries.txt',
  mediaType: 'text/plain',
  size: 8,
  sha256: FILE_HASH,
  uploadedBy: id('ada'),
  lookedInto: true,
  withdrawn: null,
  ...more,
});
const evidence = (stored: StoredFileView, state: EvidenceView['current']['state'] = 'submitted'): EvidenceView =>
  ({
    id: 'e1',
    title: 'Salaries',
    current: {
      id: 'r1',
      number: 1,
      state,
      kind: 'file',
      file: stored,
      url: null,
      statement: null,
      effectiveOn: null,
      validUntil: null,
      hash: HASH,
      createdBy: id('ada'),
      createdAt: '2030-05-01T12:00:00.000Z',
      submittedBy: id('ada'),
      reviews: [],
    },
    revisions: 1,
    links: [],
    createdAt: '2030-05-01T12:00:00.000Z',
  }) as unknown as EvidenceView;

interface World {
  readonly me?: string;
  readonly role?: Role;
  readonly view?: EvidenceView;
}

async function given({ me = 'rita', role = 'reviewer', view = evidence(file()) }: World = {}) {
  const call = jest.fn((endpoint: unknown, _request: { readonly body?: unknown }) =>
    Promise.resolve(endpoint === filesApi.withdraw ? file() : view),
  );
  const open = jest.fn((..._args: unknown[]) => Promise.resolve<unknown>(file()));
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Api, useValue: { call, downloadUrl: () => '/api/files/f1' } },
      { provide: Dialogs, useValue: { open } },
      {
        provide: Session,
        useValue: {
          account: () => ({ id: id(me) }),
          role: () => role,
          can: (permission: Permission) => allows(role, permission),
          organizationId: () => 'o1',
          requireOrganization: () => 'o1',
        },
      },
      {
        provide: Members,
        useValue: {
          person: (who: AccountId) => personOf(who, String(who), who === id(me)),
          meetIn: () => Promise.resolve(),
        },
      },
    ],
  });
  const fixture = TestBed.createComponent(EvidencePage);
  fixture.componentRef.setInput('evidenceId', 'e1');
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find((each) => each.textContent?.trim() === name) ?? null;
  return {
    call,
    open,
    root,
    button,
    text: () => root.textContent?.replace(/\s+/g, ' ') ?? '',
    sent: (endpoint: unknown) => call.mock.calls.filter(([to]) => to === endpoint).map(([, request]) => request.body),
    press: async (name: string) => {
      button(name)?.click();
      await fixture.whenStable();
    },
    say: async (words: string) => {
      const field = root.querySelector('textarea');
      if (!field) throw new Error('no comment field');
      field.value = words;
      field.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    },
  };
}

describe('the page of a piece of evidence', () => {
  it('accepts the revision that is shown, by its hash and not by that of the file', async () => {
    const { press, sent } = await given();
    await press('Accept');
    expect(sent(evidenceApi.decide)).toEqual([{ decision: 'accepted', comment: '', hash: HASH }]);
  });

  it('rejects with a reason only, by the same hash', async () => {
    const { press, say, sent, text } = await given();
    await press('Reject');
    expect(text()).toContain('Say why.');
    expect(sent(evidenceApi.decide)).toEqual([]);
    await say('It is last year’s.');
    await press('Reject');
    expect(sent(evidenceApi.decide)).toEqual([{ decision: 'rejected', comment: 'It is last year’s.', hash: HASH }]);
  });

  it('lets nobody decide on their own work', async () => {
    const { button, text } = await given({ me: 'ada', role: 'owner' });
    expect(button('Accept')).toBeNull();
    expect(text()).toContain('it is your own work');
  });

  it('says of a file that it could not be looked into', async () => {
    expect((await given()).text()).not.toContain('looked into');
    TestBed.resetTestingModule();
    expect((await given({ view: evidence(file({ lookedInto: false })) })).text()).toContain('Could not be looked into');
  });

  it('says who withdrew a file and why, and offers no download', async () => {
    const withdrawn = { at: '2030-05-02T12:00:00.000Z', by: id('olga'), reason: 'Confidential' };
    const { root, text, button } = await given({ role: 'owner', view: evidence(file({ withdrawn })) });
    expect(text()).toMatch(/Withdrawn.* by olga: Confidential/);
    expect(root.querySelector('a[download]')).toBeNull();
    expect(button('Withdraw the file…')).toBeNull();
  });

  it.each<[string, Role, EvidenceView['current']['state'], boolean]>([
    ['ada', 'contributor', 'draft', true],
    ['ada', 'contributor', 'submitted', false],
    ['zoe', 'contributor', 'draft', false],
    ['zoe', 'manager', 'accepted', true],
    ['zoe', 'viewer', 'draft', false],
  ])('offers %s as %s to withdraw the file of a %s revision: %s', async (me, role, state, offered) => {
    const { button, press, open } = await given({ me, role, view: evidence(file(), state) });
    expect(button('Withdraw the file…') !== null).toBe(offered);
    await press('Withdraw the file…');
    expect(open.mock.calls.map(([dialog]) => dialog)).toEqual(offered ? [WithdrawDialog] : []);
  });
});
