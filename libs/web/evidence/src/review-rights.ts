import { mayDecide, tookPartIn, type Actor, type EvidenceView } from '@certitude/contracts';

type Judged = Pick<EvidenceView, 'tookPart'> & { readonly current: Pick<EvidenceView['current'], 'state'> };

/** Why somebody may not decide on a piece of evidence, in words; null when they may. */
export function whyNotReview(actor: Actor | null, { current, tookPart }: Judged): string | null {
  if (current.state !== 'submitted') return 'It is not waiting for review.';
  if (actor === null || !mayDecide(actor, 'evidence', [])) return 'Your role does not review.';
  if (tookPartIn(actor.id, tookPart))
    return 'Somebody else reviews it: you added, uploaded, revised or submitted some of it.';
  return null;
}

/** 1,536 bytes as "1.5 kB". */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  const power = Math.min(units.length, Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${(bytes / 1024 ** power).toFixed(1)} ${units[power - 1] ?? 'kB'}`;
}
