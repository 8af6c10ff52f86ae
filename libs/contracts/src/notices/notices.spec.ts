import { EVENTS } from '../events';
import { type AccountId, type ActionPlanId, type AssessmentId, type OrganizationId, type ResponseId } from '../ids';
import {
  type AssessmentFacts,
  type EvidenceFacts,
  type Facts,
  type PlanFacts,
  type ReminderFacts,
  type ResponseFacts,
} from './facts';
import { type Notice, notice } from './notice';
import { inPlan, NamedPlan, planNames, subjectPage } from './names';
import { causeOf, NOTICE_KINDS, type NoticeKind, NOTICES, wordsOf } from './notices';

const id = <T extends string>(number: number) => `00000000-0000-4000-8000-${`${number}`.padStart(12, '0')}` as T;
const [mia, tom, owner] = [id<AccountId>(1), id<AccountId>(2), id<AccountId>(3)];
const organizationId = id<OrganizationId>(9);
const assessmentId = id<AssessmentId>(20);
const planId = id<ActionPlanId>(30);
const responseId = id<ResponseId>(40);

const plan: PlanFacts = {
  type: 'plan',
  id: planId,
  title: 'Rotate the root key',
  assessmentName: 'Assessment 2030',
  responsible: mia,
  status: 'planned',
};
const reminder: ReminderFacts = { type: 'reminder', id: id(50), plan, recipient: mia, days: 7 };
const response: ResponseFacts = {
  type: 'response',
  id: responseId,
  title: 'Vision',
  assessmentId,
  assessmentName: 'Assessment 2030',
  isFinal: false,
  status: 'ready-for-review',
  owner: mia,
  reviewer: tom,
  contributors: [mia],
};
const accepted: ResponseFacts = { ...response, status: 'accepted' };
const sentBack: ResponseFacts = { ...response, status: 'changes-requested' };
const assessment: AssessmentFacts = { type: 'assessment', id: assessmentId, name: 'Assessment 2030', guests: [tom] };
const evidence: EvidenceFacts = { type: 'evidence', id: id(60), title: 'Key ceremony', state: 'accepted' };

const place = { assessmentId, responseId, by: owner };
const asked = (judged: Facts, within: AssessmentId | null = null) => ({
  kind: judged.type,
  id: judged.id,
  assessmentId: within,
  by: owner,
  asked: tom,
});
const PAYLOADS = {
  reminder: { reminderIds: [reminder.id] },
  plan: { planId, by: owner, responsible: mia },
  submitted: { ...place, reviewer: tom },
  accepted: { ...place, status: 'accepted', authors: [mia, tom, mia, owner] },
  sentBack: { ...place, status: 'changes-requested', authors: [tom] },
  assigned: { ...place, owner: mia },
  invited: { ...place, invited: mia },
  granted: { assessmentId, by: owner, guest: tom },
  evidenceAccepted: { evidenceId: evidence.id, by: owner, decision: 'accepted', author: mia },
  evidenceRejected: { evidenceId: evidence.id, by: owner, decision: 'rejected', author: mia },
} as const;

const noticeOf = (kind: NoticeKind): Notice => {
  const found = NOTICES.find((one) => one.kind === kind);
  if (!found) throw new Error(`There is no notice ${kind}.`);
  return found;
};
/** What a notice tells because of an event that the contract knows. */
const tidingsOf = (kind: NoticeKind, payload: object, facts: Facts) => {
  const told = noticeOf(kind);
  const event = { id: 'the event', payload: EVENTS[told.event].parse(payload) };
  expect(told.about(event)).toContainEqual({ type: facts.type, id: facts.id });
  return told.tidings(event, facts);
};
/** What its recipients read, once it was kept as JSON. */
const read = (kind: NoticeKind, payload: object, facts: Facts) => {
  const tidings = tidingsOf(kind, payload, facts);
  if (!tidings) throw new Error('It is no longer so.');
  const parameters: unknown = JSON.parse(JSON.stringify(tidings.parameters));
  return wordsOf({ ...tidings, kind, organizationId, parameters });
};

interface Golden {
  readonly kind: NoticeKind;
  readonly payload: object;
  readonly facts: Facts;
  readonly title: string;
  readonly link: string;
  readonly recipients: readonly AccountId[];
}
const golden = (kind: NoticeKind, payload: object, facts: Facts) => ({
  says: (title: string, link: string, ...recipients: AccountId[]): Golden => ({
    ...{ kind, payload, facts, title, recipients },
    link: `/o/${organizationId}/${link}`,
  }),
});
const answerPage = `assessments/${assessmentId}/responses/${responseId}`;
const planPage = `plans/${planId}`;

