import { type Method } from '../assessments';
import { type FrozenAnswer, type FrozenContent2 } from '../versions';
import { type FinalizingDemands, type TrustGaps } from '../finalizing';
import { isAnswered, isSetAside } from './answer.rules';
import { hasEnded } from './evidence.rules';

type Content = Pick<FrozenContent2, 'responses' | 'evidence'>;

/** What an answer may lack of what makes it trusted, in the order in which it is told. */
export const TRUST = ['rationale', 'evidence', 'review'] as const satisfies readonly (keyof FinalizingDemands)[];

/**
 * What the answers of an assessment lack. What was set aside says why, and needs neither rationale nor evidence; what is
 * not answered at all is not here.
 * @param today where the organization is
 */
export function trustGaps({ responses, evidence }: Content, today: string): TrustGaps {
  const answered = responses.filter((answer) => isAnswered(answer));
  const rated = answered.filter((answer) => !isSetAside(answer));
  const ended = new Set(evidence.filter((piece) => hasEnded(piece, today)).map(({ id }) => id));
  const those = (answers: readonly FrozenAnswer[], lacks: (answer: FrozenAnswer) => boolean) =>
    answers.filter(lacks).map(({ id }) => id);
  return {
    answered: answered.length,
    rationale: those(rated, ({ rationale }) => rationale === null),
    evidence: those(rated, (answer) => answer.evidence.length === 0),
    review: those(answered, ({ status }) => status !== 'accepted'),
    ended: those(answered, (answer) => answer.evidence.some((id) => ended.has(id))),
  };
}

/** What is demanded and lacking. Self-assessments are nobody's business but one's own: nothing is demanded of them. */
export const unmetDemands = (
  method: Method,
  demands: FinalizingDemands,
  gaps: TrustGaps,
): readonly (keyof FinalizingDemands)[] =>
  method === 'self' ? [] : TRUST.filter((part) => demands[part] && gaps[part].length > 0);

const WORDS: Readonly<Record<keyof FinalizingDemands, string>> = {
  rationale: 'without a rationale',
  evidence: 'without evidence',
  review: 'not accepted by a reviewer',
};

/** "3 answers without a rationale, 1 answer without evidence": what is lacking, in words. */
export const unmetInWords = (unmet: readonly (keyof FinalizingDemands)[], gaps: TrustGaps): string =>
  unmet
    .map((part) => `${gaps[part].length} ${gaps[part].length === 1 ? 'answer' : 'answers'} ${WORDS[part]}`)
    .join(', ');
