import { gapToNextLevel, type Answer, type LevelGap } from '@certitude/maturity';
import { missingText } from '@certitude/maturity/text';
import { type Block, heading, paragraph, type Table } from '../content/blocks';
import { type Input } from './section';

/** Of those that are nearest to their next level, where there is one page for everything. */
const MOST_ON_A_PAGE = 6;

/** What brings categories to their next level with the least work: the nearest come first, because they are done first. */
export function recommendations({ source, assessed, isBrief }: Input): readonly Block[] {
  const gaps = gapsOf({ source, assessed });
  if (gaps.length === 0) return [];
  const rows = gaps
    .toSorted((one, other) => one.gap.missing.number - other.gap.missing.number)
    .slice(0, isBrief ? MOST_ON_A_PAGE : gaps.length)
    .map(({ name, gap }) => [
      name,
      `${gap.level} to ${gap.nextLevel}`,
      missingText(gap.missing.number),
      gap.lift?.steps.map(({ title, from, to }) => `${title}: ${from} to ${to}`).join('; ') ??
        'Raise the category itself',
    ]);
  const table: Table = {
    kind: 'table',
    caption: isBrief
      ? 'The smallest steps, for the categories that are nearest to their next level'
      : 'The smallest steps to the next level of each category, the nearest first',
    columns: [
      { title: 'Category', width: 25 },
      { title: 'Level', width: 12 },
      { title: 'Missing', width: 11, align: 'end' },
      { title: 'Requirements to raise', width: 52 },
    ],
    rows,
  };
  const blocks = [
    heading(2, 'Recommendations for the next level'),
    paragraph('The requirements that reach the next level of a category with the least weighted effort.', 'quiet'),
    table,
  ];
  return isBrief ? [{ kind: 'together', isSpare: true, blocks }] : blocks;
}

function gapsOf({ source: { content }, assessed: { model, options, score } }: Pick<Input, 'source' | 'assessed'>) {
  const answers: Answer[] = content.responses.map(({ module, category, requirement, level, applicability }) => ({
    module,
    category,
    ...(requirement !== null && { requirement }),
    level,
    applicability: applicability.applicability,
  }));
  return model.modules.flatMap((module) =>
    module.categories.flatMap(({ id, name }): { name: string; gap: LevelGap }[] => {
      if (score.categories[id]?.state !== 'scored') return [];
      const gap = gapToNextLevel(model, answers, { module: module.id, category: id }, options);
      return gap ? [{ name, gap }] : [];
    }),
  );
}
