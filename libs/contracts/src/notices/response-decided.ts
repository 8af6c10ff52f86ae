import * as z from 'zod';
import { answerNames, inAnswer, NamedAnswer, subjectPage } from './names';
import { notice } from './notice';

/** An answer was accepted, or sent back. */
export const responseDecided = notice({
  kind: 'response-decided',
  event: 'response.reviewed',
  work: 'news',
  about: ({ responseId }) => [{ type: 'response', id: responseId }],
  // Whoever went on with it has seen the decision, and an approval that fell is none.
  stillTrue: ({ status }, decided) => status === decided.status,
  recipients: ({ owner }, { authors }) => [...authors, owner],
  parameters: NamedAnswer.extend({ accepted: z.boolean() }),
  keeps: (response, { status }) => ({ ...answerNames(response), accepted: status === 'accepted' }),
  title: ({ accepted, ...names }) => `${inAnswer(names)} ${accepted ? 'was accepted' : 'needs changes'}`,
  link: subjectPage,
});
