import { type ModelReleaseView } from '@certitude/contracts';
import { fakeId } from './ids';

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
  id: fakeId(6),
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
