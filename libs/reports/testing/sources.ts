import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AccountId,
  type ActionPlanId,
  type AssessmentId,
  type EvidenceId,
  type ModelReleaseId,
  type PkiId,
  type ResponseId,
} from '@certitude/contracts';
import {
  type FrozenAnswer,
  type FrozenContent2,
  type FrozenEvidence,
  type FrozenPlan,
  type FrozenText,
} from '@certitude/contracts/freezing';
import { type ModelRelease } from '@certitude/maturity';
import { parseModelRelease } from '@certitude/maturity/files';
import { type ReportSource } from '../src/index';

const id = <Id extends string>(number: number): Id =>
  `0192f000-0000-7000-8000-${String(number).padStart(12, '0')}` as Id;
const [ADA, RITA] = [id<AccountId>(1), id<AccountId>(2)];
const AT = '2026-11-20T10:00:00.000Z';

const release = (version: string): ModelRelease =>
  parseModelRelease(readFileSync(join(__dirname, `../../../model/releases/pkimm-model-${version}.yaml`), 'utf8'));

/** Every requirement of a release, in its order. */
export const requirementsOf = ({ modules }: ModelRelease) =>
  modules.flatMap((module) =>
    module.categories.flatMap((category) =>
      category.requirements.map((requirement) => ({ module, category, requirement })),
    ),
  );

