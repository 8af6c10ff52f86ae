import { type AssessmentId, type ReportId } from '@certitude/contracts';
import { newId } from '@certitude/server/core';
import { type GivenMember, type TestServer } from '@certitude/server/testing';

/** A report of an assessment that can be downloaded, and one that nobody has made yet. */
export async function reported(
  server: TestServer,
  owner: GivenMember,
  assessmentId: AssessmentId,
): Promise<{ readonly reportId: ReportId; readonly orderedReportId: ReportId }> {
  const [reportId, orderedReportId] = [newId<ReportId>(), newId<ReportId>()];
  await server.db.transaction(owner.context, (tx) =>
    tx.query(
      `insert into report (organization_id, id, assessment_id, kind, format, paper, sections, holds_plans, created_by, state,
                           finished_at, size, sha256, content)
         values ($1, $2, $3, 'summary', 'html', 'a4', '["statement"]', false, $4, 'done', now(), 1, 'hash', 'x'),
                ($1, $5, $3, 'summary', 'html', 'a4', '["statement"]', false, $4, 'waiting', null, null, null, null)`,
      [tx.organizationId, reportId, assessmentId, owner.accountId, orderedReportId],
    ),
  );
  return { reportId, orderedReportId };
}
