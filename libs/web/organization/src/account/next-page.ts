/** Where to go after signing in: a path of this application, never another site (`//evil`, `https:…`). */
export const nextPage = (next: string | undefined): string => (next && /^\/(?![/\\])/.test(next) ? next : '/');

/** The secret of the invitation that somebody goes on to, if it is one. */
export const invitationIn = (next: string | undefined): string | undefined =>
  /^\/invitations\/([A-Za-z0-9_-]+)$/.exec(next ?? '')?.[1];
