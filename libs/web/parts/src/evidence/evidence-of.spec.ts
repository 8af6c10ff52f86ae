import { Component, inject, input } from '@angular/core';
import { evidenceApi, type AccountId, type EvidenceView, type Role } from '@certitude/contracts';
import { Session, loadable } from '@certitude/web/core';
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
import { type AnswerPlace } from '../answer-place';
import { EvidenceLibrary } from './evidence-library';
import { EvidenceOf } from './evidence-of';

const place: AnswerPlace = { assessmentId: fakeId(3), responseId: fakeId(2) };

/** A page that shows what proves an answer. */
@Component({
  imports: [EvidenceOf],
  template: `
    <certitude-evidence-of
      [evidence]="evidence"
      [place]="place"
      [actor]="session.actor()"
      [mayAttach]="mayAttach()"
      [open]="true"
    />
  `,
})
class Page {
  readonly #library = inject(EvidenceLibrary);
  readonly mayAttach = input(true);
  protected readonly session = inject(Session);
  protected readonly place = place;
  protected readonly evidence = loadable({ load: (_, abort) => this.#library.ofAnswer(place.responseId, abort) });
}

const ROLES: Readonly<Record<AccountId, Role>> = {
  [petra]: 'assessor',
  [rita]: 'reviewer',
  [ada]: 'contributor',
  [otto]: 'viewer',
};
const statement = { kind: 'statement', file: null, statement: 'Seen on site.' } as const;
const said = (current: Partial<EvidenceView['current']> = {}, more: Partial<EvidenceView> = {}): EvidenceView =>
  evidenceView({ ...statement, ...current }, more);

const given = (
  me: AccountId,
  items: EvidenceView[],
  server = new FakeServer(),
  mayAttach = me === petra,
): Promise<Opened> => {
  server.answer(evidenceApi.list, { items, next: null });
  return openScreen(Page, { me, role: ROLES[me] ?? 'viewer', server, inputs: { mayAttach } });
};

/** Chooses a file as the browser's own window does. */
async function choose({ screen }: Opened, file: File): Promise<void> {
  const picker = screen.root.querySelector<HTMLInputElement>('input[type=file]');
  Object.defineProperty(picker, 'files', { value: [file], configurable: true });
  picker?.dispatchEvent(new Event('change'));
  await screen.settled();
}

describe('the evidence of an answer', () => {
  it('is accepted by the hash of what is shown', async () => {
    const server = new FakeServer().answer(evidenceApi.decide, said({ state: 'accepted' }));
    const { screen } = await given(rita, [said()], server);
    expect(screen.text()).toContain('Seen on site.');
    await screen.press('Accept');
    expect(server.bodies(evidenceApi.decide)).toEqual([{ decision: 'accepted', comment: '', hash: EVIDENCE_HASH }]);
    expect(screen.find('Accept')).toBeNull();
  });

  it('is rejected with a reason only, which is asked for then', async () => {
    const server = new FakeServer().answer(evidenceApi.decide, said({ state: 'rejected' }));
    const { screen } = await given(rita, [said()], server);
    await screen.press('Reject…');
    expect(screen.find('Accept')).toBeNull();
    await screen.press('Reject');
    expect(screen.text()).toContain('Say why.');
    await screen.type('Why is it rejected?', 'It is last year’s.');
    await screen.press('Reject');
    expect(server.bodies(evidenceApi.decide)).toEqual([
      { decision: 'rejected', comment: 'It is last year’s.', hash: EVIDENCE_HASH },
    ]);
  });

  it('is accepted without the reason that somebody began to write against it', async () => {
    const server = new FakeServer().answer(evidenceApi.decide, said({ state: 'accepted' }));
    const { screen } = await given(rita, [said()], server);
    await screen.press('Reject…');
    await screen.type('Why is it rejected?', 'It is last');
    await screen.press('Cancel');
    await screen.press('Accept');
    expect(server.bodies(evidenceApi.decide)).toMatchObject([{ decision: 'accepted', comment: '' }]);
  });

  it('keeps the reason when the decision is refused', async () => {
    const { screen } = await given(rita, [said()], new FakeServer().refuse(evidenceApi.decide, 'It was revised.'));
    await screen.press('Reject…');
    await screen.type('Why is it rejected?', 'It is last year’s.');
    await screen.press('Reject');
    expect(screen.text()).toContain('It was revised.');
    expect(screen.field('Why is it rejected?').value).toBe('It is last year’s.');
  });

  it.each<[string, AccountId, EvidenceView]>([
    ['who took part', rita, said({}, { tookPart: [ada, rita] })],
    ['who only looks', otto, said()],
    ['before it is handed in', rita, said({ state: 'draft' })],
  ])('is decided on by nobody %s', async (_, me, each) => {
    const { screen } = await given(me, [each]);
    expect(screen.text()).toContain('Seen on site.');
    expect([screen.find('Accept'), screen.find('Reject…')]).toEqual([null, null]);
  });

  it('is rejected, and not accepted, when its file is gone', async () => {
    const file = fileView({ withdrawn: { at: '2030-05-02T12:00:00.000Z', by: otto, reason: 'Salaries' } });
    const { screen } = await given(rita, [evidenceView({ file })]);
    expect(screen.text()).toMatch(/Withdrawn.* by Otto.*: Salaries/);
    expect([screen.find('Accept'), screen.find('salaries.txt')]).toEqual([null, null]);
    expect(screen.find('Reject…')).not.toBeNull();
  });

  it.each<[string, EvidenceView, boolean]>([
    ['a draft of one’s own', said({ state: 'draft' }, { mayChange: true }), true],
    ['a draft of somebody else', said({ state: 'draft' }, { mayChange: false }), false],
    ['what was handed in', said({ state: 'submitted' }, { mayChange: true }), false],
    [
      'a draft whose file is gone',
      evidenceView(
        { state: 'draft', file: fileView({ withdrawn: { at: '2030-05-02T12:00:00.000Z', by: otto, reason: 'x' } }) },
        { mayChange: true },
      ),
      false,
    ],
  ])('can be handed in, if it is %s', async (_, each, offered) => {
    const server = new FakeServer().answer(evidenceApi.submit, said({ state: 'submitted' }));
    const { screen } = await given(petra, [each], server);
    expect(screen.find('Submit for review') !== null).toBe(offered);
    if (!offered) return;
    await screen.press('Submit for review');
    expect(server.requests(evidenceApi.submit)).toHaveLength(1);
    expect(screen.find('Submit for review')).toBeNull();
  });

  it('leads to its page, and is revised from here by who may change it', async () => {
    const revised = said({ number: 3, state: 'draft' }, { mayChange: true, revisions: 3 });
    const server = new FakeServer().answer(evidenceApi.revise, revised);
    const { screen } = await given(petra, [said({}, { mayChange: true })], server);
    expect(screen.leadsTo('Ceremony protocol')).toBe(`/o/${organizationId}/evidence/${said().id}`);
    await screen.press('New revision');
    await screen.type('Statement', 'Seen again.');
    await screen.send('Save');
    expect(server.bodies(evidenceApi.revise)).toMatchObject([{ version: 2 }]);
    expect(screen.text()).toContain('revision 3');
    expect((await given(petra, [said()])).screen.find('New revision')).toBeNull();
  });

  it('says that it has ended, and is handed in then only by who means it', async () => {
    const ended = said({ state: 'draft', validUntil: '2030-03-04', ended: true }, { mayChange: true });
    const server = new FakeServer().answer(evidenceApi.submit, said({ state: 'submitted' }));
    const { screen } = await given(petra, [ended], server);
    expect(screen.text()).toContain('Expired 4 Mar 2030');
    await screen.press('Submit for review');
    expect(screen.text()).toContain('It was valid until 4 Mar 2030.');
    expect(server.requests(evidenceApi.submit)).toEqual([]);
    await screen.press('Submit anyway');
    expect(server.bodies(evidenceApi.submit)).toEqual([{ ended: true }]);
  });

  it('says to whoever judges it that it has ended', async () => {
    const { screen } = await given(rita, [said({ validUntil: '2030-03-04', ended: true })]);
    expect(screen.text()).toContain('if accepted, it counts as expired immediately');
  });

  it('is detached after a question only', async () => {
    const server = new FakeServer().answer(evidenceApi.unlink, { done: true });
    const { screen } = await given(petra, [said()], server);
    await screen.press('Detach');
    expect(server.requests(evidenceApi.unlink)).toEqual([]);
    await screen.press('Detach');
    expect(server.requests(evidenceApi.unlink)[0]?.params).toMatchObject({ ...place, evidenceId: said().id });
    expect(screen.text()).not.toContain('Seen on site.');
  });

  it('is given and taken away by those who may answer only', async () => {
    const { screen } = await given(otto, [said()]);
    expect([screen.find('Add evidence'), screen.find('Detach')]).toEqual([null, null]);
    expect((await given(otto, [])).screen.text()).toContain('No evidence was attached.');
  });

  it('says that it loads, and what failed, and tries again', async () => {
    const opened = await openScreen(Page, { server: new FakeServer().hang(evidenceApi.list) });
    expect(opened.screen.isLoading()).toBe(true);
    const { screen, server } = await openScreen(Page, {
      server: new FakeServer().refuse(evidenceApi.list, 'Not now.'),
    });
    expect(screen.text()).toContain('Not now.');
    server.answer(evidenceApi.list, { items: [said()], next: null });
    await screen.press('Try again');
    expect(screen.text()).toContain('Seen on site.');
  });
});

describe('adding evidence to an answer', () => {
  const adding = async (server = new FakeServer().answer(evidenceApi.create, said({ state: 'draft' }))) => {
    const opened = await given(petra, [], server);
    await opened.screen.press('Add evidence');
    return opened;
  };

  it('sends a statement, for this answer', async () => {
    const { screen, server } = await adding();
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
        responses: [place],
      },
    ]);
    expect(screen.text()).toContain('Seen on site.');
    expect(screen.find('Add')).toBeNull();
  });

