import { type ImportView, type MergePreview, type MergeRow } from '@certitude/contracts/exchange';
import { assessmentId, fakeId, petra, responseId } from '@certitude/web/testing';

const overall = { score: 3, level: 3, assessed: 1, applicable: 76 };

/** A preview of a small export. */
export const importView = (more: Partial<ImportView> = {}): ImportView => ({
  id: fakeId(70),
  state: 'previewed',
  kind: 'browser-2x',
  sourceName: 'ca.yaml',
  sha256: 'ab',
  createdBy: petra,
  createdAt: '2030-01-01T00:00:00.000Z',
  importedBy: null,
  importedAt: null,
  undoneBy: null,
  undoneAt: null,
  assessment: null,
  strategy: null,
  expiresAt: '2030-01-02T00:00:00.000Z',
  modelVersion: '2.0.0',
  method: 'formal',
  suggestedName: 'Issuing CA 2030',
  counts: {
    ...{ rated: 1, ratedOutOfScope: 0, outOfScope: 0, notes: 1, flags: 0, evidence: 0, plans: 0, targets: 0 },
    ...{ declared: 0, named: 0, kept: 0, warnings: 0 },
  },
  choices: [],
  people: [],
  listed: [],
  scores: {
    byPolicy: [
      { policy: 'pkimm', overall },
      { policy: 'workbook', overall: { ...overall, score: 0.1, level: 0 } },
      { policy: 'web', overall },
    ],
    tool: { policy: 'web', overall },
    differences: [],
  },
  kept: [],
  warnings: [],
  earlier: null,
  job: null,
  invited: [],
  changed: [],
  ...more,
});

/** The same, imported. */
export const importedView = (more: Partial<ImportView> = {}): ImportView =>
  importView({
    state: 'imported',
    expiresAt: null,
    importedBy: petra,
    importedAt: '2030-01-01T01:00:00.000Z',
    assessment: { id: assessmentId(7), name: 'Issuing CA 2030' },
    ...more,
  });

const answer = {
  level: 2,
  applicability: { applicability: 'applicable' as const },
  rationale: '',
  flag: false,
  owner: '',
};

/** An answer that a source says something else about. */
export const mergeRow = (more: Partial<MergeRow> = {}): MergeRow => ({
  response: responseId(1),
  title: 'Key ceremonies',
  now: answer,
  imported: { ...answer, level: 4, rationale: 'As tested in May.' },
  changedAt: '2030-01-01T00:00:00.000Z',
  importedAt: null,
  takes: ['rationale'],
  differs: ['level', 'rationale'],
  ...more,
});

export const mergePreview = (more: Partial<MergePreview> = {}): MergePreview => ({
  assessment: { id: assessmentId(7), name: 'Issuing CA 2030' },
  strategy: 'fill-gaps',
  head: 12,
  rows: [mergeRow()],
  same: 3,
  version: 3,
  facts: [],
  adds: { evidence: 1, plans: 0, targets: 0, declared: 0, moved: 0 },
  earlier: null,
  ...more,
});
