import { type AccountId, type EvidenceRevisionView } from '@certitude/contracts';

type Judged = Pick<EvidenceRevisionView, 'state' | 'createdBy' | 'submittedBy'>;

/** Why somebody may not decide on a revision, in words; null when they may. The server decides again. */
export function whyNotReview(me: AccountId | null, mayReview: boolean, revision: Judged): string | null {
  if (revision.state !== 'submitted') return 'It is not waiting for review.';
  if (!mayReview) return 'Your role does not review.';
  if (revision.createdBy === me || revision.submittedBy === me) return 'Someone else reviews it: it is your own work.';
  return null;
}

/** 1,536 bytes as "1.5 kB". */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  const power = Math.min(units.length, Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${(bytes / 1024 ** power).toFixed(1)} ${units[power - 1] ?? 'kB'}`;
}
