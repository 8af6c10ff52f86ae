import { type AssessmentDocument } from './assessment-document';
import { type AssessmentRecord } from './assessment-record';
import { defined } from './defined';
import { liveFacts } from './live-facts';
import { otherwise, saysTheSame } from './same-words';

type About = AssessmentDocument['about'];

/** What the assessment is called and about now; what was imported stays where nothing here says otherwise. */
export function liveNames(
  record: AssessmentRecord,
  before: AssessmentDocument | null,
): Pick<AssessmentDocument, 'name' | 'about'> {
  const { name } = record.assessment;
  const names = [before?.name, before?.about.assessmentName];
  const isKept = before !== null && names.some((known) => known !== undefined && saysTheSame(known, name));
  const about = defined({
    ...(before?.about ?? ownAbout(record)),
    ...(!isKept && { assessmentName: name }),
    ...factsOf(record, before),
    ...environmentOf(record, before?.about ?? {}),
  });
  return isKept ? { ...defined({ name: before.name }), about } : { name, about };
}

function ownAbout({ pki, organization }: AssessmentRecord): About {
  return { useCase: pki.name, organization: organization.name };
}

/** Of an assessment that was started here, whoever started it assesses it until somebody says who does. */
function factsOf(record: AssessmentRecord, before: AssessmentDocument | null): About {
  const facts = liveFacts(record, before);
  const starter = record.people.find(({ id }) => id === record.assessment.createdBy)?.name;
  return before === null ? { ...facts, assessor: facts.assessor ?? starter } : facts;
}

const environmentOf = ({ pki }: AssessmentRecord, was: About): About => ({
  components: otherwise(was.components, pki.components),
  outOfScope: otherwise(was.outOfScope, pki.outOfScope),
  highLevelDesign: otherwise(was.highLevelDesign, pki.highLevelDesign),
  pointsOfInteraction: otherwise(was.pointsOfInteraction, pki.pointsOfInteraction),
});
