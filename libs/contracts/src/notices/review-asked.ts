import * as z from 'zod';
import { awaitsDecision, isDraftRevision } from '../rules/evidence.rules';
import { isClosedPlan } from '../rules/plan.rules';
import { type FactsOf } from './facts';
import {
  answerNames,
  evidenceNames,
  inAnswer,
  inEvidence,
  inPlan,
  NamedAnswer,
  NamedEvidence,
  NamedPlan,
  planNames,
  subjectPage,
} from './names';
import { notice } from './notice';

const Named = z.union([NamedAnswer, NamedPlan, NamedEvidence]);
type Judged = FactsOf<'response' | 'evidence' | 'plan'>;

/** Somebody is asked to decide on what others did. */
export const reviewAsked = notice({
  kind: 'review-asked',
  event: 'review.asked',
  work: 'news',
  about: ({ kind, id }) => [{ type: kind, id }],
  stillTrue: isUndecided,
  recipients: (_, { asked }) => [asked],
  // Guests only of the assessment that they were let into.
  within: (_, { assessmentId }) => assessmentId,
  parameters: Named,
  keeps: namesOf,
  title: (names) => `You are asked to decide on ${inNames(names)}`,
  link: subjectPage,
});

function isUndecided(judged: Judged): boolean {
  switch (judged.type) {
    case 'response':
      return judged.status !== 'accepted' && judged.status !== 'changes-requested' && !judged.isFinal;
    case 'evidence':
      return isDraftRevision(judged.state) || awaitsDecision(judged.state);
    case 'plan':
      return !isClosedPlan(judged) && judged.status !== 'cancelled';
  }
}

function namesOf(judged: Judged): z.output<typeof Named> {
  switch (judged.type) {
    case 'response':
      return answerNames(judged);
    case 'evidence':
      return evidenceNames(judged);
    case 'plan':
      return planNames(judged);
  }
}

function inNames(names: z.output<typeof Named>): string {
  if ('answer' in names) return inAnswer(names);
  return 'plan' in names ? `action plan ${inPlan(names)}` : `evidence ${inEvidence(names)}`;
}