const GOLDEN: readonly Golden[] = [
  golden('plan-due', PAYLOADS.reminder, reminder).says(
    'Action plan “Rotate the root key” in Assessment 2030 is due in 7 days',
    planPage,
    mia,
  ),
  golden('plan-assigned', PAYLOADS.plan, plan).says(
    'Action plan “Rotate the root key” in Assessment 2030 is assigned to you',
    planPage,
    mia,
  ),
  golden('response-review', PAYLOADS.submitted, response).says(
    '“Vision” in Assessment 2030 waits for your review',
    answerPage,
    tom,
  ),
  golden('response-decided', PAYLOADS.accepted, accepted).says(
    '“Vision” in Assessment 2030 was accepted',
    answerPage,
    ...[mia, tom],
  ),
  golden('response-decided', PAYLOADS.sentBack, sentBack).says(
    '“Vision” in Assessment 2030 needs changes',
    answerPage,
    ...[tom, mia],
  ),
  golden('evidence-decided', PAYLOADS.evidenceAccepted, evidence).says(
    'Evidence “Key ceremony” was accepted',
    `evidence/${evidence.id}`,
    mia,
  ),
  golden('evidence-decided', PAYLOADS.evidenceRejected, { ...evidence, state: 'rejected' }).says(
    'Evidence “Key ceremony” was rejected',
    `evidence/${evidence.id}`,
    mia,
  ),
  golden('response-assigned', PAYLOADS.assigned, response).says(
    '“Vision” in Assessment 2030 is assigned to you',
    answerPage,
    mia,
  ),
  golden('response-invited', PAYLOADS.invited, response).says(
    'You are invited to answer “Vision” in Assessment 2030',
    answerPage,
    mia,
  ),
  golden('assessment-granted', PAYLOADS.granted, assessment).says(
    'You are invited to review Assessment 2030',
    `assessments/${assessmentId}`,
    tom,
  ),
  golden('review-asked', asked(response, assessmentId), response).says(
    'You are asked to decide on “Vision” in Assessment 2030',
    answerPage,
    tom,
  ),
  golden('review-asked', asked(evidence), { ...evidence, state: 'submitted' }).says(
    'You are asked to decide on evidence “Key ceremony”',
    `evidence/${evidence.id}`,
    tom,
  ),
  golden('review-asked', asked(plan), plan).says(
    'You are asked to decide on action plan “Rotate the root key” in Assessment 2030',
    planPage,
    tom,
  ),
];

