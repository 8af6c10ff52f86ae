import { type Block, heading, paragraph } from '../content/blocks';
import { type Score } from '@certitude/maturity';
import { movedText } from '@certitude/maturity/text';
import { figure } from '../words';
import { dateOf } from './statement';
import { type Input } from './section';

/** How levels moved since the baseline, by the name that a category keeps in every release. */
export function comparison({ source, assessed, baseline }: Input): readonly Block[] {
  if (!baseline || !source.baseline) return [];
  const before = new Map(
    baseline.model.modules.flatMap(({ categories }) =>
      categories.map(({ slug, id }) => [slug, baseline.score.categories[id]]),
    ),
  );
  const row = (name: string, now: Score | undefined, then: Score | undefined): string[] => [
    name,
    then ? figure(then) : '–',
    now ? figure(now) : '–',
    moved(then, now),
  ];
  const { name } = baseline.content.assessment;
  return [
    heading(2, 'Comparison with the baseline'),
    paragraph(`The baseline is “${name}”, ${dateOf(source.baseline)}, scored by its own release and policy.`, 'quiet'),
    {
      kind: 'table',
      caption: 'Scores of the baseline and of this assessment',
      columns: [
        { title: 'What', width: 46 },
        { title: 'Baseline', width: 18, align: 'end' },
        { title: 'Now', width: 18, align: 'end' },
        { title: 'Moved', width: 18, align: 'end' },
      ],
      rows: [
        row('Overall', assessed.score.overall, baseline.score.overall),
        ...assessed.model.modules.flatMap(({ categories }) =>
          categories.map((category) =>
            row(category.name, assessed.score.categories[category.id], before.get(category.slug)),
          ),
        ),
      ],
    },
  ];
}

function moved(then: Score | undefined, now: Score | undefined): string {
  const isScored = then?.state === 'scored' && now?.state === 'scored';
  return isScored && then.score !== null && now.score !== null ? movedText(then.score, now.score) : '–';
}
