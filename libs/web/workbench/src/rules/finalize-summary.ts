import { type ResponseView } from '@certitude/collab';
import { isAnswered, type ScoreView } from '@certitude/contracts';
import { type Outline, type OutlineItem } from './outline';

/** What is frozen, and what is left open, when an assessment is finalized now. */
export interface FinalizeSummary {
  readonly answers: number;
  readonly revision: number;
  readonly overall: ScoreView & { readonly name: string };
  /** Groups that have something in them, the gravest first. */
  readonly open: readonly { readonly title: string; readonly shown: readonly string[]; readonly more: number }[];
}

const SHOWN = 4;

type Views = ReadonlyMap<OutlineItem['id'], ResponseView>;
type Facts = Pick<FinalizeSummary, 'revision' | 'overall'>;

export function finalizeSummary(outline: Outline, views: Views, facts: Facts): FinalizeSummary {
  const those = (is: (values: ResponseView['values']) => boolean): OutlineItem[] =>
    outline.items.filter(({ id }) => {
      const values = views.get(id)?.values;
      return values !== undefined && is(values);
    });
  const unanswered = those((values) => !isAnswered(values));
  const unreviewed = those((values) => isAnswered(values) && values.status !== 'accepted');
  const flagged = those((values) => values.flag);
  return {
    ...facts,
    answers: outline.items.length,
    open: [
      groupOf(unanswered, 'not assessed'),
      groupOf(unreviewed, 'answered but not accepted by a reviewer'),
      groupOf(flagged, 'flagged'),
    ].flatMap((group) => group ?? []),
  };
}

const groupOf = (items: readonly OutlineItem[], what: string) =>
  items.length === 0
    ? null
    : {
        title: `${items.length} ${what}`,
        shown: items.slice(0, SHOWN).map(({ number, title }) => `${number} ${title}`),
        more: Math.max(0, items.length - SHOWN),
      };
