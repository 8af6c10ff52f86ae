import { isolated } from '../text';
import { NamedAssessment, subjectPage } from './names';
import { notice } from './notice';

/** A guest auditor was let into an assessment. */
export const assessmentGranted = notice({
  kind: 'assessment-granted',
  event: 'assessment.granted',
  work: 'news',
  about: ({ assessmentId }) => [{ type: 'assessment', id: assessmentId }],
  // A grant that was withdrawn is gone; one whose last day is over opens nothing to its guest, who then is no reader.
  stillTrue: ({ guests }, { guest }) => guests.includes(guest),
  recipients: (_, { guest }) => [guest],
  parameters: NamedAssessment,
  keeps: ({ name }) => ({ assessment: name }),
  title: ({ assessment }) => `You are invited to review ${isolated(assessment)}`,
  link: subjectPage,
});
