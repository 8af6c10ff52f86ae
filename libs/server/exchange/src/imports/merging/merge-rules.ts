import { type MergeField, type MergeStrategy, type MergeValues } from '@certitude/contracts/exchange';

/** An answer here and in the source, and when each was changed last; null where nobody knows, or nobody ever did. */
export interface MergedAnswers {
  readonly now: MergeValues;
  readonly imported: MergeValues;
  readonly changedAt: Date | null;
  readonly importedAt: Date | null;
}

const isOut = ({ applicability }: MergeValues): boolean => applicability.applicability === 'not-applicable';

/** What the source says of an answer: an empty field says nothing, and a level says that it is in scope. */
const SAYS: Readonly<Record<MergeField, (values: MergeValues) => boolean>> = {
  applicability: (values) => values.applicability.applicability !== 'applicable' || values.level > 0,
  level: (values) => values.level > 0 && !isOut(values),
  rationale: ({ rationale }) => rationale.trim() !== '',
  flag: ({ flag }) => flag,
  owner: ({ owner }) => owner !== '',
};
const FIELDS = ['applicability', 'level', 'rationale', 'flag', 'owner'] as const satisfies readonly MergeField[];

const isSame = (field: MergeField, { now, imported }: Pick<MergedAnswers, 'now' | 'imported'>): boolean =>
  field === 'rationale'
    ? now.rationale.trim() === imported.rationale.trim()
    : JSON.stringify(now[field]) === JSON.stringify(imported[field]);

/** The fields that the source says something else about. */
export const differingFields = (answers: Pick<MergedAnswers, 'now' | 'imported'>): MergeField[] =>
  FIELDS.filter((field) => SAYS[field](answers.imported) && !isSame(field, answers));

/** Whether an answer says nothing at all yet. */
const isBlank = (values: MergeValues): boolean => !FIELDS.some((field) => SAYS[field](values));

/** What a strategy takes of the source; choosing by row starts with nothing. */
export function takenFields(strategy: MergeStrategy, answers: MergedAnswers): MergeField[] {
  const differing = differingFields(answers);
  switch (strategy) {
    case 'by-row':
      return [];
    case 'imported-wins':
      return differing;
    case 'newest-wins':
      return isBlank(answers.now) || isNewer(answers) ? differing : [];
    case 'fill-gaps':
      return isBlank(answers.now) ? differing : differing.filter((field) => isGap(field, answers));
  }
}

/** Whichever is older gives way; where it is not known, or at the same moment, what is here stays. */
export const isNewer = ({ changedAt, importedAt }: Pick<MergedAnswers, 'changedAt' | 'importedAt'>): boolean =>
  importedAt !== null && (changedAt === null || importedAt > changedAt);

/** Whether a field can be filled without overruling anybody. What is in scope is nobody's gap once there is an answer. */
function isGap(field: MergeField, { now }: MergedAnswers): boolean {
  if (field === 'applicability' || field === 'flag') return false;
  return field === 'level' ? now.level === 0 && !isOut(now) : !SAYS[field](now);
}
