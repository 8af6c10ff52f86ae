import { AssessmentDetails, DateOnly, daysOutOfOrder } from '@certitude/contracts';
import { type AssessmentDocument } from '@certitude/exchange';
import { type AssessmentFacts } from '@certitude/server/assessments';
import { fitting, saying } from './texts';

type About = AssessmentDocument['about'];
type Period = Pick<AssessmentDetails, 'periodFrom' | 'periodTo'>;
type Day = 'startOn' | 'targetOn' | 'finishOn';

const { assessorName: AssessorName, assessorCompany: AssessorCompany } = AssessmentDetails.shape;
/** Fields of the source, by the days of an assessment. */
const DAYS = { startsOn: 'startOn', targetOn: 'targetOn', finishedOn: 'finishOn' } as const;

/** Who assesses and when, as far as the source says it and it fits. */
export function factsOf(document: Pick<AssessmentDocument, 'kind' | 'about'>): AssessmentFacts {
  const { about } = document;
  const days = isPeriod(document) ? { startsOn: null, targetOn: null, finishedOn: null } : daysOf(about);
  return {
    assessorKind: about.assessorPosition ?? null,
    assessorName: fitting(AssessorName, about.assessor) ?? '',
    assessorCompany: fitting(AssessorCompany, about.assessorCompany) ?? '',
    ...days,
  };
}

/** The days that the assessment speaks about. Official tools only have those on which the work begins and ends. */
export function periodOf(document: Pick<AssessmentDocument, 'kind' | 'about'>): Period {
  const none = { periodFrom: null, periodTo: null };
  if (!isPeriod(document)) return none;
  const period = { periodFrom: dayOf(document.about, 'startOn'), periodTo: dayOf(document.about, 'finishOn') };
  return daysOutOfOrder({ ...period, startsOn: null, targetOn: null, finishedOn: null }).length > 0 ? none : period;
}

/** What the source says of the assessment that it has no field for, or that does not fit its field. */
export function factsLeftOver(document: Pick<AssessmentDocument, 'kind' | 'about'>): object | null {
  const { organization, assessor, assessorCompany, startOn, targetOn, finishOn } = document.about;
  const facts = factsOf(document);
  const { periodFrom, periodTo } = periodOf(document);
  const unless = (taken: string | null, said: string | undefined): string | undefined => (taken ? undefined : said);
  return saying({
    organization,
    assessor: unless(facts.assessorName, assessor),
    assessorCompany: unless(facts.assessorCompany, assessorCompany),
    startOn: unless(facts.startsOn ?? periodFrom, startOn),
    targetOn: unless(facts.targetOn, targetOn),
    finishOn: unless(facts.finishedOn ?? periodTo, finishOn),
  });
}

/** What we write ourselves says the period, and not when the work was done. */
const isPeriod = ({ kind }: Pick<AssessmentDocument, 'kind'>): boolean => kind === 'certitude-json';

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
