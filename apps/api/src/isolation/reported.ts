import { createHash } from 'node:crypto';
import { type AssessmentId, type ReportId } from '@certitude/contracts';
import { signingApi, type SigningKeyId } from '@certitude/contracts/signing';
import { newId } from '@certitude/server/core';
import { type GivenMember, type TestServer } from '@certitude/server/testing';
import { givenKey, keyStoreOf, smallPdf } from '@certitude/signatures/testing';

/** The newest signed file of the report that can be signed: bringing it once more is valid, and changes nothing. */
export const SIGNED_FILE = smallPdf();
export const KEY_PASSWORD = 'correct horse';
let made: string | null = null;

/** A key store in base64; there is one once something was reported. */
export function keyStore(): string {
  if (made === null) throw new Error('Nothing was reported yet.');
  return made;
}

interface Reported {
  readonly reportId: ReportId;
  readonly orderedReportId: ReportId;
  readonly signableReportId: ReportId;
  readonly signingKeyId: SigningKeyId;
}

/** A report of an assessment that can be downloaded, one that nobody has made yet, one that is signed, and a key. */
export async function reported(server: TestServer, owner: GivenMember, assessmentId: AssessmentId): Promise<Reported> {
  made ??= Buffer.from(await keyStoreOf(await givenKey(), KEY_PASSWORD)).toString('base64');
  const [reportId, orderedReportId] = [newId<ReportId>(), newId<ReportId>()];
  const signableReportId = newId<ReportId>();
  const sha256 = createHash('sha256').update(SIGNED_FILE).digest('hex');
  await server.db.transaction(owner.context, async (tx) => {
    await tx.query(
      `insert into report (organization_id, id, assessment_id, revision, kind, format, paper, sections, holds_plans,
                           created_by, state, finished_at, size, sha256, content, signed)
         values ($1, $2, $3, null, 'summary', 'html', 'a4', '["statement"]', false, $4, 'done', now(), 1, 'hash', 'x', 0),
                ($1, $5, $3, null, 'summary', 'html', 'a4', '["statement"]', false, $4, 'waiting', null, null, null, null, 0),
                ($1, $6, $3, 1, 'summary', 'pdf', 'a4', '["statement"]', false, $4, 'done', now(), 1, 'hash', $7, 1)`,
      [
        tx.organizationId,
        reportId,
        assessmentId,
        owner.accountId,
        orderedReportId,
        signableReportId,
        Buffer.from(SIGNED_FILE),
      ],
    );
    await tx.query(
      `insert into signed_report (organization_id, report_id, number, size, sha256, content, signatures, is_signed_here, added_by)
         values ($1, $2, 1, $3, $4, $5, '[]', false, $6)`,
      [tx.organizationId, signableReportId, SIGNED_FILE.length, sha256, Buffer.from(SIGNED_FILE), owner.accountId],
    );
  });
  return { reportId, orderedReportId, signableReportId, signingKeyId: await stored(server, owner) };
}

async function stored(server: TestServer, owner: GivenMember): Promise<SigningKeyId> {
  const params = { organizationId: owner.context.organizationId };
  await server.as(owner).call(signingApi.changeSettings, { params, body: { storesKeys: true } });
  const body = { name: 'Board', content: keyStore(), password: KEY_PASSWORD };
  return (await server.as(owner).call(signingApi.storeKey, { params, body })).id;
}
