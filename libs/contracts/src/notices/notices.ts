import { assessmentGranted } from './assessment-granted';
import { evidenceDecided } from './evidence-decided';
import { type NoticeSubject } from './facts';
import { type Notice, type NoticePlace, type Tidings } from './notice';
import { planAssigned } from './plan-assigned';
import { planDue } from './plan-due';
import { responseAssigned } from './response-assigned';
import { responseDecided } from './response-decided';
import { responseInvited } from './response-invited';
import { responseReview } from './response-review';
import { reviewAsked } from './review-asked';

/** Everything that people are told. A new notice is a file, and a line here. */
export const NOTICES = [
  planDue,
  planAssigned,
  responseReview,
  responseDecided,
  evidenceDecided,
  responseAssigned,
  responseInvited,
  assessmentGranted,
  reviewAsked,
] as const satisfies readonly Notice[];

export type NoticeKind = (typeof NOTICES)[number]['kind'];
export const NOTICE_KINDS = NOTICES.map(({ kind }) => kind) as [NoticeKind, ...NoticeKind[]];

/** What is kept of a notice, as it is read again. */
export interface KeptNotice extends Omit<NoticePlace, 'subject'> {
  readonly kind: string;
  readonly subject: NoticeSubject;
  readonly parameters: unknown;
}

/** What a notice says, and where it leads: the one place that makes sentences of what is kept. */
export interface NoticeWords {
  readonly title: string;
  readonly link: string;
}

/** @returns undefined when this version does not know the kind, or the kind not these parameters */
export function wordsOf({ kind, parameters, ...place }: KeptNotice): NoticeWords | undefined {
  const known: Notice | undefined = NOTICES.find((one) => one.kind === kind);
  const title = known?.title(parameters);
  return known && title !== undefined ? { title, link: known.link(place) } : undefined;
}

/**
 * What is told once to a person, by name. Versions before knew one notice of each event, by the event alone: the first of
 * an event keeps that name.
 */
export const causeOf = (notice: Notice, { cause }: Pick<Tidings, 'cause'>): string =>
  NOTICES.find(({ event }) => event === notice.event)?.kind === notice.kind ? cause : `${cause}/${notice.kind}`;
