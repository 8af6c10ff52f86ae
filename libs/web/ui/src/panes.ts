// What only pages of work need. Apart from the rest, so that signing in loads none of it.
export { LevelControl } from './level/level-control';
export { Tab, Tabs } from './layout/tabs';
export { SplitPanes } from './layout/split-panes';
export type { PaneName, PaneSizes } from './layout/pane-sizes';
