import { type ReportView } from '@certitude/contracts/reporting';
import { fakeId, petra } from '@certitude/web/testing';

/** A report as the server shows it. */
export const reportView = (more: Partial<ReportView> = {}): ReportView => ({
  id: fakeId(90),
  kind: 'assessment',
  format: 'pdf',
  paper: 'a4',
  revision: 1,
  sections: ['statement', 'modules'],
  state: 'done',
  step: '',
  done: 1,
  total: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:01.000Z',
  problem: null,
  createdBy: petra,
  size: 2048,
  sha256: 'a'.repeat(64),
  standard: 'pdf-ua-1',
  signed: 0,
  ...more,
});
