/** Kinds of work, the most urgent first. Each has a queue of its own, so that none waits behind another. */
export const JOB_KINDS = ['news', 'reminders', 'bulk'] as const;
/**
 * - `news`: somebody did something that another person is to hear of now;
 * - `reminders`: what the calendar says, many at once and nobody waits for the second;
 * - `bulk`: work that nobody waits for.
 */
export type JobKind = (typeof JOB_KINDS)[number];

export const isJobKind = (value: unknown): value is JobKind => JOB_KINDS.includes(value as JobKind);

/** How many jobs of each kind one worker process runs at once. */
export const RUNNING: Readonly<Record<JobKind, number>> = { news: 8, reminders: 4, bulk: 2 };

/** How many of them may be one organization's: its slow jobs always leave room for the others. */
export const shareOf = (running: number): number => Math.ceil(running / 2);

/**
 * How many jobs of one event and organization the queue holds at a time. What is beyond waits in the outbox, so that
 * no organization's backlog stands in front of another one's job.
 */
export const WINDOW = 10;

/**
 * How many jobs one worker process takes out of a queue: those beyond what runs wait in memory for their
 * organization's turn. Far more than the window of a few organizations.
 */
export const TAKEN = 200;
