// What people are told, and how. Apart from the rest, so that signing in loads none of it.
export { causeOf, NOTICE_KINDS, NOTICES, wordsOf } from './notices';
export type { KeptNotice, NoticeKind, NoticeWords } from './notices';
export type { Notice, NoticedEvent, NoticePlace, Tidings } from './notice';
export type {
  AssessmentFacts,
  EvidenceFacts,
  Facts,
  FactsOf,
  NoticeSubject,
  PlanFacts,
  ReminderFacts,
  ResponseFacts,
  Source,
  SourceType,
} from './facts';
