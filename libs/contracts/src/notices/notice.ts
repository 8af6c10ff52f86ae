import type * as z from 'zod';
import { type EventName, type EventPayload } from '../events';
import { type AccountId, type AssessmentId, type OrganizationId } from '../ids';
import {
  assessmentOf,
  type Facts,
  type FactsOf,
  type NoticeSubject,
  type Source,
  type SourceType,
  subjectOf,
} from './facts';

/** Where a notice leads. */
export interface NoticePlace {
  readonly organizationId: OrganizationId;
  readonly subject: NoticeSubject;
  /** The assessment it happened in; null when it is not about one. */
  readonly assessmentId: AssessmentId | null;
}

/** Everything that there is to know of one notice. Pure: what is so it is told, whom to tell it says. */
interface Declaration<K extends string, N extends EventName, S extends SourceType, P extends z.ZodType<object>> {
  /** Its name in rows, on the wire and in the names of its jobs; it never changes. */
  readonly kind: K;
  /** What happened. */
  readonly event: N;
  /** Whether somebody waits for it, or the calendar says it to many at once. */
  readonly work: 'news' | 'reminders';
  /** What it asks the facts of. */
  readonly about: (event: EventPayload<N>) => readonly Source<S>[];
  /** Asked at the moment of delivery: what is no longer so is told to nobody. */
  readonly stillTrue: (facts: FactsOf<S>, event: EventPayload<N>) => boolean;
  /** Who may want to know. Whoever did it knows, and is left out; so are former members and who may not open it. */
  readonly recipients: (facts: FactsOf<S>, event: EventPayload<N>) => readonly (AccountId | null)[];
  /** Where guests must be let in to hear of it; when left out, where its subject is. */
  readonly within?: (facts: FactsOf<S>, event: EventPayload<N>) => AssessmentId | null;
  /** What is told once, whatever carries it; when left out, the event. */
  readonly cause?: (facts: FactsOf<S>) => string;
  /** What is kept of it, for the sentence: names and numbers, never evidence or rationale. A release only adds. */
  readonly parameters: P;
  readonly keeps: (facts: FactsOf<S>, event: EventPayload<N>) => z.output<P>;
  /** The sentence, with names isolated. */
  readonly title: (parameters: z.output<P>) => string;
  /** Path in the web application. */
  readonly link: (place: NoticePlace) => string;
}

/** What a notice tells because of one event and one of its sources. */
export interface Tidings {
  readonly recipients: readonly AccountId[];
  readonly subject: NoticeSubject;
  readonly assessmentId: AssessmentId | null;
  readonly parameters: object;
  /** What was told once to a person is not told to them again. */
  readonly cause: string;
}

/** An event as it happened; its payload is checked by whoever brings it. */
export interface NoticedEvent {
  readonly id: string;
  readonly payload: unknown;
}

/** A notice, whatever it is about. */
export interface Notice<K extends string = string> {
  readonly kind: K;
  readonly event: EventName;
  readonly work: 'news' | 'reminders';
  readonly about: (event: NoticedEvent) => readonly Source[];
  /** @returns null when it is no longer so */
  readonly tidings: (event: NoticedEvent, facts: Facts) => Tidings | null;
  /** @returns undefined when these are not its parameters */
  readonly title: (parameters: unknown) => string | undefined;
  readonly link: (place: NoticePlace) => string;
}

/** Declares one notice. */
export function notice<K extends string, N extends EventName, S extends SourceType, P extends z.ZodType<object>>(
  declared: Declaration<K, N, S, P>,
): Notice<K> {
  const payloadOf = (event: NoticedEvent) => event.payload as EventPayload<N>;
  return {
    kind: declared.kind,
    event: declared.event,
    work: declared.work,
    about: (event) => declared.about(payloadOf(event)),
    tidings: (event, asked) => {
      const [payload, facts] = [payloadOf(event), asked as FactsOf<S>];
      if (!declared.stillTrue(facts, payload)) return null;
      return {
        recipients: othersThan(authorOf(payload), declared.recipients(facts, payload)),
        subject: subjectOf(asked),
        assessmentId: declared.within ? declared.within(facts, payload) : assessmentOf(asked),
        parameters: declared.keeps(facts, payload),
        cause: declared.cause?.(facts) ?? event.id,
      };
    },
    title: (parameters) => {
      const { success, data } = declared.parameters.safeParse(parameters);
      return success ? declared.title(data) : undefined;
    },
    link: declared.link,
  };
}

const authorOf = (payload: object): unknown => ('by' in payload ? payload.by : null);

const othersThan = (author: unknown, people: readonly (AccountId | null)[]): AccountId[] => [
  ...new Set(people.filter((person): person is AccountId => person !== null && person !== author)),
];