  it('sends nothing that the server would refuse, and says what is wrong at the field', async () => {
    const { screen, server } = await adding();
    await screen.send('Add');
    expect(screen.text()).toContain('Choose a file.');
    expect(screen.text()).toContain('Title must not be empty.');
    await screen.tick('Link');
    await screen.type('Address', 'ftp://example.org');
    await screen.send('Add');
    expect(screen.text()).toContain('Address must be an http or https address.');
    await screen.tick('Statement');
    await screen.send('Add');
    expect(screen.text()).toContain('Statement must not be empty.');
    expect(server.bodies(evidenceApi.create)).toEqual([]);
  });

  it('stores a file before it says that it is evidence, and is called by its name', async () => {
    const opened = await adding();
    const { screen, server } = opened;
    server.answer(evidenceApi.upload, fileView());
    await choose(opened, new File(['text'], 'ceremony 2030.pdf'));
    expect(screen.text()).toContain('ceremony 2030.pdf · 4 bytes');
    expect(screen.field('Title').value).toBe('ceremony 2030');
    await screen.send('Add');
    expect(server.requests(evidenceApi.upload)[0]?.query).toEqual({ name: 'ceremony 2030.pdf' });
    expect(server.bodies(evidenceApi.create)).toMatchObject([{ content: { kind: 'file', fileId: fileView().id } }]);
  });

