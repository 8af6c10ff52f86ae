/** Where to go after signing in: a path of this application, never another site (`//evil`, `https:…`). */
export const nextPage = (next: string | undefined): string => (next && /^\/(?![/\\])/.test(next) ? next : '/');

/** The secret of the invitation that somebody goes on to, if it is one. */
export const invitationIn = (next: string | undefined): string | undefined =>
  /^\/invitations\/([A-Za-z0-9_-]+)$/.exec(next ?? '')?.[1];

/** The secret in an invitation link as people paste it: a whole address of this or another name, a path, the secret alone. */
export const invitationSecretIn = (pasted: string): string | undefined =>
  /^(?:\S*\/invitations\/)?([A-Za-z0-9_-]{32,64})\/?(?:[?#]\S*)?$/.exec(pasted.trim())?.[1];
