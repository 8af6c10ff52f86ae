import { FakeServer, openScreen } from '@certitude/web/testing';
import { type CheckedFile, type CheckedSignature } from '@certitude/signatures';
import { type CheckAnswer } from '../checking/check-answer';
import { type CheckWish, FileChecker } from '../checking/file-checker';
import { VerifyPage } from './verify-page';

const HASH = 'a1'.repeat(32);
const ID = '018f0000-0000-7000-8000-000000000001';
const signature = (more: Partial<CheckedSignature> = {}): CheckedSignature => ({
  ...{ field: 'ExecutiveApproval', signer: 'Eva Example', reason: null, covers: 'whole', isTimeStamp: false },
  ...{ claimedTime: '2030-06-01T12:00:00.000Z', problems: [], remarks: [], unreadable: null },
  ...{ changed: [], shownOn: [], stampedTime: null },
  certificate: {
    ...{
      subject: 'CN=Eva Example',
      issuer: 'CN=Example CA',
      isSelfSigned: false,
      serial: '01',
      fingerprint: 'f'.repeat(64),
    },
    ...{ validFrom: '2020-01-01T00:00:00.000Z', validUntil: '2045-01-01T00:00:00.000Z' },
    ...{ key: 'EC, P-256', isForSigning: true },
  },
  ...more,
});
const file = (more: Partial<CheckedFile> = {}): CheckedFile => ({
  ...{ verdict: 'valid', signatures: [signature()], emptyFields: [], size: 9, sha256: 'b'.repeat(64) },
  credential: {
    kind: 'found',
    credential: {
      format: 'certitude-assessment-credential-1',
      organization: { id: ID, name: 'Example Trust' },
      assessment: { id: ID, name: 'Yearly', method: 'self' },
      model: { name: 'PKI Maturity Model', version: '2.0.0' },
      version: { revision: 2, finalizedAt: '2030-01-01T00:00:00.000Z', sha256: HASH },
      overall: { level: 3, name: 'Established' },
    },
  },
  ...more,
});

const given = async (...answers: (CheckAnswer | Promise<CheckAnswer>)[]) => {
  const server = new FakeServer();
  const wishes: CheckWish[] = [];
  const checker = {
    check: (_: File, wish: CheckWish) => {
      wishes.push(wish);
      return Promise.resolve(answers.shift());
    },
  };
  const opened = await openScreen(VerifyPage, { server, providers: [{ provide: FileChecker, useValue: checker }] });
  const { screen } = opened;
  const choose = async (name = 'report.pdf', place = 0): Promise<void> => {
    const input = screen.root.querySelectorAll<HTMLInputElement>('input[type=file]')[place];
    if (!input) throw new Error('No file can be chosen.');
    Object.defineProperty(input, 'files', { value: [new File(['%PDF'], name)], configurable: true });
    input.dispatchEvent(new Event('change'));
    await screen.settled();
  };
  return { screen, server, choose, trust: (name: string) => choose(name, 1), wishes };
};

