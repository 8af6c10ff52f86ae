import { AccountId, AssessmentId, OrganizationId, ResponseId } from '@certitude/contracts';

const uuid = (kind: number, number: number): string =>
  `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const accountId = (number: number): AccountId => AccountId.parse(uuid(1, number));
export const responseId = (number: number): ResponseId => ResponseId.parse(uuid(2, number));
export const assessmentId = (number: number): AssessmentId => AssessmentId.parse(uuid(3, number));
export const organizationId = (number: number): OrganizationId => OrganizationId.parse(uuid(4, number));
export const clientId = (number: number): string => uuid(5, number);