  it('takes a file that is dropped', async () => {
    const { screen } = await adding();
    const dropped = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(dropped, 'dataTransfer', { value: { files: [new File(['text'], 'scan.png')] } });
    screen.root.querySelector('certitude-file-pick label')?.dispatchEvent(dropped);
    await screen.settled();
    expect(dropped.defaultPrevented).toBe(true);
    expect(screen.field('Title').value).toBe('scan');
  });

  it('keeps a title that was typed, and everything when the server refuses', async () => {
    const opened = await adding();
    const { screen, server } = opened;
    server.refuse(evidenceApi.upload, 'The file contains a private key.');
    await screen.type('Title', 'Keys');
    await choose(opened, new File(['text'], 'ca.pem'));
    await screen.send('Add');
    expect(screen.text()).toContain('The file contains a private key.');
    expect(screen.field('Title').value).toBe('Keys');
    expect(server.bodies(evidenceApi.create)).toEqual([]);
  });

  it('attaches what is in the library, and is not attached already', async () => {
    const [known, other] = [said(), said({}, { id: fakeId(7, 2), title: 'Root policy' })];
    const server = new FakeServer().answer(evidenceApi.link, { done: true });
    const { screen } = await given(petra, [known], server);
    server.answer(evidenceApi.list, { items: [known, other], next: null });
    await screen.press('Add evidence');
    await screen.tick('Library');
    await screen.sees('Root policy');
    expect(screen.buttons().filter((name) => name === 'Attach')).toHaveLength(1);
    await screen.press('Attach');
    expect(server.requests(evidenceApi.link)[0]?.params).toMatchObject({ ...place, evidenceId: other.id });
    expect(screen.text()).toMatch(/Root policy.*Ceremony protocol/);
  });

  it('searches the library for what is typed', async () => {
    const { screen, server } = await adding();
    await screen.tick('Library');
    await screen.type('Search the library', ' backup ');
    await screen.sees('Nothing found that is not attached already.');
    expect(server.requests(evidenceApi.list).at(-1)?.query).toMatchObject({ search: 'backup' });
  });

  it('is left without a trace', async () => {
    const { screen, server } = await adding();
    await screen.press('Cancel');
    expect(screen.find('Add evidence')).not.toBeNull();
    expect(server.bodies(evidenceApi.create)).toEqual([]);
  });
});
