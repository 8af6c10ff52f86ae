import { type ResponseSnapshot, type ResponseValues } from '@certitude/contracts';
import { responseId } from '@certitude/web/testing';

const VALUES: ResponseValues = {
  level: 0,
  applicability: { applicability: 'applicable' },
  owner: null,
  reviewer: null,
  dueOn: null,
  flag: false,
  status: 'not-started',
};

export const snapshotOf = (
  number: number,
  place: Partial<ResponseSnapshot> = {},
  values: Partial<ResponseValues> = {},
): ResponseSnapshot => ({
  id: responseId(number),
  module: 'G',
  category: 'strategy',
  requirement: `requirement-${number}`,
  origins: {},
  ...place,
  values: { ...VALUES, ...values },
});

/** One response per requirement of `release`. */
export const places = [
  snapshotOf(1),
  snapshotOf(2),
  snapshotOf(3, { category: 'policies' }),
  snapshotOf(4, { module: 'O', category: 'monitoring' }),
];
