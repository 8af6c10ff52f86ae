import { type AssessmentId, type ResponseId } from '@certitude/contracts';
import { type TenantContext } from '@certitude/server/core';
import { type DemoRun } from './organization';
import { type DemoName } from './people';

/** The demo people at work in their organization. */
export type DemoCast = Readonly<Record<DemoName, TenantContext>>;

/** One assessment of the demo, with its answers by the id of their requirement, in a self-assessment of the category. */
export interface MadeRun {
  readonly assessmentId: AssessmentId;
  readonly responses: ReadonlyMap<string, ResponseId>;
}
export type MadeRuns = Readonly<Record<DemoRun, MadeRun>>;

const DAY = 24 * 60 * 60 * 1_000;

/**
 * The date that is `days` days from now.
 * @param timeZone of the organization, in which its dates are meant
 */
export const dateIn = (timeZone: string, now: Date, days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(now.getTime() + days * DAY),
  );

/** The answer that the data speak of. @throws Error when the model has no such requirement or category */
export function responseIn({ responses }: MadeRun, key: string): ResponseId {
  const id = responses.get(key);
  if (!id) throw new Error(`The demo speaks of "${key}", which the model does not have.`);
  return id;
}
