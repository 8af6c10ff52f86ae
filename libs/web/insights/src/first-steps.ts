import { FIRST_ANSWERS, type FirstSteps } from '@certitude/contracts';

/** Something that everybody does first, and where. */
export interface Step {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  /** Below the organization; null as long as something else has to be done before. */
  readonly path: readonly string[] | null;
  /** Another way to do it. */
  readonly other?: { readonly title: string; readonly path: readonly string[] };
}

const BRING = { title: 'or bring an assessment from an official tool', path: ['import'] } as const;

/** The steps in the order in which they help most. */
export function stepsOf({ pki, assessment, answers, invitation, evidence, plan }: FirstSteps): readonly Step[] {
  const within = assessment === null ? null : ['assessments', assessment];
  return [
    {
      title: 'Describe a PKI',
      text: 'Its name, purpose and components: what is assessed.',
      isDone: pki,
      path: ['assessments'],
      other: BRING,
    },
    {
      title: 'Start an assessment',
      text: 'A self-assessment takes about an hour; a formal one goes requirement by requirement.',
      isDone: assessment !== null,
      path: pki ? ['assessments'] : null,
      ...(pki && { other: BRING }),
    },
    {
      title: `Answer ${FIRST_ANSWERS} questions`,
      text:
        answers > 0
          ? `${answers} of ${FIRST_ANSWERS} answered.`
          : 'Choose a level and give the reason: the score is updated as you answer.',
      isDone: answers >= FIRST_ANSWERS,
      path: within,
    },
    {
      title: 'Invite somebody',
      text: 'Colleagues answer at the same time; reviewers judge.',
      isDone: invitation,
      path: ['settings', 'invitations'],
    },
    {
      title: 'Add evidence',
      text: 'A document, a link or a statement that proves an answer.',
      isDone: evidence,
      path: within ?? ['evidence'],
    },
    {
      title: 'Plan an improvement',
      text: 'How to reach the next level: who, what, by when.',
      isDone: plan,
      path: within,
    },
  ];
}
