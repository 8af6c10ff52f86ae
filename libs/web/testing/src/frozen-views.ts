import {
  type FrozenContent1,
  type FrozenContent2,
  type FrozenEvidence,
  type FrozenText,
  type FrozenVersionView,
} from '@certitude/contracts/freezing';
import { answersAt, type AnswerView } from './answer-views';
import { assessmentView, pkiView } from './assessment-views';
import { EVIDENCE_HASH } from './evidence-views';
import { fakeId } from './ids';
import { ada, otto, petra, rita } from './people';
import { planView } from './plan-views';

const AT = '2030-05-01T12:00:00.000Z';
const score = { score: 2.625, level: 2, assessed: 3, applicable: 4, fraction: '21/8' };
const { id, name, method, revision, periodFrom, periodTo, targetLevel, modelReleaseId, modelVersion } = assessmentView;
const assessment = { id, name, method, revision, periodFrom, periodTo, targetLevel };
const scored = {
  model: { releaseId: modelReleaseId, version: modelVersion },
  policy: 'pkimm',
  scores: { overall: score, modules: {}, categories: {} },
} as const;

/** A text of one paragraph. */
export const frozenText = (words: string): FrozenText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

/** Ada's protocol, accepted by Rita. */
export const frozenEvidence = (more: Partial<FrozenEvidence> = {}): FrozenEvidence => ({
  id: fakeId(7),
  title: 'Ceremony protocol',
  revision: 2,
  hash: EVIDENCE_HASH,
  kind: 'file',
  state: 'accepted',
  file: { name: 'protocol.pdf', mediaType: 'application/pdf', size: 2048, sha256: 'b'.repeat(64), withdrawn: false },
  url: null,
  statement: null,
  effectiveOn: '2030-01-01',
  validUntil: '2031-12-31',
  createdBy: ada,
  createdAt: AT,
  submittedBy: ada,
  decisions: [{ decision: 'accepted', comment: 'Read in full.', reviewer: rita, at: AT }],
  ...more,
});

const answer = ({ id: response, module, category, requirement, values }: AnswerView) => {
  const { level, applicability, status, owner, reviewer } = values;
  return { id: response, module, category, requirement, level, applicability, status, owner, reviewer };
};

/** Levels 4, 1, 2 and nothing; the first answer with text, evidence, people and a decision. */
export const frozenContent = (more: Partial<FrozenContent2> = {}): FrozenContent2 => {
  const {
    createdBy: _author,
    createdAt: _,
    archivedAt: _archived,
    assessments: _count,
    version: _version,
    ...pki
  } = pkiView({ description: 'Issues for shops.' });
  const { id: planId, title, objectives, targetLevel: aim, dueOn, priority, status } = planView();
  return {
    format: 'certitude-assessment-version-2',
    assessment,
    pki,
    ...scored,
    responses: answersAt(4, 1, 2, 0).map((view, at) => ({
      ...answer(view),
      ...(at === 0
        ? {
            status: 'accepted' as const,
            owner: petra,
            reviewer: rita,
            rationale: frozenText('Signed by the board.'),
            evidence: [frozenEvidence().id],
            decision: { decision: 'accepted' as const, comment: 'Plain to see.', reviewer: rita, at: AT },
          }
        : { rationale: null, evidence: [], decision: null }),
    })),
    evidence: [frozenEvidence()],
    plans: {
      sha256: 'c'.repeat(64),
      items: [
        {
          ...{ id: planId, title, objectives, targetLevel: aim, dueOn, priority, status },
          response: answersAt()[0]?.id ?? fakeId(1),
          responsible: otto,
          tasks: [{ title: 'Book a room', assignee: null, dueOn: null, done: true }],
        },
      ],
    },
    people: { [petra]: 'Petra', [rita]: 'Rita Then', [ada]: 'Ada', [otto]: 'Otto' },
    ...more,
  };
};

/** The same answers in the first format. */
export const firstFormat = (): FrozenContent1 => ({
  format: 'certitude-assessment-version-1',
  assessment: { ...assessment, pki: 'Issuing CA' },
  ...scored,
  responses: answersAt(4, 1, 2, 0).map((view, at) => {
    const { owner: _owner, reviewer: _reviewer, ...said } = answer(view);
    return {
      ...said,
      rationale: at === 0 ? 'Signed by the board.\nRenewed.' : '',
      evidence: at === 0 ? [EVIDENCE_HASH] : [],
    };
  }),
});

/** The first version of `assessmentView`, which Otto froze. */
export const frozenVersion = (more: Partial<FrozenVersionView> = {}): FrozenVersionView => ({
  id: fakeId(14),
  revision: 1,
  sha256: 'e'.repeat(64),
  finalizedBy: otto,
  finalizedAt: AT,
  overall: { score: 2.625, level: 2, assessed: 3, applicable: 4 },
  intact: true,
  archive: null,
  content: frozenContent(),
  ...more,
});
