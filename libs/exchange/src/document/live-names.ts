import { type AssessmentDocument } from './assessment-document';
import { type AssessmentRecord } from './assessment-record';
import { defined } from './defined';
import { otherwise } from './same-words';

type About = AssessmentDocument['about'];

/** What the assessment is called and about now; what was imported stays where nothing here says otherwise. */
export function liveNames(
  record: AssessmentRecord,
  before: AssessmentDocument | null,
): Pick<AssessmentDocument, 'name' | 'about'> {
  const { name } = record.assessment;
  const isKept = before !== null && [before.name, before.about.assessmentName].includes(name);
  const about = defined({
    ...(before?.about ?? ownAbout(record)),
    ...(!isKept && { assessmentName: name }),
    ...periodOf(record, before?.about ?? {}),
    ...environmentOf(record, before?.about ?? {}),
  });
  return isKept ? { ...defined({ name: before.name }), about } : { name, about };
}

function ownAbout({ assessment, pki, organization, people }: AssessmentRecord): About {
  const assessor = people.find(({ id }) => id === assessment.createdBy)?.name;
  return defined({ useCase: pki.name, organization: organization.name, assessor, type: assessment.method });
}

/** The tool has a day for which it is meant and one on which it was done; here there is one end. */
function periodOf({ assessment }: AssessmentRecord, was: About): About {
  const { periodFrom, periodTo, finalizedAt } = assessment;
  const isKnown = periodTo === null || [was.targetOn, was.finishOn].includes(periodTo);
  return {
    startOn: periodFrom ?? was.startOn,
    targetOn: isKnown ? was.targetOn : periodTo,
    finishOn: was.finishOn ?? finalizedAt?.slice(0, 10),
  };
}

const environmentOf = ({ pki }: AssessmentRecord, was: About): About => ({
  components: otherwise(was.components, pki.components),
  outOfScope: otherwise(was.outOfScope, pki.outOfScope),
  highLevelDesign: otherwise(was.highLevelDesign, pki.highLevelDesign),
  pointsOfInteraction: otherwise(was.pointsOfInteraction, pki.pointsOfInteraction),
});
