import { type AssessmentDocument, type TakenFacts } from './assessment-document';
import { type AssessmentRecord } from './assessment-record';
import { otherwise } from './same-words';

type About = AssessmentDocument['about'];
type Day = 'startOn' | 'targetOn' | 'finishOn';

/** Who assesses and when: what somebody has corrected here wins over what was imported, even by taking it away. */
export function liveFacts(record: AssessmentRecord, before: AssessmentDocument | null): About {
  const { about: was = {}, taken } = before ?? {};
  const { assessment } = record;
  return {
    type: typeOf(assessment.method, before),
    assessorPosition: corrected(was.assessorPosition, assessment.assessorKind, taken?.assessorKind),
    assessor: corrected(was.assessor, assessment.assessorName, taken?.assessorName),
    assessorCompany: corrected(was.assessorCompany, assessment.assessorCompany, taken?.assessorCompany),
    ...daysOf(record, was, taken),
  };
}

/** How it is done; official files that say nothing of it are taken as formal, or as what they are. */
function typeOf(method: About['type'], before: AssessmentDocument | null): About['type'] {
  if (before === null) return method;
  const { type } = before.about;
  const took = before.method === 'self' ? 'self' : type === 'third-party' ? type : 'formal';
  return method === took ? type : method;
}

/**
 * The value that leaves.
 * @param taken what the import took over of `was`; unknown for imports that did not record it
 */
function corrected<Value extends string>(
  was: Value | undefined,
  now: Value | null,
  taken: Value | null | undefined,
): Value | undefined {
  const isCorrected = taken === undefined ? otherwise(was, now ?? undefined) !== was : now !== taken;
  return isCorrected ? now || undefined : was;
}

/** The tool knows days of the work alone: where nobody has said any, the period stands for them. */
function daysOf({ assessment }: AssessmentRecord, was: About, taken: TakenFacts | undefined): Pick<About, Day> {
  const { startsOn, targetOn, finishedOn, periodFrom, periodTo, finalizedAt } = assessment;
  const days = {
    startOn: corrected(was.startOn, startsOn, taken?.startsOn),
    targetOn: corrected(was.targetOn, targetOn, taken?.targetOn),
    finishOn: corrected(was.finishOn, finishedOn, taken?.finishedOn),
  };
  const isSilent = Object.values(days).every((day) => day === undefined);
  const finished = days.finishOn ?? finalizedAt?.slice(0, 10);
  if (!isSilent) return { ...days, finishOn: finished };
  return { startOn: periodFrom ?? undefined, targetOn: periodTo ?? undefined, finishOn: finished };
}
