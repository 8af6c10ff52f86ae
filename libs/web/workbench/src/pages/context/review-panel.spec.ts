import { assessmentsApi, decidersApi, type AccountId, type Role } from '@certitude/contracts';
import { ada, otto, petra, responseId, rita } from '@certitude/web/testing';
import { HASH, openPanel, panelServer, reviewView, streamOf } from '../../testing/open-panel';
import { ReviewPanel } from './review-panel';

const ROLES = { [petra]: 'assessor', [rita]: 'reviewer', [ada]: 'contributor', [otto]: 'viewer' } as const;
const given = async (
  me: AccountId,
  status: 'in-progress' | 'ready-for-review' | 'changes-requested',
  server = panelServer(),
  level: 0 | 3 = 3,
) => {
  const stream = streamOf(ROLES, { status, level });
  const role: Role = ROLES[me] ?? 'viewer';
  const opened = await openPanel(ReviewPanel, { me, role, stream, server });
  return { ...opened, stream };
};

describe('the review of an answer', () => {
  it('accepts exactly what is shown, by its hash', async () => {
    const { screen, server, toasts } = await given(rita, 'ready-for-review');
    server.answer(assessmentsApi.decide, {
      id: responseId(9) as never,
      decision: 'accepted',
      comment: '',
      reviewer: rita,
      at: '2030-01-01T00:00:00.000Z',
      archive: null,
    });
    await screen.sees('Work by Petra');
    await screen.press('Accept');
    expect(server.bodies(assessmentsApi.decide)).toEqual([{ decision: 'accepted', comment: '', hash: HASH }]);
    expect(toasts()).toEqual(['Accepted.']);
  });

  it('asks for changes with words only, and keeps them when that is refused', async () => {
    const { screen, server } = await given(rita, 'ready-for-review');
    await screen.sees('Work by Petra');
    await screen.press('Ask for changes');
    expect(screen.text()).toContain('Say what should change.');
    server.refuse(assessmentsApi.decide, 'It changed meanwhile.');
    await screen.type('Comment', 'Which year?');
    await screen.press('Ask for changes');
    expect(server.bodies(assessmentsApi.decide)).toEqual([
      { decision: 'changes-requested', comment: 'Which year?', hash: HASH },
    ]);
    expect(screen.text()).toContain('It changed meanwhile.');
    expect(screen.field('Comment').value).toBe('Which year?');
  });

  it.each<[string, AccountId, string]>([
    ['who took part', petra, 'somebody else decides'],
    ['who only reads', otto, 'Waiting for a reviewer.'],
  ])('offers no decision to one %s', async (_, me, says) => {
    const { screen } = await given(me, 'ready-for-review');
    await screen.sees(says);
    expect([screen.find('Accept'), screen.find('Ask for changes')]).toEqual([null, null]);
  });

  it('offers no decision to a reviewer who took part', async () => {
    const { screen } = await given(
      rita,
      'ready-for-review',
      panelServer().answer(assessmentsApi.review, reviewView({ authors: [petra, rita] })),
    );
    await screen.sees('somebody else decides');
    expect(screen.find('Accept')).toBeNull();
  });

  it.each<[string, AccountId, string, boolean]>([
    ['an assessor', petra, 'Submit it for review when it is complete', true],
    ['a contributor who was not invited', ada, 'Not submitted for review yet.', false],
    ['a viewer', otto, 'Not submitted for review yet.', false],
  ])('offers to hand it in only to who may answer: %s', async (_, me, says, offered) => {
    const { screen } = await given(me, 'in-progress');
    await screen.sees(says);
    expect(screen.find('Submit for review') !== null).toBe(offered);
  });

  it.each([
    ['changes-requested', true],
    ['in-progress', false],
  ] as const)('begins with what was asked to be changed as long as that is open: %s', async (status, isShown) => {
    const at = '2030-01-01T00:00:00.000Z';
    const asked = {
      id: responseId(9) as never,
      decision: 'changes-requested',
      comment: 'Which year?',
      reviewer: rita,
      at,
      archive: { organization: 'Acme', importedBy: petra, importedAt: at, trusted: false },
    } as const;
    const server = panelServer().answer(assessmentsApi.review, reviewView({ status, reviews: [asked] }));
    const { screen } = await given(petra, status, server);
    await screen.sees('Which year?');
    expect(screen.text()).toMatch(/from an archive of Acme, imported by.*does not count here/);
    expect(screen.text().includes('asked for changes:')).toBe(isShown);
  });

  it('hands it in, and takes it back', async () => {
    const { screen, stream } = await given(petra, 'in-progress');
    await screen.sees('Submit it for review when it is complete');
    await screen.press('Submit for review');
    await screen.sees('Take back');
    await screen.press('Take back');
    await screen.sees('Submit it for review when it is complete');
    expect(stream.state).toBe('open');
  });

  it('is not handed in without an answer', async () => {
    const { screen } = await given(petra, 'in-progress', panelServer(), 0);
    await screen.sees('Set a level, or mark it not applicable');
    expect(screen.find('Submit for review')).toHaveProperty('disabled', true);
  });

  it('lists who may still decide, and asks one of them', async () => {
    const server = panelServer()
      .answer(decidersApi.ofResponse, { tookPart: [petra], mayDecide: [rita], more: false })
      .answer(decidersApi.askAboutResponse, { done: true });
    const { screen } = await given(petra, 'in-progress', server);
    await screen.sees('These people took no part and may review it:');
    await screen.sees('Rita');
    await screen.press('Ask Rita');
    expect(server.requests(decidersApi.askAboutResponse)[0]?.params).toMatchObject({ accountId: rita });
    expect(screen.find('Asked Rita')).toHaveProperty('disabled', true);
  });

  it('says where somebody new comes from when everybody took part', async () => {
    const { screen } = await given(petra, 'in-progress');
    await screen.sees('Ask an admin to invite somebody.');
  });

  it('says what changed since it was accepted, and what failed', async () => {
    const changed = panelServer().answer(assessmentsApi.review, reviewView({ changedSinceAcceptance: ['level'] }));
    await (await given(rita, 'ready-for-review', changed)).screen.sees('Changed since it was last accepted: level.');
    const { screen } = await given(rita, 'ready-for-review', panelServer().refuse(assessmentsApi.review, 'Not now.'));
    await screen.sees('Not now.');
  });
});
