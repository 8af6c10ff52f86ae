import { type ModelRelease } from '@certitude/maturity';
import { type AssessmentRecord, type RecordAnswer } from '../../document/assessment-record';
import { keyOf } from '../../document/keys';
import { filled } from './parts';

interface Scoped {
  readonly key: string;
  readonly inScope: boolean;
  readonly reason: string;
}

/** Which requirements are assessed, and why others are not: those of a category out of scope go with it. */
function scopeOf({ answers }: AssessmentRecord, { modules }: ModelRelease): readonly Scoped[] {
  const byKey = new Map(answers.map((answer) => [answer.key, answer]));
  return modules.flatMap(({ id: module, categories }) =>
    categories.flatMap(({ id: category, requirements }) => {
      const whole = byKey.get(keyOf({ module, category }));
      return requirements.map(({ id: requirement }): Scoped => {
        const key = keyOf({ module, category, requirement });
        const out = [whole, byKey.get(key)].find(isOut);
        return { key, inScope: out === undefined, reason: out?.reason ?? '' };
      });
    }),
  );
}

/** The controls of a plan or a result, with the reasons for what is left out. */
export function reviewedControls(record: AssessmentRecord, release: ModelRelease) {
  const scope = scopeOf(record, release);
  const included = scope.filter(({ inScope }) => inScope).map(selected);
  const excluded = scope.filter(({ inScope }) => !inScope);
  const reasons = excluded
    .filter(({ reason }) => reason.trim() !== '')
    .map(({ key, reason }) => `${key}: ${reason.trim()}`);
  return {
    'control-selections': [
      {
        ...(included.length > 0 ? { 'include-controls': included } : { 'include-all': {} }),
        'exclude-controls': filled(excluded.map(selected)),
        remarks: reasons.length > 0 ? reasons.join('\n') : undefined,
      },
    ],
  };
}

const isOut = (answer: RecordAnswer | undefined): boolean => answer?.applicability === 'not-applicable';
const selected = ({ key }: Scoped) => ({ 'control-id': key });
