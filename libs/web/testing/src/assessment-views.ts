import { type AssessmentView, type PkiView } from '@certitude/contracts';
import { assessmentId, fakeId } from './ids';
import { organizationId, petra } from './people';
import { release } from './release-views';

/** A PKI with one assessment unless told. */
export const pkiView = (more: Partial<PkiView> = {}): PkiView => ({
  id: fakeId(10),
  name: 'Issuing CA',
  description: '',
  components: '',
  outOfScope: '',
  highLevelDesign: '',
  pointsOfInteraction: '',
  createdAt: '2030-01-01T00:00:00.000Z',
  createdBy: petra,
  assessments: 1,
  archivedAt: null,
  version: 1,
  ...more,
});

/** A formal assessment that has just begun. */
export const assessmentView: AssessmentView = {
  id: assessmentId(1),
  organizationId,
  pkiId: fakeId(10),
  pkiName: 'Issuing CA',
  modelReleaseId: release.id,
  modelVersion: release.version,
  name: 'Yearly',
  method: 'formal',
  policy: 'pkimm',
  state: 'in-progress',
  streamState: 'open',
  revision: 1,
  periodFrom: null,
  periodTo: null,
  targetLevel: 4,
  assessorKind: null,
  assessorName: '',
  assessorCompany: '',
  assessorPosition: '',
  sampling: '',
  startsOn: null,
  targetOn: null,
  finishedOn: null,
  baseline: null,
  baselineVersion: null,
  version: 1,
  createdBy: petra,
  createdAt: '2030-01-01T00:00:00.000Z',
  finalizedAt: null,
  archivedAt: null,
  overall: { score: null, level: null, assessed: 0, applicable: 4 },
};
