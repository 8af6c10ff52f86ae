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
