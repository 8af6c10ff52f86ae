// What only pages of work need. Apart from the rest, so that signing in loads none of it.
export { LevelControl } from './level/level-control';
export { Tab, Tabs } from './layout/tabs';
export { SplitPanes } from './layout/split-panes';
export type { PaneName, PaneSizes } from './layout/pane-sizes';
export { LevelMeter } from './level/level-meter';
export { AvatarStack } from './person/avatar-stack';
export { ObjectLayout } from './layout/object-layout';
export { Segmented } from './layout/segmented';
export type { Choice } from './layout/segmented';
export { Filters } from './table/filters';
export { SortBy } from './table/sort-by';
export { SortHead } from './table/sort-head';
export type { Sorting } from './table/sort-head';
export { Hash } from './text/hash';
export { CopyButton } from './text/copy-button';
export { datePattern } from './time/date-pattern';
export { DateField } from './time/date-field';
