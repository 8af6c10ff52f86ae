import { type AccountId, type AssessmentId, type OrganizationId, type Role } from '@certitude/contracts';
import { type TenantContext } from '../database/tenant-database';
import { type SignedInSession } from './access';

/** Reads who is signed in from a request's Cookie header. Provided by the identity context. */
export abstract class Sessions {
  /** @returns null when there is no valid session */
  abstract fromCookies(cookieHeader: string | undefined): Promise<SignedInSession | null>;
  /** Whether a session that was read before is still one. */
  abstract isValid(session: SignedInSession): Promise<boolean>;
  /** The token that requests of this session send back in `x-csrf-token`. */
  abstract csrfToken(session: SignedInSession): string;
}

/** Reads roles. Provided by the organizations context. */
export abstract class Memberships {
  /** @returns null for anybody who is not a current member, and for an organization that is suspended or does not exist */
  abstract roleOf(organizationId: OrganizationId, accountId: AccountId): Promise<Role | null>;
  /** Whether the operator suspended the organization; false for anybody who is not a member of it. */
  abstract isSuspended(organizationId: OrganizationId, accountId: AccountId): Promise<boolean>;
}

/** Knows which assessments somebody may open. Provided by the assessments context. */
export abstract class AssessmentGate {
  /** @returns false also for an assessment that does not exist, when the role alone does not open it */
  abstract isOpenTo(context: TenantContext, assessmentId: AssessmentId): Promise<boolean>;
}
