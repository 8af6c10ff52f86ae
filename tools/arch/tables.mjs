// Which context owns which table: the one whose library has its entity. Others ask the owner, through what its library
// exports; where a statement names a table of another context all the same, it is listed with the reason, and a test finds
// whatever is not (tables.spec.ts).
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SERVER = join(import.meta.dirname, '../../libs/server');

const ownedTable = (file) => {
  const [, table] = readFileSync(join(SERVER, file), 'utf8').match(/^@Entity\('([a-z_]+)'\)$/m) ?? [];
  return [table, file.split(/[\\/]/)[0]];
};

/** @type {Readonly<Record<string, string>>} table → context, a folder of libs/server */
export const TABLES = Object.fromEntries(globSync('*/src/**/*.entity.ts', { cwd: SERVER }).map(ownedTable));

const NAMES = 'names and pictures of people are shown beside what they did, and asked for in the same statement';
const ZONE = 'a date is judged in the zone of the organization, in the same statement';

/** Statements that read tables of another context, by file below libs/server. */
export const READS = [
  {
    file: 'assessments/src/access/assessment-people.ts',
    tables: ['account', 'account_picture', 'member'],
    because: NAMES,
  },
  {
    file: 'assessments/src/access/assessment-people.ts',
    tables: [
      ...['response', 'response_contributor', 'assessment_operation', 'review', 'assessment_version'],
      ...['evidence_link', 'evidence_revision'],
    ],
    because:
      'who had a part in an assessment, whatever the part was, page by page; a view of each context would end this',
  },
  {
    file: 'assessments/src/assessment/assessment-details.service.ts',
    tables: ['assessment_stream'],
    because: 'held before the assessment, as whoever finalizes does; what answering exports would be a circle',
  },
  { file: 'assessments/src/access/grant.repository.ts', tables: ['organization'], because: ZONE },
  {
    file: 'answering/src/answer-rights.service.ts',
    tables: ['evidence_link'],
    because: 'who attached evidence took part in the answer; a view of evidence would end this',
  },
  {
    file: 'assessments/src/assessment/assessment-details.service.ts',
    tables: ['assessment_version'],
    because: 'a baseline is a version that there is; asked for in the transaction that says so',
  },
  {
    file: 'assessments/src/assessment/assessment.repository.ts',
    tables: ['assessment_stream', 'assessment_version'],
    because: 'a list shows whether each can be edited, and what the version of a finalized one says, in one statement',
  },
  {
    file: 'reviews/src/evidence-hashes.repository.ts',
    tables: ['evidence_link', 'evidence_revision'],
    because: 'an answer is accepted with its evidence, by one hash; a view of evidence would end this',
  },
  {
    file: 'reviews/src/deciders.repository.ts',
    tables: ['account', 'member', 'guest_grant', 'response', 'action_plan', 'evidence_link'],
    because: 'one question for answers, evidence and plans: who may still decide on it',
  },
  {
    file: 'answering/src/noticed-responses.ts',
    tables: ['assessment'],
    because: 'a notice says where an answer is, in one statement',
  },
  {
    file: 'answering/src/responses.service.ts',
    tables: ['assessment'],
    because: 'the title of an answer is in the model release of its assessment, in one statement',
  },
  {
    file: 'answering/src/requirement-search.ts',
    tables: ['assessment'],
    because: 'what is asked is found in the newest assessment of each release, in one statement',
  },
  { file: 'answering/src/stream/facts/clients.ts', tables: ['account', 'member'], because: NAMES },
  {
    file: 'answering/src/stream/facts/roles.ts',
    tables: ['member'],
    because: 'the role of whoever edits is checked in the statement that commits the edit',
  },
  { file: 'core/src/database/edits.ts', tables: ['account'], because: NAMES },
  {
    file: 'evidence/src/current-revision.ts',
    tables: ['organization'],
    because: ZONE,
  },
  { file: 'evidence/src/evidence-revisions.service.ts', tables: ['organization'], because: ZONE },
  {
    file: 'reviews/src/latest-decisions.ts',
    tables: ['response'],
    because: 'decisions on all answers of one assessment, in one statement',
  },
  {
    file: 'evidence/src/evidence-reader.ts',
    tables: ['assessment', 'response', 'review'],
    because: 'a list shows what each piece is evidence of, and how it was judged, in one statement',
  },
  {
    file: 'evidence/src/evidence.repository.ts',
    tables: ['assessment_stream'],
    because: 'evidence of a finalized assessment is closed, checked in the statement that changes it',
  },
  {
    file: 'improvement/src/plan.repository.ts',
    tables: ['assessment', 'assessment_stream', 'pki', 'response'],
    because:
      'a list shows what each plan improves, and plans of open assessments find their people, in one statement each',
  },
  { file: 'evidence/src/evidence-order.ts', tables: ['account'], because: 'a list is ordered by names of people' },
  {
    file: 'evidence/src/evidence-search.ts',
    tables: ['assessment'],
    because: 'what was found says what it is evidence of, in one statement',
  },
  {
    file: 'identity/src/address-link.repository.ts',
    tables: ['account_mail'],
    because: 'a link to another address is made only while its letter still waits, held in the same statement',
  },
  {
    file: 'improvement/src/plan-list.ts',
    tables: ['assessment', 'pki', 'account', 'member'],
    because:
      'a list is ordered and filtered by what plans belong to, by names of people, and by who is no member any more',
  },
  {
    file: 'improvement/src/plan-search.ts',
    tables: ['assessment'],
    because: 'what was found says what it improves, in one statement',
  },
  {
    file: 'exchange/src/imports/import.repository.ts',
    tables: ['assessment'],
    because: 'a list shows what each import became, in one statement',
  },
  {
    file: 'answering/src/history.service.ts',
    tables: ['account'],
    because: 'history says who brought what came with an archive, in one statement',
  },
  {
    file: 'exchange/src/archive/leaving/rows-to-leave.ts',
    tables: ['member', 'account'],
    because: 'an archive is every row of an organization as of one moment, which is one statement',
  },
  {
    file: 'exchange/src/archive/leaving/archive-writer.service.ts',
    tables: ['organization', 'model_release'],
    because: 'the same moment as the rows',
  },
  {
    file: 'exchange/src/archive/arriving/arriving-rows.service.ts',
    tables: ['model_release'],
    because: 'releases are found by what they say, in the same transaction',
  },
  { file: 'improvement/src/reminder.repository.ts', tables: ['organization'], because: ZONE },
  {
    file: 'insights/src/dashboard.repository.ts',
    tables: [
      ...['pki', 'assessment', 'assessment_stream', 'assessment_version'],
      ...['evidence', 'evidence_revision', 'action_plan'],
    ],
    because: 'the dashboard counts over everything, measured as single statements',
  },
  {
    file: 'insights/src/first-steps-reader.ts',
    tables: ['pki', 'assessment', 'response', 'invitation', 'member', 'evidence', 'action_plan'],
    because: 'whether there is one of each yet, in one statement',
  },
  {
    file: 'insights/src/answers-to-review.repository.ts',
    tables: ['pki', 'assessment', 'response'],
    because: 'what waits for a review in all assessments, counted and listed by one statement each',
  },
  {
    file: 'insights/src/unheld.repository.ts',
    tables: ['member', 'assessment', 'response', 'evidence', 'action_plan', 'plan_task'],
    because: 'what nobody has, whatever it is, counted in one statement',
  },
  {
    file: 'insights/src/work.repository.ts',
    tables: [
      ...['pki', 'assessment', 'response', 'response_contributor'],
      ...['evidence', 'evidence_link', 'evidence_revision', 'action_plan', 'plan_task'],
    ],
    because: 'one page of what waits for a person, whatever it is',
  },
  { file: 'organizations/src/member-search.ts', tables: ['account'], because: NAMES },
  { file: 'organizations/src/member.repository.ts', tables: ['account', 'account_picture'], because: NAMES },
];

/** Statements that write to tables of another context, by file below libs/server. */
export const WRITES = [
  {
    file: 'exchange/src/archive/arriving/arriving-people.ts',
    tables: ['account'],
    because:
      'who is named in an archive and has no account here becomes one without address, with the organization or not at all',
  },
  {
    file: 'answering/src/stream/append.ts',
    tables: ['outbox'],
    because: 'events of edits are written by the one statement that commits the edits',
  },
  {
    file: 'evidence/src/evidence.repository.ts',
    tables: ['review'],
    because: 'decisions on answers, evidence and plans are rows of one table',
  },
  {
    file: 'improvement/src/plan.repository.ts',
    tables: ['review'],
    because: 'decisions on answers, evidence and plans are rows of one table',
  },
];
