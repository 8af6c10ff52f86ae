import { type Role } from '@certitude/contracts';
import { signingApi, type SignedReportView, type SigningKeyView } from '@certitude/contracts/signing';
import { assessmentView, fakeId, FakeServer, openDialog, petra } from '@certitude/web/testing';
import { reportView } from '../testing/report-view';
import { SignaturesDialog } from './signatures-dialog';

const at = '2030-06-01T12:00:00.000Z';
const signature = (field: string, signer: string): SignedReportView['signatures'][number] => ({
  ...{ field, signer, issuer: 'CN=Example CA', fingerprint: 'f'.repeat(64), claimedTime: at },
});
const signed = (...signatures: SignedReportView['signatures']): SignedReportView => ({
  ...{ number: signatures.length, size: 9, sha256: 'a'.repeat(64), signatures },
  ...{ addedBy: petra, addedAt: at, isSignedHere: false, archive: null },
});
const key: SigningKeyView = {
  ...{ id: fakeId(71), name: 'Board', subject: 'Eva Example', issuer: 'CN=Example CA', fingerprint: 'f'.repeat(64) },
  ...{ key: 'EC, P-256', validUntil: at, createdBy: petra, createdAt: at },
};
const EVA = signature('ExecutiveApproval', 'Eva Example');

const given = (
  files: readonly SignedReportView[] = [],
  { role = 'owner', storesKeys = true }: { role?: Role; storesKeys?: boolean } = {},
) => {
  const server = new FakeServer()
    .answer(signingApi.list, [...files])
    .answer(signingApi.settings, { isSetUp: true, storesKeys })
    .answer(signingApi.keys, [key])
    .answer(signingApi.sign, signed(EVA));
  const report = { assessmentId: assessmentView.id, reportId: reportView().id };
  return openDialog(SignaturesDialog, report, { server, role });
};

describe('the signatures of a report', () => {
  it('are listed with who signed as what, and the newest file is there to download', async () => {
    const { screen } = await given([signed(EVA, signature('FurtherSignature2', 'Sam Security')), signed(EVA)]);
    expect(screen.text()).toMatch(
      /Eva Example ?Approval of the accountable executive.*Sam Security ?Further signature/,
    );
    expect(screen.leadsTo('Download the signed report')).toMatch(/\/signed\/2$/);
    expect(screen.leadsTo('Download the newest file')).toMatch(/\/signed\/2$/);
  });

  it('say which archive the newest file came with', async () => {
    const archive = { organization: 'Northwind', importedBy: petra, importedAt: at, trusted: true };
    const { screen } = await given([{ ...signed(EVA), archive }]);
    expect(screen.text()).toMatch(/kept by .*from an archive of Northwind/);
    const { screen: other } = await given([{ ...signed(EVA), archive: { ...archive, trusted: false } }]);
    expect(other.text()).toMatch(/from an archive of Northwind.*the signatures are valid by themselves/);
  });

  it('are made with a stored key, whose password is asked for and forgotten', async () => {
    const { screen, server } = await given([signed(EVA)]);
    await screen.choose('Key', 'Board (Eva Example)');
    expect(screen.text()).not.toContain('Approval of the accountable executiveApproval');
    await screen.choose('As', 'Approval of the security executive');
    await screen.type('Password of the key', 'correct horse');
    await screen.press('Sign the report');
    expect(server.requests(signingApi.sign)[0]?.body).toEqual({
      ...{ keyId: key.id, password: 'correct horse', field: 'SecurityExecutiveApproval', after: 1 },
    });
    expect(screen.field('Password of the key').value).toBe('');
  });

  it('say what is wrong with a password', async () => {
    const { screen, server } = await given();
    server.refuse(signingApi.sign, 'The password of the key is wrong.', 'signing.wrong-password');
    await screen.choose('Key', 'Board (Eva Example)');
    await screen.choose('As', 'Further signature');
    await screen.type('Password of the key', 'guess');
    await screen.press('Sign the report');
    expect(screen.text()).toContain('The password of the key is wrong.');
  });

  it('are only shown to those who may not sign', async () => {
    const { screen } = await given([signed(EVA)], { role: 'viewer' });
    expect(screen.text()).toContain('Eva Example');
    expect(screen.text()).not.toContain('Sign on your own machine');
    expect(screen.text()).not.toContain('Sign with a stored key');
  });

  it('are made on one’s own machine where no keys are stored', async () => {
    const { screen } = await given([], { storesKeys: false });
    expect(screen.text()).toContain('Nobody has signed this report yet.');
    expect(screen.leadsTo('Download the report')).toMatch(/\/file$/);
    expect(screen.text()).not.toContain('Sign with a stored key');
  });
});
