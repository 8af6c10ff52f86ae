import { type ModelRelease } from '@certitude/maturity';
import { type AssessmentDocument, type DocumentAnswer, type WrittenDocument } from './assessment-document';
import { type AssessmentRecord } from './assessment-record';
import { defined } from './defined';
import { placesByKey } from './keys';
import { liveAnswers } from './live-answers';
import { liveNames } from './live-names';
import { livePlans } from './live-plans';

/**
 * The assessment as it is now, as a document that tools of others are written from. What was imported comes along: what a
 * team has not touched leaves as it came, in the words, ids and order it had, and what has no place here is still there.
 * @param imported what the assessment was imported from; null when it was started here
 */
export function liveDocument(
  record: AssessmentRecord,
  release: ModelRelease,
  imported: AssessmentDocument | null,
): WrittenDocument {
  // What we wrote ourselves has nothing that we have no place for.
  const isTheirs = imported !== null && !OWN_KINDS.includes(imported.kind);
  const before = isTheirs && imported.release === release.version ? imported : null;
  const answers = liveAnswers(record, release, before);
  const plans = livePlans(record, placesByKey(release), before);
  return {
    ...(before ?? emptyDocument(record)),
    method: record.assessment.method === 'self' ? 'self' : 'full',
    ...liveNames(record, before),
    answers,
    ...((plans.length > 0 || before?.plans) && { plans: [...plans] }),
    ...livePeople(record, answers, before),
  };
}

const OWN_KINDS: readonly AssessmentDocument['kind'][] = [
  'certitude-json',
  'answers-csv',
  'answers-xlsx',
  'evidence-csv',
  'plans-csv',
  'members-csv',
];

function emptyDocument({ assessment }: AssessmentRecord): WrittenDocument {
  return {
    kind: 'certitude',
    release: assessment.release,
    method: 'full',
    about: {},
    answers: [],
    extensions: [],
    workspace: {},
    unmapped: [],
    warnings: [],
    choices: [],
    tool: { policy: 'pkimm', differs: [] },
    origin: { createdAt: assessment.createdAt, updatedAt: assessment.changedAt, fields: [], kept: {} },
  };
}

/** Whoever an answer names is among the people of the document. */
function livePeople(
  record: AssessmentRecord,
  answers: readonly DocumentAnswer[],
  before: AssessmentDocument | null,
): Pick<WrittenDocument, 'people'> {
  const were = before?.people ?? [];
  const known = new Set(were.map(({ id }) => id));
  const named = new Set(answers.flatMap(({ person }) => person ?? []));
  const added = record.people
    .filter(({ id }) => named.has(id) && !known.has(id))
    .map(({ id, name, role, email }) => defined({ id, name, role: role ?? undefined, contact: email ?? undefined }));
  return added.length > 0 || before?.people ? { people: [...were, ...added] } : {};
}
