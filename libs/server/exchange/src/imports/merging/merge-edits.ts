import { randomInt } from 'node:crypto';
import { noteFromPlainText } from '@certitude/collab';
import { type AccountId, type ResponseId } from '@certitude/contracts';
import { type MergeField } from '@certitude/contracts/exchange';
import { type PlannedEdit } from '../writing/answer-writing';
import { type ComparedAnswer } from './compared-answers';
import { type MergedValue } from './recorded-merge';

const MAX_CLIENT_ID = 2 ** 32;

/** One answer, and what is taken for it. */
export interface DecidedAnswer {
  readonly answer: ComparedAnswer;
  readonly takes: readonly MergeField[];
}

/** Edits that make the answers what was decided. */
export const mergeEdits = (
  decided: readonly DecidedAnswer[],
  people: ReadonlyMap<string, AccountId>,
): readonly PlannedEdit[] => decided.flatMap((one) => editsOf(one, people));

function editsOf({ answer, takes }: DecidedAnswer, people: ReadonlyMap<string, AccountId>): PlannedEdit[] {
  const { planned, standing } = answer;
  const { level, applicability, rationale, flag, person } = planned;
  const response = standing.id;
  const owner = person === null ? undefined : people.get(person);
  const content = (): Uint8Array => noteFromPlainText(rationale, randomInt(MAX_CLIENT_ID));
  const edits: Readonly<Record<MergeField, () => PlannedEdit['edit'] | null>> = {
    applicability: () => ({ response, field: 'applicability', value: applicability }),
    level: () => ({ response, field: 'level', value: level }),
    rationale: () => ({ response, field: 'rationale', content: content() }),
    flag: () => ({ response, field: 'flag', value: flag }),
    owner: () => (owner === undefined ? null : { response, field: 'owner', value: owner }),
  };
  const key = [planned.module, planned.category, planned.requirement].filter(Boolean).join('.');
  return takes.flatMap((field) => {
    const edit = edits[field]();
    return edit ? [{ edit, key, said: { [field]: answer.imported[field] } }] : [];
  });
}

/** Names that stand beside answers from now on: of people who are no members, where nobody owns the answer. */
export const mergedNames = (
  decided: readonly DecidedAnswer[],
  people: ReadonlyMap<string, AccountId>,
): { readonly response: ResponseId; readonly name: string }[] =>
  decided.flatMap(({ answer: { planned, standing, imported }, takes }) => {
    const isName = takes.includes('owner') && planned.person !== null && !people.has(planned.person);
    const isFree = standing.values.owner === null && standing.namedOwner === null;
    return isName && isFree ? [{ response: standing.id, name: imported.owner }] : [];
  });

/**
 * What was written, with what stood there before.
 * @param after the same answers, after the merge
 */
export function mergedValues(
  decided: readonly DecidedAnswer[],
  after: ReadonlyMap<ResponseId, ComparedAnswer['standing']>,
): MergedValue[] {
  return decided.flatMap(({ answer: { standing: before }, takes }) => {
    const now = after.get(before.id);
    if (!now) return [];
    return takes.flatMap((field): MergedValue[] => {
      if (field === 'rationale')
        return now.textSeq === before.textSeq
          ? []
          : [{ response: before.id, field, seq: now.textSeq, before: before.document }];
      const seq = now.origins[field]?.seq ?? 0;
      if (seq === (before.origins[field]?.seq ?? 0)) return [];
      return [{ response: before.id, field, seq, before: before.values[field] } as MergedValue];
    });
  });
}
