import { decidersApi, evidenceApi, filesApi, type AccountId, type EvidenceView, type Role } from '@certitude/contracts';
import {
  EVIDENCE_HASH,
  FakeServer,
  ada,
  evidenceView,
  fakeId,
  fileView,
  openScreen,
  organizationId,
  otto,
  petra,
  rita,
  type Opened,
} from '@certitude/web/testing';
import { EvidencePage } from './evidence-page';

interface World {
  readonly me?: AccountId;
  readonly role?: Role;
  readonly view?: EvidenceView;
  readonly server?: FakeServer;
}

const serverWith = (view: EvidenceView): FakeServer =>
  new FakeServer()
    .answer(evidenceApi.get, view)
    .answer(evidenceApi.decide, { ...view, current: { ...view.current, state: 'accepted' } })
    .answer(evidenceApi.submit, { ...view, current: { ...view.current, state: 'submitted' } })
    .answer(decidersApi.ofEvidence, { tookPart: view.tookPart, mayDecide: [rita, petra], more: false })
    .answer(evidenceApi.revisions, { items: [], next: null })
    .answer(decidersApi.askAboutEvidence, { done: true });

const given = ({ me = rita, role = 'reviewer', view = evidenceView(), server }: World = {}): Promise<Opened> =>
  openScreen(EvidencePage, { me, role, inputs: { evidenceId: view.id }, server: server ?? serverWith(view) });