/** A text of the editor: a paragraph a line. */
export const note = (...lines: string[]): FrozenText => ({
  type: 'doc',
  content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

const piece = (number: number, more: Partial<FrozenEvidence> = {}): FrozenEvidence => ({
  id: id<EvidenceId>(100 + number),
  title: `Key ceremony script ${number}`,
  revision: 1,
  hash: 'b'.repeat(64),
  kind: 'file',
  state: 'accepted',
  file: {
    name: 'ceremony.pdf',
    mediaType: 'application/pdf',
    size: 1024,
    sha256: '0123456789abcdef'.repeat(4),
    withdrawn: false,
  },
  url: null,
  statement: null,
  effectiveOn: null,
  validUntil: '2027-01-31',
  createdBy: ADA,
  createdAt: AT,
  submittedBy: ADA,
  decisions: [],
  ...more,
});

const plan = (number: number, more: Partial<FrozenPlan> = {}): FrozenPlan => ({
  id: id<ActionPlanId>(200 + number),
  response: id<ResponseId>(1_000),
  title: `Rehearse the recovery ${number}`,
  objectives: 'Recover the issuing CA within four hours.',
  targetLevel: 4,
  responsible: ADA,
  dueOn: '2026-12-31',
  priority: 'high',
  status: 'in-progress',
  startsOn: '2026-11-01',
  resources: 'Two days of the operations team.',
  tasks: [
    { title: 'Book the data centre', assignee: ADA, dueOn: '2026-12-01', done: true },
    { title: 'Write the script', assignee: null, dueOn: null, done: false },
  ],
  ...more,
});

/** A formal assessment in which every requirement is rated, but for one that is out of scope and one that waits. */
export function frozen(model: ModelRelease, more: Partial<FrozenContent2> = {}): FrozenContent2 {
  const responses = requirementsOf(model).map(({ module, category, requirement }, at): FrozenAnswer => ({
    id: id<ResponseId>(1_000 + at),
    module: module.id,
    category: category.id,
    requirement: requirement.id,
    level: at === 1 || at === 4 ? 0 : (([3, 4, 2, 5, 1] as const)[at % 5] ?? 3),
    applicability:
      at === 1
        ? { applicability: 'not-applicable', reason: 'There is no registration authority.' }
        : at === 2
          ? { applicability: 'partially-applicable', reason: 'Only for device certificates.' }
          : { applicability: 'applicable' },
    status: at === 4 ? 'not-started' : 'accepted',
    owner: ADA,
    reviewer: RITA,
    rationale: at === 4 ? null : note(`What was found at ${at}.`, 'It was checked twice.'),
    evidence: at === 0 ? [id<EvidenceId>(101), id<EvidenceId>(102)] : [],
    decision: at === 4 ? null : { decision: 'accepted', comment: '', reviewer: RITA, at: AT },
  }));
  const score = { score: null, level: null, assessed: 0, applicable: 0, fraction: null };
  return {
    format: 'certitude-assessment-version-2',
    assessment: {
      id: id<AssessmentId>(10),
      name: 'Yearly assessment 2026',
      method: 'formal',
      revision: 2,
      periodFrom: '2026-10-01',
      periodTo: '2026-10-31',
      targetLevel: 4,
      conduct: {
        ...{ assessorKind: 'external', assessorName: 'Ada Lovelace', assessorCompany: 'Audits Ltd' },
        ...{
          assessorPosition: 'Lead auditor',
          sampling: 'Three of nine issuing CAs, chosen by number of certificates.',
        },
        ...{ startsOn: '2026-10-01', targetOn: '2026-11-15', finishedOn: '2026-11-20' },
        ...{ baseline: null, baselineVersion: null },
      },
    },
    pki: {
      id: id<PkiId>(11),
      name: 'Device PKI',
      description: 'Certificates for devices of the field service.',
      components: 'One root, two issuing CAs, a validation authority.',
      outOfScope: 'The test environment.',
      highLevelDesign: 'Two tiers, with an offline root.',
      pointsOfInteraction: 'The inventory of devices.',
    },
    model: { releaseId: id<ModelReleaseId>(12), version: model.version },
    policy: 'pkimm',
    scores: { overall: score, modules: {}, categories: {} },
    responses,
    evidence: [piece(1), piece(2, { kind: 'link', file: null, url: 'https://example.test/policy', title: 'Policy' })],
    plans: { sha256: 'c'.repeat(64), items: [plan(1), plan(2, { status: 'done', dueOn: '2026-11-01' })] },
    people: { [ADA]: 'Ada Lovelace', [RITA]: 'Rita Reviewer' },
    ...more,
  };
}

/** The same with an assessment of the year before, which was lower. */
export function withBaseline(): ReportSource {
  const source = reportSource();
  const { assessment } = source.content;
  const content = frozen(source.model, { assessment: { ...assessment, name: 'Yearly assessment 2025' } });
  const lower = content.responses.map((answer) => (answer.level === 5 ? { ...answer, level: 2 as const } : answer));
  return { ...source, baseline: { ...source, content: { ...content, responses: lower } } };
}

/** The same as a self-assessment: categories were rated by the organization itself. */
export function selfSource(more: Partial<ReportSource> = {}): ReportSource {
  const source = reportSource();
  const [first] = source.content.responses;
  if (!first) throw new Error('The release has requirements.');
  const categories = source.model.modules.flatMap((module) =>
    module.categories.map((category) => ({ module, category })),
  );
  const responses = categories.map(({ module, category }, at): FrozenAnswer => ({
    ...first,
    id: id<ResponseId>(2_000 + at),
    ...{ module: module.id, category: category.id, requirement: null },
    level: ([2, 3, 1, 4] as const)[at % 4] ?? 2,
    rationale: note(`How ${category.name} is rated.`),
  }));
  const assessment = { ...source.content.assessment, method: 'self' as const };
  return { ...source, content: { ...source.content, assessment, responses }, ...more };
}

/** What a report is made of: a finalized version of a formal assessment, without a baseline. */
export function reportSource(more: Partial<ReportSource> = {}, version = '2.0.0'): ReportSource {
  const model = more.model ?? release(version);
  return {
    organization: 'Example Trust Services',
    content: frozen(model),
    frozen: { sha256: 'a'.repeat(64), finalizedAt: '2026-11-21T10:00:00.000Z' },
    model,
    baseline: null,
    today: '2026-11-28',
    ...more,
  };
}
