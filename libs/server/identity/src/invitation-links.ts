/** Knows which invitation links can be used. Provided by the organizations context. */
export abstract class InvitationLinks {
  /** @returns false for a link that is unknown, used, revoked or expired */
  abstract isOpen(token: string): Promise<boolean>;
}
