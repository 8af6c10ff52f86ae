import { levelBars } from '../charts/level-bars';
import { heading } from '../content/blocks';
import { type WriteSection } from './section';

export const modules: WriteSection = ({ assessed }) => [
  { kind: 'together', blocks: [heading(2, 'Modules'), levelBars(assessed.explained.modules, assessed.target)] },
];