describe('the page of a piece of evidence', () => {
  it('accepts the revision that is shown, by its hash and not by that of the file', async () => {
    const { screen, server } = await given();
    await screen.press('Accept');
    expect(server.bodies(evidenceApi.decide)).toEqual([{ decision: 'accepted', comment: '', hash: EVIDENCE_HASH }]);
    expect(screen.text()).toContain('Accepted');
    expect(screen.find('Accept')).toBeNull();
  });

  it('rejects with a reason only, by the same hash', async () => {
    const { screen, server } = await given();
    await screen.press('Reject');
    expect(screen.text()).toContain('Say why.');
    expect(server.bodies(evidenceApi.decide)).toEqual([]);
    await screen.type('Comment', 'It is last year’s.');
    await screen.press('Reject');
    expect(server.bodies(evidenceApi.decide)).toEqual([
      { decision: 'rejected', comment: 'It is last year’s.', hash: EVIDENCE_HASH },
    ]);
  });

  it('keeps the words when the decision is refused', async () => {
    const { screen, server } = await given();
    server.refuse(evidenceApi.decide, 'It was revised meanwhile.');
    await screen.type('Comment', 'Half of it is missing.');
    await screen.press('Reject');
    expect(screen.text()).toContain('It was revised meanwhile. Ask somebody.');
    expect(screen.field('Comment').value).toBe('Half of it is missing.');
  });

  it.each<[string, AccountId, Role, string]>([
    ['who took part', ada, 'owner', 'Somebody else reviews it'],
    ['whose role does not review', petra, 'viewer', 'Your role does not review'],
  ])('offers no decision to one %s, and says why', async (_, me, role, why) => {
    const { screen } = await given({ me, role });
    expect([screen.find('Accept'), screen.find('Reject')]).toEqual([null, null]);
    expect(screen.text()).toContain(why);
  });

  it.each([
    ['draft', true, true],
    ['draft', false, false],
    ['submitted', true, false],
    ['accepted', true, false],
  ] as const)('offers to submit a %s to who may change it (%s): %s', async (state, mayChange, offered) => {
    const view = evidenceView({ state }, { mayChange });
    const { screen, server } = await given({ me: ada, role: 'contributor', view });
    expect(screen.find('Submit for review') !== null).toBe(offered);
    if (!offered) return;
    await screen.press('Submit for review');
    expect(server.requests(evidenceApi.submit)).toHaveLength(1);
    expect(screen.find('Submit for review')).toBeNull();
  });

  it.each([
    ['draft', 'Submit for review'],
    ['submitted', null],
    ['accepted', null],
    ['rejected', 'New revision'],
    ['expired', 'New revision'],
  ] as const)('has, for who may change a %s, one primary action: %s', async (state, action) => {
    const view = evidenceView({ state }, { mayChange: true });
    const { screen } = await given({ me: ada, role: 'contributor', view });
    const primary = [...screen.root.querySelectorAll('.button--primary')].map((each) => each.textContent?.trim());
    expect(primary).toEqual(action ? [action] : []);
    expect(screen.find('New revision') ?? screen.find('More steps')).not.toBeNull();
  });

  it('shows as much of a hash as tells it from others, with the whole of it to copy', async () => {
    const { screen } = await given();
    expect(screen.root.querySelector('certitude-hash .short')?.textContent).toBe(`${fileView().sha256.slice(0, 12)}…`);
    expect(screen.find('Copy the SHA-256')).not.toBeNull();
  });

  it('lists who may still decide, and asks one of them once', async () => {
    const view = evidenceView({}, { mayChange: true });
    const { screen, server, toasts } = await given({ me: ada, role: 'contributor', view });
    expect(screen.text()).toContain('These people took no part and may review it:');
    await screen.press('Ask Rita');
    expect(server.requests(decidersApi.askAboutEvidence).map(({ params }) => params)).toEqual([
      expect.objectContaining({ organizationId, evidenceId: view.id, accountId: rita }),
    ]);
    expect(toasts()).toEqual(['Asked. They are notified.']);
    expect(screen.find('Asked Rita')).toHaveProperty('disabled', true);
    expect(screen.find('Ask Petra')).not.toBeNull();
  });

  it('shows earlier revisions with who judged them and what they wrote', async () => {
    const first = evidenceView({
      ...{ id: fakeId(9, 2), number: 1, state: 'superseded' as const, kind: 'statement' as const, file: null },
      statement: 'It took place.',
      reviews: [
        {
          id: fakeId(12),
          decision: 'rejected',
          comment: 'By whom?',
          reviewer: rita,
          at: '2030-04-01T12:00:00.000Z',
          archive: { organization: 'Acme', importedBy: rita, importedAt: '2030-05-01T12:00:00.000Z', trusted: false },
        },
      ],
    }).current;
    const view = evidenceView();
    const server = serverWith(view).answer(evidenceApi.revisions, { items: [view.current, first], next: null });
    const { screen } = await given({ me: otto, role: 'owner', server });
    const earlier = screen.root.querySelector('certitude-earlier-revisions')?.textContent?.replace(/\s+/g, ' ');
    expect(earlier).toMatch(/Revision 1.*Superseded.*It took place\..*Rita ?rejected it.*By whom\?/);
    expect(earlier).not.toContain('Revision 2');
  });

  it('asks before what has ended is submitted', async () => {
    const view = evidenceView({ state: 'draft', validUntil: '2030-03-04', ended: true }, { mayChange: true });
    const { screen, server } = await given({ me: ada, role: 'contributor', view });
    expect(screen.text()).toContain('Expired 4 Mar 2030');
    await screen.press('Submit for review');
    await screen.press('Cancel');
    expect(server.requests(evidenceApi.submit)).toEqual([]);
    await screen.press('Submit for review');
    await screen.press('Submit anyway');
    expect(server.bodies(evidenceApi.submit)).toEqual([{ ended: true }]);
  });

  it('says of a file that it could not be looked into', async () => {
    expect((await given()).screen.text()).not.toContain('looked into');
    const view = evidenceView({ file: fileView({ lookedInto: false }) });
    expect((await given({ view })).screen.text()).toContain('Could not be inspected');
  });

  it('says who withdrew a file and why, and offers no download', async () => {
    const withdrawn = { at: '2030-05-02T12:00:00.000Z', by: otto, reason: 'Confidential' };
    const view = evidenceView({ file: fileView({ withdrawn }) });
    const { screen } = await given({ me: otto, role: 'owner', view });
    expect(screen.text()).toMatch(/Withdrawn.* by Otto.*: Confidential/);
    expect(screen.find('salaries.txt')).toBeNull();
    expect(screen.find('Withdraw the file…')).toBeNull();
  });

  it('offers the file itself for download', async () => {
    const { screen } = await given();
    expect(screen.leadsTo('salaries.txt')).toContain(fileView().id);
  });

  it.each<[AccountId, Role, EvidenceView['current']['state'], boolean]>([
    [ada, 'contributor', 'draft', true],
    [ada, 'contributor', 'submitted', false],
    [rita, 'contributor', 'draft', false],
    [rita, 'manager', 'accepted', true],
    [rita, 'viewer', 'draft', false],
  ])('offers %s as %s to withdraw the file of a %s revision: %s', async (me, role, state, offered) => {
    const view = evidenceView({ state });
    const { screen } = await given({ me, role, view });
    expect(screen.find('Withdraw the file…') !== null).toBe(offered);
  });

  it('withdraws the file with the reason that was given, and shows it so', async () => {
    const { screen, server } = await given({ me: otto, role: 'owner' });
    const gone = fileView({ withdrawn: { at: '2030-05-02T12:00:00.000Z', by: otto, reason: 'Salaries' } });
    server.answer(filesApi.withdraw, gone).answer(evidenceApi.get, evidenceView({ file: gone }));
    await screen.press('Withdraw the file…');
    await screen.type('Why', 'Salaries');
    await screen.send('Withdraw');
    expect(server.bodies(filesApi.withdraw)).toEqual([{ reason: 'Salaries' }]);
    expect(screen.text()).toMatch(/Withdrawn.*: Salaries/);
  });

  it('leads to what it proves', async () => {
    const { screen } = await given();
    const link = evidenceView().links[0];
    expect(screen.leadsTo('Key ceremonies')).toBe(
      `/o/${organizationId}/assessments/${link?.assessmentId}/responses/${link?.responseId}`,
    );
  });

  it('says that it loads, and what failed, and tries again', async () => {
    const waiting = await given({ server: new FakeServer().hang(evidenceApi.get) });
    expect(waiting.screen.isLoading()).toBe(true);
    const { screen, server } = await given({ server: new FakeServer().refuse(evidenceApi.get, 'It is gone.') });
    expect(screen.text()).toContain('It is gone.');
    server.answer(evidenceApi.get, evidenceView());
    server.answer(decidersApi.ofEvidence, { tookPart: [], mayDecide: [], more: false });
    await screen.press('Try again');
    expect(screen.text()).toContain('Ceremony protocol');
  });
});