describe('a notice', () => {
  it.each(GOLDEN)('of the kind $kind says: $title', ({ kind, payload, facts, title, link, recipients }) => {
    expect(read(kind, payload, facts)).toEqual({ title, link });
    expect(tidingsOf(kind, payload, facts)?.recipients).toEqual(recipients);
  });

  it.each(NOTICE_KINDS)('of the kind %s has an example above', (kind) => {
    expect(GOLDEN.map((example) => example.kind)).toContain(kind);
  });

  it.each([
    [7, 'is due in 7 days'],
    [1, 'is due tomorrow'],
    [0, 'is due today'],
    [-1, 'was due yesterday'],
    [-7, 'was due 7 days ago'],
  ])('says of a plan %d days from its date that it %s', (days, words) => {
    expect(read('plan-due', PAYLOADS.reminder, { ...reminder, days })?.title).toBe(
      `Action plan “Rotate the root key” in Assessment 2030 ${words}`,
    );
  });

  it.each([
    ['plan-assigned', PAYLOADS.plan, plan, 'Action plan “\u2068מפתח\u2069” in \u2068رقم 7\u2069 is assigned to you'],
    ['response-review', PAYLOADS.submitted, response, '“\u2068מפתח\u2069” in \u2068رقم 7\u2069 waits for your review'],
    ['assessment-granted', PAYLOADS.granted, assessment, 'You are invited to review \u2068رقم 7\u2069'],
    ['evidence-decided', PAYLOADS.evidenceAccepted, evidence, 'Evidence “\u2068מפתח\u2069” was accepted'],
  ] as const)(
    'of the kind %s keeps its words in order around names from right to left',
    (kind, payload, facts, title) => {
      const named = { ...facts, title: 'מפתח', assessmentName: 'رقم 7', name: 'رقم 7' };
      expect(read(kind, payload, named)?.title).toBe(title);
    },
  );

  it.each<[NoticeKind, string, object, Facts]>([
    ['plan-due', 'the plan is done', PAYLOADS.reminder, { ...reminder, plan: { ...plan, status: 'done' } }],
    ['plan-due', 'somebody else has it', PAYLOADS.reminder, { ...reminder, plan: { ...plan, responsible: tom } }],
    ['plan-assigned', 'it went on to somebody else', PAYLOADS.plan, { ...plan, responsible: tom }],
    ['plan-assigned', 'nobody has it', PAYLOADS.plan, { ...plan, responsible: null }],
    ['plan-assigned', 'the plan is cancelled', PAYLOADS.plan, { ...plan, status: 'cancelled' }],
    ['plan-assigned', 'the plan is verified', PAYLOADS.plan, { ...plan, status: 'verified' }],
    ['response-review', 'it was taken back', PAYLOADS.submitted, { ...response, status: 'in-progress' }],
    ['response-review', 'it was decided', PAYLOADS.submitted, accepted],
    ['response-review', 'the assessment is final', PAYLOADS.submitted, { ...response, isFinal: true }],
    ['response-decided', 'the approval fell', PAYLOADS.accepted, { ...response, status: 'in-progress' }],
    ['response-decided', 'it was submitted again', PAYLOADS.sentBack, response],
    ['evidence-decided', 'there is a newer revision', PAYLOADS.evidenceAccepted, { ...evidence, state: 'draft' }],
    ['response-assigned', 'somebody else answers', PAYLOADS.assigned, { ...response, owner: tom }],
    ['response-assigned', 'the assessment is final', PAYLOADS.assigned, { ...response, isFinal: true }],
    ['response-invited', 'the invitation was withdrawn', PAYLOADS.invited, { ...response, contributors: [tom] }],
    ['response-invited', 'the assessment is final', PAYLOADS.invited, { ...response, isFinal: true }],
    ['assessment-granted', 'the grant was withdrawn', PAYLOADS.granted, { ...assessment, guests: [mia] }],
    ['review-asked', 'the answer was accepted', asked(response), accepted],
    ['review-asked', 'the answer was sent back', asked(response), sentBack],
    ['review-asked', 'the assessment is final', asked(response), { ...response, isFinal: true }],
    ['review-asked', 'the evidence was decided', asked(evidence), evidence],
    ['review-asked', 'the plan was verified', asked(plan), { ...plan, status: 'verified' }],
    ['review-asked', 'the plan was cancelled', asked(plan), { ...plan, status: 'cancelled' }],
  ])('of the kind %s tells nobody when %s', (kind, _why, payload, facts) => {
    expect(tidingsOf(kind, payload, facts)).toBeNull();
  });

  it('waits for whoever reviews the answer now', () => {
    const tidings = tidingsOf('response-review', PAYLOADS.submitted, { ...response, reviewer: mia });
    expect(tidings?.recipients).toEqual([mia]);
    expect(tidingsOf('response-review', PAYLOADS.submitted, { ...response, reviewer: null })?.recipients).toEqual([]);
  });

  it.each<[string, NoticeKind, object, Facts, AssessmentId | null]>([
    ['an answer', 'response-review', PAYLOADS.submitted, response, assessmentId],
    ['an assessment', 'assessment-granted', PAYLOADS.granted, assessment, assessmentId],
    ['a plan', 'plan-assigned', PAYLOADS.plan, plan, null],
    ['evidence', 'evidence-decided', PAYLOADS.evidenceAccepted, evidence, null],
    ['what a guest is asked about', 'review-asked', asked(plan, assessmentId), plan, assessmentId],
  ])('of %s is for guests where they were let in', (_what, kind, payload, facts, where) => {
    expect(tidingsOf(kind, payload, facts)?.assessmentId).toBe(where);
  });

  it('is told once because of an event, and a reminder once whatever carries it', () => {
    expect(tidingsOf('plan-assigned', PAYLOADS.plan, plan)?.cause).toBe('the event');
    expect(tidingsOf('plan-due', PAYLOADS.reminder, reminder)?.cause).toBe(reminder.id);
  });

  it('of the same event as another one is told beside it', () => {
    const second = notice({
      kind: 'plan-taken',
      event: 'plan.assigned',
      work: 'news',
      about: ({ planId: plan }) => [{ type: 'plan', id: plan }],
      stillTrue: () => true,
      recipients: () => [],
      parameters: NamedPlan,
      keeps: planNames,
      title: inPlan,
      link: subjectPage,
    });
    for (const known of NOTICES) expect(causeOf(known, { cause: 'it' })).toBe('it');
    expect(causeOf(second, { cause: 'it' })).toBe('it/plan-taken');
  });

  it('has no words of its own when its kind or its parameters are not known here', () => {
    const kept = {
      kind: 'plan-assigned',
      organizationId,
      subject: { type: 'plan', id: planId },
      assessmentId,
    } as const;
    expect(wordsOf({ ...kept, parameters: { plan: 'Plan', assessment: 'Assessment', later: true } })).toBeDefined();
    expect(wordsOf({ ...kept, parameters: { plan: 'Plan' } })).toBeUndefined();
    expect(wordsOf({ ...kept, parameters: null })).toBeUndefined();
    expect(wordsOf({ ...kept, kind: 'of tomorrow', parameters: {} })).toBeUndefined();
  });
});
