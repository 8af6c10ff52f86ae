import { type EvidenceView, type StoredFileView } from '@certitude/contracts';
import { fakeId } from './ids';
import { ada } from './people';

/** What a decision on evidence is about. */
export const EVIDENCE_HASH = 'a'.repeat(64);
const AT = '2030-05-01T12:00:00.000Z';

/** A text file of Ada's. */
export const fileView = (more: Partial<StoredFileView> = {}): StoredFileView => ({
  id: fakeId(8),
  name: 'salaries.txt',
  mediaType: 'text/plain',
  size: 8,
  // Not the hash that a decision is about.
  sha256: 'b'.repeat(64),
  uploadedBy: ada,
  lookedInto: true,
  withdrawn: null,
  ...more,
});

/** Ada's evidence, which waits for a review unless told. */
export const evidenceView = (
  current: Partial<EvidenceView['current']> = {},
  more: Partial<EvidenceView> = {},
): EvidenceView => ({
  id: fakeId(7),
  title: 'Ceremony protocol',
  current: {
    id: fakeId(9),
    number: 2,
    state: 'submitted',
    kind: 'file',
    file: fileView(),
    url: null,
    statement: null,
    effectiveOn: null,
    validUntil: null,
    ended: false,
    hash: EVIDENCE_HASH,
    createdBy: ada,
    createdAt: AT,
    submittedBy: ada,
    reviews: [],
    ...current,
  },
  revisions: 2,
  links: [{ assessmentId: fakeId(3), assessmentName: 'Yearly', responseId: fakeId(2), requirement: 'Key ceremonies' }],
  tookPart: [ada],
  owner: ada,
  mayChange: false,
  createdBy: ada,
  archivedAt: null,
  createdAt: AT,
  ...more,
});
