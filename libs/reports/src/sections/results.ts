import { type Score } from '@certitude/maturity';
import { distribution, DISTRIBUTION_PARTS, countAt } from '../charts/distribution';
import { radar } from '../charts/radar';
import { type Block, heading, type Table } from '../content/blocks';
import { completeness, figure, percentage, RATED } from '../words';
import { type Input } from './section';

/** Every module and category: level, score, percentage, completeness and how levels are distributed. */
export function results({ assessed, baseline }: Input): readonly Block[] {
  const { model, score, explained, options } = assessed;
  const rated = RATED[options.method];
  const counted = model.modules.map(({ id, name }) => ({
    title: name,
    distribution: scoreOf(score.modules, id).distribution,
  }));
  const before =
    baseline && new Map(baseline.explained.categories.flatMap(({ id, value }) => (value ? [[id, value.number]] : [])));
  return [
    heading(2, 'Results'),
    levels(assessed),
    { kind: 'together', blocks: [heading(3, 'Categories compared'), radar(explained.categories, before)] },
    { kind: 'together', blocks: [heading(3, `Distribution of ${rated}`), distribution(counted, rated)] },
    {
      kind: 'table',
      caption: `Distribution of ${rated} as numbers`,
      columns: [
        { title: 'Module', width: 20 },
        ...DISTRIBUTION_PARTS.map(({ name }) => ({ title: name, width: 11, align: 'end' as const })),
      ],
      rows: counted.map(({ title, distribution: counts }) => [
        title,
        ...DISTRIBUTION_PARTS.map(({ key }) => String(countAt(counts, key))),
      ]),
    },
  ];
}

function levels({ model, score, levelOf }: Input['assessed']): Table {
  const row = (name: string, of: Score): string[] => [name, levelOf(of), figure(of), percentage(of), completeness(of)];
  return {
    kind: 'table',
    caption: 'Level, score and completeness of modules and categories',
    columns: [
      { title: 'Module or category', width: 40 },
      { title: 'Level', width: 20 },
      { title: 'Score', width: 12, align: 'end' },
      { title: 'Maturity', width: 12, align: 'end' },
      { title: 'Assessed', width: 16, align: 'end' },
    ],
    rows: [
      row('Overall', score.overall),
      ...model.modules.flatMap(({ id, name, categories }) => [
        row(name, scoreOf(score.modules, id)),
        ...categories.map((category) => row(`${name}: ${category.name}`, scoreOf(score.categories, category.id))),
      ]),
    ],
  };
}

/** The scoring gives one to each part of its release. */
export function scoreOf(scores: Readonly<Record<string, Score>>, id: string): Score {
  const score = scores[id];
  if (!score) throw new Error(`The release has no part "${id}".`);
  return score;
}
