import { type ModelExtensionView, type ModelReleaseSummary, type ModelReleaseView } from '@certitude/contracts';
import { fakeId } from '@certitude/web/testing';

export const summary = (number: number, more: Partial<ModelReleaseSummary> = {}): ModelReleaseSummary => ({
  id: fakeId(6, number),
  version: `${number}.0.0`,
  wording: 'certitude',
  categories: 1,
  requirements: 2,
  publishedAt: `203${number}-01-01T00:00:00.000Z`,
  ...more,
});

const requirement = (slug: string, title: string) => ({
  id: slug,
  slug,
  title,
  weight: 2,
  guidance: `How to do ${title}.`,
  assessment: '',
  references: [],
});

export const release: ModelReleaseView = {
  ...summary(2),
  schemaVersion: '2.0.0',
  modules: [
    {
      id: 'G',
      name: 'Governance',
      description: '',
      categories: [
        {
          id: 'strategy',
          slug: 'strategy',
          name: 'Strategy',
          weight: 3,
          description: '',
          levels: [{ number: 1, name: 'Initial', description: 'Nothing is written.' }],
          requirements: [requirement('ceremonies', 'Key ceremonies'), requirement('backup', 'Key backup')],
        },
      ],
    },
  ],
};

export const extension: ModelExtensionView = {
  id: fakeId(13),
  key: 'pqc',
  version: '1.0.0',
  name: 'Post-quantum',
  compatibility: ['2.0.0'],
  reportsFloor: true,
  criteria: 1,
  overlays: 1,
  publishedAt: '2032-01-01T00:00:00.000Z',
  description: 'Ready for what comes.',
  documentation: 'https://example.org/pqc',
  references: [],
  release: { id: release.id, version: '2.0.0' },
  categories: [
    {
      module: { id: 'G', name: 'Governance' },
      id: 'strategy',
      slug: 'strategy',
      name: 'Strategy',
      weight: 3,
      effectiveWeight: 6,
      overlay: { type: 'multiplier', value: 2, rationale: 'It decides about all else.' },
      criterion: null,
      requirements: [],
    },
  ],
};

export const extensionSummary = () => {
  const { description: _d, documentation: _u, references: _r, release: _l, categories: _c, ...rest } = extension;
  return rest;
};