describe('the page that checks a signed report', () => {
  it('says who signed what, and asks no server', async () => {
    const { screen, server, choose } = await given({ kind: 'checked', file: file() });
    const asked = jest.spyOn(server, 'call');
    await choose();
    expect(screen.text()).toContain('Valid: the file is as it was signed.');
    expect(screen.text()).toMatch(
      /Eva Example.*Approval of the accountable executive \(ExecutiveApproval\).*CN=Example CA.*EC, P-256.*f{64}/,
    );
    expect(screen.text()).toContain('A report of version 2 of “Yearly”, Example Trust.');
    expect(screen.root.querySelector(`a[href="/o/${ID}/assessments/${ID}/versions/2"]`)).not.toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });

  it('says moments in a zone that it names, and what the empty fields stand for', async () => {
    const { screen, choose } = await given({
      kind: 'checked',
      file: file({ emptyFields: ['SecurityExecutiveApproval'] }),
    });
    await choose();
    expect(screen.text()).toMatch(/Signed\s*1 Jun 2030, 12:00 UTC/);
    expect(screen.text()).toMatch(/Finalized\s*1 Jan 2030, 00:00 UTC/);
    expect(screen.text()).toContain('Not signed yet: Approval of the security executive (SecurityExecutiveApproval).');
  });

  const problems: readonly [CheckedSignature['problems'][number], string][] = [
    ['content', 'was changed after it was signed'],
    ['signature', 'does not fit the certificate'],
    ['changed-later', 'Changed after signing'],
    ['not-for-signing', 'its key is not for signatures'],
    ['outside-validity', 'was not valid at the time'],
  ];
  it.each(problems)('says in words what is wrong: %s', async (problem, words) => {
    const bad = file({ verdict: 'not-valid', signatures: [signature({ problems: [problem] })] });
    const { screen, choose } = await given({ kind: 'checked', file: bad });
    await choose();
    expect(screen.text()).toContain('Not valid.');
    expect(screen.root.querySelector('.problem')?.textContent).toContain(words);
  });

  it('says why a file cannot be read', async () => {
    const { screen, choose } = await given({ kind: 'unreadable', reason: 'This is no PDF.' });
    await choose();
    expect(screen.root.querySelector('[role=alert]')?.textContent).toContain('This is no PDF.');
    expect(screen.text()).not.toContain('Valid');
  });

  it.each([
    [HASH.toUpperCase(), 'the hashes are equal'],
    ['c'.repeat(64), 'the hashes differ'],
    ['abc', 'has 64 hexadecimal digits'],
  ])('compares the version with one that somebody knows: %s', async (typed, words) => {
    const { screen, choose } = await given({ kind: 'checked', file: file() });
    await choose();
    await screen.type('Does it equal the version that you know?', typed);
    expect(screen.text()).toContain(words);
  });

  it.each(['not-signed', 'not-valid'] as const)(
    'takes nothing as proven that no signature stands for: %s',
    async (verdict) => {
      const { screen, choose } = await given({ kind: 'checked', file: file({ verdict, signatures: [] }) });
      await choose();
      expect(screen.text()).toContain('So the file says; no valid signature stands for it.');
      await screen.type('Does it equal the version that you know?', HASH);
      expect(screen.text()).toContain('The hashes are equal, which proves nothing');
      expect(screen.text()).not.toContain('It is of the version');
    },
  );

  it('leads nowhere when the file says something else than ids', async () => {
    const forged = file();
    if (forged.credential.kind !== 'found') throw new Error('No credential.');
    const credential = { ...forged.credential.credential, organization: { id: '../evil', name: 'x' } };
    const { screen, choose } = await given({
      kind: 'checked',
      file: { ...forged, credential: { kind: 'found', credential } },
    });
    await choose();
    expect(screen.text()).not.toContain('Open the page of this version');
  });

  it('reads the file anew with the roots that somebody gives, and without those they take back', async () => {
    const answers = Array.from({ length: 4 }, () => ({ kind: 'checked', file: file() }) as const);
    const { screen, choose, trust, wishes } = await given(...answers);
    await choose();
    await trust('root.pem');
    await trust('other.pem');
    await screen.press('Remove root.pem');
    expect(wishes.map(({ roots }) => roots.map(({ name }) => name))).toEqual([
      [],
      ['root.pem'],
      ['root.pem', 'other.pem'],
      ['other.pem'],
    ]);
  });

  it('says that roots cannot be read, where they were chosen', async () => {
    const { screen, choose, trust } = await given(
      { kind: 'checked', file: file() },
      { kind: 'unreadable-roots', reason: 'There is no certificate in PEM form in it.' },
    );
    await choose();
    await trust('no.pem');
    expect(screen.root.querySelector('section [role=alert]')?.textContent).toContain('no certificate in PEM form');
    expect(screen.text()).not.toContain('Valid:');
  });

  it('can be stopped while it reads', async () => {
    const { screen, choose, wishes } = await given(new Promise<CheckAnswer>(() => undefined));
    await choose();
    expect(wishes[0]?.stop.aborted).toBe(false);
    await screen.press('Stop');
    expect(wishes[0]?.stop.aborted).toBe(true);
  });

  it('shows the file that was chosen last, whichever was read first', async () => {
    let answer: (value: CheckAnswer) => void = () => undefined;
    const slow = new Promise<CheckAnswer>((resolve) => (answer = resolve));
    const { screen, choose } = await given(slow, {
      kind: 'checked',
      file: file({ verdict: 'not-signed', signatures: [] }),
    });
    await choose('slow.pdf');
    expect(screen.text()).toContain('Reading the file.');
    await choose('fast.pdf');
    answer({ kind: 'checked', file: file() });
    // The page hears of it only after those who wait for the same promise.
    await slow.then(() => new Promise((resolve) => setTimeout(resolve)));
    await screen.settled();
    expect(screen.text()).toContain('Not signed.');
    expect(screen.text()).not.toContain('Valid:');
  });
});
