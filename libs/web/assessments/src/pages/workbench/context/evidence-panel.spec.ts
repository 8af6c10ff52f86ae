import { evidenceApi, type AccountId, type EvidenceView, type Role } from '@certitude/contracts';
import { ada, fakeId, type openScreen, otto, petra, rita } from '@certitude/web/testing';
import { assessmentId, responseId } from '../../../testing/ids';
import { openPanel, panelServer, streamOf } from '../../../testing/open-panel';
import { EvidencePanel } from './evidence-panel';

const EVIDENCE_HASH = 'd'.repeat(64);
const evidence = (state: EvidenceView['current']['state'], more: Partial<EvidenceView> = {}): EvidenceView => ({
  id: fakeId(7),
  title: 'Ceremony protocol',
  current: {
    id: fakeId(9),
    number: 1,
    state,
    kind: 'statement',
    file: null,
    url: null,
    statement: 'Seen on site.',
    effectiveOn: null,
    validUntil: null,
    hash: EVIDENCE_HASH,
    createdBy: ada,
    createdAt: '2030-05-01T12:00:00.000Z',
    submittedBy: ada,
    reviews: [],
  },
  revisions: 1,
  links: [],
  tookPart: [ada],
  mayChange: false,
  createdAt: '2030-05-01T12:00:00.000Z',
  ...more,
});
const ROLES = { [petra]: 'assessor', [rita]: 'reviewer', [ada]: 'contributor', [otto]: 'viewer' } as const;
const given = (me: AccountId, items: EvidenceView[], server = panelServer()): ReturnType<typeof openScreen> => {
  const role: Role = ROLES[me] ?? 'viewer';
  server.answer(evidenceApi.list, { items, next: null });
  return openPanel(EvidencePanel, { me, role, server, stream: streamOf(ROLES) });
};

describe('the evidence of an answer', () => {
  it('is accepted by the hash of what is shown', async () => {
    const server = panelServer().answer(evidenceApi.decide, evidence('accepted'));
    const { screen } = await given(rita, [evidence('submitted')], server);
    await screen.sees('Seen on site.');
    await screen.press('Accept');
    expect(server.bodies(evidenceApi.decide)).toEqual([{ decision: 'accepted', comment: '', hash: EVIDENCE_HASH }]);
    expect(screen.find('Accept')).toBeNull();
  });

  it.each<[string, AccountId, EvidenceView]>([
    ['who took part', rita, evidence('submitted', { tookPart: [ada, rita] })],
    ['who only looks', otto, evidence('submitted')],
    ['before it is handed in', rita, evidence('draft')],
  ])('is decided on by nobody %s', async (_, me, each) => {
    const { screen } = await given(me, [each]);
    await screen.sees('Seen on site.');
    expect(screen.find('Accept')).toBeNull();
  });

  it.each([
    ['draft', true, true],
    ['draft', false, false],
    ['submitted', true, false],
  ] as const)('that is a %s, and may be changed (%s), can be handed in: %s', async (state, mayChange, offered) => {
    const server = panelServer().answer(evidenceApi.submit, evidence('submitted'));
    const { screen } = await given(petra, [evidence(state, { mayChange })], server);
    await screen.sees('Seen on site.');
    const submit = screen.find(/^Submit/);
    expect(submit !== null).toBe(offered);
    if (!submit) return;
    await screen.press(/^Submit/);
    expect(server.requests(evidenceApi.submit)).toHaveLength(1);
  });

  it('is added as a statement, for this answer', async () => {
    const server = panelServer().answer(evidenceApi.create, evidence('draft'));
    const { screen } = await given(petra, [], server);
    await screen.sees('No evidence yet.');
    await screen.press('Add evidence');
    await screen.tick('Statement');
    await screen.type('Title', 'Ceremony protocol');
    await screen.type('Statement', 'Seen on site.');
    await screen.send('Add');
    expect(server.bodies(evidenceApi.create)).toEqual([
      {
        id: expect.any(String),
        title: 'Ceremony protocol',
        effectiveOn: null,
        validUntil: null,
        content: { kind: 'statement', statement: 'Seen on site.' },
        responses: [{ assessmentId: assessmentId(1), responseId: responseId(1) }],
      },
    ]);
    expect(screen.text()).toContain('Ceremony protocol');
  });

  it.each<[AccountId, boolean]>([
    [petra, true],
    [otto, false],
  ])('is added only by who may answer: %s, %s', async (me, offered) => {
    const { screen } = await given(me, []);
    await screen.sees('No evidence');
    expect(screen.find('Add evidence') !== null).toBe(offered);
  });
});
