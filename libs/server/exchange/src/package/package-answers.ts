import { type FrozenContent, type FrozenContent1, type FrozenContent2 } from '@certitude/contracts/freezing';
import { documentToPlainText } from '@certitude/collab';
import { itemNames, type ItemNames, keyOf, moment, NO_NAMES, type Table } from '@certitude/exchange';
import { type ModelRelease } from '@certitude/maturity';
import { revisionHashes } from './package-index';

/** An answer of a version, for people. */
export interface PackagedAnswer {
  readonly key: string;
  readonly names: ItemNames;
  readonly level: number;
  readonly applicability: string;
  readonly reason: string;
  readonly status: string;
  readonly rationale: string;
  readonly owner: string;
  readonly reviewer: string;
  readonly decision: string;
  readonly decidedAt: string | null;
  readonly comment: string;
  /** Numbers in the index. */
  readonly evidence: readonly number[];
}

export const packagedAnswersTable: Table<PackagedAnswer> = {
  name: 'Answers',
  columns: [
    { heading: 'Key', width: 24, value: ({ key }) => key },
    { heading: 'Module', width: 16, value: ({ names }) => names.module },
    { heading: 'Category', width: 26, value: ({ names }) => names.category },
    { heading: 'Requirement', width: 40, value: ({ names }) => names.requirement },
    { heading: 'Applicability', width: 18, value: ({ applicability }) => applicability },
    { heading: 'Reason', width: 30, value: ({ reason }) => reason },
    { heading: 'Level', width: 8, value: ({ level }) => level },
    { heading: 'Status', width: 18, value: ({ status }) => status },
    { heading: 'Rationale', width: 60, value: ({ rationale }) => rationale },
    { heading: 'Owner', width: 20, value: ({ owner }) => owner },
    { heading: 'Reviewer', width: 20, value: ({ reviewer }) => reviewer },
    { heading: 'Decision', width: 30, value: ({ decision }) => decision },
    { heading: 'Decided at', width: 18, value: ({ decidedAt }) => moment(decidedAt) },
    { heading: 'Comment', width: 40, value: ({ comment }) => comment },
    { heading: 'Evidence', width: 12, value: ({ evidence }) => evidence.join(', ') },
  ],
};

/** Answers of either format, in the order of the model, by the names of then. */
export function packagedAnswers(content: FrozenContent, release: ModelRelease): readonly PackagedAnswer[] {
  const names = itemNames(release);
  const written =
    content.format === 'certitude-assessment-version-2' ? answersOfSecond(content) : answersOfFirst(content);
  return written.map(({ place: { module, category, requirement }, ...answer }) => {
    const key = keyOf({ module, category, ...(requirement !== null && { requirement }) });
    return { ...answer, key, names: names.get(key) ?? NO_NAMES };
  });
}

type Written = Omit<PackagedAnswer, 'key' | 'names'> & {
  readonly place: { readonly module: string; readonly category: string; readonly requirement: string | null };
};

function answersOfSecond(content: FrozenContent2): readonly Written[] {
  const numbers = new Map(content.evidence.map(({ id }, index) => [id, index + 1]));
  const nameOf = (id: string | null): string => (id === null ? '' : (content.people[id] ?? id));
  return content.responses.map((answer) => ({
    ...judged(answer),
    rationale: answer.rationale ? documentToPlainText(answer.rationale) : '',
    owner: nameOf(answer.owner),
    reviewer: nameOf(answer.reviewer),
    decision: answer.decision ? `${answer.decision.decision} by ${nameOf(answer.decision.reviewer)}` : '',
    decidedAt: answer.decision?.at ?? null,
    comment: answer.decision?.comment ?? '',
    evidence: answer.evidence.flatMap((id) => numbers.get(id) ?? []),
  }));
}

function answersOfFirst(content: FrozenContent1): readonly Written[] {
  const numbers = new Map(revisionHashes(content).map((hash, index) => [hash, index + 1]));
  return content.responses.map((answer) => ({
    ...judged(answer),
    rationale: answer.rationale,
    ...{ owner: '', reviewer: '', decision: '', decidedAt: null, comment: '' },
    evidence: answer.evidence.flatMap((hash) => numbers.get(hash) ?? []),
  }));
}

const judged = (answer: FrozenContent['responses'][number]) => ({
  place: answer,
  level: answer.level,
  applicability: answer.applicability.applicability,
  reason: 'reason' in answer.applicability ? answer.applicability.reason : '',
  status: answer.status,
});
