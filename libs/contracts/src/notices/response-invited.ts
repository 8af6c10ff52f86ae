import { answerNames, inAnswer, NamedAnswer, subjectPage } from './names';
import { notice } from './notice';

/** Somebody may answer a requirement that is not theirs. */
export const responseInvited = notice({
  kind: 'response-invited',
  event: 'response.invited',
  work: 'news',
  about: ({ responseId }) => [{ type: 'response', id: responseId }],
  // Unless the invitation was withdrawn meanwhile.
  stillTrue: ({ contributors, isFinal }, { invited }) => contributors.includes(invited) && !isFinal,
  recipients: (_, { invited }) => [invited],
  parameters: NamedAnswer,
  keeps: answerNames,
  title: (names) => `You are invited to answer ${inAnswer(names)}`,
  link: subjectPage,
});
