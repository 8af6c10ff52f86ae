import {
  type ActionPlanId,
  type AssessmentId,
  type EvidenceId,
  type OrganizationId,
  type ResponseId,
} from '@certitude/contracts';
import {
  assessmentGranted,
  evidenceReviewed,
  planAssigned,
  planDue,
  responseAssigned,
  responseInvited,
  responseReviewed,
  responseSubmitted,
} from './notice-texts';

const organizationId = 'org' as OrganizationId;
const plan = {
  organizationId,
  planId: 'plan' as ActionPlanId,
  title: 'Rotate the root key',
  assessmentName: 'Assessment 2030',
};
const response = {
  organizationId,
  assessmentId: 'asm' as AssessmentId,
  responseId: 'res' as ResponseId,
  title: 'Vision',
  assessmentName: 'Assessment 2030',
};
const assessment = { organizationId, assessmentId: 'asm' as AssessmentId, name: 'Assessment 2030' };
const evidence = { organizationId, evidenceId: 'evi' as EvidenceId, title: 'Key ceremony' };

describe('a notification', () => {
  it.each([
    [planAssigned(plan), 'plan-assigned', 'Action plan “Rotate the root key” in Assessment 2030 is assigned to you'],
    [responseSubmitted(response), 'response-review', '“Vision” in Assessment 2030 waits for your review'],
    [responseReviewed(response, 'accepted'), 'response-decided', '“Vision” in Assessment 2030 was accepted'],
    [responseReviewed(response, 'changes-requested'), 'response-decided', '“Vision” in Assessment 2030 needs changes'],
    [responseAssigned(response), 'response-assigned', '“Vision” in Assessment 2030 is assigned to you'],
    [responseInvited(response), 'response-invited', 'You are invited to answer “Vision” in Assessment 2030'],
    [assessmentGranted(assessment), 'assessment-granted', 'You are invited to review Assessment 2030'],
    [
      planAssigned({ ...plan, title: 'מפתח', assessmentName: 'رقم 7' }),
      'plan-assigned',
      'Action plan “\u2068מפתח\u2069” in \u2068رقم 7\u2069 is assigned to you',
    ],
    [
      responseSubmitted({ ...response, assessmentName: 'رقم 7' }),
      'response-review',
      '“Vision” in \u2068رقم 7\u2069 waits for your review',
    ],
    [
      assessmentGranted({ ...assessment, name: 'رقم 7' }),
      'assessment-granted',
      'You are invited to review \u2068رقم 7\u2069',
    ],
    [
      evidenceReviewed({ ...evidence, title: 'מפתח' }, 'accepted'),
      'evidence-decided',
      'Evidence “\u2068מפתח\u2069” was accepted',
    ],
    [evidenceReviewed(evidence, 'rejected'), 'evidence-decided', 'Evidence “Key ceremony” was rejected'],
  ])('names what and where', (text, kind, title) => {
    expect(text).toMatchObject({ kind, title });
  });

  it.each([
    [7, 'is due in 7 days'],
    [1, 'is due tomorrow'],
    [0, 'is due today'],
    [-1, 'was due yesterday'],
    [-7, 'was due 7 days ago'],
  ])('says of a plan %d days from its date that it %s', (days, words) => {
    expect(planDue(plan, days).title).toBe(`Action plan “Rotate the root key” in Assessment 2030 ${words}`);
  });

  it('leads to its subject', () => {
    expect(planDue(plan, 0).link).toBe('/o/org/plans/plan');
    expect(responseSubmitted(response).link).toBe('/o/org/assessments/asm/responses/res');
    expect(assessmentGranted(assessment).link).toBe('/o/org/assessments/asm');
    expect(evidenceReviewed(evidence, 'accepted').link).toBe('/o/org/evidence/evi');
  });
});
