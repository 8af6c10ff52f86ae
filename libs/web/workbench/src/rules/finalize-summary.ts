import { type ResponseView } from '@certitude/collab';
import { isAnswered, type ResponseId, type ScoreView } from '@certitude/contracts';
import { type FinalizingDemands, type ReadinessView } from '@certitude/contracts/freezing';
import { type PolicyTexts } from '@certitude/maturity';
import { type Outline, type OutlineItem } from '@certitude/web/parts';

/** What is frozen when an assessment is finalized now. */
export interface FinalizeSummary {
  readonly answers: number;
  readonly revision: number;
  readonly overall: ScoreView & { readonly name: string };
  readonly policy: Pick<PolicyTexts, 'name' | 'unassessed'>;
}

/** Answers that lack something, with where each is answered. */
export interface OpenGroup {
  /** "3 answers have no rationale" */
  readonly title: string;
  /** Whether the organization lets nothing be finalized with it. */
  readonly isDemanded: boolean;
  readonly items: readonly Pick<OutlineItem, 'id' | 'number' | 'title'>[];
}

type Views = ReadonlyMap<OutlineItem['id'], ResponseView>;

/** What is left open, the gravest first; groups that have nothing in them are left out. */
export function openGroups(outline: Outline, views: Views, readiness: ReadinessView): readonly OpenGroup[] {
  const those = (is: (values: ResponseView['values']) => boolean): readonly OutlineItem[] =>
    outline.items.filter(({ id }) => {
      const values = views.get(id)?.values;
      return values !== undefined && is(values);
    });
  const named = (ids: readonly ResponseId[]): readonly OutlineItem[] => {
    const among = new Set(ids);
    return outline.items.filter(({ id }) => among.has(id));
  };
  const lacking = (part: keyof FinalizingDemands, one: string, many: string): OpenGroup =>
    groupOf(named(readiness[part]), one, many, readiness.unmet.includes(part));
  return [
    groupOf(
      those((values) => !isAnswered(values)),
      'requirement is not assessed',
      'requirements are not assessed',
    ),
    lacking('rationale', 'answer has no rationale', 'answers have no rationale'),
    lacking('evidence', 'answer has no evidence', 'answers have no evidence'),
    lacking('review', 'answer is not accepted by a reviewer', 'answers are not accepted by a reviewer'),
    groupOf(
      named(readiness.ended),
      'answer rests on evidence that has expired',
      'answers rest on evidence that has expired',
    ),
    groupOf(
      those((values) => values.flag),
      'answer is flagged',
      'answers are flagged',
    ),
  ].filter(({ items }) => items.length > 0);
}

const groupOf = (items: readonly OutlineItem[], one: string, many: string, isDemanded = false): OpenGroup => ({
  title: `${items.length} ${items.length === 1 ? one : many}`,
  isDemanded,
  items,
});
