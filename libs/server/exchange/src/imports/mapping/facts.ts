import { AssessmentDetails, DateOnly, daysOutOfOrder } from '@certitude/contracts';
import { type AssessmentDocument } from '@certitude/exchange';
import { type AssessmentFacts } from '@certitude/server/assessments';
import { fitting, saying } from './texts';

type About = AssessmentDocument['about'];
type Period = Pick<AssessmentDetails, 'periodFrom' | 'periodTo'>;
type Day = 'startOn' | 'targetOn' | 'finishOn' | 'periodFrom' | 'periodTo';

const {
  assessorName: AssessorName,
  assessorCompany: AssessorCompany,
  assessorPosition: AssessorPosition,
  sampling: Sampling,
} = AssessmentDetails.shape;
/** Fields of the source, by the days of an assessment. */
const DAYS = { startsOn: 'startOn', targetOn: 'targetOn', finishedOn: 'finishOn' } as const;

/** Who assesses and when, as far as the source says it and it fits. */
export function factsOf({ about }: Pick<AssessmentDocument, 'about'>): AssessmentFacts {
  return {
    assessorKind: about.assessorPosition ?? null,
    assessorName: fitting(AssessorName, about.assessor) ?? '',
    assessorCompany: fitting(AssessorCompany, about.assessorCompany) ?? '',
    assessorPosition: fitting(AssessorPosition, about.assessorRole) ?? '',
    sampling: fitting(Sampling, about.sampling) ?? '',
    ...daysOf(about),
  };
}

/** The days that the assessment speaks about. Official tools only have those on which the work begins and ends. */
export function periodOf({ about }: Pick<AssessmentDocument, 'about'>): Period {
  const period = { periodFrom: dayOf(about, 'periodFrom'), periodTo: dayOf(about, 'periodTo') };
  const isInOrder = daysOutOfOrder({ ...period, startsOn: null, targetOn: null, finishedOn: null }).length === 0;
  return isInOrder ? period : { periodFrom: null, periodTo: null };
}

/** What the source says of the assessment that it has no field for, or that does not fit its field. */
export function factsLeftOver(document: Pick<AssessmentDocument, 'about'>): object | null {
  const { about } = document;
  const facts = factsOf(document);
  const period = periodOf(document);
  const unless = (taken: string | null, said: string | undefined): string | undefined => (taken ? undefined : said);
  return saying({
    organization: about.organization,
    assessor: unless(facts.assessorName, about.assessor),
    assessorCompany: unless(facts.assessorCompany, about.assessorCompany),
    assessorRole: unless(facts.assessorPosition, about.assessorRole),
    sampling: unless(facts.sampling, about.sampling),
    startOn: unless(facts.startsOn, about.startOn),
    targetOn: unless(facts.targetOn, about.targetOn),
    finishOn: unless(facts.finishedOn, about.finishOn),
    periodFrom: unless(period.periodFrom, about.periodFrom),
    periodTo: unless(period.periodTo, about.periodTo),
  });
}

const dayOf = (about: About, day: Day): string | null => fitting(DateOnly, about[day]);

/** Without a day that comes before the one it should follow. */
function daysOf(about: About): Pick<AssessmentFacts, keyof typeof DAYS> {
  const days = {
    startsOn: dayOf(about, DAYS.startsOn),
    targetOn: dayOf(about, DAYS.targetOn),
    finishedOn: dayOf(about, DAYS.finishedOn),
  };
  const wrong = daysOutOfOrder({ ...days, periodFrom: null, periodTo: null });
  return {
    ...days,
    ...(wrong.includes('targetOn') && { targetOn: null }),
    ...(wrong.includes('finishedOn') && { finishedOn: null }),
  };
}
