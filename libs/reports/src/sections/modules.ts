import { levelBars } from '../charts/level-bars';
import { heading } from '../content/blocks';
import { type WriteSection } from './section';

export const modules: WriteSection = ({ assessed, isBrief }) => {
  const chart = levelBars(assessed.explained.modules, assessed.target);
  return [{ kind: 'together', blocks: [heading(2, 'Modules'), isBrief ? { ...chart, width: 84 } : chart] }];
};
