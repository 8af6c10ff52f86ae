import { awaitsReview } from '../rules/answer.rules';
import { answerNames, inAnswer, NamedAnswer, subjectPage } from './names';
import { notice } from './notice';

/** An answer was submitted, and its reviewer is to look at it. */
export const responseReview = notice({
  kind: 'response-review',
  event: 'response.submitted',
  work: 'news',
  about: ({ responseId }) => [{ type: 'response', id: responseId }],
  stillTrue: ({ status, isFinal }) => awaitsReview(status) && !isFinal,
  // Who reviews it now: another one may have been named since.
  recipients: ({ reviewer }) => [reviewer],
  parameters: NamedAnswer,
  keeps: answerNames,
  title: (names) => `${inAnswer(names)} waits for your review`,
  link: subjectPage,
});
