// Charts, and what draws them: only some pages need it.
export { RadarChart } from './charts/radar-chart';
export type { RadarAxis } from './charts/radar-data';
export { LevelBars } from './charts/level-bars';
export type { LevelBar } from './charts/level-bars-data';
export { LevelDistribution } from './charts/level-distribution';
export type { LevelCounts } from './charts/level-distribution-data';
export { TrendLine } from './charts/trend-line';
export type { TrendPoint } from './charts/trend-line';
export { HeatMap } from './charts/heat-map';
export type { HeatCell, HeatColumn, HeatRow } from './charts/heat-map-data';
