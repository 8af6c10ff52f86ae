import { type ResponseView } from '@certitude/collab';
import {
  type HistoryEntry,
  type ModelReleaseId,
  type ModelReleaseView,
  type ResponseSnapshot,
  type ResponseValues,
} from '@certitude/contracts';
import { responseId } from './ids';

const VALUES: ResponseValues = {
  level: 0,
  applicability: { applicability: 'applicable' },
  owner: null,
  reviewer: null,
  dueOn: null,
  flag: false,
  status: 'not-started',
};

export const snapshotOf = (
  number: number,
  place: Partial<ResponseSnapshot> = {},
  values: Partial<ResponseValues> = {},
): ResponseSnapshot => ({
  id: responseId(number),
  module: 'G',
  category: 'strategy',
  requirement: `requirement-${number}`,
  origins: {},
  ...place,
  values: { ...VALUES, ...values },
});

export const viewOf = (
  number: number,
  values: Partial<ResponseValues> = {},
  place: Partial<ResponseSnapshot> = {},
): ResponseView => ({
  ...snapshotOf(number, place, values),
  pending: new Set(),
});

export const viewsOf = (...views: readonly ResponseView[]): ReadonlyMap<ResponseView['id'], ResponseView> =>
  new Map(views.map((view) => [view.id, view]));

const levels = ['Initial', 'Basic', 'Advanced', 'Managed', 'Optimized'].map((name, at) => ({
  number: at + 1,
  name,
  description: `${name} things are done.`,
}));

const requirement = (slug: string, weight = 1) => ({
  id: `id-of-${slug}`,
  slug,
  title: `About ${slug}`,
  weight,
  guidance: '',
  assessment: '',
  references: [],
});

const category = (slug: string, name: string, requirements: readonly ReturnType<typeof requirement>[]) => ({
  id: `id-of-${slug}`,
  slug,
  name,
  weight: 1,
  description: '',
  levels,
  requirements: [...requirements],
});

/** Two modules: Governance with strategy (1, 2) and policies (3), Operations with monitoring (4). */
export const release: ModelReleaseView = {
  id: '00000006-0000-4000-8000-000000000001' as ModelReleaseId,
  version: '2.0.0',
  schemaVersion: '2.0.0',
  wording: 'certitude',
  categories: 3,
  requirements: 4,
  publishedAt: '2026-01-01T00:00:00Z',
  modules: [
    {
      id: 'G',
      name: 'Governance',
      description: '',
      categories: [
        category('strategy', 'Strategy', [requirement('requirement-1', 3), requirement('requirement-2')]),
        category('policies', 'Policies', [requirement('requirement-3')]),
      ],
    },
    {
      id: 'O',
      name: 'Operations',
      description: '',
      categories: [category('monitoring', 'Monitoring', [requirement('requirement-4')])],
    },
  ],
};

/** One response per requirement of `release`. */
export const places = [
  snapshotOf(1),
  snapshotOf(2),
  snapshotOf(3, { category: 'policies' }),
  snapshotOf(4, { module: 'O', category: 'monitoring' }),
];

export const entryOf = (seq: number, entry: Partial<HistoryEntry>): HistoryEntry => ({
  seq,
  at: new Date(Date.UTC(2026, 2, 5, 12, seq)).toISOString(),
  actor: '00000001-0000-4000-8000-000000000001' as HistoryEntry['actor'],
  response: responseId(1),
  field: 'level',
  from: 0,
  to: 1,
  derived: false,
  ...entry,
});
