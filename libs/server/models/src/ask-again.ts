/**
 * Header of an answer with the texts of a release or an extension: they are large and the same for everybody who is
 * signed in, so a browser may keep them, and asks whether they are still what it has.
 */
export const ASK_AGAIN = ['cache-control', 'private, no-cache'] as const;
