import { answerNames, inAnswer, NamedAnswer, subjectPage } from './names';
import { notice } from './notice';

/** Somebody is to answer a requirement. */
export const responseAssigned = notice({
  kind: 'response-assigned',
  event: 'response.assigned',
  work: 'news',
  about: ({ responseId }) => [{ type: 'response', id: responseId }],
  stillTrue: (response, { owner }) => response.owner === owner && !response.isFinal,
  recipients: ({ owner }) => [owner],
  parameters: NamedAnswer,
  keeps: answerNames,
  title: (names) => `${inAnswer(names)} is assigned to you`,
  link: subjectPage,
});
